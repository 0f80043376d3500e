//! Identity documents at the desk.

use chrono::NaiveDate;
use redwall_rules::{DocumentKind, Sex};
use redwall_store::DonorId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A document as typed or read from a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentInput {
    /// Its type; recognised from the number when absent.
    #[serde(rename = "type", default)]
    #[ts(optional = nullable)]
    pub kind: Option<DocumentKind>,
    /// Its number.
    pub number: String,
}

/// Reads a document number: is it right, what does it say, whose is it?
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentCheck {
    /// The document.
    pub document: DocumentInput,
}

/// What a document number says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DocumentReading {
    /// The type, given or recognised.
    #[serde(rename = "type")]
    pub kind: DocumentKind,
    /// The number as it would be stored.
    pub number: String,
    /// Whether it is right.
    pub valid: bool,
    /// What is wrong with it, as a sentence.
    pub problem: Option<String>,
    /// Birth date, of the types that carry it.
    pub birth_date: Option<NaiveDate>,
    /// Sex, of the types that carry it.
    pub sex: Option<Sex>,
    /// Division code of six digits, of the types that carry it.
    pub division: Option<String>,
    /// The division's name, where known.
    pub division_name: Option<String>,
    /// The donor whose document it is, if registered.
    pub donor: Option<DonorId>,
}
