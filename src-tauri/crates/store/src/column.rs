//! How values stand in columns: closed sets as their word, structures as JSON.

use crate::error::StoreError;
use chrono::NaiveDate;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row};
use serde::Serialize;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeOwned, Deserializer, Error, Visitor};
use serde_json::Value;

/// A value of a closed set, stored as the word that it has in JSON.
pub(crate) struct Word<T>(pub(crate) T);

impl<T: Serialize> ToSql for Word<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match serde_json::to_value(&self.0) {
            Ok(Value::String(word)) => Ok(word.into()),
            Ok(Value::Null) => Ok(rusqlite::types::Null.into()),
            Ok(other) => Err(unfit(format!("not a word: {other}"))),
            Err(error) => Err(unfit(error)),
        }
    }
}

impl<T: DeserializeOwned> FromSql for Word<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word = match value {
            ValueRef::Null => None,
            other => Some(other.as_str()?),
        };
        T::deserialize(OneWord(word))
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

/// A word, or nothing, as a value of a closed set is read from it: lists read millions.
struct OneWord<'w>(Option<&'w str>);

impl<'de> Deserializer<'de> for OneWord<'de> {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self.0 {
            Some(word) => visitor.visit_borrowed_str(word),
            None => visitor.visit_unit(),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self.0 {
            Some(_) => visitor.visit_some(self),
            None => visitor.visit_none(),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        let word = self.0.ok_or_else(|| Self::Error::custom("no word"))?;
        let word: BorrowedStrDeserializer<'de, Self::Error> = BorrowedStrDeserializer::new(word);
        word.deserialize_enum(name, words, visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// A date, `YYYY-MM-DD`.
pub(crate) struct Day(pub(crate) NaiveDate);

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let ValueRef::Text(text) = value else {
            return Err(FromSqlError::InvalidType);
        };
        let number = |from: usize, to: usize| {
            text.get(from..to)?.iter().try_fold(0_u32, |sum, digit| {
                digit
                    .is_ascii_digit()
                    .then(|| sum * 10 + u32::from(digit - b'0'))
            })
        };
        let read = || {
            let year = i32::try_from(number(0, 4)?).ok()?;
            NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?)
        };
        let is_date = text.len() == 10 && text[4] == b'-' && text[7] == b'-';
        let date = read().filter(|_| is_date);
        date.map(Self).ok_or(FromSqlError::InvalidType)
    }
}

/// A structure, stored as JSON text.
pub(crate) struct Json<T>(pub(crate) T);

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(&self.0)
            .map(Into::into)
            .map_err(unfit)
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

/// Calls `each` with every row of a query, one at a time.
pub(crate) fn each_row<T, E: From<StoreError>>(
    from: &Connection,
    sql: &str,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
    mut each: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = from.prepare(sql).map_err(StoreError::from)?;
    for row in statement.query_map([], read).map_err(StoreError::from)? {
        each(row.map_err(StoreError::from)?)?;
    }
    Ok(())
}

fn unfit(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(error.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use redwall_rules::{DonationKind, Sex};
    use rstest::rstest;
    use rusqlite::Connection;

    fn read<T: FromSql>(sql: &str) -> rusqlite::Result<T> {
        let connection = Connection::open_in_memory().unwrap();
        connection.query_row(&format!("SELECT {sql}"), [], |row| row.get(0))
    }

    #[test]
    fn a_word_reads_as_the_value_that_it_was_written_for() {
        let Word(kind) = read::<Word<DonationKind>>("'platelets'").unwrap();
        assert_eq!(kind, DonationKind::Platelets);
        let Word(sex) = read::<Word<Option<Sex>>>("'female'").unwrap();
        assert_eq!(sex, Some(Sex::Female));
        let Word(sex) = read::<Word<Option<Sex>>>("NULL").unwrap();
        assert_eq!(sex, None);
        assert!(read::<Word<DonationKind>>("'plasma'").is_err());
        assert!(read::<Word<DonationKind>>("NULL").is_err());
        assert!(read::<Word<DonationKind>>("1").is_err());
    }

    #[rstest]
    #[case("'2024-02-29'", Some("2024-02-29"))]
    #[case("'2026-02-29'", None)]
    #[case("'2026-2-28'", None)]
    #[case("'2026-02-28 '", None)]
    #[case("'2026/02/28'", None)]
    #[case("20260228", None)]
    fn a_date_is_a_day_of_the_calendar(#[case] sql: &str, #[case] date: Option<&str>) {
        let read = read::<Day>(sql).ok().map(|Day(day)| day.to_string());
        assert_eq!(read.as_deref(), date);
    }
}
