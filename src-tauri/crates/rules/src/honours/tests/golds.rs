use chrono::Days;
use rstest::rstest;

use super::{award, counted, day, platelets, rules, units_from, whole_blood};
use crate::honours::{Award, AwardLevel, HonoursProblem, Level, VolunteerRecord, tally};
use crate::{Donation, Source};

use AwardLevel::{Bronze, Gold, Lifetime};

#[rstest]
#[case::exactly_used_up(40, 0, Level::None)]
#[case::carried_over(65, 25, Level::Bronze)]
#[case::gold_again(81, 41, Level::Gold)]
fn counting_restarts_after_the_fortieth(
    #[case] days: u64,
    #[case] count: u32,
    #[case] nominate: Level,
) {
    let history = units_from("2020-01-01", days);
    let answer = counted(&history, &[award(Gold, "2021-12-31")]);
    assert_eq!(
        answer.counted_after,
        Some(day("2020-01-01") + Days::new(39))
    );
    assert_eq!((answer.count, answer.nominate), (count, nominate));
    assert_eq!((answer.golds, u64::from(answer.lifetime_count)), (1, days));
}

#[test]
fn a_bronze_from_before_the_gold_does_not_stand_in_the_way_of_the_next() {
    let history = units_from("2020-01-01", 60);
    let same_round = [award(Bronze, "2021-12-31"), award(Gold, "2021-12-31")];
    assert_eq!(counted(&history, &same_round).nominate, Level::Bronze);
    let before = [award(Bronze, "2019-12-31"), award(Gold, "2021-12-31")];
    assert_eq!(counted(&history, &before).nominate, Level::Bronze);
    let since = [before.to_vec(), vec![award(Bronze, "2023-12-31")]].concat();
    assert_eq!(counted(&history, &since).nominate, Level::None);
}

#[test]
fn what_goes_beyond_the_fortieth_carries_over_with_its_fraction() {
    let mut history = units_from("2020-01-01", 38);
    history.push(whole_blood(day("2021-01-01"), 300));
    history.push(whole_blood(day("2021-08-01"), 300));
    history.push(whole_blood(day("2022-08-01"), 300));
    let answer = counted(&history, &[award(Gold, "2021-12-31")]);
    assert_eq!(answer.counted_after, Some(day("2021-08-01")));
    assert_eq!(
        (answer.count, answer.lifetime_count),
        (2, 42),
        "200 ml and 300 ml are left"
    );
}

#[rstest]
#[case::whole_blood_crosses(39, 400, 1, 2)]
#[case::platelets_cross(38, 300, 2, 1)]
#[case::both_are_beyond(40, 400, 2, 4)]
fn the_same_day_carries_over_too(
    #[case] before: u64,
    #[case] ml: u32,
    #[case] units: u32,
    #[case] left: u32,
) {
    let crossing = day("2021-05-05");
    let mut history = vec![platelets(crossing, units), whole_blood(crossing, ml)];
    history.extend(units_from("2020-01-01", before));
    let answer = counted(&history, &[award(Gold, "2021-12-31")]);
    assert_eq!(answer.count, left);
    let fortieth = if before == 40 {
        day("2020-02-09")
    } else {
        crossing
    };
    assert_eq!(answer.counted_after, Some(fortieth));
}

#[test]
fn older_platelet_units_count_fourfold_toward_a_gold() {
    let answer = counted(&units_from("2009-01-01", 11), &[award(Gold, "2011-12-31")]);
    assert_eq!(answer.counted_after, Some(day("2009-01-10")));
    assert_eq!((answer.count, answer.lifetime_count), (4, 44));
}

#[rstest]
#[case::second_gold_uses_the_carry(85, "2020-03-20", 5)]
#[case::exactly_two(80, "2020-03-20", 0)]
fn each_gold_uses_up_forty(#[case] days: u64, #[case] after: &str, #[case] count: u32) {
    let awards = [award(Gold, "2023-12-31"), award(Gold, "2021-12-31")];
    let answer = counted(&units_from("2020-01-01", days), &awards);
    assert_eq!(answer.counted_after, Some(day(after)));
    assert_eq!((answer.count, answer.golds), (count, 2));
}

#[test]
fn a_gold_with_its_own_day_restarts_there_and_carries_nothing() {
    let own = Award {
        counted_after: Some(day("2020-02-29")),
        ..award(Gold, "2021-12-31")
    };
    let history = units_from("2020-01-01", 81);
    let answer = counted(&history, &[own]);
    assert_eq!(answer.counted_after, Some(day("2020-02-29")));
    assert_eq!((answer.count, answer.lifetime_count), (21, 81));
}

