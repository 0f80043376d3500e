//! What was collected, and what became known of it later.

use crate::id::{DonationId, VisitId};
use chrono::NaiveDate;
use redwall_rules::{DonationKind, Explained, Outcome, Reaction, Source};
use serde::{Deserialize, Serialize};

/// Blood was collected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DonationRecorded {
    /// The donation.
    pub donation: DonationId,
    /// The visit.
    pub visit: VisitId,
    /// The donation code.
    pub code: String,
    /// Station-local day.
    pub date: NaiveDate,
    /// What was given.
    pub kind: DonationKind,
    /// All that was collected, ml.
    pub ml: u32,
    /// Therapeutic units of platelets.
    pub units: u32,
    /// Plasma collected with them, ml.
    pub plasma_ml: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// Where.
    pub site: String,
    /// Recorded after the day itself.
    pub late: bool,
    /// What the judgement remarked, in the words of the day; none of it blocked.
    pub remarks: Vec<Explained>,
    /// What blocked, where a late entry keeps a collection that should not have happened.
    #[serde(default)]
    pub flags: Vec<Explained>,
}

/// A donation of the past is taken over from another system or from papers: no visit here stands
/// behind it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DonationImported {
    /// The donation.
    pub donation: DonationId,
    /// The donation code, as it was given then; empty where none is known.
    pub code: String,
    /// The number of the record that it was taken from, where that has one.
    pub record_no: Option<String>,
    /// Station-local day.
    pub date: NaiveDate,
    /// What was given.
    pub kind: DonationKind,
    /// All that was collected, ml.
    pub ml: u32,
    /// Therapeutic units of platelets.
    pub units: u32,
    /// Plasma collected with them, ml.
    pub plasma_ml: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// The donor's reaction.
    pub reaction: Reaction,
    /// How it is known.
    pub source: Source,
    /// Where; empty where it is not known.
    pub site: String,
}

/// How a donation elsewhere is known was checked: with papers it is proved, without it is declared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceChecked {
    /// The donation.
    pub donation: DonationId,
    /// How it is known from now on.
    pub source: Source,
    /// What the paper is, or why it proves nothing.
    pub paper: String,
    /// SHA-256 of the scan that is attached, in lower-case hexadecimal.
    pub attachment: Option<String>,
}

/// A donation was recorded wrongly and is corrected by a second person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DonationCorrected {
    /// The donation.
    pub donation: DonationId,
    /// What was given.
    pub kind: DonationKind,
    /// All that was collected, ml.
    pub ml: u32,
    /// Therapeutic units of platelets.
    pub units: u32,
    /// Plasma collected with them, ml.
    pub plasma_ml: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// What was wrong.
    pub reason: String,
}

/// The donor tells of a reaction after leaving.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReactionReported {
    /// The donation.
    pub donation: DonationId,
    /// How severe.
    pub reaction: Reaction,
    /// Station-local day on which it came.
    pub on: NaiveDate,
}

/// The unit must not be used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitWithdrawn {
    /// The donation.
    pub donation: DonationId,
    /// Whether the donor asked for it in confidence.
    pub confidential: bool,
    /// What was said.
    pub reason: Option<String>,
}
