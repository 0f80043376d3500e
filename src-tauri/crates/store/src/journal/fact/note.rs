//! Notes on a donor's page, and where the donor lives. Neither is about health.

use crate::id::NoteId;
use serde::{Deserialize, Serialize};

/// A note for colleagues.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteAdded {
    /// The note.
    pub note: NoteId,
    /// What it says.
    pub text: String,
}

/// A note no longer holds; it stays visible.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteStruck {
    /// The note.
    pub note: NoteId,
    /// Why.
    pub reason: String,
}

/// The donor has another address for letters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressChanged {
    /// The address.
    pub address: String,
}
