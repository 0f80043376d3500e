use chrono::{Days, NaiveDate};
use rstest::rstest;

use super::{award, day, platelets, rules, whole_blood};
use crate::honours::{
    Award, AwardLevel, HonoursProblem, HonoursRules, Level, NextLevel, PlateletsBefore2010, Tally,
    VolunteerRecord, tally,
};
use crate::{Donation, Outcome, Source};

use AwardLevel::{Bronze, Gold, Lifetime, Silver};

/// One platelet unit on each of so many days in a row.
fn units_from(first: &str, days: u64) -> Vec<Donation> {
    (0..days).map(|n| platelets(day(first) + Days::new(n), 1)).collect()
}

fn counted(history: &[Donation], awards: &[Award]) -> Tally {
    tally(history, awards, VolunteerRecord::default(), day("2027-12-31"), &rules()).unwrap()
}

fn volunteer(minutes: u32, since: Option<&str>) -> VolunteerRecord {
    VolunteerRecord { minutes, since: since.map(day) }
}

#[test]
fn the_example_of_the_contract() {
    let history = [
        platelets(day("2009-05-01"), 1),
        whole_blood(day("2012-03-04"), 300),
        whole_blood(day("2013-03-04"), 300),
    ];
    let hours = volunteer(120 * 60, Some("2015-01-01"));
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
    let history: Vec<_> = ml.iter().map(|ml| whole_blood(day("2020-01-01"), *ml)).collect();
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
    let rules = HonoursRules { platelets_before_2010, ..rules() };
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
    let given = Donation { outcome, source, ..whole_blood(day("2020-01-01"), 400) };
    let answer = counted(&[given], &[]);
    assert_eq!((answer.count, answer.whole_blood_ml), (count, count * 200));
}

#[rstest]
#[case::on_the_day("2020-01-01", 2)]
#[case::the_day_before("2019-12-31", 0)]
fn donations_count_up_to_and_including_the_day(#[case] as_of: &str, #[case] count: u32) {
    let history = [whole_blood(day("2020-01-01"), 400)];
    let answer = tally(&history, &[], VolunteerRecord::default(), day(as_of), &rules()).unwrap();
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
    assert_eq!(answer.to_next, next.map(|(level, needs)| NextLevel { level, needs }));
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
    assert_eq!(answer.counted_after, Some(day("2020-01-01") + Days::new(39)));
    assert_eq!((answer.count, answer.nominate), (count, nominate));
    assert_eq!((answer.golds, u64::from(answer.lifetime_count)), (1, days));
}

#[test]
fn a_bronze_from_before_the_gold_does_not_stand_in_the_way_of_the_next() {
    let history = units_from("2020-01-01", 60);
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
    assert_eq!((answer.count, answer.lifetime_count), (2, 42), "200 ml and 300 ml are left");
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
    let fortieth = if before == 40 { day("2020-02-09") } else { crossing };
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
    let own = Award { counted_after: Some(day("2020-02-29")), ..award(Gold, "2021-12-31") };
    let history = units_from("2020-01-01", 81);
    let answer = counted(&history, &[own]);
    assert_eq!(answer.counted_after, Some(day("2020-02-29")));
    assert_eq!((answer.count, answer.lifetime_count), (21, 81));
}

#[test]
fn a_gold_after_one_with_its_own_day_counts_from_that_day() {
    let own = Award { counted_after: Some(day("2020-01-10")), ..award(Gold, "2020-01-31") };
    let history = units_from("2020-01-01", 60);
    let answer = counted(&history, &[award(Gold, "2021-12-31"), own]);
    assert_eq!(answer.counted_after, Some(day("2020-02-19")), "the 40th from 11 January");
    assert_eq!(answer.count, 10);
}

#[test]
fn a_gold_without_any_record_is_counted_by_its_own_day() {
    let own = Award { counted_after: Some(day("2005-06-01")), ..award(Gold, "2005-12-31") };
    let answer = counted(&[], &[own]);
    assert_eq!((answer.golds, answer.count), (1, 0));
}

fn missing(cutoff: &str) -> HonoursProblem {
    HonoursProblem::GoldRecordsMissing { cutoff: day(cutoff) }
}

#[rstest]
#[case::no_records(0, "2021-12-31")]
#[case::one_missing(39, "2021-12-31")]
#[case::the_fortieth_is_after_the_cut_off(60, "2020-02-08")]
fn a_gold_whose_forty_cannot_be_found_is_refused(#[case] days: u64, #[case] cutoff: &str) {
    let history = units_from("2020-01-01", days);
    let awards = [award(Gold, cutoff)];
    let result =
        tally(&history, &awards, VolunteerRecord::default(), day("2027-12-31"), &rules());
    assert_eq!(result, Err(missing(cutoff)));
}

#[test]
fn a_fortieth_on_the_cut_off_itself_is_found() {
    let answer = counted(&units_from("2020-01-01", 60), &[award(Gold, "2020-02-09")]);
    assert_eq!((answer.counted_after, answer.count), (Some(day("2020-02-09")), 20));
}

