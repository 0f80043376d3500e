use rstest::rstest;

use super::{award, counted, day, platelets, rules, units_from, whole_blood};
use crate::honours::{
    Award, AwardLevel, HonoursRules, Level, NextLevel, PlateletsBefore2010, Tally, VolunteerRecord,
    tally,
};
use crate::{Donation, Outcome, Source};

use AwardLevel::{Bronze, Gold, Lifetime, Silver};

#[test]
fn the_example_of_the_contract() {
    let history = [
        platelets(day("2009-05-01"), 1),
        whole_blood(day("2012-03-04"), 300),
        whole_blood(day("2013-03-04"), 300),
    ];
    let hours = VolunteerRecord {
        minutes: 120 * 60,
        since: Some(day("2015-01-01")),
    };
    let answer = tally(&history, &[], hours, day("2027-12-31"), &rules()).unwrap();
    assert_eq!(
        serde_json::to_value(&answer).unwrap(),
        serde_json::json!({
            "lifetime_count": 7, "whole_blood_ml": 600, "platelet_units": 1,
            "counted_after": null, "count": 7, "level": "none", "nominate": "none",
            "to_next": {"level": "bronze", "needs": 13}, "golds": 0, "lifetime_honour": false,
            "volunteer_stars": 1, "volunteer_lifetime": false
        })
    );
    let again: Tally = serde_json::from_value(serde_json::to_value(&answer).unwrap()).unwrap();
    assert_eq!(again, answer);
}

#[rstest]
#[case::whole_200(&[200], 1)]
#[case::whole_400(&[400], 2)]
#[case::one_300(&[300], 1)]
#[case::two_300(&[300, 300], 3)]
#[case::three_300(&[300, 300, 300], 4)]
#[case::a_partial_50_completes(&[350, 50], 2)]
#[case::one_ml_short(&[399], 1)]
fn whole_blood_is_added_up_before_it_is_rounded(#[case] ml: &[u32], #[case] count: u32) {
    let history: Vec<_> = ml
        .iter()
        .map(|ml| whole_blood(day("2020-01-01"), *ml))
        .collect();
    let answer = counted(&history, &[]);
    assert_eq!((answer.count, answer.lifetime_count), (count, count));
    assert_eq!(answer.whole_blood_ml, ml.iter().sum::<u32>());
}

#[rstest]
#[case::per_unit(PlateletsBefore2010::PerUnit, "2009-12-31", 8)]
#[case::per_donation(PlateletsBefore2010::PerDonation, "2009-12-31", 4)]
#[case::no_rule_of_its_own(PlateletsBefore2010::None, "2009-12-31", 2)]
#[case::per_unit_from_2010(PlateletsBefore2010::PerUnit, "2010-01-01", 2)]
#[case::per_donation_from_2010(PlateletsBefore2010::PerDonation, "2010-01-01", 2)]
fn a_double_unit_counts_by_its_date_and_the_reading(
    #[case] platelets_before_2010: PlateletsBefore2010,
    #[case] date: &str,
    #[case] count: u32,
) {
    let rules = HonoursRules {
        platelets_before_2010,
        ..rules()
    };
    let history = [platelets(day(date), 2)];
    let none = VolunteerRecord::default();
    let answer = tally(&history, &[], none, day("2027-12-31"), &rules).unwrap();
    assert_eq!((answer.count, answer.platelet_units), (count, 2));
}

#[rstest]
#[case::complete_here(Outcome::Complete, Source::Here, 2)]
#[case::partial(Outcome::Partial, Source::Here, 2)]
#[case::proved(Outcome::Complete, Source::Proved, 2)]
#[case::nothing_drawn(Outcome::None, Source::Here, 0)]
#[case::only_said(Outcome::Complete, Source::Declared, 0)]
fn a_donation_counts_when_blood_was_drawn_and_it_is_known(
    #[case] outcome: Outcome,
    #[case] source: Source,
    #[case] count: u32,
) {
    let given = Donation {
        outcome,
        source,
        ..whole_blood(day("2020-01-01"), 400)
    };
    let answer = counted(&[given], &[]);
    assert_eq!((answer.count, answer.whole_blood_ml), (count, count * 200));
}

#[rstest]
#[case::on_the_day("2020-01-01", 2)]
#[case::the_day_before("2019-12-31", 0)]
fn donations_count_up_to_and_including_the_day(#[case] as_of: &str, #[case] count: u32) {
    let history = [whole_blood(day("2020-01-01"), 400)];
    let answer = tally(
        &history,
        &[],
        VolunteerRecord::default(),
        day(as_of),
        &rules(),
    )
    .unwrap();
    assert_eq!((answer.count, answer.lifetime_count), (count, count));
}

#[rstest]
#[case::nothing(0, Level::None, Some((Level::Bronze, 20)))]
#[case::one_short_of_bronze(19, Level::None, Some((Level::Bronze, 1)))]
#[case::bronze(20, Level::Bronze, Some((Level::Silver, 10)))]
#[case::one_short_of_silver(29, Level::Bronze, Some((Level::Silver, 1)))]
#[case::silver(30, Level::Silver, Some((Level::Gold, 10)))]
#[case::one_short_of_gold(39, Level::Silver, Some((Level::Gold, 1)))]
#[case::gold(40, Level::Gold, None)]
#[case::beyond_gold(95, Level::Gold, None)]
fn a_count_has_its_level(
    #[case] count: u64,
    #[case] level: Level,
    #[case] next: Option<(Level, u32)>,
) {
    let answer = counted(&units_from("2020-01-01", count), &[]);
    assert_eq!((answer.level, answer.nominate), (level, level));
    assert_eq!(
        answer.to_next,
        next.map(|(level, needs)| NextLevel { level, needs })
    );
}

#[rstest]
#[case::bronze_again(25, &[award(Bronze, "2021-12-31")], Level::None)]
#[case::silver_after_bronze(30, &[award(Bronze, "2021-12-31")], Level::Silver)]
#[case::gold_after_silver(40, &[award(Silver, "2021-12-31")], Level::Gold)]
#[case::bronze_below_silver(25, &[award(Silver, "2021-12-31")], Level::None)]
#[case::lifetime_is_no_level(25, &[award(Lifetime, "2021-12-31")], Level::Bronze)]
#[case::conferred_after_the_day(25, &[award(Bronze, "2029-12-31")], Level::Bronze)]
fn a_level_is_nominated_once(
    #[case] count: u64,
    #[case] awards: &[Award],
    #[case] nominate: Level,
) {
    let answer = counted(&units_from("2020-01-01", count), awards);
    assert_eq!(answer.nominate, nominate);
}

#[test]
fn ten_thousand_donations_and_absurd_amounts_are_answered() {
    let most = Donation {
        units: u32::MAX,
        ..platelets(day("2009-01-01"), 1)
    };
    let mut history = vec![most; 5_000];
    history.extend(vec![whole_blood(day("2020-01-01"), u32::MAX); 5_000]);
    let answer = counted(&history, &[award(Gold, "2021-12-31")]);
    assert_eq!(
        (answer.lifetime_count, answer.whole_blood_ml),
        (u32::MAX, u32::MAX)
    );
}
