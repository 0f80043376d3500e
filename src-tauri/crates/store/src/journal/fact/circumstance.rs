//! Circumstances of a visit and its collection: group, instruments, times, bag, reaction, gift.

use crate::id::{DonationId, VisitId};
use chrono::NaiveDate;
use redwall_rules::{Reaction, ReactionClass};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The donor comes with a group (团体).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitGrouped {
    /// The visit.
    pub visit: VisitId,
    /// The group's name.
    pub group: String,
    /// What sort of group it is.
    pub channel: Channel,
}

/// How a donor came to donate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Channel {
    /// 企业事业单位.
    Enterprise,
    /// 高校.
    University,
    /// 部队.
    Army,
    /// 街道、乡镇.
    Street,
    /// 爱心血库.
    LoveBloodBank,
    /// 其他.
    Other,
}

/// How an examination was measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasurementsNoted {
    /// The visit.
    pub visit: VisitId,
    /// The instrument of each field, as its label says.
    pub devices: BTreeMap<String, String>,
    /// Fields whose value was hard to believe and was confirmed.
    pub confirmed: Vec<String>,
}

/// How a collection went.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CollectionDescribed {
    /// The donation.
    pub donation: DonationId,
    /// How it went.
    pub collection: CollectionDetail,
}

/// How a collection went, as far as it was noted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct CollectionDetail {
    /// When the needle was in, milliseconds UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<i64>,
    /// When it was out, milliseconds UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<i64>,
    /// Which arm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arm: Option<Arm>,
    /// The lot of the bag or the set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bag_lot: Option<String>,
}

/// An arm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Arm {
    /// 左.
    Left,
    /// 右.
    Right,
}

/// A reaction has a class of the standard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReactionClassed {
    /// The donation.
    pub donation: DonationId,
    /// Which.
    pub class: ReactionClass,
    /// How severe.
    pub reaction: Reaction,
    /// Station-local day on which it came.
    pub on: NaiveDate,
}

/// The donor was handed a gift.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiftGiven {
    /// The visit.
    pub visit: VisitId,
    /// What.
    pub gift: String,
}
