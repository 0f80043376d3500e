//! `rulebook`.

use super::Login;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

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
