//! The entries about somebody, as an auditor reads them.

use super::entry::{COLUMNS, Entry};
use crate::clock::Instant;
use crate::error::StoreError;
use crate::id::{DeskId, StaffId};
use rusqlite::Connection;
use serde_json::{Map, Value};
use uuid::Uuid;

/// An entry as it can be read without knowing its kind.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryRecord {
    /// The desk that wrote it.
    pub desk: DeskId,
    /// Its number at that desk.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// By whom.
    pub staff: StaffId,
    /// The name of its kind.
    pub kind: String,
    /// What it says, field by field.
    pub fields: Map<String, Value>,
}

/// The entries about subjects, the oldest first; those that are kept aside are among them.
pub(crate) fn entries(
    from: &Connection,
    subjects: &[Uuid],
) -> Result<Vec<EntryRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM entry WHERE subject = ? ORDER BY hlc, desk, seq"
    ))?;
    let mut entries: Vec<Entry> = Vec::new();
    for subject in subjects {
        for entry in statement.query_map([subject], Entry::read)? {
            entries.push(entry?);
        }
    }
    entries.sort_by_key(Entry::place);
    entries.into_iter().map(record).collect()
}

pub(crate) fn record(entry: Entry) -> Result<EntryRecord, StoreError> {
    let body: Value = serde_json::from_str(&entry.body)?;
    let fields = match body.get("fact") {
        Some(Value::Object(fields)) => fields.clone(),
        _ => Map::new(),
    };
    Ok(EntryRecord {
        desk: entry.desk,
        seq: entry.seq,
        at: entry.at,
        staff: entry.staff,
        kind: entry.kind,
        fields,
    })
}
