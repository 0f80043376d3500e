use chrono::NaiveDate;
use rstest::rstest;

use super::{day, rules};
use crate::honours::{VolunteerRecord, tally};

fn volunteer(minutes: u32, since: Option<&str>) -> VolunteerRecord {
    VolunteerRecord {
        minutes,
        since: since.map(day),
    }
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
