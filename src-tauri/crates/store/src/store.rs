//! An open station: one writer, a few readers.
//!
//! [`staff`] changes who can open it, [`removal`] gives it a new data key when somebody leaves,
//! [`recovery`] opens it without a password.

mod recovery;
mod removal;
mod staff;

mod writing;

pub use writing::{NewAttachment, Writing};

use crate::clock::{Clock, Instant};
use crate::connection;
use crate::error::StoreError;
use crate::head_file::{self, HeadFile};
use crate::id::{DeskId, DonorId, StaffId};
use crate::journal::entry::{Entry, Head};
use crate::journal::fact::{DeskAdmitted, Fact, Opening, RecordsOpened, StaffAdded, StationOpened};
use crate::journal::receive::{self, Received};
use crate::journal::{self, Author};
use crate::reading::Reading;
use crate::role::Role;
use crate::schema;
use crate::search::lately::Lately;
use crate::search::newest::Newest;
use crate::search::{self, Found};
use crate::turn::Turns;
use crate::upgrade;
use crate::vault::attempts::{Attempt, Tried};
use crate::vault::{self, DataKey, RecoveryKey, Vault};
use crate::verify;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};
use uuid::Uuid;

pub(crate) const DATABASE: &str = "station.db";
const UNFINISHED: &str = "station.db.new";

/// The numbers that a station's first desk gives out; further desks get ranges of their own.
const FIRST_DONOR_NUMBERS: (u32, u32) = (1, 3_999_999);
const FIRST_SERIALS: (u32, u32) = (1, 39_999_999);

/// What a new station is to be.
pub struct NewStation<'a> {
    /// Its name, as certificates print it.
    pub station: &'a str,
    /// The site that its first desk stands at.
    pub site: &'a str,
    /// The name of its first member of staff.
    pub staff: &'a str,
    /// The roles of that person.
    pub roles: &'a [Role],
    /// The password of that person.
    pub password: &'a str,
}

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
    /// Makes a station in a folder. The vault file is written last: until it is there, there is no
    /// station.
    ///
    /// # Errors
    /// `StationExists`; `WeakPassword`; `File`.
    pub fn create(
        folder: &Path,
        clock: Arc<dyn Clock>,
        new: &NewStation<'_>,
    ) -> Result<(Self, StaffId, RecoveryKey), StoreError> {
        fs::create_dir_all(folder)?;
        if Self::exists(folder) {
            return Err(StoreError::StationExists);
        }
        let key = DataKey::random()?;
        let (desk, staff) = (DeskId::mint(), StaffId::mint());
        let mut vault = Vault::empty(desk);
        vault.put(vault::slot(staff, new.staff, new.password, &key)?)?;
        let author = Author {
            desk,
            staff,
            at: clock.now(),
        };
        found(folder, author, new, &key)?;
        vault.write(folder)?;

        let recovery = RecoveryKey::of(&key);
        let store = Self::open_with(folder, clock, desk, key, None)?;
        Ok((store, staff, recovery))
    }

    /// Whether a folder holds a station, be its vault lost or not.
    pub fn exists(folder: &Path) -> bool {
        Vault::exists(folder) || folder.join(DATABASE).exists()
    }

    /// Opens the station of a folder for a member of staff. A removal that was broken off is
    /// finished, and a slot of the first form is brought to today's.
    ///
    /// # Errors
    /// `NoStation`; `WrongPassword`; `Wait`; `Damaged`; `Newer`; `JournalCut`.
    pub fn open(
        folder: &Path,
        clock: Arc<dyn Clock>,
        name: &str,
        password: &str,
    ) -> Result<(Self, StaffId), StoreError> {
        let mut vault = Vault::read(folder)?;
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

    /// Moves a station that was made aside, and is closed, to its place. The vault file moves last:
    /// until it is there, there is no station.
    ///
    /// # Errors
    /// `StationExists`; `File`.
    pub fn settle(aside: &Path, folder: &Path) -> Result<(), StoreError> {
        if Self::exists(folder) {
            return Err(StoreError::StationExists);
        }
        for name in [DATABASE, head_file::NAME].into_iter().chain(vault::FILES) {
            fs::rename(aside.join(name), folder.join(name))?;
        }
        Ok(fs::remove_dir_all(aside)?)
    }

    fn open_with(
        folder: &Path,
        clock: Arc<dyn Clock>,
        desk: DeskId,
        key: DataKey,
        next: Option<DataKey>,
    ) -> Result<Self, StoreError> {
        let mut writer = connection::open(&folder.join(DATABASE), &key)?;
        let head = HeadFile::in_folder(folder);
        if let Some(noted) = head.read()?
            && !journal::contains(&writer, desk, noted)?
        {
            return Err(StoreError::JournalCut(noted.to_string()));
        }
        let turns = Turns::in_folder(folder)?;
        let today = clock.now().station_date();
        upgrade::if_older(folder, &key, &mut writer, &turns, today)?;
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
        self.in_turn(|transaction| {
            let author = Author {
                desk: self.desk,
                staff,
                at: self.clock.now(),
            };
            let mut writing = Writing::new(transaction, author);
            let answer = work(&mut writing)?;
            let mut openings = lock(&self.openings);
            for (staff, opened) in by_staff(&openings) {
                writing.append(staff, RecordsOpened { opened })?;
            }
            openings.clear();
            Ok((answer, writing.head()))
        })
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

/// Makes the database of a new station.
fn found(
    folder: &Path,
    author: Author,
    new: &NewStation<'_>,
    key: &DataKey,
) -> Result<(), StoreError> {
    let unfinished = folder.join(UNFINISHED);
    remove_if_there(&unfinished)?;
    let mut connection = connection::create(&unfinished, key)?;
    schema::lay_out(&mut connection)?;
    let head = write_first_entries(&mut connection, author, new)?;
    connection.close().map_err(|(_, error)| error)?;
    fs::rename(&unfinished, folder.join(DATABASE))?;
    HeadFile::in_folder(folder).note(head)
}

fn write_first_entries(
    connection: &mut Connection,
    author: Author,
    new: &NewStation<'_>,
) -> Result<Head, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let append = |subject: Uuid, fact: Fact| journal::append(&transaction, author, subject, &fact);
    append(
        Uuid::now_v7(),
        StationOpened {
            name: new.station.to_owned(),
        }
        .into(),
    )?;
    let desk = DeskAdmitted {
        site: new.site.to_owned(),
        donor_numbers: FIRST_DONOR_NUMBERS,
        certificate_serials: FIRST_SERIALS,
    };
    append(author.desk.into(), desk.into())?;
    let staff = StaffAdded {
        name: new.staff.to_owned(),
        roles: new.roles.to_vec(),
    };
    let head = append(author.staff.into(), staff.into())?;
    transaction.commit()?;
    Ok(head)
}

/// Openings that were noted, together for each member of staff.
fn by_staff(openings: &[(StaffId, Opening)]) -> BTreeMap<StaffId, Vec<Opening>> {
    let mut by_staff = BTreeMap::<_, Vec<_>>::new();
    for (staff, opening) in openings {
        by_staff.entry(*staff).or_default().push(*opening);
    }
    by_staff
}

fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// A poisoned lock holds a connection whose transaction was rolled back: it can be used.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod durability;
#[cfg(test)]
mod forgery;
