use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::{day, rules, whole_blood};
use crate::honours::{
    Award, AwardLevel, Earned, Level, Tally, VolunteerRecord, is_near, may_be_due, may_be_near,
    tally,
};
use crate::{Donation, DonationKind, Outcome, Reaction, Source};

const AS_OF: &str = "2016-12-31";

fn some_day() -> impl Strategy<Value = NaiveDate> {
    (0..4_000_u64).prop_map(|days| day("2006-06-01") + Days::new(days))
}

prop_compose! {
    fn donation()(
        date in some_day(),
        kind in prop_oneof![Just(DonationKind::WholeBlood), Just(DonationKind::Platelets)],
        hundreds in 1..=4_u32,
        units in 1..=2_u32,
        outcome in prop_oneof![
            8 => Just(Outcome::Complete), 1 => Just(Outcome::Partial), 1 => Just(Outcome::None)
        ],
        source in prop_oneof![
            8 => Just(Source::Here), 1 => Just(Source::Proved), 1 => Just(Source::Declared)
        ],
    ) -> Donation {
        let platelets = kind == DonationKind::Platelets;
        Donation {
            date,
            kind,
            ml: if platelets { units * 250 } else { hundreds * 100 },
            units: if platelets { units } else { 0 },
            plasma_ml: 0,
            outcome,
            reaction: Reaction::None,
            source,
        }
    }
}

prop_compose! {
    fn award()(
        level in prop_oneof![
            3 => Just(AwardLevel::Gold), 1 => Just(AwardLevel::Bronze),
            1 => Just(AwardLevel::Silver), 1 => Just(AwardLevel::Lifetime)
        ],
        cutoff in some_day(),
        own in prop::option::weighted(0.2, 0..900_u64),
    ) -> Award {
        Award { level, cutoff, counted_after: own.map(|ago| cutoff - Days::new(ago)) }
    }
}

fn history() -> impl Strategy<Value = Vec<Donation>> {
    prop::collection::vec(donation(), 0..160)
}

fn awards() -> impl Strategy<Value = Vec<Award>> {
    prop::collection::vec(award(), 0..4)
}

fn told(history: &[Donation], awards: &[Award]) -> Option<Tally> {
    tally(
        history,
        awards,
        VolunteerRecord::default(),
        day(AS_OF),
        &rules(),
    )
    .ok()
}

/// Golds followed one half count (100 ml) at a time: every half has its day, a gold takes the
/// first eighty away. Gives the day of the last gold's last half, and the halves left.
fn by_halves(history: &[Donation], awards: &[Award]) -> Option<(Option<NaiveDate>, usize)> {
    let mut halves = Vec::new();
    for given in history {
        let is_counted = given.outcome != Outcome::None && given.source != Source::Declared;
        if !is_counted || given.date > day(AS_OF) {
            continue;
        }
        let count = match given.kind {
            DonationKind::WholeBlood => given.ml / 100,
            DonationKind::Platelets if given.date < day("2010-01-01") => given.units * 8,
            DonationKind::Platelets => given.units * 2,
        };
        for _ in 0..count {
            halves.push(given.date);
        }
    }
    halves.sort();
    let mut golds: Vec<&Award> = awards
        .iter()
        .filter(|award| award.level == AwardLevel::Gold && award.cutoff <= day(AS_OF))
        .collect();
    golds.sort_by_key(|gold| (gold.cutoff, gold.counted_after));
    let mut after = None;
    for gold in golds {
        if let Some(own) = gold.counted_after {
            if after.is_some_and(|earlier| own < earlier) {
                return None;
            }
            halves.retain(|date| *date > own);
            after = Some(own);
            continue;
        }
        let mut last = None;
        for _ in 0..80 {
            if halves.first().is_none_or(|date| *date > gold.cutoff) {
                return None;
            }
            last = Some(halves.remove(0));
        }
        after = last;
    }
    Some((after, halves.len()))
}

