//! Calendar arithmetic as the rules read it.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, de::Error};

/// A length of time as a rule states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// Whole days; a week is seven.
    Days(u32),
    /// Calendar months; a year is twelve.
    Months(u32),
}

impl Span {
    /// First day on which this much time has passed since `day`.
    ///
    /// Months end on the same day of the month, or on that month's last day if it has none.
    /// A day beyond the calendar is its last day.
    #[must_use]
    pub fn after(self, day: NaiveDate) -> NaiveDate {
        let end = match self {
            Self::Days(days) => day.checked_add_days(Days::new(u64::from(days))),
            Self::Months(months) => day.checked_add_months(Months::new(months)),
        };
        end.unwrap_or(NaiveDate::MAX)
    }

    /// Earliest day since which this much time has not yet passed on `on`.
    pub(crate) fn window_start(self, on: NaiveDate) -> NaiveDate {
        let back = match self {
            Self::Days(days) => on.checked_sub_days(Days::new(u64::from(days))),
            Self::Months(months) => on.checked_sub_months(Months::new(months)),
        };
        let mut start = back.unwrap_or(NaiveDate::MIN);
        while self.after(start) > on {
            let Some(earlier) = start.pred_opt() else {
                return start;
            };
            start = earlier;
        }
        while self.after(start) <= on {
            let Some(later) = start.succ_opt() else {
                return start;
            };
            start = later;
        }
        start
    }
}

/// The day in a common year on which someone born on 29 February grows a year older.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeapBirthday {
    February28,
    March1,
}

/// The day on which someone born on `birth` completes `years`.
pub(crate) fn birthday(birth: NaiveDate, years: u32, leap: LeapBirthday) -> NaiveDate {
    let year = i32::try_from(years)
        .ok()
        .and_then(|years| birth.year().checked_add(years));
    let Some(year) = year else {
        return NaiveDate::MAX;
    };
    if let Some(day) = NaiveDate::from_ymd_opt(year, birth.month(), birth.day()) {
        return day;
    }
    let stand_in = match leap {
        LeapBirthday::February28 => NaiveDate::from_ymd_opt(year, 2, 28),
        LeapBirthday::March1 => NaiveDate::from_ymd_opt(year, 3, 1),
    };
    stand_in.unwrap_or(NaiveDate::MAX)
}

/// First and last year that input may name.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// Reads a `YYYY-MM-DD` day of the years 1900–2200.
///
/// # Errors
/// A sentence that says what is wrong with the text, led by its code.
pub(crate) fn read_day(text: &str) -> Result<NaiveDate, &'static str> {
    const FORM: &str = "date: 日期应写作 YYYY-MM-DD / a date is written YYYY-MM-DD";
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return Err(FORM);
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0u32, |sum, byte| {
            byte.is_ascii_digit()
                .then(|| sum * 10 + u32::from(byte - b'0'))
        })
    };
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else {
        return Err(FORM);
    };
    let year = i32::try_from(year).map_err(|_| FORM)?;
    let read = NaiveDate::from_ymd_opt(year, month, day)
        .ok_or("date: 日历上没有这一天 / the calendar has no such day")?;
    if !YEARS.contains(&year) {
        return Err("date_range: 日期须在1900年至2200年之间 / a date lies between 1900 and 2200");
    }
    Ok(read)
}

/// A day as the JSON forms write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day(pub(crate) NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        read_day(&text).map(Self).map_err(D::Error::custom)
    }
}
