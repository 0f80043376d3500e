//! An open station: one writer, a few readers.
//!
//! [`founding`] makes one, [`filling`] fills a new one with years at once, [`writing`] is a
//! transaction that writes; [`staff`] changes who can open
//! it, [`removal`] gives it a new data key when somebody leaves, [`recovery`] opens it without a
//! password. [`backing_up`] copies it, [`standing_in`] gives a copy a desk of its own, [`settling`]
//! moves a station that was made aside to its place.

mod backing_up;
mod condition;
mod filling;
mod founding;
mod recovery;
mod removal;
mod settling;
mod signing;
mod staff;
mod standing_in;
mod writing;

pub use condition::Condition;
pub use filling::Filling;
pub use founding::NewStation;
pub use standing_in::StoodIn;
pub use writing::{NewAttachment, Writing};

use crate::clock::{Clock, Instant};
use crate::connection;
use crate::draft::{self, DraftKey};
use crate::error::StoreError;
use crate::head_file::HeadFile;
use crate::id::{DeskId, DonorId, StaffId};
use crate::journal::entry::{Entry, Head};
use crate::journal::fact::{Opening, RecordsOpened};
use crate::journal::receive::{self, Received};
use crate::journal::{self, Author};
use crate::login;
use crate::presence::Presence;
use crate::reading::Reading;
use crate::schema;
use crate::search::lately::Lately;
use crate::search::newest::Newest;
use crate::search::{self, Found};
use crate::turn::Turns;
use crate::upgrade;
use crate::vault::attempts::{Attempt, Tried};
use crate::vault::{DataKey, Vault};
use crate::verify;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::collections::BTreeMap;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

pub(crate) const DATABASE: &str = "station.db";

/// An open station.
pub struct Store {
    folder: PathBuf,
    desk: DeskId,
    clock: Arc<dyn Clock>,
    open: RwLock<Open>,
    turns: Turns,
    openings: Mutex<Vec<(StaffId, Opening)>>,
    newest_search: Newest,
    lately: Mutex<Arc<Lately>>,
    head: HeadFile,
    _presence: Presence,
}

/// The database while it has one key. Work on it holds a reader's lock; giving it another key takes
/// the writer's.
struct Open {
    key: DataKey,
    /// The key that the vault gives out already, while a removal is unfinished.
    next: Option<DataKey>,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl Open {
    fn new(key: DataKey, next: Option<DataKey>, writer: Connection) -> Self {
        Self {
            key,
            next,
            writer: Mutex::new(writer),
            readers: Mutex::default(),
        }
    }

    /// The key that new slots hold.
    fn slot_key(&self) -> &DataKey {
        self.next.as_ref().unwrap_or(&self.key)
    }
}

impl Store {
    /// Whether a folder holds a station, be its vault lost or not.
    pub fn exists(folder: &Path) -> bool {
        Vault::exists(folder) || folder.join(DATABASE).exists()
    }

    /// Opens the station of a folder for a member of staff. A removal that was broken off is
    /// finished, and a slot of the first form is brought to today's.
    ///
    /// # Errors
    /// `NoStation`; `VaultLost`; `WrongPassword`; `Wait`; `Damaged`; `Newer`; `JournalCut`.
    pub fn open(
        folder: &Path,
        clock: Arc<dyn Clock>,
        name: &str,
        password: &str,
    ) -> Result<(Self, StaffId), StoreError> {
        Self::finish_settling(folder)?;
        let mut vault = Vault::read(folder).map_err(|error| lost_beside_data(folder, error))?;
        let attempt = Attempt::begin(folder, &*clock, Tried::PasswordOf(name))?;
        let (staff, mut key) = vault.open(name, password)?;
        attempt.succeeded();
        let mut opened = Self::open_vault(folder, Arc::clone(&clock), &vault, key.clone());
        if matches!(opened, Err(StoreError::Damaged(_))) {
            // Somebody may have been removed since the vault was read.
            let before = key;
            vault = Vault::read(folder)?;
            key = vault.open(name, password)?.1;
            if key != before {
                opened = Self::open_vault(folder, clock, &vault, key);
            }
        }
        let store = opened?;
        if vault.is_of_the_first_form(staff) {
            store.renew_slot(staff, name, password)?;
        }
        Ok((store, staff))
    }

    fn open_with(
        folder: &Path,
        clock: Arc<dyn Clock>,
        desk: DeskId,
        key: DataKey,
        next: Option<DataKey>,
    ) -> Result<Self, StoreError> {
        let turns = Turns::in_folder(folder)?;
        let presence = Presence::announce(folder)?;
        let mut writer = connection::open(&folder.join(DATABASE), &key)?;
        let head = HeadFile::in_folder(folder);
        let noted = match head.read()? {
            Some(noted) => vec![noted],
            None => Self::heads_in_copies(folder, desk),
        };
        for noted in noted {
            if !journal::contains(&writer, desk, noted)? {
                return Err(StoreError::JournalCut(noted.to_string()));
            }
        }
        upgrade::if_older(folder, desk, &key, &mut writer, &turns, clock.now())?;
        Ok(Self {
            folder: folder.to_owned(),
            desk,
            clock,
            open: RwLock::new(Open::new(key, next, writer)),
            turns,
            openings: Mutex::default(),
            newest_search: Newest::default(),
            lately: Mutex::default(),
            head,
            _presence: presence,
        })
    }

