//! The journal as an auditor reads it: the newest entry first, a page at a time.
//!
//! Entries stand in the one order that all desks agree on. Within a desk that order is the order of
//! its numbers, so the pages come from one walk backwards through each desk's entries, or through
//! those about each record that is asked about, whichever is newest going first.

use super::LOGICAL_BITS;
use super::about::{self, EntryRecord};
use super::entry::{COLUMNS, Entry, Place};
use super::replay;
use crate::clock::Instant;
use crate::error::StoreError;
use crate::id::{DeskId, StaffId};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::VecDeque;
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// How many entries are looked at for one page: what is rare is looked for in steps. Few in tests,
/// whose journals are short.
const MOST_LOOKED_AT: usize = if cfg!(test) { 20 } else { 50_000 };

/// How many entries a walk reads at a time.
const STRIDE: usize = if cfg!(test) { 3 } else { 250 };

/// Which entries are read. What is absent leaves nothing out.
#[derive(Debug, Clone, Default)]
pub struct EntryFilter {
    /// About one of these; about anything when there are none.
    pub subjects: Vec<Uuid>,
    /// By this person.
    pub staff: Option<StaffId>,
    /// Of this kind, by its name in the journal.
    pub kind: Option<String>,
    /// From this instant on.
    ///
    /// The time of an entry is here that of its place among the entries of all desks: a clock that
    /// was set back does not hide an entry from both days.
    pub from: Option<Instant>,
    /// Before this instant.
    pub to: Option<Instant>,
    /// Older than this entry.
    pub older_than: Option<EntryNumber>,
}

/// Names an entry: its number at its desk. Reads and writes as `SEQ@DESK`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryNumber {
    /// The entry's number, from 1.
    pub seq: i64,
    /// The desk that wrote it.
    pub desk: DeskId,
}

impl fmt::Display for EntryNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.seq, self.desk)
    }
}

impl FromStr for EntryNumber {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        let read = || {
            let (seq, desk) = text.trim().split_once('@')?;
            let desk: Uuid = desk.parse().ok()?;
            Some(Self {
                seq: seq.parse().ok()?,
                desk: desk.into(),
            })
        };
        read().ok_or_else(|| StoreError::Damaged("SEQ@DESK".into()))
    }
}

/// A page of entries.
#[derive(Debug, Clone, PartialEq)]
pub struct EntriesFound {
    /// The entries, the newest first.
    pub entries: Vec<EntryRecord>,
    /// The last entry that was looked at, when there may be more behind it.
    pub looked_until: Option<(EntryNumber, Instant)>,
}

impl EntryFilter {
    fn takes(&self, entry: &Entry) -> bool {
        self.staff.is_none_or(|staff| entry.staff == staff)
            && self.kind.as_ref().is_none_or(|kind| entry.kind == *kind)
    }

    /// What every entry of the page stands before.
    fn end(&self, from: &Connection) -> Result<Place, StoreError> {
        let day = match self.to {
            Some(to) => before(to),
            None => (i64::MAX, Uuid::max().into(), i64::MAX),
        };
        let Some(number) = self.older_than else {
            return Ok(day);
        };
        let hlc = hlc(from, number.desk, number.seq)?;
        // An entry that is not here has nothing before it.
        let place = (hlc.unwrap_or(i64::MIN), number.desk, number.seq);
        Ok(day.min(place))
    }
}

/// The place that no entry from an instant on stands before.
fn before(instant: Instant) -> Place {
    (instant.0 << LOGICAL_BITS, Uuid::nil().into(), 0)
}

/// At most `limit` entries of a filter.
pub(crate) fn find(
    from: &Connection,
    filter: &EntryFilter,
    limit: usize,
) -> Result<EntriesFound, StoreError> {
    let end = filter.end(from)?;
    let start = filter
        .from
        .map_or((i64::MIN, Uuid::nil().into(), 0), before);
    let mut walks = walks(from, &filter.subjects, end)?;
    let mut found = EntriesFound {
        entries: Vec::new(),
        looked_until: None,
    };
    for _ in 0..MOST_LOOKED_AT {
        let Some(entry) = newest(from, &mut walks)?.filter(|entry| entry.place() >= start) else {
            found.looked_until = None;
            return Ok(found);
        };
        if found.entries.len() == limit {
            return Ok(found);
        }
        let number = EntryNumber {
            seq: entry.seq,
            desk: entry.desk,
        };
        found.looked_until = Some((number, Instant(entry.hlc >> LOGICAL_BITS)));
        if filter.takes(&entry) {
            found.entries.push(about::record(entry)?);
        }
    }
    Ok(found)
}

