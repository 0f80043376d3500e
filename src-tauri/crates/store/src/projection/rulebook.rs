//! `rulebook`: the rulebooks that two people have laid over those that the product comes with.

use crate::clock::Instant;
use crate::error::StoreError;
use crate::id::StaffId;
use crate::journal::entry::Entry;
use crate::journal::fact::{RulebookActivated, RulebookWithdrawn};
use rusqlite::{Connection, params};

/// A rulebook of the station's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivatedRulebook {
    /// Its name.
    pub name: String,
    /// The file as it was checked.
    pub text: String,
    /// When it was activated.
    pub at: Instant,
    /// Who activated it.
    pub by: StaffId,
    /// Who else gave a password for it.
    pub second: StaffId,
}

/// How often the station's rulebooks were changed: a caller that kept them reads them again when
/// this has moved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RulebookMark {
    newest: Option<i64>,
    activated: u32,
    withdrawn: u32,
}

pub(crate) fn mark(from: &Connection) -> Result<RulebookMark, StoreError> {
    Ok(from
        .prepare_cached("SELECT max(hlc), count(*), count(withdrawn_at) FROM rulebook")?
        .query_row([], |row| {
            Ok(RulebookMark {
                newest: row.get(0)?,
                activated: row.get(1)?,
                withdrawn: row.get(2)?,
            })
        })?)
}

/// Those that take part, in the order of their activation.
pub(crate) fn activated(from: &Connection) -> Result<Vec<ActivatedRulebook>, StoreError> {
    let mut statement = from.prepare_cached(
        "SELECT name, text, activated_at, activated_by, second
         FROM rulebook WHERE withdrawn_at IS NULL ORDER BY hlc, desk",
    )?;
    let rulebooks = statement.query_map([], |row| {
        Ok(ActivatedRulebook {
            name: row.get(0)?,
            text: row.get(1)?,
            at: Instant(row.get(2)?),
            by: row.get(3)?,
            second: row.get(4)?,
        })
    })?;
    Ok(rulebooks.collect::<Result<_, _>>()?)
}

pub(crate) fn activate(
    to: &Connection,
    entry: &Entry,
    fact: &RulebookActivated,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO rulebook (hlc, desk, name, text, activated_at, activated_by, second)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        entry.hlc,
        entry.desk,
        fact.name,
        fact.text,
        entry.at.0,
        entry.staff,
        fact.second,
    ])?;
    Ok(())
}

pub(crate) fn withdraw(
    to: &Connection,
    entry: &Entry,
    fact: &RulebookWithdrawn,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "UPDATE rulebook SET withdrawn_at = ? WHERE name = ? AND withdrawn_at IS NULL",
    )?
    .execute(params![entry.at.0, fact.name])?;
    Ok(())
}
