//! Printing: what was ordered, what became of it, who took it away, and numbered blank stock.

use crate::id::{CertificateId, PrintId};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A print is ordered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintQueued {
    /// The print.
    pub print: PrintId,
    /// What is printed, as the desk draws it.
    pub paper: Value,
    /// The name that its file has; it names nobody.
    pub title: String,
    /// The certificates and other documents that are on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub certificates: Vec<CertificateId>,
    /// The printer.
    pub printer: String,
    /// The tray; the printer's usual one when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tray: Option<String>,
    /// Copies.
    pub copies: u32,
    /// Both sides of a sheet.
    pub duplex: bool,
    /// Why it is printed again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The numbered blanks that it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blanks: Option<BlankNumbers>,
}

/// Numbered blanks, from the first to the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BlankNumbers {
    /// What they are, such as 感谢证书A4.
    pub stock: String,
    /// The first number.
    pub first: u32,
    /// The last number.
    pub last: u32,
}

/// A print is handed to the system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintSent {
    /// The print.
    pub print: PrintId,
    /// The system's name for it; none before the system has taken it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job: Option<String>,
}

/// A print has come to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintEnded {
    /// The print.
    pub print: PrintId,
    /// How.
    pub how: PrintEnd,
    /// Why it was not printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How a print ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum PrintEnd {
    /// The system says that it was printed.
    Printed,
    /// It was not, or nobody knows.
    Failed,
    /// Somebody did not want it any more.
    Cancelled,
}

/// Somebody took a print away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintCollected {
    /// The print.
    pub print: PrintId,
    /// Who.
    pub by: String,
}

/// Numbered blanks came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlanksReceived {
    /// Which.
    pub blanks: BlankNumbers,
}

/// Numbered blanks are gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlanksSpent {
    /// Which.
    pub blanks: BlankNumbers,
    /// The print that they were used for; none if they are spoiled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub print: Option<PrintId>,
    /// Why they are spoiled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