#[test]
fn a_second_gold_is_not_found_in_the_records_of_the_first() {
    let awards = [award(Gold, "2021-12-31"), award(Gold, "2023-12-31")];
    let history = units_from("2020-01-01", 79);
    let result =
        tally(&history, &awards, VolunteerRecord::default(), day("2027-12-31"), &rules());
    assert_eq!(result, Err(missing("2023-12-31")));
}

#[test]
fn only_said_donations_do_not_make_a_gold() {
    let history: Vec<_> = units_from("2020-01-01", 50)
        .into_iter()
        .map(|given| Donation { source: Source::Declared, ..given })
        .collect();
    let awards = [award(Gold, "2021-12-31")];
    let result =
        tally(&history, &awards, VolunteerRecord::default(), day("2027-12-31"), &rules());
    assert_eq!(result, Err(missing("2021-12-31")));
}

#[rstest]
#[case::after_its_own_cut_off("2021-12-31", "2022-01-01")]
#[case::before_the_gold_preceding_it("2021-12-31", "2020-02-08")]
fn a_gold_whose_dates_contradict_each_other_is_refused(#[case] cutoff: &str, #[case] own: &str) {
    let second = Award { counted_after: Some(day(own)), ..award(Gold, cutoff) };
    let history = units_from("2020-01-01", 60);
    let awards = [award(Gold, "2020-12-31"), second];
    let result =
        tally(&history, &awards, VolunteerRecord::default(), day("2027-12-31"), &rules());
    let expected = HonoursProblem::GoldDates { counted_after: day(own), cutoff: day(cutoff) };
    assert_eq!(result, Err(expected));
    assert!(expected.zh().contains(cutoff) && expected.to_string().contains(own));
}

#[test]
fn a_day_before_a_gold_is_told_without_it() {
    let history = units_from("2020-01-01", 60);
    let awards = [award(Gold, "2021-12-31")];
    let none = VolunteerRecord::default();
    let answer = tally(&history, &awards, none, day("2021-06-30"), &rules()).unwrap();
    assert_eq!((answer.golds, answer.count, answer.nominate), (0, 60, Level::Gold));
}

fn golds(count: u32) -> Vec<Award> {
    (0..count).map(|n| award(Gold, &format!("20{}-12-31", 21 + n))).collect()
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
    assert_eq!(counted(&units_from("2020-01-01", days), &awards).lifetime_honour, due);
}

#[rstest]
#[case::none(0, 0)]
#[case::a_minute_short(100 * 60 - 1, 0)]
#[case::one(100 * 60, 1)]
#[case::two(300 * 60, 2)]
#[case::three(600 * 60, 3)]
#[case::still_three(1000 * 60 - 1, 3)]
#[case::four(1000 * 60, 4)]
#[case::five(1500 * 60, 5)]
#[case::no_sixth(u32::MAX, 5)]
fn volunteer_hours_have_their_stars(#[case] minutes: u32, #[case] stars: u32) {
    let record = volunteer(minutes, None);
    let answer = tally(&[], &[], record, day("2027-12-31"), &rules()).unwrap();
    assert_eq!(answer.volunteer_stars, stars);
}

const OVER_2000: u32 = 2000 * 60 + 1;

#[rstest]
#[case::tenth_anniversary(OVER_2000, Some("2015-01-01"), "2025-01-01", false)]
#[case::the_day_after(OVER_2000, Some("2015-01-01"), "2025-01-02", true)]
#[case::exactly_2000_hours(2000 * 60, Some("2015-01-01"), "2025-01-02", false)]
#[case::leap_day_anniversary(OVER_2000, Some("2016-02-29"), "2026-02-28", false)]
#[case::after_leap_day_anniversary(OVER_2000, Some("2016-02-29"), "2026-03-01", true)]
#[case::unknown_beginning(OVER_2000, None, "2025-01-02", false)]
#[case::exactly_3000_hours(3000 * 60, None, "2025-01-02", false)]
#[case::over_3000_hours(3000 * 60 + 1, None, "2025-01-02", true)]
#[case::over_3000_hours_in_a_year(3000 * 60 + 1, Some("2024-01-01"), "2025-01-02", true)]
#[case::years_beyond_the_calendar(OVER_2000, Some("+262142-12-31"), "2025-01-02", false)]
fn the_volunteers_lifetime_award_needs_years_and_hours_or_more_hours(
    #[case] minutes: u32,
    #[case] since: Option<&str>,
    #[case] as_of: &str,
    #[case] due: bool,
) {
    let as_of: NaiveDate = day(as_of);
    let answer = tally(&[], &[], volunteer(minutes, since), as_of, &rules()).unwrap();
    assert_eq!(answer.volunteer_lifetime, due);
}

#[test]
fn ten_thousand_donations_and_absurd_amounts_are_answered() {
    let most = Donation { units: u32::MAX, ..platelets(day("2009-01-01"), 1) };
    let mut history = vec![most; 5_000];
    history.extend(vec![whole_blood(day("2020-01-01"), u32::MAX); 5_000]);
    let answer = counted(&history, &[award(Gold, "2021-12-31")]);
    assert_eq!((answer.lifetime_count, answer.whole_blood_ml), (u32::MAX, u32::MAX));
}
