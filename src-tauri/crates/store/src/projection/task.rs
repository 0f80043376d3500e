//! `task`: what waits for a person, and what came of it.

use crate::clock::Instant;
use crate::column::Word;
use crate::error::StoreError;
use crate::id::{DonationId, DonorId, StaffId, TaskId};
use crate::journal::entry::Entry;
use crate::journal::fact::{TaskAbout, TaskClosed, TaskRaised, TaskTaken, TaskVoided};
use crate::role::Role;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRecord {
    /// The task.
    pub id: TaskId,
    /// The donor that it is about.
    pub donor: DonorId,
    /// What has to be looked into.
    pub about: TaskAbout,
    /// The donation that it is about.
    pub donation: Option<DonationId>,
    /// Which role is asked.
    pub role: Role,
    /// When it was raised.
    pub raised_at: Instant,
    /// Whose entry raised it.
    pub raised_by: StaffId,
    /// Who has taken it on.
    pub owner: Option<StaffId>,
    /// How it was settled; none while it is open.
    pub closed: Option<TaskEnd>,
    /// The donor whose merge raised it.
    pub merged: Option<DonorId>,
    /// What raised it was undone.
    pub voided: bool,
}

/// How a task was settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskEnd {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
    /// What came of it.
    pub outcome: String,
}

const COLUMNS: &str = "id, donor, about, donation, role, raised_at, raised_by, owner, \
                       closed_at, closed_by, outcome, merged, voided";

fn read(row: &Row<'_>) -> rusqlite::Result<TaskRecord> {
    let (Word(about), Word(role)) = (row.get(2)?, row.get(4)?);
    let closed_at: Option<i64> = row.get(8)?;
    let closed = match closed_at {
        None => None,
        Some(at) => Some(TaskEnd {
            at: Instant(at),
            by: row.get(9)?,
            outcome: row.get(10)?,
        }),
    };
    Ok(TaskRecord {
        id: row.get(0)?,
        donor: row.get(1)?,
        about,
        donation: row.get(3)?,
        role,
        raised_at: Instant(row.get(5)?),
        raised_by: row.get(6)?,
        owner: row.get(7)?,
        closed,
        merged: row.get(11)?,
        voided: row.get(12)?,
    })
}

pub(crate) fn task(from: &Connection, id: TaskId) -> Result<Option<TaskRecord>, StoreError> {
    Ok(from
        .prepare_cached(&format!("SELECT {COLUMNS} FROM task WHERE id = ?"))?
        .query_row([id], read)
        .optional()?)
}

/// The open tasks, the oldest first.
pub(crate) fn open(from: &Connection) -> Result<Vec<TaskRecord>, StoreError> {
    list(from, "WHERE closed_at IS NULL ORDER BY raised_at, id")
}

/// Every task, the oldest first.
pub(crate) fn all(from: &Connection) -> Result<Vec<TaskRecord>, StoreError> {
    list(from, "ORDER BY raised_at, id")
}

fn list(from: &Connection, which: &str) -> Result<Vec<TaskRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!("SELECT {COLUMNS} FROM task {which}"))?;
    let tasks = statement.query_map([], read)?;
    Ok(tasks.collect::<Result<_, _>>()?)
}

/// The open tasks about a donation, the oldest first.
pub(crate) fn open_about(
    from: &Connection,
    donation: DonationId,
) -> Result<Vec<TaskRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM task WHERE donation = ? AND closed_at IS NULL
         ORDER BY raised_at, id"
    ))?;
    let tasks = statement.query_map([donation], read)?;
    Ok(tasks.collect::<Result<_, _>>()?)
}

pub(crate) fn raised(
    to: &Connection,
    donor: DonorId,
    entry: &Entry,
    fact: &TaskRaised,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO task (id, donor, about, donation, role, raised_at, raised_by, merged,
                           voided)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
    )?
    .execute(params![
        fact.task,
        donor,
        Word(fact.about),
        fact.donation,
        Word(fact.role),
        entry.at.0,
        entry.staff,
        fact.merged,
    ])?;
    Ok(())
}

pub(crate) fn taken(
    to: &Connection,
    donor: DonorId,
    by: StaffId,
    fact: &TaskTaken,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "UPDATE task SET owner = ? WHERE id = ? AND donor = ? AND closed_at IS NULL",
    )?
    .execute(params![by, fact.task, donor])?;
    Ok(())
}

/// What came of it first stands.
pub(crate) fn closed(
    to: &Connection,
    donor: DonorId,
    entry: &Entry,
    fact: &TaskClosed,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "UPDATE task SET closed_at = ?, closed_by = ?, outcome = ?
         WHERE id = ? AND donor = ? AND closed_at IS NULL",
    )?
    .execute(params![
        entry.at.0,
        entry.staff,
        fact.outcome,
        fact.task,
        donor
    ])?;
    Ok(())
}

/// The tasks that a donor's merge raised, and that were not voided.
pub(crate) fn of_merge(from: &Connection, merged: DonorId) -> Result<Vec<TaskRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM task WHERE merged = ? AND NOT voided ORDER BY raised_at, id"
    ))?;
    let tasks = statement.query_map([merged], read)?;
    Ok(tasks.collect::<Result<_, _>>()?)
}

/// Nothing waits any longer; what came of it before stands. Whether it was not voided already.
pub(crate) fn voided(
    to: &Connection,
    donor: DonorId,
    entry: &Entry,
    fact: &TaskVoided,
) -> Result<bool, StoreError> {
    let changed = to
        .prepare_cached(
            "UPDATE task SET voided = 1, closed_at = coalesce(closed_at, ?1),
                 closed_by = coalesce(closed_by, ?2), outcome = coalesce(outcome, ?3)
             WHERE id = ?4 AND donor = ?5 AND NOT voided",
        )?
        .execute(params![
            entry.at.0,
            entry.staff,
            fact.reason,
            fact.task,
            donor
        ])?;
    Ok(changed > 0)
}
