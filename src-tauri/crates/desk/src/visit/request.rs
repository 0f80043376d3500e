//! What can be asked of a visit.

use crate::deferral::DeferralInput;
use crate::signature::SignatureInput;
use redwall_rules::{Answer, Examination, Outcome, Plan, Reaction, ReactionClass};
use redwall_store::fact::CollectionDetail;
use redwall_store::{DonorId, Team, VisitId};
use serde::Deserialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Asks for today's visits.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitList {
    /// Those of this group alone.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub group: Option<String>,
}

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
    /// The group that the donor comes with.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub team: Option<Team>,
}

/// Records the health inquiry and the donor's consent: on paper by the number of its form, or
/// `answered`.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InterviewRecord {
    /// The visit.
    pub visit: VisitId,
    /// The number of the signed form; needed where the inquiry was made on paper.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub form_no: String,
    /// The donor has read and signed the consent.
    pub consent: bool,
    /// What the answers defer the donor for.
    #[serde(default)]
    #[ts(as = "Option<Vec<DeferralInput>>", optional)]
    pub deferrals: Vec<DeferralInput>,
    /// Who asked, where it was not the person on duty.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub by: Option<String>,
    /// The answers, where the inquiry was not made on paper.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub answered: Option<InterviewAnswers>,
}

/// The answers of an inquiry that was not made on paper.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InterviewAnswers {
    /// The version of the questions that were asked.
    pub version: String,
    /// The version of the consent that was signed.
    pub consent_version: String,
    /// The donor answered and signed at the donor's window: what the window's answers were at when
    /// they were read. Answers and signature are taken from there then.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub window_revision: Option<u32>,
    /// The answers, where the physician asked.
    #[serde(default)]
    #[ts(as = "Option<Vec<Answer>>", optional)]
    pub answers: Vec<Answer>,
    /// The donor's signature, where the physician asked.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub signature: Option<SignatureInput>,
    /// The physician's signature.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub physician_signature: Option<SignatureInput>,
    /// What the physician decides on each answer that would defer.
    #[serde(default)]
    #[ts(as = "Option<Vec<AnswerDecision>>", optional)]
    pub decisions: Vec<AnswerDecision>,
}

/// What a physician decides on an answer that would defer: the deferral, or why there is none.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerDecision {
    /// The question.
    pub question: String,
    /// The deferral.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub deferral: Option<DeferralInput>,
    /// What came of asking again: needed without a deferral, and with one that ends before what the
    /// answer proposes.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub reason: Option<String>,
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
    /// The instrument of each field, by the label on it.
    #[serde(default)]
    #[ts(as = "Option<BTreeMap<String, String>>", optional)]
    pub devices: BTreeMap<String, String>,
    /// Fields whose value is hard to believe and was looked at again.
    #[serde(default)]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub confirmed: Vec<String>,
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
    /// How it went, as far as it is known.
    #[serde(default)]
    #[ts(as = "Option<CollectionDetail>", optional)]
    pub detail: CollectionDetail,
}

/// Ends the rest after a collection.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestEnd {
    /// The visit.
    pub visit: VisitId,
    /// The donor's reaction.
    pub reaction: Reaction,
    /// The reaction's class.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub class: Option<ReactionClass>,
    /// The gift that the donor was handed.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub gift: Option<String>,
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
