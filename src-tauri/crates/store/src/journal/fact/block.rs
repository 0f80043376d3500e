//! Identity documents that a health authority or another station has blocked (屏蔽).

use chrono::NaiveDate;
use redwall_rules::DocumentKind;
use serde::{Deserialize, Serialize};

/// Whoever holds the document may not donate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentBlocked {
    /// Its type.
    pub kind: DocumentKind,
    /// Its number.
    pub number: String,
    /// The list that it stands on.
    pub list: String,
    /// First day of the block.
    pub from: Option<NaiveDate>,
    /// First day on which donating is allowed again; none while it never ends by itself.
    pub until: Option<NaiveDate>,
}

/// The document is off a list; on another it still blocks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentUnblocked {
    /// Its type.
    pub kind: DocumentKind,
    /// Its number.
    pub number: String,
    /// The list that it stood on.
    pub list: String,
    /// Why.
    pub reason: String,
}
