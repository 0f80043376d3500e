//! `note`: what colleagues tell each other about a donor; never about health.

use crate::clock::Instant;
use crate::error::StoreError;
use crate::id::{DonorId, NoteId, StaffId};
use crate::journal::entry::Entry;
use crate::journal::fact::{NoteAdded, NoteStruck};
use crate::projection::signature::Signature;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteRecord {
    /// The note.
    pub id: NoteId,
    /// The donor.
    pub donor: DonorId,
    /// What it says.
    pub text: String,
    /// Who wrote it, and when.
    pub added: Signature,
    /// Who struck it out, when and why.
    pub struck: Option<Signature>,
}

const COLUMNS: &str = "id, donor, text, added_by, added_at, struck_by, struck_at, struck_reason";

fn read(row: &Row<'_>) -> rusqlite::Result<NoteRecord> {
    let struck_by: Option<StaffId> = row.get(5)?;
    let struck = match struck_by {
        None => None,
        Some(by) => Some(Signature {
            by,
            at: Instant(row.get(6)?),
            reason: row.get(7)?,
        }),
    };
    Ok(NoteRecord {
        id: row.get(0)?,
        donor: row.get(1)?,
        text: row.get(2)?,
        added: Signature {
            by: row.get(3)?,
            at: Instant(row.get(4)?),
            reason: None,
        },
        struck,
    })
}

/// A record's notes, newest first.
pub(crate) fn of_donor(from: &Connection, donor: DonorId) -> Result<Vec<NoteRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM note WHERE donor = ? ORDER BY added_at DESC, id DESC"
    ))?;
    let notes = statement.query_map([donor], read)?;
    Ok(notes.collect::<Result<_, _>>()?)
}

pub(crate) fn note(from: &Connection, id: NoteId) -> Result<Option<NoteRecord>, StoreError> {
    Ok(from
        .prepare_cached(&format!("SELECT {COLUMNS} FROM note WHERE id = ?"))?
        .query_row([id], read)
        .optional()?)
}

/// The donor in whose record a note stands.
pub(crate) fn written_on(from: &Connection, id: NoteId) -> Result<Option<DonorId>, StoreError> {
    Ok(note(from, id)?.map(|note| note.donor))
}

pub(crate) fn added(to: &Connection, entry: &Entry, fact: &NoteAdded) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO note (id, donor, text, added_by, added_at) VALUES (?, ?, ?, ?, ?)",
    )?
    .execute(params![
        fact.note,
        entry.subject,
        fact.text,
        entry.staff,
        entry.at.0
    ])?;
    Ok(())
}

/// Who struck it out first stands.
pub(crate) fn struck(to: &Connection, entry: &Entry, fact: &NoteStruck) -> Result<(), StoreError> {
    to.prepare_cached(
        "UPDATE note SET struck_by = ?, struck_at = ?, struck_reason = ?
         WHERE id = ? AND donor = ? AND struck_by IS NULL",
    )?
    .execute(params![
        entry.staff,
        entry.at.0,
        fact.reason,
        fact.note,
        entry.subject
    ])?;
    Ok(())
}
