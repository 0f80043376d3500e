//! What can be asked on the command line.

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};

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
    /// The rules: shown, checked, tried on the station's donors, switched on and off.
    Rulebook {
        #[command(subcommand)]
        command: RulebookCommand,
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
}

#[derive(Subcommand)]
pub enum RulebookCommand {
    /// The rulebooks in force, then every setting, each with its clause.
    Show {
        #[command(flatten)]
        at: Login,
        /// The day; today when absent.
        #[arg(long)]
        on: Option<NaiveDate>,
    },
    /// Checks files and tells what they say otherwise than the rules in force.
    Check {
        #[command(flatten)]
        at: LoginIfAny,
        #[command(flatten)]
        files: RulebookFiles,
    },
    /// Whose verdict would change, over the station's own donors.
    Diff {
        #[command(flatten)]
        at: Login,
        /// The day judged; when absent, the files' first day, or today if that is past.
        #[arg(long)]
        on: Option<NaiveDate>,
        #[command(flatten)]
        files: RulebookFiles,
    },
    /// Lays a rulebook over those in force; takes two people's passwords.
    Activate {
        #[command(flatten)]
        at: Login,
        #[command(flatten)]
        second: SecondPerson,
        file: PathBuf,
    },
    /// Takes a rulebook of the station's own out again; takes two people's passwords.
    Withdraw {
        #[command(flatten)]
        at: Login,
        #[command(flatten)]
        second: SecondPerson,
        /// The rulebook's own name.
        name: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}

#[derive(Args)]
pub struct RulebookFiles {
    /// Rulebook files, laid over the rules in force in this order; or the name of a draft that
    /// the program comes with.
    #[arg(value_name = "FILE", required_unless_present = "rulebook")]
    files: Vec<PathBuf>,
    /// The same, as for `assess`.
    #[arg(long, value_name = "FILE")]
    rulebook: Vec<PathBuf>,
}

impl RulebookFiles {
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.rulebook
            .iter()
            .chain(&self.files)
            .map(PathBuf::as_path)
    }
}

#[derive(Args)]
pub struct SecondPerson {
    /// Another administrator, or a physician, who agrees.
    #[arg(long)]
    pub second: String,
    /// A file that holds that person's password; otherwise REDWALL_SECOND_PASSWORD.
    #[arg(long)]
    pub second_password_file: Option<PathBuf>,
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

#[derive(Args)]
pub struct LoginIfAny {
    /// The folder of the station's data; without it, the rules that the program comes with.
    #[arg(long, requires = "staff")]
    data: Option<PathBuf>,
    /// The name to log in with.
    #[arg(long, requires = "data")]
    staff: Option<String>,
    /// A file that holds the password; otherwise it is taken from REDWALL_PASSWORD.
    #[arg(long, requires = "data")]
    password_file: Option<PathBuf>,
}

impl LoginIfAny {
    pub fn login(self) -> Option<Login> {
        Some(Login {
            data: self.data?,
            staff: self.staff?,
            password_file: self.password_file,
        })
    }
}

#[derive(Subcommand)]
pub enum TaskWhat {
    /// The open tasks of the roles held, the oldest first.
    List {
        #[command(flatten)]
        at: Login,
        /// Those that are settled, too.
        #[arg(long)]
        all: bool,
    },
    /// Takes a task on.
    Take {
        #[command(flatten)]
        at: Login,
        task: String,
    },
    /// Settles a task.
    Close {
        #[command(flatten)]
        at: Login,
        task: String,
        /// What came of it.
        #[arg(long)]
        outcome: String,
    },
}

#[derive(Subcommand)]
pub enum TimeWhat {
    /// Confirms that the clock is right, although it is behind or far ahead of the newest entry.
    Confirm {
        #[command(flatten)]
        at: Login,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum AwardLevel {
    Bronze,
    Silver,
    Gold,
    Lifetime,
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
