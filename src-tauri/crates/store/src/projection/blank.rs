//! `blank`: numbered blank stock, as it came in and as it went.

use crate::clock::Instant;
use crate::column::Word;
use crate::error::StoreError;
use crate::id::{PrintId, StaffId};
use crate::journal::entry::Entry;
use crate::journal::fact::{BlankNumbers, BlanksReceived, BlanksSpent};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

/// What became of blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum BlankChange {
    /// They came in.
    Received,
    /// A print went on them.
    Used,
    /// They are spoiled.
    Spoiled,
}

/// A line of the book of blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlankRecord {
    /// Which.
    pub blanks: BlankNumbers,
    /// What became of them.
    pub change: BlankChange,
    /// The print that they were used for.
    pub print: Option<PrintId>,
    /// Why they are spoiled.
    pub reason: Option<String>,
    /// Who says so.
    pub by: StaffId,
    /// When.
    pub at: Instant,
}

fn read(row: &Row<'_>) -> rusqlite::Result<BlankRecord> {
    let Word(change) = row.get(3)?;
    Ok(BlankRecord {
        blanks: BlankNumbers {
            stock: row.get(0)?,
            first: row.get(1)?,
            last: row.get(2)?,
        },
        change,
        print: row.get(4)?,
        reason: row.get(5)?,
        by: row.get(6)?,
        at: Instant(row.get(7)?),
    })
}

/// Every line of the book, by stock and time.
pub(crate) fn all(from: &Connection) -> Result<Vec<BlankRecord>, StoreError> {
    let sql = "SELECT stock, first, last, change, print, reason, staff, at FROM blank
               ORDER BY stock, at, desk, seq";
    let mut statement = from.prepare_cached(sql)?;
    let records = statement.query_map([], read)?;
    Ok(records.collect::<Result<_, _>>()?)
}

pub(crate) fn received(
    to: &Connection,
    entry: &Entry,
    fact: &BlanksReceived,
) -> Result<(), StoreError> {
    note(to, entry, &fact.blanks, BlankChange::Received, None, None)
}

pub(crate) fn spent(to: &Connection, entry: &Entry, fact: &BlanksSpent) -> Result<(), StoreError> {
    let change = match fact.print {
        Some(_) => BlankChange::Used,
        None => BlankChange::Spoiled,
    };
    let reason = fact.reason.as_deref();
    note(to, entry, &fact.blanks, change, fact.print, reason)
}

fn note(
    to: &Connection,
    entry: &Entry,
    blanks: &BlankNumbers,
    change: BlankChange,
    print: Option<PrintId>,
    reason: Option<&str>,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT OR IGNORE INTO blank
             (desk, seq, at, staff, stock, first, last, change, print, reason)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        entry.desk,
        entry.seq,
        entry.at.0,
        entry.staff,
        blanks.stock,
        blanks.first,
        blanks.last,
        Word(change),
        print,
        reason,
    ])?;
    Ok(())
}
