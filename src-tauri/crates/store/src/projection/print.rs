//! `print`: what was ordered from printers, and what became of it.

use crate::clock::Instant;
use crate::column::{Json, Word};
use crate::error::StoreError;
use crate::id::{DeskId, PrintId, StaffId};
use crate::journal::entry::Entry;
use crate::journal::fact::{PrintCollected, PrintEnd, PrintEnded, PrintQueued, PrintSent};
use crate::projection::signature::Signature;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How far a print is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum PrintState {
    /// It waits at this desk.
    Queued,
    /// It is being handed to the system.
    Sending,
    /// The system has it.
    Sent,
    /// The system says that it was printed.
    Printed,
    /// It was not printed, or nobody knows.
    Failed,
    /// Somebody did not want it any more.
    Cancelled,
}

impl PrintState {
    /// Whether something is still to come.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Queued | Self::Sending | Self::Sent)
    }
}

/// A print.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintRecord {
    /// The print.
    pub id: PrintId,
    /// Whom it is about: a donor, or the station.
    pub subject: Uuid,
    /// The desk that prints it.
    pub desk: DeskId,
    /// When it was ordered.
    pub ordered_at: Instant,
    /// Who ordered it.
    pub ordered_by: StaffId,
    /// What was ordered.
    pub what: PrintQueued,
    /// How far it is.
    pub state: PrintState,
    /// Since when.
    pub state_at: Instant,
    /// The system's name for it.
    pub job: Option<String>,
    /// Why it was not printed.
    pub problem: Option<String>,
    /// Who took it away, in that person's words, and when.
    pub collected: Option<(String, Instant)>,
}

const COLUMNS: &str = "id, subject, desk, ordered_at, ordered_by, what, state, state_at, job, \
                       problem, collected_by, collected_at";

fn read(row: &Row<'_>) -> rusqlite::Result<PrintRecord> {
    let (Json(what), Word(state)) = (row.get(5)?, row.get(6)?);
    let collected_by: Option<String> = row.get(10)?;
    let collected = match collected_by {
        Some(by) => Some((by, Instant(row.get(11)?))),
        None => None,
    };
    Ok(PrintRecord {
        id: row.get(0)?,
        subject: row.get(1)?,
        desk: row.get(2)?,
        ordered_at: Instant(row.get(3)?),
        ordered_by: row.get(4)?,
        what,
        state,
        state_at: Instant(row.get(7)?),
        job: row.get(8)?,
        problem: row.get(9)?,
        collected,
    })
}

pub(crate) fn print(from: &Connection, id: PrintId) -> Result<Option<PrintRecord>, StoreError> {
    Ok(from
        .prepare_cached(&format!("SELECT {COLUMNS} FROM print WHERE id = ?"))?
        .query_row([id], read)
        .optional()?)
}

/// The prints of a desk that are not at their end, the oldest first.
pub(crate) fn open(from: &Connection, desk: DeskId) -> Result<Vec<PrintRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM print
         WHERE desk = ? AND state IN ('queued', 'sending', 'sent') ORDER BY ordered_at, id"
    ))?;
    let prints = statement.query_map([desk], read)?;
    Ok(prints.collect::<Result<_, _>>()?)
}

/// What was ordered between two instants, the newest first, so many at most.
pub(crate) fn between(
    from: &Connection,
    first: Instant,
    until: Instant,
    most: u32,
) -> Result<Vec<PrintRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM print WHERE ordered_at >= ? AND ordered_at < ?
         ORDER BY ordered_at DESC, id DESC LIMIT ?"
    ))?;
    let prints = statement.query_map(params![first.0, until.0, most], read)?;
    Ok(prints.collect::<Result<_, _>>()?)
}

/// What was ordered about a record or about the station, the newest first.
pub(crate) fn of_subject(from: &Connection, subject: Uuid) -> Result<Vec<PrintRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM print WHERE subject = ? ORDER BY ordered_at DESC, id DESC"
    ))?;
    let prints = statement.query_map([subject], read)?;
    Ok(prints.collect::<Result<_, _>>()?)
}

pub(crate) fn queued(to: &Connection, entry: &Entry, fact: &PrintQueued) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO print (id, subject, desk, ordered_at, ordered_by, what, state, state_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        fact.print,
        entry.subject,
        entry.desk,
        entry.at.0,
        entry.staff,
        Json(fact),
        Word(PrintState::Queued),
        entry.at.0,
    ])?;
    Ok(())
}

pub(crate) fn sent(to: &Connection, entry: &Entry, fact: &PrintSent) -> Result<(), StoreError> {
    let state = match &fact.job {
        Some(_) => PrintState::Sent,
        None => PrintState::Sending,
    };
    to.prepare_cached(
        "UPDATE print SET state = ?, state_at = ?, job = ?
         WHERE id = ? AND subject = ? AND state IN ('queued', 'sending', 'sent')",
    )?
    .execute(params![
        Word(state),
        entry.at.0,
        fact.job,
        fact.print,
        entry.subject,
    ])?;
    Ok(())
}

/// What ended it first stands.
pub(crate) fn ended(to: &Connection, entry: &Entry, fact: &PrintEnded) -> Result<(), StoreError> {
    let state = match fact.how {
        PrintEnd::Printed => PrintState::Printed,
        PrintEnd::Failed => PrintState::Failed,
        PrintEnd::Cancelled => PrintState::Cancelled,
    };
    to.prepare_cached(
        "UPDATE print SET state = ?, state_at = ?, problem = ?
         WHERE id = ? AND subject = ? AND state IN ('queued', 'sending', 'sent')",
    )?
    .execute(params![
        Word(state),
        entry.at.0,
        fact.reason,
        fact.print,
        entry.subject,
    ])?;
    Ok(())
}

/// Who took it away first stands.
pub(crate) fn collected(
    to: &Connection,
    entry: &Entry,
    fact: &PrintCollected,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "UPDATE print SET collected_by = ?, collected_at = ?
         WHERE id = ? AND subject = ? AND collected_by IS NULL",
    )?
    .execute(params![fact.by, entry.at.0, fact.print, entry.subject])?;
    Ok(())
}

impl PrintRecord {
    /// Who ordered it, when, and why again.
    pub fn signature(&self) -> Signature {
        Signature {
            by: self.ordered_by,
            at: self.ordered_at,
            reason: self.what.reason.clone(),
        }
    }
}
