//! What was known before a donation was recorded.
//!
//! The entries about the donor and the donor's documents up to then are replayed into tables of
//! their own, through the one way in which every entry is applied. So what was known then is read
//! by the same functions as what is known now.

use crate::connection;
use crate::error::StoreError;
use crate::id::{DonationId, DonorId};
use crate::journal::entry::{COLUMNS, Entry};
use crate::journal::fact::Fact;
use crate::projection::{self, alias, block::block_subject};
use crate::reading::Reading;
use rusqlite::{Connection, params};
use uuid::Uuid;

/// Tables to look back in; they are empty between two looks.
pub struct Hindsight(Connection);

impl Hindsight {
    /// Empty tables, in memory.
    ///
    /// # Errors
    /// Those of the database.
    pub fn new() -> Result<Self, StoreError> {
        Ok(Self(connection::in_memory()?))
    }

    /// Reads what was known of a donor just before a donation was recorded: the entries that come
    /// before its own in (hlc, desk, seq) order.
    ///
    /// # Errors
    /// `Damaged`, when the journal has no such donation of the donor; those of `work`.
    pub fn before<T, E: From<StoreError>>(
        &mut self,
        now: &Reading<'_>,
        donor: DonorId,
        donation: DonationId,
        work: impl FnOnce(&Reading<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let (before, recorded) = entries_before(now.connection(), donor, donation)?;
        let then = self.0.transaction().map_err(StoreError::from)?;
        for entry in &before {
            projection::apply(&then, entry)?;
        }
        for number in numbers(&before)? {
            for entry in about_document_before(now.connection(), &number, &recorded)? {
                projection::apply(&then, &entry)?;
            }
        }
        work(&Reading::new(&then, now.desk()))
    }
}

/// The entries before a donation's own about every record that is or was of the donor, and that one.
fn entries_before(
    from: &Connection,
    donor: DonorId,
    donation: DonationId,
) -> Result<(Vec<Entry>, Entry), StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM entry WHERE subject = ? ORDER BY hlc, desk, seq"
    ))?;
    let mut entries = Vec::new();
    for record in alias::ever_joined(from, donor)? {
        for entry in statement.query_map([record], Entry::read)? {
            entries.push(entry?);
        }
    }
    entries.sort_by_key(Entry::place);
    let mut before = Vec::new();
    for entry in entries {
        match entry.fact()? {
            Some(Fact::DonationRecorded(fact)) if fact.donation == donation => {
                return Ok((before, entry));
            }
            Some(Fact::DonationImported(fact)) if fact.donation == donation => {
                return Ok((before, entry));
            }
            _ => before.push(entry),
        }
    }
    Err(StoreError::Damaged(
        "a donation is not in the journal".into(),
    ))
}

/// The numbers of the documents that entries add.
fn numbers(entries: &[Entry]) -> Result<Vec<String>, StoreError> {
    let mut numbers = Vec::new();
    for entry in entries {
        if let Some(Fact::DocumentAdded(fact)) = entry.fact()?
            && !numbers.contains(&fact.number)
        {
            numbers.push(fact.number);
        }
    }
    Ok(numbers)
}

fn about_document_before(
    from: &Connection,
    number: &str,
    recorded: &Entry,
) -> Result<Vec<Entry>, StoreError> {
    let subject: Uuid = block_subject(number);
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM entry
         WHERE subject = ? AND (hlc, desk, seq) < (?, ?, ?) ORDER BY hlc, desk, seq"
    ))?;
    let entries = statement.query_map(
        params![subject, recorded.hlc, recorded.desk, recorded.seq],
        Entry::read,
    )?;
    Ok(entries.collect::<Result<_, _>>()?)
}
