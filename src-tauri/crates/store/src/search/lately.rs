//! Who was seen lately at this desk: opened, registered, or come for a visit.
//!
//! The desk's own newest entries say so. They are read once, and then only those that are new; what
//! finds each donor is kept with it, so that a search looks for them without reading their records.

use super::key::{self, Key};
use super::query::Try;
use crate::error::StoreError;
use crate::id::{DeskId, DonorId};
use crate::journal::fact::{
    DonorMerged, DonorRegistered, DonorRenamed, Fact, RecordsOpened, VisitOpened,
};
use crate::projection::{alias, document, donor};
use rusqlite::{Connection, params};
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

/// The records of donors that are remembered.
const MOST_SEEN: usize = 100;
/// How many of the desk's entries may tell of them: about as many visits.
const ENTRIES: u32 = 2_000;

/// A record of a donor seen lately, and all that finds it.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) record: DonorId,
    /// The record that stood for the donor then.
    pub(super) stands: DonorId,
    keys: BTreeSet<Key>,
}

impl Seen {
    /// A key that a try finds.
    pub(super) fn key_found_by(&self, one: &Try) -> Option<&Key> {
        self.keys
            .range(&one.key..)
            .next()
            .filter(|key| one.finds(key))
    }
}

/// The donors seen lately, as of an entry of this desk.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lately {
    seq: i64,
    newest_first: VecDeque<Arc<Seen>>,
}

impl Lately {
    pub(super) fn newest_first(&self) -> impl Iterator<Item = &Seen> {
        self.newest_first.iter().map(|seen| &**seen)
    }

    /// Takes in what this desk has written since, and the openings that are not written yet.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) fn follow(
        &mut self,
        from: &Connection,
        desk: DeskId,
        noted: &[DonorId],
    ) -> Result<(), StoreError> {
        for (seq, donors) in self.newer_entries(from, desk)? {
            for donor in donors {
                self.see(from, donor)?;
            }
            self.seq = seq;
        }
        // Opening a record changes nothing in it: what finds the donor stays.
        for donor in noted {
            let mut of_donor = self.newest_first.clone();
            of_donor.retain(|seen| seen.stands == *donor);
            if of_donor.is_empty() {
                self.see(from, *donor)?;
            } else {
                self.newest_first.retain(|seen| seen.stands != *donor);
                of_donor.append(&mut self.newest_first);
                self.newest_first = of_donor;
            }
        }
        Ok(())
    }

    /// The donors of each entry that is newer than what is known, the oldest first.
    fn newer_entries(
        &self,
        from: &Connection,
        desk: DeskId,
    ) -> Result<Vec<(i64, Vec<DonorId>)>, StoreError> {
        let mut statement = from.prepare_cached(
            "SELECT seq, kind, subject, body FROM entry WHERE desk = ? AND seq > ?
             ORDER BY seq DESC LIMIT ?",
        )?;
        let mut rows = statement.query(params![desk, self.seq, ENTRIES])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let kind: String = row.get(1)?;
            let donors = match kind.as_str() {
                DonorRegistered::KIND
                | VisitOpened::KIND
                | DonorRenamed::KIND
                | DonorMerged::KIND => vec![row.get(2)?],
                RecordsOpened::KIND => opened(&kind, &row.get::<_, String>(3)?)?,
                _ => Vec::new(),
            };
            entries.push((row.get(0)?, donors));
        }
        entries.reverse();
        Ok(entries)
    }

    fn see(&mut self, from: &Connection, donor: DonorId) -> Result<(), StoreError> {
        let group = alias::group(from, donor)?;
        for record in group.members.into_iter().rev() {
            self.newest_first.retain(|seen| seen.record != record);
            self.newest_first.push_front(Arc::new(Seen {
                record,
                stands: group.stands,
                keys: keys(from, record)?,
            }));
        }
        self.newest_first.truncate(MOST_SEEN);
        Ok(())
    }
}

fn opened(kind: &str, body: &str) -> Result<Vec<DonorId>, StoreError> {
    match Fact::read(kind, body)? {
        Some(Fact::RecordsOpened(fact)) => {
            Ok(fact.opened.iter().map(|opening| opening.donor).collect())
        }
        _ => Ok(Vec::new()),
    }
}

/// What finds a donor as the records stand, numbers of donations and certificates apart.
fn keys(from: &Connection, id: DonorId) -> Result<BTreeSet<Key>, StoreError> {
    let Some(donor) = donor::donor(from, id)? else {
        return Ok(BTreeSet::new());
    };
    let mut keys = BTreeSet::from_iter(key::of_person(&donor.name, donor.birth_date));
    keys.insert(key::of_donor_no(donor.donor_no));
    keys.extend(donor.phone.iter().flat_map(|phone| key::of_phone(phone)));
    for held in document::of_donor(from, id)? {
        keys.extend(key::of_document(&held.number));
    }
    Ok(keys)
}
