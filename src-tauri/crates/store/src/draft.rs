//! Drafts: forms that somebody has begun. They are no facts: no entry is written and no table
//! follows from them. A draft is read by whoever wrote it, at the desk where it was written, until
//! the day is over.

use crate::clock::Instant;
use crate::error::StoreError;
use crate::id::{DeskId, StaffId};
use chrono::NaiveDate;
use rusqlite::{Connection, params};

/// The most drafts that one person keeps at one desk; the oldest makes room.
const MOST_OF_ONE_PERSON: u32 = 20;

/// The name of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftKey<'a> {
    /// Whose it is.
    pub staff: StaffId,
    /// Which form.
    pub form: &'a str,
    /// The donor or visit that it is about; empty of nobody yet.
    pub about: &'a str,
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// When it was saved.
    pub saved_at: Instant,
    /// What was typed so far.
    pub content: String,
}

pub(crate) fn save(
    to: &Connection,
    desk: DeskId,
    key: DraftKey<'_>,
    at: Instant,
    content: &str,
) -> Result<(), StoreError> {
    forget_other_days(to, at.station_date())?;
    to.prepare_cached(
        "INSERT OR REPLACE INTO draft (staff, desk, form, about, on_date, saved_at, content)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        key.staff,
        desk,
        key.form,
        key.about,
        at.station_date(),
        at.0,
        content,
    ])?;
    to.prepare_cached(
        "DELETE FROM draft WHERE staff = ?1 AND desk = ?2 AND (form, about) NOT IN (
             SELECT form, about FROM draft WHERE staff = ?1 AND desk = ?2
             ORDER BY saved_at DESC, form, about LIMIT ?3)",
    )?
    .execute(params![key.staff, desk, MOST_OF_ONE_PERSON])?;
    Ok(())
}

pub(crate) fn read(
    from: &Connection,
    desk: DeskId,
    key: DraftKey<'_>,
    today: NaiveDate,
) -> Result<Option<Draft>, StoreError> {
    let mut statement = from.prepare_cached(
        "SELECT saved_at, content FROM draft
         WHERE staff = ? AND desk = ? AND form = ? AND about = ? AND on_date = ?",
    )?;
    let mut drafts = statement.query_map(
        params![key.staff, desk, key.form, key.about, today],
        |row| {
            Ok(Draft {
                saved_at: Instant(row.get(0)?),
                content: row.get(1)?,
            })
        },
    )?;
    Ok(drafts.next().transpose()?)
}

pub(crate) fn forget(
    to: &Connection,
    desk: DeskId,
    key: DraftKey<'_>,
    today: NaiveDate,
) -> Result<(), StoreError> {
    forget_other_days(to, today)?;
    to.prepare_cached("DELETE FROM draft WHERE staff = ? AND desk = ? AND form = ? AND about = ?")?
        .execute(params![key.staff, desk, key.form, key.about])?;
    Ok(())
}

/// Drafts of other days, of whomever.
pub(crate) fn forget_other_days(to: &Connection, today: NaiveDate) -> Result<usize, StoreError> {
    Ok(to
        .prepare_cached("DELETE FROM draft WHERE on_date <> ?")?
        .execute([today])?)
}

/// Whether there are drafts of other days.
pub(crate) fn has_other_days(from: &Connection, today: NaiveDate) -> Result<bool, StoreError> {
    Ok(from
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM draft WHERE on_date <> ?)")?
        .query_row([today], |row| row.get(0))?)
}
