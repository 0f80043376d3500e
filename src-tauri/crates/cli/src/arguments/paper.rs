//! `document`, `print` and `certificate`.

use super::Login;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum DocumentWhat {
    /// Issues documents under a serial: one order a line on stdin, such as
    /// {"of":"record","donor":"ID"}.
    Issue {
        #[command(flatten)]
        at: Login,
    },
    /// Draws a document as PDF, or a page of it as PNG.
    Draw {
        #[command(flatten)]
        at: Login,
        #[command(flatten)]
        paper: Drawn,
        #[arg(long)]
        out: PathBuf,
        /// A page as a picture, so many pixels wide.
        #[arg(long, value_name = "PIXELS")]
        png: Option<u32>,
        /// The page, counted from 1.
        #[arg(long, default_value_t = 1, requires = "png")]
        page: u32,
    },
    /// What was issued about a donor, or about the station as a whole.
    List {
        #[command(flatten)]
        at: Login,
        #[arg(long)]
        donor: Option<String>,
    },
    /// The templates; with --copy, copies of them for the station to change.
    Templates {
        #[command(flatten)]
        at: Login,
        #[arg(long)]
        copy: bool,
    },
}

/// What is drawn.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct Drawn {
    /// What was issued under a serial, such as C00000012.
    #[arg(long)]
    pub serial: Option<String>,
    /// Anything else as JSON, such as {"kind":"daily"} or {"kind":"visit_form","visit":"ID"}.
    #[arg(long, value_name = "JSON")]
    pub paper: Option<String>,
}

#[derive(Subcommand)]
pub enum PrintWhat {
    /// The printers of this computer.
    Printers {
        #[command(flatten)]
        at: Login,
    },
    /// Orders a print.
    Order {
        #[command(flatten)]
        at: Login,
        #[command(flatten)]
        paper: Drawn,
        #[arg(long)]
        printer: String,
        #[arg(long)]
        tray: Option<String>,
        #[arg(long, default_value_t = 1)]
        copies: u32,
        #[arg(long)]
        duplex: bool,
        /// Why it is printed again.
        #[arg(long)]
        reason: Option<String>,
        /// Waits so many seconds for what becomes of it.
        #[arg(long, default_value_t = 0, value_name = "SECONDS")]
        wait: u32,
    },
    /// The ledger of the last days; what waits is handed over first.
    List {
        #[command(flatten)]
        at: Login,
        #[arg(long)]
        days: Option<u32>,
    },
    /// Takes a print out of the queue.
    Cancel {
        #[command(flatten)]
        at: Login,
        print: String,
        #[arg(long)]
        reason: String,
    },
    /// Notes who took a print away.
    Collected {
        #[command(flatten)]
        at: Login,
        print: String,
        #[arg(long)]
        by: String,
    },
}

#[derive(Subcommand)]
pub enum CertificateWhat {
    /// Is this certificate ours and unchanged? By the text of its code, without the station's data.
    Verify {
        /// A file that holds the text of the code, or the text itself.
        #[arg(value_name = "FILE_OR_TEXT")]
        code: String,
        /// A file with the station's public keys, one a line.
        #[arg(long, required_unless_present = "data")]
        key: Option<PathBuf>,
        /// The folder of the station's data: says also whether it was voided.
        #[arg(long, requires = "staff", conflicts_with = "key")]
        data: Option<PathBuf>,
        /// The name to log in with.
        #[arg(long)]
        staff: Option<String>,
        /// A file that holds the password; otherwise it is taken from REDWALL_PASSWORD.
        #[arg(long)]
        password_file: Option<PathBuf>,
    },
    /// The public keys of the station, as --key takes them.
    Key {
        #[command(flatten)]
        at: Login,
    },
    /// Voids a certificate or another document.
    Void {
        #[command(flatten)]
        at: Login,
        /// Its serial, such as C00000012.
        serial: String,
        #[arg(long)]
        reason: String,
    },
    /// Voids it and issues it anew.
    Reissue {
        #[command(flatten)]
        at: Login,
        /// Its serial, such as C00000012.
        serial: String,
        #[arg(long)]
        reason: String,
    },
}
