//! What keeps a donor from donating, for a time or for good.

use crate::id::{DeferralId, VisitId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A donor is deferred.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeferralSet {
    /// The record.
    pub deferral: DeferralId,
    /// The visit that it was found in.
    pub visit: Option<VisitId>,
    /// The code of the reason.
    pub code: String,
    /// The day that the duration is counted from.
    pub event: Option<NaiveDate>,
    /// First day of the block.
    pub from: Option<NaiveDate>,
    /// First day on which donating is allowed again.
    pub until: Option<NaiveDate>,
    /// Never ends by itself.
    pub permanent: bool,
    /// Who found it; none in the oldest entries.
    #[serde(default)]
    pub source: Option<DeferralSource>,
}

/// Who found the reason of a deferral.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum DeferralSource {
    /// 征询: the donor's own answers.
    Interview,
    /// 体检: the examination before the donation.
    Examination,
    /// 检验: the laboratory's result of a unit.
    Laboratory,
    /// 其他血站: another station's message.
    OtherStation,
    /// 屏蔽名单: the list of blocked documents.
    BlockedDocument,
    /// 医师: a physician's decision.
    Physician,
    /// 原系统: the records of another system, from version 3 on.
    OldSystem,
}

/// A physician ends a deferral: it blocks no longer from a day on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeferralEnded {
    /// The record.
    pub deferral: DeferralId,
    /// The first day on which it no longer blocks.
    pub from: NaiveDate,
    /// Why.
    pub reason: String,
}

/// A deferral was set by mistake: it never was. It stays visible.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeferralVoided {
    /// The record.
    pub deferral: DeferralId,
    /// What was the mistake.
    pub reason: String,
}
