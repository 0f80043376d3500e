//! Deferrals: what keeps a donor from donating, for a time or for good.

use chrono::NaiveDate;
use redwall_store::{DeferralId, DonorId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the list of deferral reasons.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeferralReasonList {}

/// One reason of the rulebook's list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DeferralReason {
    /// Its code.
    pub code: String,
    /// The reason, in Chinese.
    pub reason_zh: String,
    /// The reason, in English.
    pub reason_en: String,
    /// What the duration is counted from; `-` when there is nothing to count from.
    pub counted_from: String,
    /// The duration: ISO 8601, or a word such as `PERM`, `UNTIL_END`, `RETRY`.
    pub duration: String,
    /// Blocks platelets only.
    pub platelets_only: bool,
}

/// A deferral as it is found in an interview or set by a physician.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeferralInput {
    /// The code of the reason.
    pub code: String,
    /// The day that the duration is counted from.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub event: Option<NaiveDate>,
    /// The first day on which donating is allowed again, where the rulebook does not compute it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub until: Option<NaiveDate>,
    /// Never ends by itself.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub permanent: bool,
}

/// Defers a donor.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeferralSet {
    /// The donor.
    pub donor: DonorId,
    /// The deferral.
    pub deferral: DeferralInput,
}

/// A deferral record, as a line of the donor's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeferralRow {
    /// The record.
    pub id: DeferralId,
    /// The code; withheld from those who may not see health reasons.
    pub code: Option<String>,
    /// The reason in Chinese; withheld likewise.
    pub reason: Option<String>,
    /// First day of the block.
    pub from: Option<NaiveDate>,
    /// First day on which donating is allowed again.
    pub until: Option<NaiveDate>,
    /// Never ends by itself.
    pub permanent: bool,
    /// The day from which a physician has ended it.
    pub ended: Option<NaiveDate>,
    /// Whether it blocks today.
    pub active: bool,
}
