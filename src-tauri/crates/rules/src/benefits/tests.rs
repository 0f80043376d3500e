use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rstest::rstest;

use super::{BenefitRules, Benefits, UnlimitedAt, benefits, benefits_line};
use crate::{Donation, DonationKind, Outcome, Reaction, Rulebook, Source, Span};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rules() -> BenefitRules {
    BenefitRules {
        unlimited_ml: 800,
        unlimited_at: UnlimitedAt::Over,
        higher_for: Span::Months(36),
        higher_factor: 3,
        later_factor: 1,
        family_factor: 1,
        platelet_unit_ml: 200,
        clause: "《四川省公民献血条例》第十五条".to_owned(),
    }
}

fn whole_blood(date: &str, ml: u32) -> Donation {
    Donation {
        date: day(date),
        kind: DonationKind::WholeBlood,
        ml,
        units: 0,
        plasma_ml: 0,
        outcome: Outcome::Complete,
        reaction: Reaction::None,
        source: Source::Here,
    }
}

fn platelets(date: &str, units: u32) -> Donation {
    Donation {
        kind: DonationKind::Platelets,
        units,
        ..whole_blood(date, units * 250)
    }
}

fn on(date: &str, history: &[Donation]) -> Benefits {
    benefits(history, day(date), &rules())
}

#[rstest]
#[case::on_the_day_itself("2020-03-01", Some(1200))]
#[case::day_three_years_after("2023-03-01", Some(1200))]
#[case::one_day_later("2023-03-02", Some(400))]
#[case::the_day_before_it("2020-02-29", Some(0))]
fn three_times_as_much_is_free_for_three_years(#[case] date: &str, #[case] ml: Option<u32>) {
    let answer = on(date, &[whole_blood("2020-03-01", 400)]);
    assert_eq!((answer.donor.unlimited, answer.donor.ml), (false, ml));
}

#[rstest]
#[case::last_day("2023-02-28", 1200)]
#[case::past("2023-03-01", 400)]
fn three_years_after_a_leap_day_end_with_february(#[case] date: &str, #[case] ml: u32) {
    assert_eq!(
        on(date, &[whole_blood("2020-02-29", 400)]).donor.ml,
        Some(ml)
    );
}

#[rstest]
#[case::exactly_800(400, UnlimitedAt::Over, false)]
#[case::over_800(401, UnlimitedAt::Over, true)]
#[case::exactly_800_where_that_is_enough(400, UnlimitedAt::AtLeast, true)]
#[case::under_800(399, UnlimitedAt::AtLeast, false)]
fn over_800_ml_everything_is_free(
    #[case] second: u32,
    #[case] unlimited_at: UnlimitedAt,
    #[case] unlimited: bool,
) {
    let history = [
        whole_blood("2001-01-01", 400),
        whole_blood("2002-01-01", second),
    ];
    let rules = BenefitRules {
        unlimited_at,
        ..rules()
    };
    let answer = benefits(&history, day("2026-11-22"), &rules);
    assert_eq!(answer.donor.unlimited, unlimited);
    assert_eq!(answer.donor.ml, (!unlimited).then_some(400 + second));
    assert_eq!(
        (answer.total_ml, answer.family.ml),
        (400 + second, 400 + second)
    );
}

#[test]
fn recent_and_older_donations_are_added_each_by_its_own_age() {
    let history = [
        whole_blood("2010-01-01", 200),
        whole_blood("2026-01-01", 300),
    ];
    let answer = on("2026-11-22", &history);
    assert_eq!(answer.donor.ml, Some(200 + 3 * 300));
    assert_eq!(answer.family.ml, 500);
}

#[test]
fn a_platelet_unit_stands_for_200_ml_whatever_was_collected() {
    let answer = on("2026-11-22", &[platelets("2026-01-01", 2)]);
    assert_eq!(
        (answer.total_ml, answer.donor.ml, answer.family.ml),
        (400, Some(1200), 400)
    );
}

#[rstest]
#[case::partial(Outcome::Partial, Source::Here, 400)]
#[case::proved(Outcome::Complete, Source::Proved, 400)]
#[case::nothing_drawn(Outcome::None, Source::Here, 0)]
#[case::only_said(Outcome::Complete, Source::Declared, 0)]
fn donations_count_as_for_honours(
    #[case] outcome: Outcome,
    #[case] source: Source,
    #[case] total_ml: u32,
) {
    let given = Donation {
        outcome,
        source,
        ..whole_blood("2026-01-01", 400)
    };
    assert_eq!(on("2026-11-22", &[given]).total_ml, total_ml);
}

