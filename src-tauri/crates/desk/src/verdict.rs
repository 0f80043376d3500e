//! The verdict as a screen shows it.

use chrono::NaiveDate;
use redwall_rules::{DonationKind, Explained, Verdict};
use serde::Serialize;
use ts_rs::TS;

/// May this donor donate this kind today?
#[derive(Debug, Clone, Serialize, TS)]
pub struct KindVerdict {
    /// The kind of donation.
    pub kind: DonationKind,
    /// The verdict on a usual donation of it (400 ml; one unit).
    pub verdict: Verdict,
    /// The first day on which a usual donation is allowed; none if it cannot be told.
    pub next: Option<NaiveDate>,
    /// Why, each with its clause.
    pub findings: Vec<Explained>,
}

/// A judgement of a visit, as kept in it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// The first day on which every dated finding is over.
    pub until: Option<NaiveDate>,
    /// Why, each with its clause.
    pub findings: Vec<Explained>,
}