/// Takes the newest entry that any walk has reached.
fn newest(from: &Connection, walks: &mut [Walk]) -> Result<Option<Entry>, StoreError> {
    for walk in walks.iter_mut().filter(|walk| walk.ahead.is_empty()) {
        walk.read_on(from)?;
    }
    let newest = walks
        .iter_mut()
        .max_by_key(|walk| walk.ahead.front().map(Entry::place));
    Ok(newest.and_then(|walk| walk.ahead.pop_front()))
}

fn walks(from: &Connection, subjects: &[Uuid], end: Place) -> Result<Vec<Walk>, StoreError> {
    if !subjects.is_empty() {
        let about = subjects.iter().map(|subject| Along::Subject(*subject));
        return Ok(about.map(|along| Walk::new(along, end)).collect());
    }
    let desks = replay::desks(from)?.into_iter();
    desks
        .map(|desk| {
            let end = (end.0, desk, first_not_before(from, desk, end)?);
            Ok(Walk::new(Along::Desk(desk), end))
        })
        .collect()
}

/// What a walk follows backwards.
enum Along {
    Desk(DeskId),
    Subject(Uuid),
}

/// A walk backwards through entries.
struct Walk {
    along: Along,
    /// The entries read and not yet taken, the newest first.
    ahead: VecDeque<Entry>,
    /// What the entries that are read next stand before; none at the end of the walk.
    end: Option<Place>,
}

impl Walk {
    fn new(along: Along, end: Place) -> Self {
        Self {
            along,
            ahead: VecDeque::new(),
            end: Some(end),
        }
    }

    fn read_on(&mut self, from: &Connection) -> Result<(), StoreError> {
        let Some(end) = self.end else {
            return Ok(());
        };
        self.ahead = match self.along {
            Along::Desk(desk) => of_desk(from, desk, end.2)?,
            Along::Subject(subject) => of_subject(from, subject, end)?,
        };
        let is_last = self.ahead.len() < STRIDE;
        self.end = self.ahead.back().map(Entry::place).filter(|_| !is_last);
        Ok(())
    }
}

fn of_desk(from: &Connection, desk: DeskId, end: i64) -> Result<VecDeque<Entry>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM entry WHERE desk = ? AND seq < ? ORDER BY seq DESC LIMIT {STRIDE}"
    ))?;
    let entries = statement.query_map(params![desk, end], Entry::read)?;
    Ok(entries.collect::<Result<_, _>>()?)
}

fn of_subject(
    from: &Connection,
    subject: Uuid,
    (hlc, desk, seq): Place,
) -> Result<VecDeque<Entry>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM entry WHERE subject = ? AND (hlc, desk, seq) < (?, ?, ?)
         ORDER BY hlc DESC, desk DESC, seq DESC LIMIT {STRIDE}"
    ))?;
    let entries = statement.query_map(params![subject, hlc, desk, seq], Entry::read)?;
    Ok(entries.collect::<Result<_, _>>()?)
}

/// The number of a desk's first entry that does not stand before a place; one past its last if all
/// do. A desk's clocks rise with its numbers, so that halving finds it.
fn first_not_before(from: &Connection, desk: DeskId, end: Place) -> Result<i64, StoreError> {
    let newest: Option<i64> = from
        .prepare_cached("SELECT max(seq) FROM entry WHERE desk = ?")?
        .query_row([desk], |row| row.get(0))?;
    let (mut low, mut high) = (1, newest.unwrap_or(0) + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        let stands_before = hlc(from, desk, middle)?.is_some_and(|hlc| (hlc, desk, middle) < end);
        if stands_before {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

fn hlc(from: &Connection, desk: DeskId, seq: i64) -> Result<Option<i64>, StoreError> {
    let mut statement = from.prepare_cached("SELECT hlc FROM entry WHERE desk = ? AND seq = ?")?;
    Ok(statement
        .query_row(params![desk, seq], |row| row.get(0))
        .optional()?)
}
