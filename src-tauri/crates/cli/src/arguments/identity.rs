//! `duplicates`, `merge` and `unmerge`.

use super::Login;
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
pub struct Merge {
    #[command(flatten)]
    pub at: Login,
    /// The id of the donor whose record is to stand for both, as search gives it.
    #[arg(long)]
    pub keep: String,
    /// The id of the donor whose record is to be merged into it.
    #[arg(long)]
    pub merge: String,
    #[command(flatten)]
    pub answers: Answers,
}

#[derive(Args)]
pub struct Unmerge {
    #[command(flatten)]
    pub at: Login,
    /// The id of the record that was merged: its own.
    #[arg(long)]
    pub donor: String,
    /// Whose a visit is that was recorded since; once for each visit.
    #[arg(long = "visit", value_name = "VISIT=DONOR")]
    pub belongs: Vec<String>,
    #[command(flatten)]
    pub answers: Answers,
}

/// Why, and who answers for it.
#[derive(Args)]
pub struct Answers {
    /// Shows what would change, and writes nothing.
    #[arg(long, conflicts_with_all = ["reason", "second"])]
    pub preview: bool,
    /// Why they are, or are not, the same person.
    #[arg(long, required_unless_present = "preview")]
    pub reason: Option<String>,
    /// A physician, beside an administrator, or an administrator beside a physician.
    #[arg(long)]
    pub second: Option<String>,
    /// A file that holds that person's password; otherwise REDWALL_SECOND_PASSWORD.
    #[arg(long, requires = "second")]
    pub second_password_file: Option<PathBuf>,
}
