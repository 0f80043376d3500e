//! What can be asked of a visit.

use crate::deferral::DeferralInput;
use redwall_rules::{Examination, Outcome, Plan, Reaction};
use redwall_store::{DonorId, VisitId};
use serde::Deserialize;
use ts_rs::TS;

/// Asks for today's visits.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitList {}

/// Opens today's visit of a donor; a donor with a visit under way goes on with it. The donor is
/// judged first, and a donor who may give nothing today is refused: the visit is then closed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitOpen {
    /// The donor.
    pub donor: DonorId,
    /// Face and document agree, as seen by the person at the desk.
    pub face_matches_document: bool,
    /// A repeat donor past the upper age asks to go on donating.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub asks_to_continue: bool,
}

/// Records the health inquiry and the donor's consent.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InterviewRecord {
    /// The visit.
    pub visit: VisitId,
    /// The number of the signed form.
    pub form_no: String,
    /// The donor has read and signed the consent.
    pub consent: bool,
    /// What the answers defer the donor for.
    #[serde(default)]
    #[ts(as = "Option<Vec<DeferralInput>>", optional)]
    pub deferrals: Vec<DeferralInput>,
}

/// Records the examination and what the donor means to give, and judges both.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExaminationRecord {
    /// The visit.
    pub visit: VisitId,
    /// The measurements.
    pub examination: Examination,
    /// What the donor means to give.
    pub plan: Plan,
}

/// Assigns a donation code, as scanned.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonationCodeAssign {
    /// The visit.
    pub visit: VisitId,
    /// The code, as typed or as a gun sends it.
    pub code: String,
}

/// Records a collection; the donor is judged again in the same transaction.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CollectionRecord {
    /// The visit.
    pub visit: VisitId,
    /// The donation code, read once more from the bag.
    pub code: String,
    /// What was drawn.
    pub drawn: Plan,
    /// How it ended.
    #[serde(default)]
    #[ts(as = "Option<Outcome>", optional)]
    pub outcome: Outcome,
}

/// Ends the rest after a collection.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestEnd {
    /// The visit.
    pub visit: VisitId,
    /// The donor's reaction.
    pub reaction: Reaction,
}

/// The donor leaves before the visit is over.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitLeave {
    /// The visit.
    pub visit: VisitId,
    /// What the donor said, if anything.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub reason: Option<String>,
}