    fn opened(&self) -> RwLockReadGuard<'_, Open> {
        self.open.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn database(&self) -> PathBuf {
        self.folder.join(DATABASE)
    }

    /// This desk.
    pub fn desk(&self) -> DeskId {
        self.desk
    }

    /// Now.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Reads, from a snapshot that no writer disturbs.
    ///
    /// # Errors
    /// Those of `work`, and those of opening a connection.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Reading<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let open = self.opened();
        let mut connection = self.reader(&open)?;
        let snapshot = connection.transaction().map_err(StoreError::from)?;
        let answer = work(&Reading::new(&snapshot, self.desk));
        drop(snapshot);
        lock(&open.readers).push(connection);
        answer
    }

    /// Finds donors by what was typed into this desk's one box; those seen lately at this desk come
    /// before others. A search that is going on is broken off.
    ///
    /// # Errors
    /// `Cancelled`, when the next search began meanwhile; those of the database.
    pub fn find(&self, typed: &str) -> Result<Found, StoreError> {
        let open = self.opened();
        let mut connection = self.reader(&open)?;
        let handle = connection.get_interrupt_handle();
        let found = self.newest_search.run(handle, |wanted| {
            let snapshot = connection.transaction()?;
            search::find_at_desk(&snapshot, typed, || self.seen_lately(&snapshot), wanted)
        });
        lock(&open.readers).push(connection);
        found
    }

    fn seen_lately(&self, from: &Connection) -> Result<Arc<Lately>, StoreError> {
        let noted: Vec<DonorId> = lock(&self.openings)
            .iter()
            .map(|(_, opening)| opening.donor)
            .collect();
        let mut lately = lock(&self.lately);
        Arc::make_mut(&mut lately).follow(from, self.desk, &noted)?;
        Ok(Arc::clone(&lately))
    }

    fn reader(&self, open: &Open) -> Result<Connection, StoreError> {
        let idle = lock(&open.readers).pop();
        idle.map_or_else(|| connection::open(&self.database(), &open.key), Ok)
    }

    /// Writes: everything that `work` appends is committed, durably, or nothing is.
    ///
    /// # Errors
    /// Those of `work`, after which nothing is written, and those of the database.
    pub fn write<T, E: From<StoreError>>(
        &self,
        staff: StaffId,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut noted = Vec::new();
        let written = self.in_turn(|transaction| {
            let author = Author {
                desk: self.desk,
                staff,
                at: self.clock.now(),
            };
            let mut writing = Writing::new(transaction, author);
            let answer = work(&mut writing)?;
            // Taken away first: whoever opens a record meanwhile does not wait for this write.
            noted = mem::take(&mut *lock(&self.openings));
            for (staff, opened) in by_staff(&noted) {
                writing.append(staff, RecordsOpened { opened })?;
            }
            Ok((answer, writing.head()))
        });
        if written.is_err() {
            lock(&self.openings).append(&mut noted);
        }
        written
    }

    /// Takes in what other desks wrote; all of it or nothing.
    ///
    /// # Errors
    /// `Gap`; `Forked`; those of the database.
    pub fn receive(&self, entries: &[Entry]) -> Result<Received, StoreError> {
        self.in_turn(|transaction| Ok((receive::receive(transaction, entries)?, None)))
    }

    /// Makes every projection anew from the journal, and tells what differed before. Where the
    /// journal itself is not as it was written, nothing is replaced.
    ///
    /// # Errors
    /// Those of the database and of `step`, after which nothing has changed.
    pub fn rebuild<E: From<StoreError>>(
        &self,
        step: &mut dyn FnMut(u32) -> Result<(), E>,
    ) -> Result<Rebuilt, E> {
        self.in_turn(|transaction| {
            let chain = verify::chain(transaction, step)?;
            let entries = chain.looked_at;
            let replaced = chain.differences.is_empty();
            let mut differences = chain.differences;
            if replaced {
                let mut replayed = |done| step(entries + done);
                differences = verify::projections(transaction, &mut replayed)?.differences;
                schema::project_anew(transaction)?;
            }
            let rebuilt = Rebuilt {
                entries,
                replaced,
                differences,
            };
            Ok((rebuilt, None))
        })
    }

