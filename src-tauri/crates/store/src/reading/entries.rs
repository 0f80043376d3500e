//! Of the journal: its entries, its heads, and whether they hold.

use super::Reading;
use crate::clock::Instant;
use crate::error::StoreError;
use crate::id::{DeskId, DonorId};
use crate::journal::about::{self, EntryRecord};
use crate::journal::browse::{self, EntriesFound, EntryFilter};
use crate::journal::entry::{Entry, Head};
use crate::journal::{self, receive, replay};
use crate::verify::{self, Verified};
use uuid::Uuid;

impl Reading<'_> {
    /// The entries about somebody, the oldest first: about every record of a donor. Those that are
    /// kept aside are among them.
    pub fn entries_about(&self, subject: impl Into<Uuid>) -> Result<Vec<EntryRecord>, StoreError> {
        let group = self.group(DonorId::from(subject.into()))?;
        let subjects: Vec<Uuid> = group.members.into_iter().map(Uuid::from).collect();
        about::entries(self.connection, &subjects)
    }

    /// At most `limit` entries of a filter, the newest first.
    pub fn entries(&self, filter: &EntryFilter, limit: usize) -> Result<EntriesFound, StoreError> {
        browse::find(self.connection, filter, limit)
    }

    /// The newest entry of this desk.
    pub fn head(&self) -> Result<Head, StoreError> {
        journal::head(self.connection, self.desk)
    }

    /// The instant of this desk's newest entry that bears witness to the time; those about the staff
    /// do not. None before the first.
    pub fn newest_entry_at(&self) -> Result<Option<Instant>, StoreError> {
        journal::newest_at(self.connection, self.desk)
    }

    /// The newest entry of each desk whose entries are known here.
    pub fn heads(&self) -> Result<Vec<(DeskId, Head)>, StoreError> {
        let desks = replay::desks(self.connection)?.into_iter();
        desks
            .map(|desk| Ok((desk, journal::head(self.connection, desk)?)))
            .collect()
    }

    /// The entries of a desk after a number, at most so many, in their order.
    pub fn entries_after(
        &self,
        desk: DeskId,
        after: i64,
        most: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        receive::entries_after(self.connection, desk, after, most)
    }

    /// Whether this desk's journal contains a head that was kept elsewhere.
    pub fn contains_head(&self, head: Head) -> Result<bool, StoreError> {
        journal::contains(self.connection, self.desk, head)
    }

    /// How many entries there are.
    pub fn entry_count(&self) -> Result<u32, StoreError> {
        Ok(self
            .connection
            .query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?)
    }

    /// The kinds of this desk's entries, in order.
    pub fn kinds_of_entries(&self) -> Result<Vec<String>, StoreError> {
        journal::kinds(self.connection, self.desk)
    }

    /// Recomputes the hash chain of every desk, telling `step` how many entries are done.
    pub fn verify_chain<E: From<StoreError>>(
        &self,
        step: &mut dyn FnMut(u32) -> Result<(), E>,
    ) -> Result<Verified, E> {
        verify::chain(self.connection, step)
    }

    /// Replays the journal into fresh tables and compares every row with the station's.
    pub fn verify_projections<E: From<StoreError>>(
        &self,
        step: &mut dyn FnMut(u32) -> Result<(), E>,
    ) -> Result<Verified, E> {
        verify::projections(self.connection, step)
    }

    /// Reads every attachment and compares it with its name and the journal.
    pub fn verify_attachments(&self) -> Result<Verified, StoreError> {
        verify::attachments(self.connection)
    }

    /// What SQLite's own checks and SQLCipher's say of the file.
    pub fn verify_file(&self) -> Result<Verified, StoreError> {
        verify::file(self.connection)
    }
}
