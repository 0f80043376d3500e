//! Dates, in all the ways in which tables hold them.

use super::cell::Cell;
use chrono::{Days, NaiveDate};

/// From which day a workbook counts the days of a date that is a bare number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Epoch {
    /// Windows: 1 January 1900 is 1, and 1900 is taken for a leap year.
    Of1900,
    /// Macintosh: 1 January 1904 is 0.
    Of1904,
    /// A file that is no workbook counts no days.
    None,
}

/// Day numbers of 1909 to 2118, counted from 1900: no amount and no year is taken for one.
const SERIALS: std::ops::Range<f64> = 3_500.0..80_000.0;
/// Years that a date here can lie in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// Reads a date; none where the cell is empty. What could be two dates is refused.
///
/// # Errors
/// What to do.
pub(super) fn read(cell: &Cell, epoch: Epoch) -> Result<Option<NaiveDate>, String> {
    let day = match cell {
        Cell::Empty => return Ok(None),
        Cell::Day(day) => Some(*day),
        Cell::Number(number) => of_number(*number, epoch),
        Cell::Text(text) => of_text(text),
        Cell::Truth(_) | Cell::Fault(_) => None,
    };
    let day = day.filter(|day| YEARS.contains(&chrono::Datelike::year(day)));
    day.map(Some).ok_or_else(|| {
        "日期读不懂。请写成 2024-1-2、2024年1月2日 或 20240102 的样子,年份要有四位。".to_owned()
    })
}

fn of_number(number: f64, epoch: Epoch) -> Option<NaiveDate> {
    if number.fract() == 0.0 && (19_000_000.0..=21_001_231.0).contains(&number) {
        return of_digits(&number.to_string());
    }
    // A time of day is the fraction.
    let days = SERIALS.contains(&number).then_some(number.floor() as u64)?;
    let first = match epoch {
        Epoch::Of1900 => NaiveDate::from_ymd_opt(1899, 12, 30)?,
        Epoch::Of1904 => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        Epoch::None => return None,
    };
    first.checked_add_days(Days::new(days))
}

fn of_text(text: &str) -> Option<NaiveDate> {
    let text: String = text.chars().map(half_width).collect();
    let text = text.trim();
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) => (day, time.trim()),
        None => (text, ""),
    };
    if !is_time(time) {
        // 2024 年 1 月 2 日.
        let close: String = text.split_whitespace().collect();
        return (close != text).then(|| of_text(&close)).flatten();
    }
    if day.bytes().all(|byte| byte.is_ascii_digit()) {
        return match day.len() {
            8 => of_digits(day),
            14 => of_digits(day.get(..8)?),
            _ => None,
        };
    }
    let day = day.trim_end_matches(['日', '号']);
    let parts: Vec<&str> = day.split(['-', '/', '.', '年', '月']).collect();
    let &[year, month, day] = parts.as_slice() else {
        return None;
    };
    let is_number = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if year.len() != 4 || !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn of_digits(digits: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(digits, "%Y%m%d").ok()
}

/// Nothing, or what looks like a time of day; it is left aside.
fn is_time(text: &str) -> bool {
    text.is_empty()
        || (text.contains(':')
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | 'Z')))
}

fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(c) - u32::from('！') + u32::from('!')).unwrap_or(c)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn text(text: &str) -> Cell {
        Cell::of_text(text)
    }

    #[rstest]
    #[case(text("2024-1-2"), Epoch::None)]
    #[case(text("2024-01-02"), Epoch::None)]
    #[case(text("2024/1/2"), Epoch::None)]
    #[case(text("2024.01.02"), Epoch::None)]
    #[case(text("20240102"), Epoch::None)]
    #[case(text("20240102093000"), Epoch::None)]
    #[case(text("2024年1月2日"), Epoch::None)]
    #[case(text("2024年01月02"), Epoch::None)]
    #[case(text("2024 年 1 月 2 日"), Epoch::None)]
    #[case(text("２０２４－０１－０２"), Epoch::None)]
    #[case(text("2024-01-02 09:30:00"), Epoch::None)]
    #[case(text("2024-01-02T09:30:00.000+08:00"), Epoch::None)]
    #[case(text("2024/1/2 9:30"), Epoch::None)]
    #[case(Cell::Number(20_240_102.0), Epoch::Of1900)]
    #[case(Cell::Number(45_293.0), Epoch::Of1900)]
    #[case(Cell::Number(45_293.75), Epoch::Of1900)]
    #[case(Cell::Number(43_831.0), Epoch::Of1904)]
    fn a_date_is_read_however_it_is_written(#[case] cell: Cell, #[case] epoch: Epoch) {
        let second_of_january = NaiveDate::from_ymd_opt(2024, 1, 2);
        assert_eq!(read(&cell, epoch), Ok(second_of_january));
    }

    #[rstest]
    #[case(text("24-1-2"))]
    #[case(text("1/2/2024"))]
    #[case(text("2024-13-1"))]
    #[case(text("2023-02-29"))]
    #[case(text("2024-1"))]
    #[case(text("0000-00-00"))]
    #[case(text("9999-12-31"))]
    #[case(text("2024-1-2-3"))]
    #[case(text("昨天"))]
    #[case(text("45293"))]
    #[case(Cell::Number(400.0))]
    #[case(Cell::Number(2024.0))]
    #[case(Cell::Number(2024.1))]
    #[case(Cell::Number(20_241_301.0))]
    #[case(Cell::Truth(true))]
    #[case(Cell::Fault("#N/A".into()))]
    fn what_could_be_two_dates_or_none_is_refused(#[case] cell: Cell) {
        assert!(read(&cell, Epoch::Of1900).is_err());
    }

    #[test]
    fn a_number_of_days_without_a_workbook_is_no_date() {
        assert!(read(&Cell::Number(45_293.0), Epoch::None).is_err());
        assert_eq!(read(&Cell::Empty, Epoch::None), Ok(None));
    }

    proptest! {
        #[test]
        fn every_writing_of_a_day_is_that_day(days in 0_u64..54_000) {
            let day = NaiveDate::from_ymd_opt(1930, 1, 1).unwrap() + Days::new(days);
            for form in ["%Y-%m-%d", "%Y/%-m/%-d", "%Y%m%d", "%Y年%-m月%-d日", "%Y.%m.%d"] {
                let written = text(&day.format(form).to_string());
                prop_assert_eq!(read(&written, Epoch::None), Ok(Some(day)));
            }
            let serial = (day - NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days();
            let number = Cell::Number(serial as f64);
            prop_assert_eq!(read(&number, Epoch::Of1900), Ok(Some(day)));
            let on_a_mac = Cell::Number((serial - 1_462) as f64);
            prop_assert_eq!(read(&on_a_mac, Epoch::Of1904), Ok(Some(day)));
        }
    }
}
