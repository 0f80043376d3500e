//! Taking donors and donations out.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// What to take out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportWhat {
    /// Every donor.
    Donors,
    /// Every donation.
    Donations,
}

/// The form of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Excel workbook.
    Xlsx,
    /// UTF-8 with a byte-order mark, as Excel opens it.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

/// Writes an export.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportWrite {
    /// What to take out.
    pub what: ExportWhat,
    /// The form of the file.
    pub format: ExportFormat,
    /// Where to; a file that exists is not overwritten.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExportReport {
    /// Rows written, headings aside.
    pub rows: u32,
}
