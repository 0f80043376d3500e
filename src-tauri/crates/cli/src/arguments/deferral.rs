//! `deferral` and `block`.

use super::Login;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum Deferral {
    /// Defers a donor.
    Set {
        #[command(flatten)]
        at: Login,
        #[command(flatten)]
        donor: DonorNo,
        /// The code of the reason.
        #[arg(long)]
        code: String,
        /// The day that the duration is counted from.
        #[arg(long, value_name = "YYYY-MM-DD")]
        event: Option<NaiveDate>,
        /// First day of the block; always, when absent.
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: Option<NaiveDate>,
        /// First day on which donating is allowed again.
        #[arg(long, value_name = "YYYY-MM-DD")]
        until: Option<NaiveDate>,
        /// Never ends by itself.
        #[arg(long)]
        permanent: bool,
        /// interview, examination, laboratory, other_station, blocked_document or physician.
        #[arg(long)]
        source: Option<String>,
    },
    /// Ends a deferral from a day on.
    End {
        #[command(flatten)]
        at: Login,
        /// The record, as it is listed.
        #[arg(long)]
        id: String,
        /// The first day on which it no longer blocks.
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: NaiveDate,
        #[arg(long)]
        reason: String,
    },
    /// Voids a deferral that was set by mistake.
    Void {
        #[command(flatten)]
        at: Login,
        /// The record, as it is listed.
        #[arg(long)]
        id: String,
        #[arg(long)]
        reason: String,
    },
    /// Lists a donor's deferrals, newest first.
    List {
        #[command(flatten)]
        at: Login,
        #[command(flatten)]
        donor: DonorNo,
    },
}

#[derive(Subcommand)]
pub enum Block {
    /// Puts a document on a list.
    Set {
        #[command(flatten)]
        at: Login,
        #[command(flatten)]
        listed: Listed,
        /// First day of the block; always, when absent.
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: Option<NaiveDate>,
        /// First day on which donating is allowed again.
        #[arg(long, value_name = "YYYY-MM-DD")]
        until: Option<NaiveDate>,
    },
    /// Takes a document off a list.
    End {
        #[command(flatten)]
        at: Login,
        #[command(flatten)]
        listed: Listed,
        #[arg(long)]
        reason: String,
    },
    /// Takes in a list, CSV or JSON Lines: type, number, list, from, until.
    Import {
        #[command(flatten)]
        at: Login,
        file: PathBuf,
    },
    /// Lists what is and was on the lists, numbers masked.
    List {
        #[command(flatten)]
        at: Login,
    },
}

#[derive(Args)]
pub struct DonorNo {
    /// The donor number.
    #[arg(long = "donor", value_name = "NUMBER")]
    pub no: u32,
}

#[derive(Args)]
pub struct Listed {
    /// The document's type; recognised from the number when absent.
    #[arg(long = "type")]
    pub kind: Option<String>,
    /// A file that holds the document's number: a command line can be read by others.
    #[arg(long)]
    pub number_file: PathBuf,
    /// The list.
    #[arg(long)]
    pub list: String,
}
