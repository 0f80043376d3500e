//! A new station that is filled with years of entries at once.
//!
//! Each entry is chained, stored and projected as ever; but the file is written without a journal of
//! its own, and what is in another order than the entries is sorted at the end. So only a station
//! that nobody knows of yet is filled: where filling fails, its folder is thrown away.

use super::{Store, lock};
use crate::clock::Instant;
use crate::connection;
use crate::error::StoreError;
use crate::file::sync_file;
use crate::id::{DeskId, StaffId};
use crate::journal::entry::Head;
use crate::journal::fact::Fact;
use crate::journal::{self, Author, Newest};
use crate::postponed::Postponed;
use crate::projection::station;
use rusqlite::Transaction;
use uuid::Uuid;

/// A station that is being filled.
pub struct Filling<'t> {
    transaction: &'t Transaction<'t>,
    desk: DeskId,
    staff: StaffId,
    newest: Newest,
    postponed: Option<Postponed>,
}

impl Filling<'_> {
    /// Writes an entry about `subject`, which no merge concerns, with an instant of its own: that of
    /// the entry before, or later.
    ///
    /// # Errors
    /// Those of the database.
    pub fn write(
        &mut self,
        at: Instant,
        subject: impl Into<Uuid>,
        fact: impl Into<Fact>,
    ) -> Result<(), StoreError> {
        let author = Author {
            desk: self.desk,
            staff: self.staff,
            at,
        };
        let (subject, fact) = (subject.into(), fact.into());
        let newest = self.newest;
        self.newest = journal::append_after(self.transaction, newest, author, subject, &fact)?;
        Ok(())
    }

    /// The station: what entries about it as a whole are about.
    ///
    /// # Errors
    /// Those of the database.
    pub fn station(&self) -> Result<Option<Uuid>, StoreError> {
        station::id(self.transaction)
    }

    /// Entries that this desk has.
    pub fn entries(&self) -> i64 {
        self.newest.head.seq
    }

    /// Puts everything in order, telling `step` how many of how many pieces are done.
    ///
    /// # Errors
    /// Those of the database and of `step`.
    pub fn put_in_order<E: From<StoreError>>(
        &mut self,
        step: &mut dyn FnMut(u32, u32) -> Result<(), E>,
    ) -> Result<(), E> {
        match self.postponed.take() {
            Some(postponed) => {
                // The room is for what is sorted now.
                connection::be_brief(self.transaction)?;
                postponed.put_in_order(self.transaction, step)
            }
            None => Ok(()),
        }
    }
}

impl Store {
    /// Fills a new station. When this fails, its folder has to be thrown away.
    ///
    /// # Errors
    /// Those of `work`, of the database and of the disk.
    pub fn fill<E: From<StoreError>>(
        &self,
        staff: StaffId,
        work: impl FnOnce(&mut Filling<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let open = self.opened();
        let mut writer = lock(&open.writer);
        connection::hurry(&writer)?;
        let transaction = writer.transaction().map_err(StoreError::from)?;
        let mut filling = Filling {
            transaction: &transaction,
            desk: self.desk,
            staff,
            newest: Newest::read(&transaction, self.desk)?,
            postponed: Some(Postponed::everything(&transaction)?),
        };
        work(&mut filling)?;
        filling.put_in_order(&mut |_, _| Ok::<_, E>(()))?;
        let head: Head = filling.newest.head;
        transaction.commit().map_err(StoreError::from)?;
        connection::be_durable(&writer)?;
        sync_file(&self.database()).map_err(StoreError::from)?;
        Ok(self.head.note(head)?)
    }
}
