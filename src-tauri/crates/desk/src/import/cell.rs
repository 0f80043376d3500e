//! A cell of a table that is taken in, as its file has it.

use chrono::NaiveDate;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Nothing, or blanks.
    Empty,
    /// Text, without the blanks around it.
    Text(String),
    /// A number.
    Number(f64),
    /// A date that is formatted as one.
    Day(NaiveDate),
    /// A truth value.
    Truth(bool),
    /// An error value, such as `#N/A`.
    Fault(String),
}

/// Whole numbers beyond this have lost digits in a spreadsheet.
const DIGITS_LOST: f64 = 1e15;

impl Cell {
    pub(super) fn of_text(text: &str) -> Self {
        // What a spreadsheet shows as text is exported with one of these before it.
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        let text = text.strip_prefix('\'').unwrap_or(text);
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text.to_owned())
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// The cell as text, none where it is empty.
    ///
    /// # Errors
    /// What is wrong with it, for a number that has lost digits and for an error value.
    pub(super) fn text(&self) -> Result<Option<String>, String> {
        match self {
            Self::Empty => Ok(None),
            Self::Text(text) if has_lost_digits(text) => Err(lost_digits()),
            Self::Text(text) => Ok(Some(text.clone())),
            Self::Number(number) if number.abs() >= DIGITS_LOST => Err(lost_digits()),
            Self::Number(number) => Ok(Some(number.to_string())),
            Self::Day(day) => Ok(Some(day.to_string())),
            Self::Truth(truth) => Ok(Some(truth.to_string())),
            Self::Fault(fault) => Err(format!("单元格是错误值{fault}。请在表格中改正。")),
        }
    }

    /// The cell as a person sees it, for reports.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Fault(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Truth(truth) => truth.to_string(),
        }
    }
}

/// `5.111E+17`: what a spreadsheet makes of a long number that it was not told is text.
fn has_lost_digits(text: &str) -> bool {
    let Some((number, power)) = text.split_once("E+") else {
        return false;
    };
    number.parse::<f64>().is_ok() && power.parse::<u32>().is_ok()
}

fn lost_digits() -> String {
    "号码在表格里成了数字,末尾几位已经丢失。请把这一列设为文本,从原系统重新导出。".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(Cell::Number(12_100_000_001.0), Ok(Some("12100000001".into())))]
    #[case(Cell::of_text("　'0012 "), Ok(Some("0012".into())))]
    #[case(Cell::of_text(" \t"), Ok(None))]
    #[case(Cell::Number(1.5), Ok(Some("1.5".into())))]
    #[case(Cell::Number(5.111e17), Err(lost_digits()))]
    #[case(Cell::of_text("5.111E+17"), Err(lost_digits()))]
    fn a_number_that_is_a_name_of_something_stays_as_it_was(
        #[case] cell: Cell,
        #[case] text: Result<Option<String>, String>,
    ) {
        assert_eq!(cell.text(), text);
    }
}
