//! Dates as templates read them: year, month, day. What was issued is kept in the same form.

use chrono::{Datelike, NaiveDate};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize, Deserialize)]
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

impl Day {
    fn date<E: Error>(&self) -> Result<NaiveDate, E> {
        NaiveDate::from_ymd_opt(self.year, self.month, self.day)
            .ok_or_else(|| E::custom("a day that does not exist"))
    }
}

pub(crate) fn serialize<S: Serializer>(date: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
    Day::from(*date).serialize(to)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    Day::deserialize(from)?.date()
}

/// A day that may be absent.
pub(crate) mod maybe {
    use super::{Day, Deserialize, Deserializer, NaiveDate, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer>(
        date: &Option<NaiveDate>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        date.map(Day::from).serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<NaiveDate>, D::Error> {
        let day = Option::<Day>::deserialize(from)?;
        day.map(|day| day.date()).transpose()
    }
}
