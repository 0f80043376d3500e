//! `deferral`: what keeps donors from donating, with everything that became of each record.

use super::signature::Signature;
use crate::clock::Instant;
use crate::column::{Word, each_row};
use crate::error::StoreError;
use crate::id::{DeferralId, DonorId, VisitId};
use crate::journal::entry::Entry;
use crate::journal::fact::{DeferralEnded, DeferralSet, DeferralSource, DeferralVoided};
use redwall_rules::Deferral;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A deferral record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeferralRecord {
    /// The record.
    pub id: DeferralId,
    /// The donor.
    pub donor: DonorId,
    /// The visit that it was found in.
    pub visit: Option<VisitId>,
    /// What the rules need of it, if it counts: see [`DeferralRecord::counts`].
    pub facts: Deferral,
    /// Who found it; none in the oldest entries.
    pub source: Option<DeferralSource>,
    /// Who set it.
    pub set: Signature,
    /// Who ended it; the day from which it no longer blocks is in the facts.
    pub ended: Option<Signature>,
    /// Who voided it.
    pub voided: Option<Signature>,
}

impl DeferralRecord {
    /// Whether the record is judged: one that was set by mistake never was.
    pub fn counts(&self) -> bool {
        self.voided.is_none()
    }
}

const COLUMNS: &str = "id, donor, visit, code, event, from_date, until_date, permanent, ended, \
                       source, set_by, set_at, ended_by, ended_at, ended_reason, \
                       voided_by, voided_at, voided_reason";

fn read(row: &Row<'_>) -> rusqlite::Result<DeferralRecord> {
    let facts = Deferral {
        code: row.get(3)?,
        event: row.get(4)?,
        from: row.get(5)?,
        until: row.get(6)?,
        permanent: row.get(7)?,
        ended: row.get(8)?,
    };
    let Word(source) = row.get(9)?;
    Ok(DeferralRecord {
        id: row.get(0)?,
        donor: row.get(1)?,
        visit: row.get(2)?,
        facts,
        source,
        set: Signature {
            by: row.get(10)?,
            at: Instant(row.get(11)?),
            reason: None,
        },
        ended: read_signature(row, 12)?,
        voided: read_signature(row, 15)?,
    })
}

fn read_signature(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Signature>> {
    let Some(by) = row.get(first)? else {
        return Ok(None);
    };
    Ok(Some(Signature {
        by,
        at: Instant(row.get(first + 1)?),
        reason: row.get(first + 2)?,
    }))
}

/// Calls `each` with every deferral record, in the order in which they were made.
pub(crate) fn each<E: From<StoreError>>(
    from: &Connection,
    each: impl FnMut(DeferralRecord) -> Result<(), E>,
) -> Result<(), E> {
    let sql = format!("SELECT {COLUMNS} FROM deferral ORDER BY id");
    each_row(from, &sql, read, each)
}

/// One deferral record.
pub(crate) fn deferral(
    from: &Connection,
    id: DeferralId,
) -> Result<Option<DeferralRecord>, StoreError> {
    Ok(from
        .prepare_cached(&format!("SELECT {COLUMNS} FROM deferral WHERE id = ?"))?
        .query_row([id], read)
        .optional()?)
}

/// The deferral records of a donor, in the order in which they were made.
pub(crate) fn of_donor(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<DeferralRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM deferral WHERE donor = ? ORDER BY id"
    ))?;
    let records = statement.query_map([donor], read)?;
    Ok(records.collect::<Result<_, _>>()?)
}

pub(crate) fn set(to: &Connection, entry: &Entry, fact: &DeferralSet) -> Result<(), StoreError> {
    let set = Signature::of(entry, None);
    to.prepare_cached(
        "INSERT INTO deferral (id, donor, visit, code, event, from_date, until_date, permanent,
                               source, set_by, set_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        fact.deferral,
        entry.subject,
        fact.visit,
        fact.code,
        fact.event,
        fact.from,
        fact.until,
        fact.permanent,
        Word(fact.source),
        set.by,
        set.at.0,
    ])?;
    Ok(())
}

/// Of two desks that ended one record, the later day stands.
pub(crate) fn ended(
    to: &Connection,
    entry: &Entry,
    fact: &DeferralEnded,
) -> Result<(), StoreError> {
    let ended = Signature::of(entry, Some(&fact.reason));
    to.prepare_cached(
        "UPDATE deferral SET ended = ?3, ended_by = ?4, ended_at = ?5, ended_reason = ?6
         WHERE id = ?1 AND donor = ?2 AND (ended IS NULL OR ended < ?3)",
    )?
    .execute(params![
        fact.deferral,
        entry.subject,
        fact.from,
        ended.by,
        ended.at.0,
        ended.reason,
    ])?;
    Ok(())
}

pub(crate) fn voided(
    to: &Connection,
    entry: &Entry,
    fact: &DeferralVoided,
) -> Result<(), StoreError> {
    let voided = Signature::of(entry, Some(&fact.reason));
    to.prepare_cached(
        "UPDATE deferral SET voided_by = ?3, voided_at = ?4, voided_reason = ?5
         WHERE id = ?1 AND donor = ?2 AND voided_by IS NULL",
    )?
    .execute(params![
        fact.deferral,
        entry.subject,
        voided.by,
        voided.at.0,
        voided.reason,
    ])?;
    Ok(())
}
