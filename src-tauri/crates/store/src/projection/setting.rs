//! `setting`: what the station has decided otherwise than the product.

use crate::column::Json;
use crate::error::StoreError;
use crate::journal::fact::SettingChanged;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

/// The value of a setting; none while the product's own holds.
pub(crate) fn value(from: &Connection, key: &str) -> Result<Option<Value>, StoreError> {
    let value = from
        .prepare_cached("SELECT value FROM setting WHERE key = ?")?
        .query_row([key], |row| {
            let Json(value) = row.get(0)?;
            Ok(value)
        })
        .optional()?;
    Ok(value)
}

pub(crate) fn changed(to: &Connection, fact: &SettingChanged) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO setting (key, value) VALUES (?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?
    .execute(params![fact.key, Json(&fact.value)])?;
    Ok(())
}
