//! The lists of blocked documents (屏蔽名单): whoever holds one of them may not donate.
//!
//! [`import()`] takes a list in, [`set()`] and [`end()`] put a document on a list and take it off,
//! [`list()`] shows them. [`ask()`] is asked before anyone is registered; a registered donor's
//! documents are part of every judgement. Nothing is stored twice: a donor is blocked because the
//! document is.

mod check;
mod entry;
mod import;
mod list;

pub(crate) use check::{ask, deferrals, holds_on};
pub(crate) use entry::{Listed, Put};
pub use entry::{end, set};
pub use import::import;
pub use list::list;

use crate::deferral::Signed;
use crate::document::DocumentInput;
use chrono::NaiveDate;
use redwall_rules::DocumentKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Puts a document on a list. Where a registered donor who has donated holds it, a physician gets a
/// task.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BlockSet {
    /// The document.
    pub document: DocumentInput,
    /// The list that it stands on.
    pub list: String,
    /// First day of the block; always, when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub from: Option<NaiveDate>,
    /// First day on which donating is allowed again; none while it never ends by itself.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub until: Option<NaiveDate>,
}

/// Takes a document off a list. Another person than the one who put it there does so.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BlockEnd {
    /// The document.
    pub document: DocumentInput,
    /// The list.
    pub list: String,
    /// Why.
    pub reason: String,
}

/// Asks for what is and was on the lists, some hundreds at a time.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BlockList {
    /// How many to leave out before the first.
    #[serde(default)]
    #[ts(as = "Option<u32>", optional)]
    pub after: u32,
}

/// A document on a list, or one that was on it; the number is masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BlockRow {
    /// The document's type.
    #[serde(rename = "type")]
    pub kind: DocumentKind,
    /// Its number, masked.
    pub number: String,
    /// The list.
    pub list: String,
    /// First day of the block; always, when absent.
    pub from: Option<NaiveDate>,
    /// First day on which donating is allowed again.
    pub until: Option<NaiveDate>,
    /// Whether it blocks today.
    pub active: bool,
    /// Who put it on the list.
    pub set: Signed,
    /// Who took it off the list; the reason only for those who may see health reasons.
    pub ended: Option<Signed>,
}

/// Some of what is and was on the lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BlockRows {
    /// How many there are in all.
    pub total: u32,
    /// These, in order of the full number.
    pub rows: Vec<BlockRow>,
}

/// Takes in a list of blocked documents, CSV with a line of headings or JSON Lines: `type` (may be
/// empty), `number`, `list`, `from`, `until`.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BlockImport {
    /// What the file holds.
    pub file: String,
}

/// What became of the lines of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct BlockImported {
    /// Put on the list.
    pub added: u32,
    /// On the list already, with other days, which now hold.
    pub changed: u32,
    /// On the list already.
    pub unchanged: u32,
    /// Lines that were not taken.
    pub refused: Vec<RefusedLine>,
}

/// A line that was not taken, and why; no number is repeated in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefusedLine {
    /// The line in the file, from 1.
    pub line: u32,
    /// The column at fault, if it is one.
    pub field: Option<String>,
    /// What to do.
    pub message: String,
}
