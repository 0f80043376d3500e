//! The first day on which a usual donation of a kind is allowed.
//!
//! Age, intervals and caps each block up to one day and not after it; deferrals block on
//! stretches of days. So the search starts where the former are all over and walks over the
//! latter, within each period of the rulebook in turn.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    deferral::{End, Hold},
    past::{Allowed, Past},
};
use crate::{
    day::birthday,
    facts::{DonationKind, Facts},
    rulebook::{Rulebook, Rules},
};

/// For each kind by itself, the first day on which it may be given; none when nobody can say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Next {
    /// Whole blood of the usual volume.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub whole_blood: Option<NaiveDate>,
    /// One unit of platelets, without plasma.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub platelets: Option<NaiveDate>,
}

/// What the search found in one period.
enum Found {
    Day(NaiveDate),
    /// Blocked to the end of the period, every block dated.
    Later,
    Never,
}

pub(super) fn next(
    facts: &Facts,
    on: NaiveDate,
    rulebook: &Rulebook,
    rules: &Rules,
    past: &Past,
) -> Next {
    if facts.sex.is_none() || facts.unread || past.future {
        return Next::default();
    }
    let first = |kind| first_day(facts, kind, on, rulebook, rules, past);
    Next {
        whole_blood: first(DonationKind::WholeBlood),
        platelets: first(DonationKind::Platelets),
    }
}

fn first_day(
    facts: &Facts,
    kind: DonationKind,
    on: NaiveDate,
    rulebook: &Rulebook,
    rules: &Rules,
    past: &Past,
) -> Option<NaiveDate> {
    let mut periods = rulebook.rules_from(on);
    let (_, _, end) = periods.next()?;
    let mut found = first_day_within(facts, kind, rules, past, on, end);
    for (rules, start, end) in periods {
        if !matches!(found, Found::Later) {
            break;
        }
        let past = Past::of(facts, start, rules);
        found = first_day_within(facts, kind, rules, &past, start, end);
    }
    match found {
        Found::Day(day) => Some(day),
        Found::Later | Found::Never => None,
    }
}

fn first_day_within(
    facts: &Facts,
    kind: DonationKind,
    rules: &Rules,
    past: &Past,
    start: NaiveDate,
    end: Option<NaiveDate>,
) -> Found {
    let Some(thresholds_over) = thresholds_over(facts, kind, rules, past, start) else {
        return Found::Never;
    };
    let day = after_deferrals(facts, kind, rules, thresholds_over);
    let last_looked_at = match end.and_then(|end| end.pred_opt()) {
        Some(last) => day.min(last),
        None => day,
    };
    let endless = facts
        .deferrals
        .iter()
        .map(|record| Hold::of(record, rules))
        .any(|hold| hold.blocks(kind) && hold.endless_within(start, last_looked_at));
    if endless || last_looked_at > past.last_birthday(facts, rules) || day == NaiveDate::MAX {
        return Found::Never;
    }
    if day > last_looked_at {
        return Found::Later;
    }
    Found::Day(day)
}

/// First day from `start` on which the lower age, intervals and caps are all met.
fn thresholds_over(
    facts: &Facts,
    kind: DonationKind,
    rules: &Rules,
    past: &Past,
    start: NaiveDate,
) -> Option<NaiveDate> {
    let of_age = birthday(facts.birth_date, rules.age.min, rules.age.leap);
    let mut day = start.max(of_age);
    for last in [DonationKind::WholeBlood, DonationKind::Platelets] {
        if let Some(given) = past.last(last) {
            let interval = rules.interval.between(last, kind, facts.matched_recipient);
            day = day.max(interval.after(given));
        }
    }
    if kind == DonationKind::WholeBlood {
        return Some(day);
    }
    let usual_ml = u64::from(rules.volume.usual_units) * u64::from(rules.volume.unit_ml);
    for allowed in [
        past.count_allows(rules),
        past.volume_allows(usual_ml, rules),
    ] {
        match allowed {
            Allowed::Now => {}
            Allowed::From(from) => day = day.max(from),
            Allowed::Never => return None,
        }
    }
    Some(day)
}

/// First day from `day` on that no dated deferral holds.
fn after_deferrals(facts: &Facts, kind: DonationKind, rules: &Rules, day: NaiveDate) -> NaiveDate {
    let mut stretches: Vec<(NaiveDate, NaiveDate)> = facts
        .deferrals
        .iter()
        .map(|record| Hold::of(record, rules))
        .filter(|hold| hold.blocks(kind))
        .filter_map(|hold| match hold.end {
            End::On(until) => Some((hold.from, until)),
            End::Permanent | End::Undated => None,
        })
        .collect();
    stretches.sort_unstable();
    let mut day = day;
    for (from, until) in stretches {
        if from <= day {
            day = day.max(until);
        }
    }
    day
}
