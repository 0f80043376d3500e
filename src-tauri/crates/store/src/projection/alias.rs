//! `alias`: merges. Which record stands for whom is worked out when it is read.
//!
//! Each merge joins two records; records that are joined, through however many others, are one
//! person. So two desks may merge at the same time, in any direction, and nobody is lost.

use crate::error::StoreError;
use crate::id::{DonorId, VisitId};
use crate::journal::entry::Entry;
use crate::journal::fact::{DonorMerged, DonorUnmerged};
use crate::projection::moved;
use rusqlite::{Connection, params};
use std::collections::HashSet;

/// A merge as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// The record that was merged.
    pub donor: DonorId,
    /// The record that it was merged into.
    pub into: DonorId,
    /// Its place in the journal's clock.
    pub(crate) hlc: i64,
    /// It was undone.
    pub(crate) undone: bool,
}

/// The records of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The record that stands for all.
    pub stands: DonorId,
    /// All of them, the one that stands first.
    pub members: Vec<DonorId>,
    /// The latest merge among them; the earliest clock when there is none.
    pub(crate) merged: i64,
    /// Visits that stand in a member's record and belong to somebody else.
    away: Vec<(DonorId, VisitId)>,
    /// Visits that stand in somebody else's record and belong to a member.
    here: Vec<(DonorId, VisitId)>,
}

impl Group {
    fn of_one(donor: DonorId) -> Self {
        Self {
            stands: donor,
            members: vec![donor],
            merged: i64::MIN,
            away: Vec::new(),
            here: Vec::new(),
        }
    }

    /// Whether the person has this one record, and all that stands in it.
    pub(crate) fn is_plain(&self) -> bool {
        self.members.len() == 1 && self.away.is_empty() && self.here.is_empty()
    }

    /// The rows of all records, with those of visits where they belong.
    pub(crate) fn gather<T>(
        &self,
        mut rows_of: impl FnMut(DonorId) -> Result<Vec<T>, StoreError>,
        visit: impl Fn(&T) -> Option<VisitId>,
    ) -> Result<Vec<T>, StoreError> {
        let mut gathered = Vec::new();
        for member in &self.members {
            let mut rows = rows_of(*member)?;
            rows.retain(|row| {
                visit(row).is_none_or(|visit| !self.away.contains(&(*member, visit)))
            });
            gathered.append(&mut rows);
        }
        for (donor, taken) in &self.here {
            let mut rows = rows_of(*donor)?;
            rows.retain(|row| visit(row) == Some(*taken));
            gathered.append(&mut rows);
        }
        Ok(gathered)
    }

    /// The rows of all records, where none is of a visit.
    pub(crate) fn gather_all<T>(
        &self,
        rows_of: impl FnMut(DonorId) -> Result<Vec<T>, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        self.gather(rows_of, |_| None)
    }
}

/// The records of the person that a record is of.
pub(crate) fn group(from: &Connection, donor: DonorId) -> Result<Group, StoreError> {
    let first = merges_of(from, donor)?;
    if first.is_empty() {
        return Ok(Group::of_one(donor));
    }
    let (mut members, merges) = joined(from, donor, |merge| !merge.undone)?;
    let (mut away, mut here) = (Vec::new(), Vec::new());
    for member in &members {
        for (visit, belongs_to) in moved::from_donor(from, *member)? {
            if !members.contains(&belongs_to) {
                away.push((*member, visit));
            }
        }
        for (visit, recorded_on) in moved::to_donor(from, *member)? {
            if !members.contains(&recorded_on) {
                here.push((recorded_on, visit));
            }
        }
    }
    let stands = standing(&members, &merges).unwrap_or(donor);
    members.sort_by_key(|member| (*member != stands, *member));
    Ok(Group {
        stands,
        merged: merges
            .iter()
            .map(|merge| merge.hlc)
            .max()
            .unwrap_or(i64::MIN),
        members,
        away,
        here,
    })
}

