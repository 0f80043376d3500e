//! `staff`.

use super::Login;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum Staff {
    /// Everybody who works or worked here.
    List {
        #[command(flatten)]
        at: Login,
    },
    /// Adds a person.
    Add {
        #[command(flatten)]
        at: Login,
        #[command(flatten)]
        new: NewPassword,
        #[arg(long)]
        name: String,
        /// The roles, with commas between them.
        #[arg(long, required = true, value_delimiter = ',')]
        roles: Vec<String>,
    },
    /// Gives a person other roles.
    Roles {
        #[command(flatten)]
        at: Login,
        #[arg(long)]
        name: String,
        /// The roles from now on, with commas between them.
        #[arg(long, required = true, value_delimiter = ',')]
        roles: Vec<String>,
    },
    /// Removes somebody who leaves, gives the data a new key and prints the new recovery key.
    Remove {
        #[command(flatten)]
        at: Login,
        #[arg(long)]
        name: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Changes the own password.
    Password {
        #[command(flatten)]
        at: Login,
        #[command(flatten)]
        new: NewPassword,
    },
    /// Gives another person a new password.
    Reset {
        #[command(flatten)]
        at: Login,
        #[command(flatten)]
        new: NewPassword,
        #[arg(long)]
        name: String,
    },
    /// Prints the recovery key once more.
    RecoveryKey {
        #[command(flatten)]
        at: Login,
    },
    /// Gives an administrator a new password with the recovery key, even if the vault is lost.
    Recover {
        /// The folder of the station's data.
        #[arg(long)]
        data: PathBuf,
        /// The administrator's name.
        #[arg(long)]
        staff: String,
        /// A file that holds the recovery key; otherwise it is taken from REDWALL_RECOVERY_KEY.
        #[arg(long)]
        recovery_key_file: Option<PathBuf>,
        #[command(flatten)]
        new: NewPassword,
    },
}

#[derive(Args)]
pub struct NewPassword {
    /// A file that holds the new password; otherwise it is taken from REDWALL_NEW_PASSWORD.
    #[arg(long)]
    pub new_password_file: Option<PathBuf>,
}
