//! A transaction that writes.

use crate::clock::Instant;
use crate::error::StoreError;
use crate::home;
use crate::id::{DonorId, VisitId};
use crate::journal::entry::{Hash, Head};
use crate::journal::fact::{AttachmentAdded, AttachmentOf, Fact};
use crate::journal::{self, Author, Newest};
use crate::projection::attachment;
use crate::reading::Reading;
use rusqlite::Transaction;
use std::ops::Deref;
use uuid::Uuid;

/// A transaction that writes: it can read everything, and append.
pub struct Writing<'t> {
    transaction: &'t Transaction<'t>,
    reading: Reading<'t>,
    author: Author,
    newest: Option<Newest>,
}

impl<'t> Writing<'t> {
    pub(super) fn new(transaction: &'t Transaction<'t>, author: Author) -> Self {
        let reading = Reading::new(transaction, author.desk);
        Self {
            transaction,
            reading,
            author,
            newest: None,
        }
    }

    /// The newest entry that was appended; none if none was.
    pub(super) fn head(&self) -> Option<Head> {
        self.newest.map(|newest| newest.head)
    }

    /// The instant of this transaction: that of all its entries.
    pub fn at(&self) -> Instant {
        self.author.at
    }

    /// Appends an entry about `subject` and projects it.
    ///
    /// # Errors
    /// Those of the database; the transaction is then rolled back.
    pub fn append(
        &mut self,
        subject: impl Into<Uuid>,
        fact: impl Into<Fact>,
    ) -> Result<(), StoreError> {
        let newest = match self.newest {
            Some(newest) => newest,
            None => Newest::read(self.transaction, self.author.desk)?,
        };
        let (author, fact) = (self.author, fact.into());
        let subject = home::of(self.transaction, subject.into(), &fact)?;
        let newest = journal::append_after(self.transaction, newest, author, subject, &fact)?;
        self.newest = Some(newest);
        Ok(())
    }

    /// Carries out a part of this transaction, which is undone by itself where it fails.
    ///
    /// # Errors
    /// Those of `work`, after which the transaction is as it was before, and those of the database.
    pub fn attempt<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let newest = self.newest;
        self.execute("SAVEPOINT attempt")?;
        let done = work(self);
        if done.is_err() {
            self.execute("ROLLBACK TO attempt")?;
            self.newest = newest;
        }
        self.execute("RELEASE attempt")?;
        done
    }

    fn execute(&self, sql: &str) -> Result<(), StoreError> {
        self.transaction.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    /// Keeps a file, and says what it shows of a donor. The same bytes are kept once.
    ///
    /// # Errors
    /// `AttachmentTooLarge`; those of the database.
    pub fn attach(&mut self, donor: DonorId, file: &NewAttachment<'_>) -> Result<Hash, StoreError> {
        let size = file.bytes.len();
        let too_large = StoreError::AttachmentTooLarge(size);
        if size > attachment::MOST_BYTES {
            return Err(too_large);
        }
        let sha256 = attachment::keep(self.transaction, file.bytes)?;
        let added = AttachmentAdded {
            sha256: sha256.to_string(),
            media_type: file.media_type.to_owned(),
            bytes: u32::try_from(size).map_err(|_| too_large)?,
            shows: file.shows,
            visit: file.visit,
        };
        self.append(donor, added)?;
        Ok(sha256)
    }
}

/// A file to be attached.
#[derive(Debug, Clone, Copy)]
pub struct NewAttachment<'a> {
    /// Its content.
    pub bytes: &'a [u8],
    /// Its media type.
    pub media_type: &'a str,
    /// What it shows.
    pub shows: AttachmentOf,
    /// The visit that it belongs to.
    pub visit: Option<VisitId>,
}

impl<'t> Deref for Writing<'t> {
    type Target = Reading<'t>;

    fn deref(&self) -> &Reading<'t> {
        &self.reading
    }
}