proptest! {
    #[test]
    fn golds_use_up_what_the_slow_count_uses_up(history in history(), awards in awards()) {
        let answer = told(&history, &awards).map(|tally| (tally.counted_after, tally.count));
        let slow = by_halves(&history, &awards)
            .map(|(after, halves)| (after, u32::try_from(halves / 2).unwrap()));
        prop_assert_eq!(answer, slow);
    }

    #[test]
    fn order_of_input_never_matters(
        (history, shuffled) in history().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        (awards, mixed) in awards().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        prop_assert_eq!(told(&history, &awards), told(&shuffled, &mixed));
    }

    #[test]
    fn sums_kept_donation_by_donation_equal_the_full_tally(history in history()) {
        let mut kept = Earned::default();
        for given in history.iter().filter(|given| given.date <= day(AS_OF)) {
            kept.add(given, &rules());
        }
        let full = told(&history, &[]).unwrap();
        prop_assert_eq!(
            (kept.count(&rules()), kept.whole_blood_ml, kept.platelet_units),
            (full.lifetime_count, full.whole_blood_ml, full.platelet_units)
        );
        prop_assert_eq!(full.count, full.lifetime_count);
    }

    #[test]
    fn a_further_donation_adds_what_it_counts_whatever_was_conferred(
        history in history(), awards in awards(), hundreds in 1..=4_u32
    ) {
        let Some(before) = told(&history, &awards) else { return Ok(()) };
        let mut longer = history.clone();
        longer.push(whole_blood(day(AS_OF), hundreds * 200));
        let after = told(&longer, &awards).unwrap();
        prop_assert_eq!(after.count, before.count + hundreds);
        prop_assert_eq!(after.lifetime_count, before.lifetime_count + hundreds);
        prop_assert_eq!(after.counted_after, before.counted_after);
    }

    #[test]
    fn whom_a_list_does_not_ask_about_is_due_nothing(history in history(), awards in awards()) {
        let drawn = |given: &&Donation| given.outcome != Outcome::None;
        let whole_blood = |given: &&Donation| given.kind == DonationKind::WholeBlood;
        let ml = history.iter().filter(drawn).filter(whole_blood).map(|given| given.ml).sum();
        let units = history.iter().filter(drawn).map(|given| given.units).sum();
        if !may_be_due(ml, units, &awards, day(AS_OF), &rules()) {
            let answer = told(&history, &awards).expect("whoever has a gold is asked about");
            prop_assert_eq!(answer.nominate, Level::None);
            prop_assert!(!answer.lifetime_honour);
        }
    }

    #[test]
    fn whom_a_list_does_not_ask_about_is_not_near_either(
        history in history(), awards in awards(), within in 1_u32..12,
    ) {
        let drawn = |given: &&Donation| given.outcome != Outcome::None;
        let is_whole_blood = |given: &&Donation| given.kind == DonationKind::WholeBlood;
        let ml = history.iter().filter(drawn).filter(is_whole_blood).map(|given| given.ml).sum();
        let units = history.iter().filter(drawn).map(|given| given.units).sum();
        let Some(answer) = told(&history, &awards) else { return Ok(()) };
        let near = is_near(&answer, &awards, day(AS_OF), within);
        if !may_be_near(ml, units, &awards, day(AS_OF), within, &rules()) {
            prop_assert!(!near);
        }
        let Some(next) = answer.to_next else {
            prop_assert!(!near);
            return Ok(());
        };
        let mut longer = history.clone();
        longer.push(whole_blood(day(AS_OF), next.needs * 200));
        let due = told(&longer, &awards).unwrap().nominate != Level::None;
        prop_assert_eq!(near, answer.nominate == Level::None && due && next.needs <= within);
    }

    #[test]
    fn missing_counts_are_what_is_missing(history in history(), awards in awards()) {
        let Some(answer) = told(&history, &awards) else { return Ok(()) };
        let Some(next) = answer.to_next else {
            prop_assert!(answer.count >= 40);
            return Ok(());
        };
        let mut longer = history.clone();
        longer.push(whole_blood(day(AS_OF), next.needs * 200));
        prop_assert_eq!(told(&longer, &awards).unwrap().level, next.level);
        longer.pop();
        longer.push(whole_blood(day(AS_OF), (next.needs - 1) * 200));
        prop_assert_eq!(told(&longer, &awards).unwrap().level, answer.level);
    }
}
