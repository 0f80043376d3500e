//! One setting, as a rulebook states it.

use std::{collections::BTreeMap, fmt};

use chrono::NaiveDate;

use crate::day::Span;

/// What is printed where no source names the clause.
pub const CLAUSE_TO_CONFIRM: &str = "条款待核";

/// How sure a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Seen in a source.
    Found,
    /// Known or read into the law by this product, and to be confirmed.
    ToConfirm,
}

/// The value of a setting.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A whole number.
    Whole(u32),
    /// Whole numbers.
    Wholes(Vec<u32>),
    /// A number.
    Decimal(f64),
    /// A length of time.
    Span(Span),
    /// A calendar day.
    Day(NaiveDate),
    /// One word of a fixed list.
    Choice(&'static str),
    /// Words of a fixed list.
    Choices(Vec<&'static str>),
}

impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(number) => write!(formatter, "{number}"),
            Self::Wholes(numbers) => {
                let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
                formatter.write_str(&words.join(", "))
            }
            Self::Decimal(number) => write!(formatter, "{number}"),
            Self::Span(Span::Days(days)) => write!(formatter, "{days}"),
            Self::Span(Span::Months(months)) => write!(formatter, "{months}"),
            Self::Day(day) => write!(formatter, "{day}"),
            Self::Choice(word) => formatter.write_str(word),
            Self::Choices(words) => formatter.write_str(&words.join(", ")),
        }
    }
}

/// A setting in force: its value, where it comes from, and which rulebook says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// The value; a length of time is in days or months.
    pub value: Value,
    /// The unit of the value, empty for words and dates.
    pub unit: &'static str,
    /// The clause that it comes from; may be empty while it is to be confirmed.
    pub clause: String,
    /// How sure the clause is.
    pub standing: Standing,
    /// Name of the rulebook that holds it.
    pub rulebook: String,
}

impl Setting {
    /// The clause as it may be printed: only one that was found in a source.
    #[must_use]
    pub fn printed_clause(&self) -> &str {
        match self.standing {
            Standing::Found if !self.clause.is_empty() => &self.clause,
            _ => CLAUSE_TO_CONFIRM,
        }
    }
}

/// The settings in force on one day, by key.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Settings(pub(super) BTreeMap<&'static str, Setting>);

/// A setting that the rules need is in none of the rulebooks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Missing(pub(crate) &'static str);

impl Settings {
    pub(crate) fn get(&self, key: &str) -> Option<&Setting> {
        self.0.get(key)
    }

    pub(crate) fn whole(&self, key: &'static str) -> Result<u32, Missing> {
        match self.value(key)? {
            Value::Whole(number) => Ok(*number),
            _ => Err(Missing(key)),
        }
    }

    pub(crate) fn wholes(&self, key: &'static str) -> Result<Vec<u32>, Missing> {
        match self.value(key)? {
            Value::Wholes(numbers) => Ok(numbers.clone()),
            _ => Err(Missing(key)),
        }
    }

    pub(crate) fn decimal(&self, key: &'static str) -> Result<f64, Missing> {
        match self.value(key)? {
            Value::Decimal(number) => Ok(*number),
            _ => Err(Missing(key)),
        }
    }

    pub(crate) fn span(&self, key: &'static str) -> Result<Span, Missing> {
        match self.value(key)? {
            Value::Span(span) => Ok(*span),
            _ => Err(Missing(key)),
        }
    }

    pub(crate) fn day(&self, key: &'static str) -> Result<NaiveDate, Missing> {
        match self.value(key)? {
            Value::Day(day) => Ok(*day),
            _ => Err(Missing(key)),
        }
    }

    pub(crate) fn choice(&self, key: &'static str) -> Result<&'static str, Missing> {
        match self.value(key)? {
            Value::Choice(word) => Ok(word),
            _ => Err(Missing(key)),
        }
    }

    pub(crate) fn choices(&self, key: &'static str) -> Result<&[&'static str], Missing> {
        match self.value(key)? {
            Value::Choices(words) => Ok(words),
            _ => Err(Missing(key)),
        }
    }

    fn value(&self, key: &'static str) -> Result<&Value, Missing> {
        self.0
            .get(key)
            .map(|setting| &setting.value)
            .ok_or(Missing(key))
    }
}
