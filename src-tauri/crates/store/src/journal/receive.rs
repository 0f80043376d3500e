//! Taking in what other desks wrote.
//!
//! Entries arrive in any order of desks and in pieces, perhaps twice; those of one desk arrive in
//! their order. Each is checked against the chain of its desk before it is stored.

use super::entry::{Entry, Place};
use super::{contains, head, store};
use crate::error::StoreError;
use crate::id::DeskId;
use crate::projection::{self, fold};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What became of entries that were received.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Received {
    /// Entries that were not known before.
    pub new: u32,
    /// Entries that were.
    pub known: u32,
}

/// Stores entries that are not known yet, and brings the tables to what all entries add up to.
///
/// # Errors
/// `Gap`, when an entry before one of them is missing; `Forked`, when one is not what its desk's
/// chain says, or differs from the one known. The caller rolls back then.
pub(crate) fn receive(to: &Connection, entries: &[Entry]) -> Result<Received, StoreError> {
    let mut received = Received::default();
    let mut new: BTreeMap<Uuid, Vec<&Entry>> = BTreeMap::new();
    let mut latest = BTreeMap::new();
    for entry in entries {
        if is_known(to, entry)? {
            received.known += 1;
            continue;
        }
        follows(to, entry)?;
        if let std::collections::btree_map::Entry::Vacant(unseen) = latest.entry(entry.subject) {
            unseen.insert(latest_about(to, entry.subject)?);
        }
        store(to, entry)?;
        new.entry(entry.subject).or_default().push(entry);
        received.new += 1;
    }
    for (subject, mut entries) in new {
        entries.sort_unstable_by_key(|entry| entry.place());
        let before = latest.get(&subject).copied().flatten();
        let are_newest = entries.first().map(|entry| entry.place()) > before;
        if are_newest {
            for entry in entries {
                projection::apply(to, entry)?;
            }
        } else {
            fold::again(to, subject)?;
        }
    }
    Ok(received)
}

/// Whether an entry is known already.
fn is_known(to: &Connection, entry: &Entry) -> Result<bool, StoreError> {
    if entry.seq > head(to, entry.desk)?.seq {
        return Ok(false);
    }
    if entry.computed_hash() == entry.hash && contains(to, entry.desk, entry.head())? {
        return Ok(true);
    }
    Err(forked(entry))
}

/// Makes sure that an entry is the one that its desk wrote next.
fn follows(to: &Connection, entry: &Entry) -> Result<(), StoreError> {
    let newest = head(to, entry.desk)?;
    if entry.seq != newest.seq + 1 {
        return Err(StoreError::Gap {
            desk: entry.desk,
            missing: newest.seq + 1,
        });
    }
    let clock: Option<i64> = to
        .prepare_cached("SELECT hlc FROM entry WHERE desk = ? AND seq = ?")?
        .query_row(params![entry.desk, newest.seq], |row| row.get(0))
        .optional()?;
    let is_next = entry.prev == newest.hash
        && clock.is_none_or(|clock| clock < entry.hlc)
        && entry.computed_hash() == entry.hash;
    if is_next { Ok(()) } else { Err(forked(entry)) }
}

fn forked(entry: &Entry) -> StoreError {
    StoreError::Forked {
        desk: entry.desk,
        seq: entry.seq,
    }
}

/// The last place of the entries about a subject.
fn latest_about(from: &Connection, subject: Uuid) -> Result<Option<Place>, StoreError> {
    Ok(from
        .prepare_cached(
            "SELECT hlc, desk, seq FROM entry WHERE subject = ?
             ORDER BY hlc DESC, desk DESC, seq DESC LIMIT 1",
        )?
        .query_row([subject], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?)
}

/// The entries of a desk after a number, at most so many, in their order: what another desk lacks.
pub(crate) fn entries_after(
    from: &Connection,
    desk: DeskId,
    after: i64,
    most: u32,
) -> Result<Vec<Entry>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {} FROM entry WHERE desk = ? AND seq > ? ORDER BY seq LIMIT ?",
        super::entry::COLUMNS
    ))?;
    let entries = statement.query_map(params![desk, after, most], Entry::read)?;
    Ok(entries.collect::<Result<_, _>>()?)
}
