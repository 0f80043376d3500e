//! What has been conferred, and what volunteers have given.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

use crate::day::Day;

/// An award that can be conferred for donations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum AwardLevel {
    /// 奉献奖 铜奖.
    Bronze,
    /// 奉献奖 银奖.
    Silver,
    /// 奉献奖 金奖.
    Gold,
    /// 奉献奖 终身荣誉奖.
    Lifetime,
}

/// An award that can be conferred for volunteer service, 无偿献血志愿服务奖.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum VolunteerAward {
    /// 一星级.
    OneStar,
    /// 二星级.
    TwoStars,
    /// 三星级.
    ThreeStars,
    /// 四星级.
    FourStars,
    /// 五星级.
    FiveStars,
    /// 志愿服务奖终身荣誉奖; given once.
    Lifetime,
}

impl VolunteerAward {
    const STARS: [Self; 5] = [
        Self::OneStar,
        Self::TwoStars,
        Self::ThreeStars,
        Self::FourStars,
        Self::FiveStars,
    ];

    /// The award of so many stars; none of no star, and the highest of more than there are.
    pub fn of_stars(stars: u32) -> Option<Self> {
        let place = usize::try_from(stars).ok()?.checked_sub(1)?;
        Self::STARS.get(place.min(Self::STARS.len() - 1)).copied()
    }
}

/// One award that was conferred.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Award {
    /// What was conferred.
    pub level: AwardLevel,
    /// Last day whose donations the round counted.
    #[serde(deserialize_with = "day")]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub cutoff: NaiveDate,
    /// The day of the donation that was the gold's last count, when the records behind it are
    /// missing here; counting restarts after it.
    #[serde(default, deserialize_with = "day_if_any")]
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub counted_after: Option<NaiveDate>,
}

/// Volunteer service of a donor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VolunteerRecord {
    /// Time served, in minutes.
    pub minutes: u32,
    /// First day of service.
    pub since: Option<NaiveDate>,
}

impl VolunteerRecord {
    /// Whether the time served is at least so many hours.
    pub(super) fn reaches(self, hours: u32) -> bool {
        u64::from(self.minutes) >= u64::from(hours) * 60
    }

    /// Whether the time served is more than so many hours.
    pub(super) fn exceeds(self, hours: u32) -> bool {
        u64::from(self.minutes) > u64::from(hours) * 60
    }
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    Day::deserialize(deserializer).map(|day| day.0)
}

fn day_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    Option::<Day>::deserialize(deserializer).map(|day| day.map(|day| day.0))
}
