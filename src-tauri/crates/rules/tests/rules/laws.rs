//! What must hold for every donor.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use redwall_rules::{
    Assessment, Deferral, Donation, DonationKind, Facts, Outcome, Plan, Reaction, Rulebook, Sex,
    Source, Stage, Verdict, assess, assess_line,
};

use crate::{
    naive::{self, Law, Standing},
    people::{PLATELETS, WHOLE_BLOOD, day, shipped},
};

const NEW_LAW: &str = r#"
[rulebook]
name = "new-law"
status = "in_force"
from = 2027-06-01

[interval.whole_blood.whole_blood]
value = 90
unit = "days"
clause = "a law of this test"
source = "found"
"#;

/// The shipped law, and one that changes in the middle of the days that are tried.
fn laws() -> [(Rulebook, Law); 2] {
    let changed = Rulebook::with_layers(&[("new-law.toml", NEW_LAW)]).expect("a right rulebook");
    [
        (
            shipped(),
            Law {
                ninety_days_from: None,
            },
        ),
        (
            changed,
            Law {
                ninety_days_from: Some(day("2027-06-01")),
            },
        ),
    ]
}

fn around(start: &str, days: u64) -> impl Strategy<Value = NaiveDate> + use<> {
    let start = day(start);
    (0..days).prop_map(move |offset| start + Days::new(offset))
}

fn any_on() -> impl Strategy<Value = NaiveDate> {
    around("2027-01-01", 500)
}

/// Donors from just under 18 to just over 60, leap-day birthdays among them.
fn any_birth() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        4 => around("1966-06-01", 16_000),
        1 => around("1966-11-01", 800),
        1 => around("1971-11-01", 800),
        1 => around("2008-11-01", 800),
        1 => prop::sample::select(vec![day("1968-02-29"), day("1972-02-29"), day("2008-02-29")]),
    ]
}

fn any_outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        6 => Just(Outcome::Complete),
        1 => Just(Outcome::Partial),
        1 => Just(Outcome::None),
    ]
}

fn any_reaction() -> impl Strategy<Value = Reaction> {
    prop_oneof![12 => Just(Reaction::None), 1 => Just(Reaction::Mild)]
}

fn any_source() -> impl Strategy<Value = Source> {
    prop_oneof![
        Just(Source::Here),
        Just(Source::Proved),
        Just(Source::Declared)
    ]
}

prop_compose! {
    fn any_donation(on: NaiveDate, days: u64)(
        ago in 0..days,
        platelets in prop::bool::weighted(0.8),
        ml in prop_oneof![Just(250u32), Just(500), Just(700)],
        outcome in any_outcome(),
        reaction in any_reaction(),
        source in any_source(),
    ) -> Donation {
        Donation {
            date: on - Days::new(ago),
            kind: if platelets { DonationKind::Platelets } else { DonationKind::WholeBlood },
            ml,
            units: ml / 250,
            plasma_ml: 0,
            outcome,
            reaction,
            source,
        }
    }
}

fn near(on: NaiveDate) -> impl Strategy<Value = Option<NaiveDate>> {
    prop::option::of((0..200u64).prop_map(move |offset| on - Days::new(100) + Days::new(offset)))
}

prop_compose! {
    fn any_deferral(on: NaiveDate)(
        code in prop::sample::select(naive::CODES.to_vec()),
        event in near(on),
        from in near(on),
        until in near(on),
        permanent in prop::bool::weighted(0.1),
        ended in near(on),
    ) -> Deferral {
        Deferral { code: code.to_owned(), event, from, until, permanent, ended }
    }
}

/// Any donor on a day, without future donations.
fn any_donor() -> impl Strategy<Value = (Facts, NaiveDate)> {
    any_on().prop_flat_map(|on| {
        let history = prop_oneof![
            prop::collection::vec(any_donation(on, 900), 0..6),
            prop::collection::vec(any_donation(on, 400), 20..32),
        ];
        let deferrals = prop_oneof![
            2 => Just(Vec::new()),
            1 => prop::collection::vec(any_deferral(on), 1..4),
        ];
        let flags = (any::<bool>(), any::<bool>(), prop::bool::weighted(0.05));
        (any_birth(), history, deferrals, flags).prop_map(
            move |(birth_date, history, deferrals, (asks, matched, unread))| {
                let facts = Facts {
                    history,
                    deferrals,
                    asks_to_continue: asks,
                    matched_recipient: matched,
                    unread,
                    ..Facts::new(Some(Sex::Female), birth_date)
                };
                (facts, on)
            },
        )
    })
}

