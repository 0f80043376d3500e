//! What can be asked on the command line.

mod backup;
mod deferral;
mod identity;
mod paper;
mod records;
mod rulebook;
mod staff;

pub use backup::{Backup, Restore};
pub use deferral::{Block, Deferral, DonorNo, Listed};
pub use identity::{Answers, Merge, Unmerge};
pub use paper::{CertificateWhat, DocumentWhat, Drawn, PrintWhat};
pub use records::{AwardLevel, TaskWhat, TimeWhat};
pub use rulebook::{RulebookCommand, RulebookFiles, SecondPerson};
pub use staff::{NewPassword, Staff};

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
    /// Makes the demonstration station, all of whose people are made up; with numbers, a synthetic
    /// one of that size.
    Demo {
        #[command(flatten)]
        at: Login,
        /// Donors of a synthetic station, up to 1000000.
        #[arg(long, requires = "donations")]
        donors: Option<u32>,
        /// Donations of a synthetic station, up to 5000000.
        #[arg(long, requires = "donors")]
        donations: Option<u32>,
        /// What makes one synthetic station different from another of its size.
        #[arg(long, requires = "donors")]
        seed: Option<u32>,
    },
    /// The main job: one walk-in donor a line on stdin, judged, recorded, certified.
    WalkIn {
        #[command(flatten)]
        at: Login,
        /// The folder for the certificates, as PDF.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// What happened on past days, one donation a line on stdin: kept whatever the rules say of it.
    LateEntry {
        #[command(flatten)]
        at: Login,
        /// The folder for the certificates, as PDF.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// What waits for a person.
    Task {
        #[command(subcommand)]
        what: TaskWhat,
    },
    /// Records a national award that was conferred.
    Award {
        #[command(flatten)]
        at: Login,
        /// The donor's id, as search gives it.
        #[arg(long)]
        donor: String,
        #[arg(long, value_enum)]
        level: AwardLevel,
        /// Last day whose donations the round counted, YYYY-MM-DD.
        #[arg(long)]
        cutoff: String,
        /// The day of a gold's last counted donation, where the records behind it are missing.
        #[arg(long)]
        counted_after: Option<String>,
    },
    /// Everyone to be nominated in a round, ready for the national form: document numbers in full,
    /// each of which leaves an entry.
    HonoursList {
        #[command(flatten)]
        at: Login,
        /// Last day whose donations the round counts.
        #[arg(long, value_name = "YYYY-MM-DD")]
        as_of: NaiveDate,
        /// The round, as people call it.
        #[arg(long)]
        round: Option<String>,
    },
    /// Records a donor's volunteer service, as it stands.
    VolunteerHours {
        #[command(flatten)]
        at: Login,
        /// The donor's id, as search gives it.
        #[arg(long)]
        donor: String,
        /// First day of service, YYYY-MM-DD.
        #[arg(long)]
        since: String,
        /// Hours in all.
        #[arg(long)]
        hours: u32,
    },
    /// A donor's entries in the journal: every change, when and by whom.
    Changes {
        #[command(flatten)]
        at: Login,
        /// The donor's id, as search gives it.
        #[arg(long)]
        donor: String,
        /// Document and phone numbers in full; that they were shown is an entry of the journal.
        #[arg(long)]
        in_full: bool,
    },
    /// The computer's clock.
    Time {
        #[command(subcommand)]
        what: TimeWhat,
    },
    /// Finds donors by ID number, phone, name, pinyin, donor number, donation code or serial.
    Search {
        #[command(flatten)]
        at: Login,
        query: String,
    },
    /// Donors who may be registered twice, the likeliest pairs first.
    Duplicates {
        #[command(flatten)]
        at: Login,
    },
    /// Makes two records one person's; an administrator and a physician answer for it.
    Merge(Merge),
    /// Takes a merge back.
    Unmerge(Unmerge),
    /// Takes in what another system holds, from a workbook or from comma-separated values.
    Import {
        #[command(flatten)]
        at: Login,
        file: PathBuf,
        /// Says what would come of it, and writes nothing.
        #[arg(long)]
        dry_run: bool,
        /// What sheets, columns and codes mean, as JSON; by headings and as the last time when absent.
        #[arg(long)]
        map: Option<PathBuf>,
        /// Leaves the report as a workbook.
        #[arg(long)]
        report: Option<PathBuf>,
        /// Only reads the file and says how it would be read: a map to begin with.
        #[arg(long, conflicts_with_all = ["dry_run", "report"])]
        preview: bool,
    },
    /// Takes everything of a kind out.
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
    /// The rules: shown, checked, tried on the station's donors, switched on and off.
    Rulebook {
        #[command(subcommand)]
        command: RulebookCommand,
    },
    /// Who belongs to the staff, with which roles and passwords.
    Staff {
        #[command(subcommand)]
        what: Staff,
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
    /// Everything on paper: issued under a serial, drawn as PDF and as picture, listed.
    Document {
        #[command(subcommand)]
        what: DocumentWhat,
    },
    /// The print queue and its ledger.
    Print {
        #[command(subcommand)]
        what: PrintWhat,
    },
    /// Certificates: checked by their code, voided, issued anew.
    Certificate {
        #[command(subcommand)]
        what: CertificateWhat,
    },
    /// Makes an encrypted copy of the station while it is in use, and proves it.
    Backup(Backup),
    /// Makes the station of a backup again, proved whole, as a new desk.
    Restore(Restore),
    /// Restores the newest backup aside, proves it whole and leaves nothing behind.
    Drill {
        #[command(flatten)]
        at: Login,
    },
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
    /// Makes every table anew from the journal and tells what differed.
    Rebuild {
        #[command(flatten)]
        at: Login,
    },
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
    Documents,
    #[value(name = "old_numbers")]
    OldNumbers,
    Donations,
    Visits,
    Deferrals,
    Certificates,
    Awards,
    Volunteers,
    Honours,
    Recall,
    Tasks,
    Blocks,
    Openings,
    Staff,
    Journal,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    Xlsx,
    Csv,
    Jsonl,
}
