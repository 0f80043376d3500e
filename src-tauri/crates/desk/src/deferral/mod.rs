//! Deferrals: what keeps a donor from donating, for a time or for good.
//!
//! [`set()`] writes one, whoever found the reason; [`end()`] says from which day it no longer
//! blocks, [`void()`] that it never should have. Every record stays visible: [`rows`] are the lines
//! of the donor's page.

mod end;
mod row;
mod set;

pub use end::{end, void};
pub use row::{DeferralRow, Signed};
pub(crate) use row::{rows, signed};
pub use set::set;
pub(crate) use set::{Origin, append, check_dates, keep, since};

use crate::Session;
use crate::error::DeskError;
use chrono::NaiveDate;
use redwall_rules::Scope;
use redwall_store::fact::DeferralSource;
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
    /// First day of the block; always, when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub from: Option<NaiveDate>,
    /// The first day on which donating is allowed again, where the rulebook does not compute it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub until: Option<NaiveDate>,
    /// Never ends by itself.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub permanent: bool,
}

/// Defers a donor. Each donation that the deferral concerns becomes a physician's task.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeferralSet {
    /// The donor.
    pub donor: DonorId,
    /// The deferral.
    pub deferral: DeferralInput,
    /// Who found the reason; the physician, when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub source: Option<DeferralSource>,
}

/// Ends a deferral. A permanent one, and one that a result stands behind, is ended by another
/// person than the one who set it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeferralEnd {
    /// The record.
    pub deferral: DeferralId,
    /// The first day on which it no longer blocks.
    pub from: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Voids a deferral that was set by mistake: it never blocks, and stays visible. Another person
/// than the one who set it does so.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeferralVoid {
    /// The record.
    pub deferral: DeferralId,
    /// What was the mistake.
    pub reason: String,
}

/// The reasons of the rulebook's list.
///
/// # Errors
/// None.
pub fn reasons(session: &Session, _: DeferralReasonList) -> Result<Vec<DeferralReason>, DeskError> {
    let rules = session.store.read(|read| session.rulebook(read))?;
    let reasons = rules.deferral_reasons().map(|reason| DeferralReason {
        code: reason.code.clone(),
        reason_zh: reason.reason_zh.clone(),
        reason_en: reason.reason_en.clone(),
        counted_from: reason.counted_from.clone(),
        duration: reason.duration_text.clone(),
        platelets_only: reason.scope == Scope::Platelets,
    });
    Ok(reasons.collect())
}