    /// Notes that a donor's record was opened. It is written with the next write or by
    /// [`Self::write_openings`], and at the latest when the station is closed: what a power cut
    /// takes is the openings since the last of these, never an entry.
    pub fn note_opening(&self, staff: StaffId, donor: DonorId) {
        let at = self.clock.now().0;
        let mut openings = lock(&self.openings);
        let is_noted = openings
            .iter()
            .any(|(by, opening)| (*by, opening.donor) == (staff, donor));
        if !is_noted {
            openings.push((staff, Opening { donor, at }));
        }
    }

    /// Writes the openings that were noted, if any were.
    ///
    /// # Errors
    /// Those of the database; what was noted is kept then.
    pub fn write_openings(&self) -> Result<(), StoreError> {
        let first = lock(&self.openings).first().map(|(staff, _)| *staff);
        match first {
            Some(staff) => self.write(staff, |_| Ok(())),
            None => Ok(()),
        }
    }

    /// Keeps a draft until the day is over. It is no entry.
    ///
    /// # Errors
    /// Those of the database.
    pub fn save_draft(&self, key: DraftKey<'_>, content: &str) -> Result<(), StoreError> {
        let at = self.clock.now();
        self.in_turn(|transaction| {
            draft::save(transaction, self.desk, key, at, content)?;
            Ok(((), None))
        })
    }

    /// Notes that a person has logged in: beside the database, in which nothing changes.
    ///
    /// # Errors
    /// Those of the file.
    pub fn note_login(&self, staff: StaffId) -> Result<(), StoreError> {
        Ok(login::note(&self.folder, staff, self.clock.now())?)
    }

    /// When a person last logged in on this data.
    pub fn last_login(&self, staff: StaffId) -> Option<Instant> {
        login::last(&self.folder, staff)
    }

    /// Drops a draft, and those of other days.
    ///
    /// # Errors
    /// Those of the database.
    pub fn drop_draft(&self, key: DraftKey<'_>) -> Result<(), StoreError> {
        let today = self.clock.now().station_date();
        self.in_turn(|transaction| {
            draft::forget(transaction, self.desk, key, today)?;
            Ok(((), None))
        })
    }

    /// Drops the drafts of other days, if there are any.
    ///
    /// # Errors
    /// Those of the database.
    pub fn drop_old_drafts(&self) -> Result<(), StoreError> {
        let today = self.clock.now().station_date();
        if !self.read(|read| draft::has_other_days(read.connection(), today))? {
            return Ok(());
        }
        self.in_turn(|transaction| {
            draft::forget_other_days(transaction, today)?;
            Ok(((), None))
        })
    }

    /// Carries out one transaction that writes, when it is this station's turn, and notes the head
    /// that it leads to.
    fn in_turn<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<(T, Option<Head>), E>,
    ) -> Result<T, E> {
        let open = self.opened();
        let mut connection = lock(&open.writer);
        let _turn = self.turns.take()?;
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        schema::is_still_current(&transaction)?;
        let (answer, head) = work(&transaction)?;
        transaction.commit().map_err(StoreError::from)?;
        if let Some(head) = head {
            // The entries are durable by now; a note that cannot be made lags, which is allowed.
            let _ = self.head.note(head);
        }
        Ok(answer)
    }

    #[cfg(feature = "bulk")]
    pub(crate) fn with_writer<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        work(&mut lock(&self.opened().writer))
    }

    #[cfg(feature = "bulk")]
    pub(crate) fn with_key<T>(
        &self,
        work: impl FnOnce(&Path, &DataKey) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        work(&self.database(), &self.opened().key)
    }

    /// The newest entry of this desk.
    ///
    /// # Errors
    /// Those of the database.
    pub fn head(&self) -> Result<Head, StoreError> {
        self.read(|read| read.head())
    }
}

/// What came of making the projections anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuilt {
    /// Entries that were looked at.
    pub entries: u32,
    /// Whether the new projections stand in place of the old ones.
    pub replaced: bool,
    /// What differed before, without personal data.
    pub differences: Vec<String>,
}

impl Drop for Store {
    fn drop(&mut self) {
        // Whoever closes a station cannot be told: the openings of the last seconds are then lost.
        let _ = self.write_openings();
    }
}

/// Without vault files there is no station, unless its data is still there.
fn lost_beside_data(folder: &Path, error: StoreError) -> StoreError {
    match error {
        StoreError::NoStation if folder.join(DATABASE).exists() => StoreError::VaultLost,
        other => other,
    }
}

/// Openings that were noted, together for each member of staff.
fn by_staff(openings: &[(StaffId, Opening)]) -> BTreeMap<StaffId, Vec<Opening>> {
    let mut by_staff = BTreeMap::<_, Vec<_>>::new();
    for (staff, opening) in openings {
        by_staff.entry(*staff).or_default().push(*opening);
    }
    by_staff
}

/// A poisoned lock holds a connection whose transaction was rolled back: it can be used.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod durability;
#[cfg(test)]
mod forgery;