fn any_plan() -> impl Strategy<Value = Plan> {
    prop_oneof![
        Just(WHOLE_BLOOD),
        Just(PLATELETS),
        (0u32..500).prop_map(|ml| Plan::WholeBlood { ml }),
        (0u32..4, 0u32..300).prop_map(|(units, plasma_ml)| Plan::Platelets { units, plasma_ml }),
    ]
}

fn judged(found: &Assessment, facts: &Facts) -> Vec<(String, usize, bool, bool, bool)> {
    let mut judged: Vec<_> = found
        .findings
        .iter()
        .map(|finding| {
            let record = match finding.rule {
                redwall_rules::Rule::Deferral { record } => record,
                _ => 0,
            };
            let id = finding.rule.id(facts).into_owned();
            (
                id,
                record,
                finding.blocks,
                finding.permanent,
                finding.until.is_some(),
            )
        })
        .collect();
    judged.sort();
    judged
}

fn later(one: Option<NaiveDate>, other: Option<NaiveDate>) -> bool {
    match (one, other) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(one), Some(other)) => one <= other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_rules_say_what_the_contract_says_read_day_by_day(
        (facts, on) in any_donor(),
        plan in any_plan(),
    ) {
        for (rulebook, law) in laws() {
            let found = assess(&facts, &plan, Stage::Desk, on, &rulebook);
            let mut expected: Vec<_> = naive::judge(&facts, plan, on, law)
                .into_iter()
                .map(|(id, record, standing)| match standing {
                    Standing::Blocked { permanent, dated } => (id, record, true, permanent, dated),
                    Standing::Remark { permanent, dated } => (id, record, false, permanent, dated),
                    Standing::Free => (id, record, false, false, false),
                })
                .collect();
            expected.sort();
            prop_assert_eq!(judged(&found, &facts), expected);
            let alone = redwall_rules::verdict(&facts, &plan, Stage::Desk, on, &rulebook);
            prop_assert_eq!(alone, found.verdict);
        }
    }

    #[test]
    fn until_is_the_first_day_on_which_the_rule_is_free(
        (facts, on) in any_donor(),
        plan in any_plan(),
    ) {
        let law = Law { ninety_days_from: None };
        let found = assess(&facts, &plan, Stage::Desk, on, &shipped());
        for finding in &found.findings {
            let Some(until) = finding.until else { continue };
            let record = match finding.rule {
                redwall_rules::Rule::Deferral { record } => record,
                _ => 0,
            };
            let id = finding.rule.id(&facts);
            let free = naive::free_from(&facts, plan, on, law, (&id, record));
            prop_assert_eq!(Some(until), free, "{}", id);
        }
    }

    #[test]
    fn next_is_the_first_day_on_which_trying_is_accepted((facts, on) in any_donor()) {
        for (rulebook, law) in laws() {
            let next = assess(&facts, &WHOLE_BLOOD, Stage::Desk, on, &rulebook).next;
            let tried = |kind| naive::next(&facts, kind, on, law);
            prop_assert_eq!(next.whole_blood, tried(DonationKind::WholeBlood));
            prop_assert_eq!(next.platelets, tried(DonationKind::Platelets));
            let asking = Facts { asks_to_continue: true, ..facts.clone() };
            for (plan, day) in [(WHOLE_BLOOD, next.whole_blood), (PLATELETS, next.platelets)] {
                let Some(day) = day else { continue };
                let then = assess(&asking, &plan, Stage::Desk, day, &rulebook);
                prop_assert_eq!(then.verdict, Verdict::Accept);
            }
        }
    }

    /// One more donation makes a repeat donor, who may go on to 60: so the donor already is one.
    #[test]
    fn another_donation_never_makes_anyone_eligible_sooner(
        (mut facts, on) in any_donor(),
        plan in any_plan(),
        more in any_donation(day("2028-05-01"), 1500),
    ) {
        facts.history.push(Donation {
            outcome: Outcome::Complete,
            ..crate::people::whole_blood("2015-01-01")
        });
        let mut with_more = facts.clone();
        with_more.history.push(more);
        for (rulebook, _) in laws() {
            let before = assess(&facts, &plan, Stage::Desk, on, &rulebook);
            let after = assess(&with_more, &plan, Stage::Desk, on, &rulebook);
            prop_assert!(before.verdict == Verdict::Accept || after.verdict != Verdict::Accept);
            prop_assert!(later(before.next.whole_blood, after.next.whole_blood));
            prop_assert!(later(before.next.platelets, after.next.platelets));
        }
    }

    #[test]
    fn another_deferral_never_makes_anyone_eligible_sooner(
        (facts, on) in any_donor(),
        plan in any_plan(),
        more in any_deferral(day("2027-06-01")),
    ) {
        let mut with_more = facts.clone();
        with_more.deferrals.push(more);
        for (rulebook, _) in laws() {
            let before = assess(&facts, &plan, Stage::Desk, on, &rulebook);
            let after = assess(&with_more, &plan, Stage::Desk, on, &rulebook);
            prop_assert!(before.verdict == Verdict::Accept || after.verdict != Verdict::Accept);
            prop_assert!(later(before.next.whole_blood, after.next.whole_blood));
            prop_assert!(later(before.next.platelets, after.next.platelets));
        }
    }

    #[test]
    fn the_order_of_the_input_never_matters(
        (facts, on) in any_donor(),
        plan in any_plan(),
        seed in any::<prop::sample::Index>(),
    ) {
        let rulebook = shipped();
        let mut turned = facts.clone();
        turned.history.reverse();
        if !turned.history.is_empty() {
            let places = turned.history.len();
            turned.history.rotate_left(seed.index(places));
        }
        let as_given = assess(&facts, &plan, Stage::Desk, on, &rulebook);
        prop_assert_eq!(&assess(&turned, &plan, Stage::Desk, on, &rulebook), &as_given);
        turned.deferrals.reverse();
        let found = assess(&turned, &plan, Stage::Desk, on, &rulebook);
        prop_assert_eq!(found.verdict, as_given.verdict);
        prop_assert_eq!(found.until, as_given.until);
        prop_assert_eq!(found.next, as_given.next);
        prop_assert_eq!(found.findings.len(), as_given.findings.len());
    }

    #[test]
    fn every_finding_has_words((facts, on) in any_donor(), plan in any_plan()) {
        let rulebook = shipped();
        let found = assess(&facts, &plan, Stage::Collect, on, &rulebook);
        for explained in found.explain(&facts, &plan, &rulebook) {
            prop_assert!(!explained.zh.is_empty() && !explained.en.is_empty());
            prop_assert!(!explained.clause.is_empty());
        }
        for explained in found.explain_without_health(&facts, &plan, &rulebook) {
            let told = [&explained.rule, &explained.zh, &explained.en, &explained.clause];
            for code in naive::CODES {
                prop_assert!(told.iter().all(|text| !text.contains(code)));
            }
        }
    }
}

proptest! {
    #[test]
    fn no_line_makes_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = assess_line(&String::from_utf8_lossy(&bytes), &SHIPPED);
    }

    #[test]
    fn no_damaged_line_makes_the_reader_panic(
        place in any::<prop::sample::Index>(),
        put in ".{0,4}",
    ) {
        let line = crate::lines::GOOD;
        let places: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
        let at = places[place.index(places.len())];
        let end = line[at..].chars().next().map_or(at, |taken| at + taken.len_utf8());
        let damaged = format!("{}{put}{}", &line[..at], &line[end..]);
        let _ = assess_line(&damaged, &SHIPPED);
    }

    #[test]
    fn no_text_makes_the_rulebook_reader_panic(
        place in any::<prop::sample::Index>(),
        put in ".{0,4}",
    ) {
        let places: Vec<usize> = NEW_LAW.char_indices().map(|(at, _)| at).collect();
        let at = places[place.index(places.len())];
        let damaged = format!("{}{put}{}", &NEW_LAW[..at], &NEW_LAW[at..]);
        let _ = Rulebook::with_layers(&[("damaged.toml", &damaged)]);
    }
}

static SHIPPED: std::sync::LazyLock<Rulebook> = std::sync::LazyLock::new(shipped);