#[rstest]
#[case::nothing(&[])]
#[case::limited(&[whole_blood("2026-01-01", 300)])]
#[case::unlimited(&[whole_blood("2020-01-01", 400), platelets("2026-01-01", 2), platelets("2026-06-01", 1)])]
fn the_sentences_leave_the_decision_to_the_station(#[case] history: &[Donation]) {
    let answer = on("2026-11-22", history);
    assert!(answer.zh.contains("以血站核定为准") && answer.zh.contains("未扣除已报销"));
    assert!(answer.en.contains("not deducted") && answer.en.contains("assessment decides"));
    let amount = format!("{}毫升", answer.total_ml);
    assert!(answer.zh.contains(&amount), "{}", answer.zh);
    assert_eq!(answer.zh.contains("终身免费"), answer.donor.unlimited);
}

#[test]
fn the_answer_has_the_fields_of_the_contract() {
    let answer = serde_json::to_value(on("2026-11-22", &[whole_blood("2026-01-01", 300)])).unwrap();
    assert_eq!(answer["total_ml"], 300);
    assert_eq!(
        answer["self"],
        serde_json::json!({"unlimited": false, "ml": 900})
    );
    assert_eq!(answer["family"], serde_json::json!({"ml": 300}));
    assert_eq!(answer["clause"], "《四川省公民献血条例》第十五条");
    assert_eq!(
        answer.as_object().unwrap().len(),
        6,
        "id is added by the line form"
    );
}

#[test]
fn absurd_amounts_are_answered() {
    let history = vec![whole_blood("2026-01-01", u32::MAX); 10];
    let answer = on("2026-11-22", &history);
    assert_eq!((answer.total_ml, answer.donor.ml), (u32::MAX, None));
}

prop_compose! {
    fn donation()(days in 0..9_000_u64, hundreds in 1..=4_u32) -> Donation {
        let date = day("2002-01-01") + Days::new(days);
        Donation { date, ..whole_blood("2002-01-01", hundreds * 100) }
    }
}

proptest! {
    #[test]
    fn order_of_input_never_matters(
        (history, shuffled) in prop::collection::vec(donation(), 0..6)
            .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        prop_assert_eq!(on("2026-11-22", &history), on("2026-11-22", &shuffled));
    }

    #[test]
    fn a_further_donation_never_takes_anything_away(
        history in prop::collection::vec(donation(), 0..4), further in donation()
    ) {
        let before = on("2026-11-22", &history);
        let longer = [history, vec![further]].concat();
        let after = on("2026-11-22", &longer);
        prop_assert!(after.family.ml >= before.family.ml);
        prop_assert!(after.donor.unlimited || after.donor.ml >= before.donor.ml);
        prop_assert!(after.donor.unlimited >= before.donor.unlimited);
    }
}

fn answered(line: &str) -> serde_json::Value {
    let rulebook = Rulebook::shipped().unwrap();
    match benefits_line(line, &rulebook) {
        Ok(answer) => serde_json::to_value(answer).unwrap(),
        Err(refused) => serde_json::to_value(refused).unwrap(),
    }
}

#[test]
fn the_shipped_rulebook_is_the_sichuan_rule() {
    let rulebook = Rulebook::shipped().unwrap();
    let shipped = rulebook.benefit_rules(day("2026-11-22"));
    assert_eq!(
        &BenefitRules {
            clause: shipped.clause.clone(),
            ..rules()
        },
        shipped
    );
    assert!(
        shipped.clause.contains("四川省公民献血条例"),
        "{}",
        shipped.clause
    );
}

#[test]
fn a_line_is_answered_with_its_id() {
    let answer = answered(
        r#"{"id":"b1","on":"2026-11-22","history":[
            {"date":"2020-01-01","kind":"whole_blood","ml":400},
            {"date":"2025-01-01","kind":"platelets","units":1}]}"#,
    );
    assert_eq!(
        (&answer["id"], &answer["total_ml"]),
        (&"b1".into(), &600.into())
    );
    assert_eq!(answer["self"]["ml"], 400 + 600);
}

#[rstest]
#[case::no_day(r#"{"id":"b"}"#, "missing_field")]
#[case::unknown_field(
    r#"{"id":"b","on":"2026-11-22","as_of":"2026-11-22"}"#,
    "unknown_field"
)]
#[case::negative(
    r#"{"id":"b","on":"2026-11-22","history":[{"date":"2020-01-01","kind":"whole_blood","ml":-1}]}"#,
    "negative")]
fn a_wrong_line_is_refused(#[case] line: &str, #[case] code: &str) {
    let answer = answered(line);
    assert_eq!(
        (&answer["id"], &answer["error"]["code"]),
        (&"b".into(), &code.into())
    );
}