#[test]
fn a_gold_after_one_with_its_own_day_counts_from_that_day() {
    let own = Award {
        counted_after: Some(day("2020-01-10")),
        ..award(Gold, "2020-01-31")
    };
    let history = units_from("2020-01-01", 60);
    let answer = counted(&history, &[award(Gold, "2021-12-31"), own]);
    assert_eq!(
        answer.counted_after,
        Some(day("2020-02-19")),
        "the 40th from 11 January"
    );
    assert_eq!(answer.count, 10);
}

#[test]
fn a_gold_without_any_record_is_counted_by_its_own_day() {
    let own = Award {
        counted_after: Some(day("2005-06-01")),
        ..award(Gold, "2005-12-31")
    };
    let answer = counted(&[], &[own]);
    assert_eq!((answer.golds, answer.count), (1, 0));
}

fn missing(cutoff: &str) -> HonoursProblem {
    HonoursProblem::GoldRecordsMissing {
        cutoff: day(cutoff),
    }
}

#[rstest]
#[case::no_records(0, "2021-12-31")]
#[case::one_missing(39, "2021-12-31")]
#[case::the_fortieth_is_after_the_cut_off(60, "2020-02-08")]
fn a_gold_whose_forty_cannot_be_found_is_refused(#[case] days: u64, #[case] cutoff: &str) {
    let history = units_from("2020-01-01", days);
    let awards = [award(Gold, cutoff)];
    let result = tally(
        &history,
        &awards,
        VolunteerRecord::default(),
        day("2027-12-31"),
        &rules(),
    );
    assert_eq!(result, Err(missing(cutoff)));
}

#[test]
fn a_fortieth_on_the_cut_off_itself_is_found() {
    let answer = counted(&units_from("2020-01-01", 60), &[award(Gold, "2020-02-09")]);
    assert_eq!(
        (answer.counted_after, answer.count),
        (Some(day("2020-02-09")), 20)
    );
}

#[test]
fn a_second_gold_is_not_found_in_the_records_of_the_first() {
    let awards = [award(Gold, "2021-12-31"), award(Gold, "2023-12-31")];
    let history = units_from("2020-01-01", 79);
    let result = tally(
        &history,
        &awards,
        VolunteerRecord::default(),
        day("2027-12-31"),
        &rules(),
    );
    assert_eq!(result, Err(missing("2023-12-31")));
}

#[test]
fn only_said_donations_do_not_make_a_gold() {
    let history: Vec<_> = units_from("2020-01-01", 50)
        .into_iter()
        .map(|given| Donation {
            source: Source::Declared,
            ..given
        })
        .collect();
    let awards = [award(Gold, "2021-12-31")];
    let result = tally(
        &history,
        &awards,
        VolunteerRecord::default(),
        day("2027-12-31"),
        &rules(),
    );
    assert_eq!(result, Err(missing("2021-12-31")));
}

#[rstest]
#[case::after_its_own_cut_off("2021-12-31", "2022-01-01")]
#[case::before_the_gold_preceding_it("2021-12-31", "2020-02-08")]
fn a_gold_whose_dates_contradict_each_other_is_refused(#[case] cutoff: &str, #[case] own: &str) {
    let second = Award {
        counted_after: Some(day(own)),
        ..award(Gold, cutoff)
    };
    let history = units_from("2020-01-01", 60);
    let awards = [award(Gold, "2020-12-31"), second];
    let result = tally(
        &history,
        &awards,
        VolunteerRecord::default(),
        day("2027-12-31"),
        &rules(),
    );
    let expected = HonoursProblem::GoldDates {
        counted_after: day(own),
        cutoff: day(cutoff),
    };
    assert_eq!(result, Err(expected));
    assert!(expected.zh().contains(cutoff) && expected.to_string().contains(own));
}

#[test]
fn a_day_before_a_gold_is_told_without_it() {
    let history = units_from("2020-01-01", 60);
    let awards = [award(Gold, "2021-12-31")];
    let none = VolunteerRecord::default();
    let answer = tally(&history, &awards, none, day("2021-06-30"), &rules()).unwrap();
    assert_eq!(
        (answer.golds, answer.count, answer.nominate),
        (0, 60, Level::Gold)
    );
}

fn golds(count: u32) -> Vec<Award> {
    (0..count)
        .map(|n| award(Gold, &format!("20{}-12-31", 21 + n)))
        .collect()
}

#[rstest]
#[case::two_golds(95, golds(2), false)]
#[case::a_third_is_due(120, golds(2), true)]
#[case::three_golds(120, golds(3), true)]
#[case::conferred(160, [golds(3), vec![award(Lifetime, "2025-12-31")]].concat(), false)]
#[case::first_gold_is_due(45, golds(0), false)]
fn the_lifetime_honour_comes_with_the_third_gold_once(
    #[case] days: u64,
    #[case] awards: Vec<Award>,
    #[case] due: bool,
) {
    assert_eq!(
        counted(&units_from("2020-01-01", days), &awards).lifetime_honour,
        due
    );
}
