//! What a donor has earned, as one answer.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::earned::whole_counts;
use super::restart::follow;
use super::{Award, AwardLevel, Earned, HonoursProblem, HonoursRules, VolunteerRecord, counts};
use crate::Donation;

/// A level of 无偿献血奉献奖, by counts since the last gold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Not yet bronze.
    None,
    /// 铜奖.
    Bronze,
    /// 银奖.
    Silver,
    /// 金奖.
    Gold,
}

/// The next level and how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NextLevel {
    /// The next level.
    pub level: Level,
    /// Counts that are missing.
    pub needs: u32,
}

/// What a donor has earned, up to a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Tally {
    /// Counts of the whole life, rounded down.
    pub lifetime_count: u32,
    /// Whole blood of the whole life, ml.
    pub whole_blood_ml: u32,
    /// Therapeutic units of platelets of the whole life.
    pub platelet_units: u32,
    /// Day of the donation that was the last gold's last count; none without a gold.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub counted_after: Option<NaiveDate>,
    /// Counts since then, rounded down.
    pub count: u32,
    /// The level of that count.
    pub level: Level,
    /// The level to nominate for: higher than any held since the last gold, or none.
    pub nominate: Level,
    /// The next level; none at gold.
    pub to_next: Option<NextLevel>,
    /// Golds conferred.
    pub golds: u32,
    /// Whether 奉献奖终身荣誉奖 is due.
    pub lifetime_honour: bool,
    /// Stars of 志愿服务奖.
    pub volunteer_stars: u32,
    /// Whether 志愿服务奖终身荣誉奖 is due.
    pub volunteer_lifetime: bool,
}

/// Counts what a donor has earned up to and including `as_of`; donations and awards in any
/// order, those later than `as_of` left aside.
///
/// Source: 《全国无偿献血表彰奖励办法》, 2022 edition.
///
/// # Errors
/// A gold whose counts are not recorded, or whose dates contradict each other.
pub fn tally(
    history: &[Donation],
    awards: &[Award],
    volunteer: VolunteerRecord,
    as_of: NaiveDate,
    rules: &HonoursRules,
) -> Result<Tally, HonoursProblem> {
    let mut donations: Vec<&Donation> = history
        .iter()
        .filter(|given| given.date <= as_of && counts(given))
        .collect();
    donations.sort_by_key(|given| (given.date, given.kind));
    let mut conferred: Vec<&Award> = awards
        .iter()
        .filter(|award| award.cutoff <= as_of)
        .collect();
    conferred.sort_by_key(|award| (award.cutoff, award.counted_after));
    let golds: Vec<&Award> = conferred
        .iter()
        .copied()
        .filter(|award| award.level == AwardLevel::Gold)
        .collect();

    let restart = follow(&donations, &golds, rules)?;
    let mut lifetime = Earned::default();
    for given in &donations {
        lifetime.add(given, rules);
    }
    let count = whole_counts(restart.parts, rules);
    let level = level_of(count, rules);
    let gold_count = u32::try_from(golds.len()).unwrap_or(u32::MAX);
    let golds_with_this = gold_count.saturating_add(u32::from(level == Level::Gold));
    let has_lifetime = conferred
        .iter()
        .any(|award| award.level == AwardLevel::Lifetime);
    Ok(Tally {
        lifetime_count: lifetime.count(rules),
        whole_blood_ml: lifetime.whole_blood_ml,
        platelet_units: lifetime.platelet_units,
        counted_after: restart.counted_after,
        count,
        level,
        nominate: if level > held_since_gold(&conferred) {
            level
        } else {
            Level::None
        },
        to_next: next_of(count, level, rules),
        golds: gold_count,
        lifetime_honour: golds_with_this >= rules.lifetime_golds && !has_lifetime,
        volunteer_stars: stars(volunteer, rules),
        volunteer_lifetime: volunteer_lifetime(volunteer, as_of, rules),
    })
}

pub(super) fn level_of(count: u32, rules: &HonoursRules) -> Level {
    match count {
        _ if count >= rules.gold_counts => Level::Gold,
        _ if count >= rules.silver_counts => Level::Silver,
        _ if count >= rules.bronze_counts => Level::Bronze,
        _ => Level::None,
    }
}

fn next_of(count: u32, level: Level, rules: &HonoursRules) -> Option<NextLevel> {
    let (level, from) = match level {
        Level::None => (Level::Bronze, rules.bronze_counts),
        Level::Bronze => (Level::Silver, rules.silver_counts),
        Level::Silver => (Level::Gold, rules.gold_counts),
        Level::Gold => return None,
    };
    Some(NextLevel {
        level,
        needs: from.saturating_sub(count),
    })
}

/// The highest level conferred after the last gold, or at all when there is none.
pub(super) fn held_since_gold(conferred: &[&Award]) -> Level {
    let last_gold = conferred
        .iter()
        .filter(|award| award.level == AwardLevel::Gold)
        .map(|award| award.cutoff)
        .max();
    conferred
        .iter()
        .filter(|award| last_gold.is_none_or(|gold| award.cutoff > gold))
        .map(|award| match award.level {
            AwardLevel::Bronze => Level::Bronze,
            AwardLevel::Silver => Level::Silver,
            AwardLevel::Gold => Level::Gold,
            AwardLevel::Lifetime => Level::None,
        })
        .max()
        .unwrap_or(Level::None)
}

fn stars(volunteer: VolunteerRecord, rules: &HonoursRules) -> u32 {
    let reached = rules
        .star_hours
        .iter()
        .filter(|hours| volunteer.reaches(**hours))
        .count();
    u32::try_from(reached).unwrap_or(u32::MAX)
}

/// More than the years and more than the hours, or more than the hours that suffice alone.
fn volunteer_lifetime(volunteer: VolunteerRecord, as_of: NaiveDate, rules: &HonoursRules) -> bool {
    let years = Months::new(rules.volunteer_lifetime_years.saturating_mul(12));
    let long_enough = volunteer
        .since
        .and_then(|since| since.checked_add_months(years))
        .is_some_and(|anniversary| as_of > anniversary);
    volunteer.exceeds(rules.volunteer_lifetime_hours_alone)
        || (long_enough && volunteer.exceeds(rules.volunteer_lifetime_hours))
}
