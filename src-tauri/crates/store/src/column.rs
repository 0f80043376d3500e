//! How values stand in columns: closed sets as their word, structures as JSON.

use crate::error::StoreError;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;
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
        let json = match value {
            ValueRef::Null => Value::Null,
            other => Value::String(other.as_str()?.to_owned()),
        };
        serde_json::from_value(json)
            .map(Self)
            .map_err(FromSqlError::other)
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
