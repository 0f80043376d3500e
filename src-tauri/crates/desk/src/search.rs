//! The one box.

use chrono::NaiveDate;
use redwall_rules::Sex;
use redwall_store::{DonorId, QueryKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Finds donors by whatever was typed: ID number, phone, name, pinyin, donor number.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorSearch {
    /// What was typed.
    pub query: String,
}

/// What the box found, best first; 50 at most.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DonorHits {
    /// What the typed text was taken for.
    pub kind: QueryKind,
    /// The donors found.
    pub hits: Vec<DonorHit>,
}

/// One donor found; personal numbers are masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DonorHit {
    /// The donor.
    pub donor: DonorId,
    /// The donor number.
    pub donor_no: String,
    /// The name.
    pub name: String,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// The document number, masked.
    pub document: Option<String>,
    /// The phone, masked.
    pub phone: Option<String>,
    /// The day of the last donation.
    pub last_donation: Option<NaiveDate>,
}
