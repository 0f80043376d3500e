//! What can be asked on the command line.

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Red Wall 红色长城: the front desk of a blood station, without a window.
#[derive(Parser)]
#[command(name = "redwall-cli", version, about)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// May this person donate this, on this day? One case a line on stdin.
    Assess(Rulebooks),
    /// What has been earned? One donor a line on stdin.
    Honours(Rulebooks),
    /// What blood may donor and family use free of charge? One donor a line on stdin.
    Benefits(Rulebooks),
    /// Reads document numbers, one a line on stdin, optionally TYPE<TAB>NUMBER.
    IdCheck,
    /// Reads donation codes.
    Din {
        #[arg(required = true, allow_hyphen_values = true)]
        codes: Vec<String>,
    },
    /// Makes a new station and prints its recovery key, this once.
    Init {
        #[command(flatten)]
        at: Login,
        /// The station's name, as certificates print it.
        #[arg(long)]
        station: String,
        /// The site that this desk stands at; the station itself when absent.
        #[arg(long)]
        site: Option<String>,
    },
    /// Makes the demonstration station, all of whose people are made up.
    Demo {
        #[command(flatten)]
        at: Login,
    },
    /// The main job: one walk-in donor a line on stdin, judged, recorded, certified.
    WalkIn {
        #[command(flatten)]
        at: Login,
        /// The folder for the certificates, as PDF.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Finds donors by ID number, phone, name, pinyin, donor number, donation code or serial.
    Search {
        #[command(flatten)]
        at: Login,
        query: String,
    },
    /// Takes donors or donations out.
    Export {
        #[command(flatten)]
        at: Login,
        #[arg(long, value_enum)]
        what: What,
        #[arg(long, value_enum)]
        format: Format,
        #[arg(long)]
        out: PathBuf,
    },
    /// Judges the donations of a day again: as was known then, and as is known now.
    Reconcile {
        #[command(flatten)]
        at: Login,
        /// The day; today when absent.
        #[arg(long, value_name = "YYYY-MM-DD")]
        day: Option<NaiveDate>,
    },
    /// A donor's deferrals: set, ended, voided, listed.
    #[command(subcommand)]
    Deferral(Deferral),
    /// The lists of blocked documents: one put on or off, a whole list taken in, all listed.
    #[command(subcommand)]
    Block(Block),
    /// Proves the hash chain, the tables against a replay, and the file itself.
    Verify {
        #[command(flatten)]
        at: Login,
        /// The chain and the head only.
        #[arg(long)]
        quick: bool,
        /// A head that was kept elsewhere, SEQ:HASH: the journal must contain it.
        #[arg(long)]
        expect: Option<String>,
    },
}

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

#[derive(Args)]
pub struct Rulebooks {
    /// A rulebook laid over the shipped ones; may be given several times.
    #[arg(long = "rulebook", value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

#[derive(Args)]
pub struct Login {
    /// The folder of the station's data.
    #[arg(long)]
    pub data: PathBuf,
    /// The name to log in with.
    #[arg(long)]
    pub staff: String,
    /// A file that holds the password; otherwise it is taken from REDWALL_PASSWORD.
    #[arg(long)]
    pub password_file: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum What {
    Donors,
    Donations,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    Xlsx,
    Csv,
    Jsonl,
}
