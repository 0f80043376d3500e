//! The steps of a visit.

use crate::id::VisitId;
use chrono::NaiveDate;
use redwall_rules::{Examination, Explained, Plan, Reaction, Stage, Verdict};
use serde::{Deserialize, Serialize};

/// A visit begins: who it is, is settled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitOpened {
    /// The visit.
    pub visit: VisitId,
    /// Station-local day.
    pub on: NaiveDate,
    /// Where.
    pub site: String,
    /// Recorded after the day itself.
    pub late: bool,
    /// Face and document agreed.
    pub face_matches_document: bool,
    /// A repeat donor past the upper age asks to go on.
    pub asks_to_continue: bool,
    /// The donor was registered for this visit.
    pub first: bool,
}

/// The health inquiry, with the donor's consent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewRecorded {
    /// The visit.
    pub visit: VisitId,
    /// The number of the signed form.
    pub form_no: String,
    /// The donor has read and signed the consent.
    pub consent: bool,
    /// Who asked, where it was not the person who recorded it.
    pub by: Option<String>,
}

/// The examination, and what the donor means to give.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExaminationRecorded {
    /// The visit.
    pub visit: VisitId,
    /// The measurements.
    pub examination: Examination,
    /// What the donor means to give.
    pub plan: Plan,
}

/// Measurements were wrong and are corrected by a second person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExaminationCorrected {
    /// The visit.
    pub visit: VisitId,
    /// The measurements as they should have been.
    pub examination: Examination,
    /// What was wrong.
    pub reason: String,
}

/// A donation code is tied to the visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DonationCodeAssigned {
    /// The visit.
    pub visit: VisitId,
    /// The code.
    pub code: String,
}

/// The donor may not donate; the visit is over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitRefused {
    /// The visit.
    pub visit: VisitId,
    /// Where in the visit.
    pub stage: Stage,
    /// The donation code that was not used because of it.
    pub unused_code: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// The first day on which every dated finding is over.
    pub until: Option<NaiveDate>,
    /// Why, in the words of the day.
    pub findings: Vec<Explained>,
}

/// The rest after a collection is over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestEnded {
    /// The visit.
    pub visit: VisitId,
    /// The donor's reaction.
    pub reaction: Reaction,
}

/// The donor left before the visit was over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitLeft {
    /// The visit.
    pub visit: VisitId,
    /// What the donor said, if anything.
    pub reason: Option<String>,
}