/// Everyone whom a merge ever joined with a donor, undone ones too.
pub(crate) fn ever_joined(from: &Connection, donor: DonorId) -> Result<Vec<DonorId>, StoreError> {
    Ok(joined(from, donor, |_| true)?.0)
}

/// A record that was merged into no other stands for all; of several, and of records that were
/// merged in a circle, the one that was registered first.
fn standing(members: &[DonorId], merges: &[Merge]) -> Option<DonorId> {
    let mut free = members
        .iter()
        .filter(|member| merges.iter().all(|merge| merge.donor != **member));
    free.next().or_else(|| members.first()).copied()
}

/// The records that merges join with one, in order, and those merges.
fn joined(
    from: &Connection,
    donor: DonorId,
    counts: impl Fn(&Merge) -> bool,
) -> Result<(Vec<DonorId>, Vec<Merge>), StoreError> {
    let mut members = vec![donor];
    let mut merges: Vec<Merge> = Vec::new();
    let mut next = 0;
    while let Some(member) = members.get(next).copied() {
        next += 1;
        for merge in merges_of(from, member)? {
            if !counts(&merge) || merges.contains(&merge) {
                continue;
            }
            merges.push(merge);
            for joined in [merge.donor, merge.into] {
                if !members.contains(&joined) {
                    members.push(joined);
                }
            }
        }
    }
    members.sort_unstable();
    Ok((members, merges))
}

/// The merges of a record and into it, undone ones too.
fn merges_of(from: &Connection, donor: DonorId) -> Result<Vec<Merge>, StoreError> {
    let mut statement = from.prepare_cached(
        "SELECT donor, into_donor, hlc, undone FROM alias WHERE donor = ?1
         UNION ALL
         SELECT donor, into_donor, hlc, undone FROM alias WHERE into_donor = ?1",
    )?;
    let merges = statement.query_map([donor], |row| {
        Ok(Merge {
            donor: row.get(0)?,
            into: row.get(1)?,
            hlc: row.get(2)?,
            undone: row.get(3)?,
        })
    })?;
    Ok(merges.collect::<Result<_, _>>()?)
}

/// The merges of a record into others that stand.
pub(crate) fn merges_from(from: &Connection, donor: DonorId) -> Result<Vec<Merge>, StoreError> {
    let mut merges = merges_of(from, donor)?;
    merges.retain(|merge| merge.donor == donor && !merge.undone);
    Ok(merges)
}

/// Everyone whom a merge ever concerned.
pub(crate) fn everyone_joined(from: &Connection) -> Result<HashSet<DonorId>, StoreError> {
    let mut statement =
        from.prepare_cached("SELECT donor FROM alias UNION SELECT into_donor FROM alias")?;
    let donors = statement.query_map([], |row| row.get(0))?;
    Ok(donors.collect::<Result<_, _>>()?)
}

/// Every record that was ever merged.
pub(crate) fn all_merged(from: &Connection) -> Result<Vec<DonorId>, StoreError> {
    let mut statement = from.prepare_cached("SELECT DISTINCT donor FROM alias")?;
    let donors = statement.query_map([], |row| row.get(0))?;
    Ok(donors.collect::<Result<_, _>>()?)
}

pub(crate) fn merged(to: &Connection, entry: &Entry, fact: &DonorMerged) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT OR REPLACE INTO alias (donor, into_donor, hlc, at, staff, undone)
         VALUES (?, ?, ?, ?, ?, 0)",
    )?
    .execute(params![
        entry.subject,
        fact.into,
        entry.hlc,
        entry.at.0,
        entry.staff
    ])?;
    Ok(())
}

pub(crate) fn unmerged(
    to: &Connection,
    donor: DonorId,
    fact: &DonorUnmerged,
) -> Result<(), StoreError> {
    to.prepare_cached("UPDATE alias SET undone = 1 WHERE donor = ? AND into_donor = ?")?
        .execute(params![donor, fact.from])?;
    Ok(())
}
