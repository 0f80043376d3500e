//! Whom a list of everybody need not ask about.

use chrono::NaiveDate;

use super::earned::{Earned, parts_in};
use super::tally::{held_since_gold, level_of};
use super::{Award, AwardLevel, HonoursRules};

/// Whether an award for donations may be due to somebody who has given no more than this at any
/// time, whenever it was given.
///
/// False is sure; true asks for [`super::tally()`]. A gold is always asked about, for its own
/// records may be missing.
pub fn may_be_due(
    whole_blood_ml: u32,
    platelet_units: u32,
    awards: &[Award],
    as_of: NaiveDate,
    rules: &HonoursRules,
) -> bool {
    may_be_near(whole_blood_ml, platelet_units, awards, as_of, 0, rules)
}

/// The same with at most `within` counts more.
pub fn may_be_near(
    whole_blood_ml: u32,
    platelet_units: u32,
    awards: &[Award],
    as_of: NaiveDate,
    within: u32,
    rules: &HonoursRules,
) -> bool {
    let conferred: Vec<&Award> = awards.iter().filter(|a| a.cutoff <= as_of).collect();
    if rules.lifetime_golds <= 1 || conferred.iter().any(|a| a.level == AwardLevel::Gold) {
        return true;
    }
    let per_unit = rules
        .platelet_counts_per_unit
        .max(rules.platelet_counts_before_2010);
    let more = u64::from(platelet_units)
        .saturating_mul(per_unit.into())
        .saturating_add(within.into());
    let most = Earned {
        whole_blood_ml,
        platelet_units,
        parts: u64::from(whole_blood_ml).saturating_add(parts_in(more, rules)),
    };
    level_of(most.count(rules), rules) > held_since_gold(&conferred)
}
