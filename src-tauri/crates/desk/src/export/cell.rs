//! A cell of an export, before it takes the form of a file.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// Text, never read as a number or a formula.
    Text(String),
    /// A whole number.
    Number(u32),
    /// A number with a fraction.
    Fraction(f64),
    /// A date.
    Date(NaiveDate),
    /// Nothing.
    Empty,
}

impl Cell {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn text_if_any(text: Option<String>) -> Self {
        text.map_or(Self::Empty, Self::Text)
    }

    /// A value of a closed set, as its word.
    pub(crate) fn word(value: impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(Value::String(word)) => Self::Text(word),
            _ => Self::Empty,
        }
    }

    pub(crate) fn yes_or_no(yes: bool) -> Self {
        Self::Text(if yes { "yes" } else { "no" }.to_owned())
    }

    pub(crate) fn date(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }

    pub(crate) fn number(number: Option<u32>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }

    pub(crate) fn fraction(number: Option<f64>) -> Self {
        number.map_or(Self::Empty, Self::Fraction)
    }
}
