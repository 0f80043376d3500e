//! What came in from another system as a whole, and what was taken out.

use serde::{Deserialize, Serialize};

/// An import begins. The rows that it takes in are entries of their own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportBegun {
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// Rows in it, headings aside.
    pub rows: u32,
}

/// An import has come to its end; one that was broken off has no such entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportFinished {
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// Rows that were taken in.
    pub added: u32,
    /// Rows that were known already.
    pub known: u32,
    /// Rows that were refused.
    pub refused: u32,
}

/// Records left the desk as a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordsExported {
    /// What was taken out, as the command names it.
    pub what: String,
    /// The form of the file.
    pub format: String,
    /// Rows, headings aside.
    pub rows: u32,
    /// Whether health reasons are among them.
    pub with_health: bool,
}
