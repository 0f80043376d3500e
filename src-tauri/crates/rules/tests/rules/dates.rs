//! The dates that have gone wrong elsewhere.

use redwall_rules::{Span, Verdict};
use rstest::rstest;

use crate::people::{
    PLATELETS, WHOLE_BLOOD, adult, at_desk, born, day, platelets, shipped, whole_blood,
};

#[rstest]
#[case("2026-08-31", 6, "2027-02-28")]
#[case("2027-08-31", 6, "2028-02-29")]
#[case("2026-11-30", 3, "2027-02-28")]
#[case("2026-12-31", 6, "2027-06-30")]
#[case("2024-02-29", 12, "2025-02-28")]
#[case("2024-02-29", 48, "2028-02-29")]
#[case("2026-10-31", 4, "2027-02-28")]
#[case("2026-01-31", 1, "2026-02-28")]
fn months_end_on_the_same_day_or_the_last(
    #[case] from: &str,
    #[case] months: u32,
    #[case] end: &str,
) {
    assert_eq!(Span::Months(months).after(day(from)), day(end));
}

#[rstest]
#[case("2026-12-31", 1, "2027-01-01")]
#[case("2028-02-28", 1, "2028-02-29")]
#[case("2027-02-28", 1, "2027-03-01")]
#[case("2026-12-20", 14, "2027-01-03")]
fn days_are_counted_across_months_and_years(
    #[case] from: &str,
    #[case] days: u32,
    #[case] end: &str,
) {
    assert_eq!(Span::Days(days).after(day(from)), day(end));
}

#[rstest]
#[case("2004-02-29", "2022-02-28", false)]
#[case("2004-02-29", "2022-03-01", true)]
#[case("2008-02-29", "2026-02-28", false)]
#[case("2008-02-29", "2026-03-01", true)]
#[case("2008-11-22", "2026-11-21", false)]
#[case("2008-11-22", "2026-11-22", true)]
#[case("2008-12-31", "2026-12-30", false)]
#[case("2008-12-31", "2026-12-31", true)]
#[case("2009-01-01", "2026-12-31", false)]
#[case("1986-05-04", "2004-05-03", false)]
#[case("1986-05-04", "2004-05-04", true)]
#[case("1991-09-15", "2009-09-14", false)]
#[case("1991-09-15", "2009-09-15", true)]
fn eighteen_begins_on_the_birthday(#[case] birth: &str, #[case] on: &str, #[case] of_age: bool) {
    let found = at_desk(&born(birth), WHOLE_BLOOD, on, &shipped());
    assert_eq!(found.verdict == Verdict::Accept, of_age);
}

#[rstest]
#[case("1971-11-22", "2026-11-22", true)]
#[case("1971-11-21", "2026-11-22", false)]
#[case("1972-02-29", "2027-02-28", true)]
#[case("1972-02-29", "2027-03-01", true)]
#[case("1972-02-29", "2027-03-02", false)]
#[case("1973-02-28", "2028-02-28", true)]
#[case("1973-02-28", "2028-02-29", false)]
fn fifty_five_ends_after_the_birthday(
    #[case] birth: &str,
    #[case] on: &str,
    #[case] young_enough: bool,
) {
    let found = at_desk(&born(birth), WHOLE_BLOOD, on, &shipped());
    let expected = if young_enough {
        Verdict::Accept
    } else {
        Verdict::Exclude
    };
    assert_eq!(found.verdict, expected);
}

#[test]
fn a_donation_of_29_february_leaves_the_window_on_the_28th() {
    let mut facts = adult();
    facts.history = (0..24).map(|_| platelets("2028-02-29", 1)).collect();
    let before = at_desk(&facts, PLATELETS, "2029-02-27", &shipped());
    assert_eq!(before.until, Some(day("2029-02-28")));
    let then = at_desk(&facts, PLATELETS, "2029-02-28", &shipped());
    assert_eq!(then.verdict, Verdict::Accept);
}

#[test]
fn histories_out_of_order_and_twice_on_a_day_are_read_alike() {
    let mut facts = adult();
    facts.history = vec![whole_blood("2026-06-01"), whole_blood("2025-06-01")];
    let once = at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &shipped());
    facts.history.reverse();
    facts.history.push(whole_blood("2026-06-01"));
    assert_eq!(at_desk(&facts, WHOLE_BLOOD, "2026-11-22", &shipped()), once);
}

#[test]
fn a_future_record_blocks_both_kinds_and_leaves_no_next_day() {
    let mut facts = adult();
    facts.history = vec![whole_blood("2027-01-01")];
    let found = at_desk(&facts, PLATELETS, "2026-11-22", &shipped());
    assert_eq!((found.verdict, found.until), (Verdict::Defer, None));
    assert_eq!((found.next.whole_blood, found.next.platelets), (None, None));
}

#[rstest]
#[case("1900-01-01")]
#[case("2200-12-31")]
fn the_ends_of_the_calendar_are_judged(#[case] on: &str) {
    let mut facts = born("1900-01-01");
    facts.history = vec![whole_blood("2200-12-31"), platelets("1900-01-01", 1)];
    let found = at_desk(&facts, PLATELETS, on, &shipped());
    assert_ne!(found.verdict, Verdict::Accept);
}
