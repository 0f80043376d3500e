//! The rules that the station works by, seen and changed.
//!
//! [`in_force`] keeps the rules that every judgement uses; [`read`] shows them and checks a file;
//! [`difference`] tells what a file would change for the station's own donors; [`activation`]
//! switches one on or off, which takes two people.

pub mod activation;
pub mod difference;
pub(crate) mod in_force;
pub mod read;

use crate::error::{DeskError, ErrorCode};
use redwall_rules::{REVISION_2025_DRAFT, Rulebook, RulebookError, self_test};
use redwall_store::{ActivatedRulebook, Reading};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A rulebook as a file: TOML, one setting a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RulebookFile {
    /// Its name, for messages.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl RulebookFile {
    /// The drafts that the product comes with; none of them holds.
    pub fn drafts() -> Vec<Self> {
        let (name, text) = REVISION_2025_DRAFT;
        vec![Self {
            name: name.to_owned(),
            text: text.to_owned(),
        }]
    }
}

/// The product's rules with the station's own laid over them, and more files over those.
///
/// # Errors
/// `invalid` at `files`, with file, line and reason.
fn laid_over(own: &[ActivatedRulebook], files: &[RulebookFile]) -> Result<Rulebook, DeskError> {
    let own = own.iter().map(|own| (own.name.as_str(), own.text.as_str()));
    let more = files
        .iter()
        .map(|file| (file.name.as_str(), file.text.as_str()));
    let layers: Vec<_> = own.chain(more).collect();
    let rulebook = Rulebook::with_layers(&layers).map_err(|error| mistaken(&error))?;
    self_test(&rulebook).map_err(|failure| at_files(&failure.to_string()))?;
    Ok(rulebook)
}

/// The rules in force with more files over them.
///
/// # Errors
/// `invalid` at `files`; those of the database.
fn with_files(read: &Reading<'_>, files: &[RulebookFile]) -> Result<Rulebook, DeskError> {
    if files.is_empty() {
        return Err(at_files("请给出要查看的规则文件。"));
    }
    laid_over(&read.rulebooks()?, files)
}

fn mistaken(error: &RulebookError) -> DeskError {
    at_files(&error.to_string())
}

fn at_files(message: &str) -> DeskError {
    DeskError::new(ErrorCode::Invalid, message).at("files")
}
