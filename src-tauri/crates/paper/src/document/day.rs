//! Dates as templates read them: year, month, day.

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

#[derive(Serialize)]
pub(crate) struct Day {
    year: i32,
    month: u32,
    day: u32,
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
            day: date.day(),
        }
    }
}

pub(crate) fn serialize<S: Serializer>(date: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
    Day::from(*date).serialize(to)
}

/// A day that may be absent.
pub(crate) mod maybe {
    use super::{Day, NaiveDate, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer>(
        date: &Option<NaiveDate>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        date.map(Day::from).serialize(to)
    }
}
