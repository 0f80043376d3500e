//! What a donor answered to the health inquiry, and what a physician made of it.

use crate::id::VisitId;
use redwall_rules::Answer;
use serde::{Deserialize, Serialize};

/// The answers of an inquiry that was not made on paper; the step itself is `visit.interviewed`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewAnswered {
    /// The visit.
    pub visit: VisitId,
    /// The version of the questions.
    pub version: String,
    /// The version of the consent that was signed.
    pub consent_version: String,
    /// Every answer, as the donor gave it.
    pub answers: Vec<Answer>,
    /// Answers that would defer and do not: the physician has asked again.
    pub explained: Vec<AnswerExplained>,
    /// Who signed; each signature is an attachment.
    pub signatures: Vec<SignedBy>,
    /// The donor answered at the donor's own window.
    pub at_window: bool,
}

/// Why an answer does not defer the donor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AnswerExplained {
    /// The question.
    pub question: String,
    /// What came of asking again.
    pub reason: String,
}

/// A signature under answers and consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SignedBy {
    /// Whose.
    pub signer: Signer,
    /// SHA-256 of the picture, in lower-case hexadecimal.
    pub sha256: String,
}

/// Who signs an inquiry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Signer {
    /// 献血者.
    Donor,
    /// 检查者.
    Physician,
}
