//! What can be asked about backups.

use super::Login;
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
pub struct Backup {
    #[command(flatten)]
    pub at: Login,
    /// The file to write, or a folder; without it, the station's own folder and the second place.
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    /// Lists the copies instead.
    #[arg(long, conflicts_with_all = ["to", "second_place", "no_second_place"])]
    pub list: bool,
    /// Says where copies go besides the station's own folder, instead of making one.
    #[arg(long, value_name = "FOLDER", conflicts_with = "to")]
    pub second_place: Option<PathBuf>,
    /// Says that copies go to the station's own folder only.
    #[arg(long, conflicts_with_all = ["to", "second_place"])]
    pub no_second_place: bool,
}

#[derive(Args)]
pub struct Restore {
    #[command(flatten)]
    pub at: Login,
    /// The backup.
    #[arg(long, value_name = "FILE")]
    pub from: PathBuf,
    /// Put it in place of the station that is there, which is kept in a folder beside it.
    #[arg(long)]
    pub replace: bool,
    /// A file that holds the recovery key of then; the password is then the administrator's new one.
    #[arg(long, value_name = "FILE")]
    pub recovery_key_file: Option<PathBuf>,
}
