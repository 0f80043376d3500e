//! An open station: one writer, a few readers.

use crate::clock::{Clock, Instant};
use crate::connection;
use crate::error::StoreError;
use crate::head_file::{self, HeadFile};
use crate::id::{DeskId, StaffId};
use crate::journal::entry::Head;
use crate::journal::fact::{DeskAdmitted, Fact, StaffAdded, StationOpened};
use crate::journal::{self, Author};
use crate::reading::Reading;
use crate::role::Role;
use crate::vault::{self, DataKey, RecoveryKey, Vault};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

const DATABASE: &str = "station.db";
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
    key: DataKey,
    clock: Arc<dyn Clock>,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    head: HeadFile,
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
        let database = folder.join(DATABASE);
        if Vault::exists(folder) || database.exists() {
            return Err(StoreError::StationExists);
        }
        let key = DataKey::random()?;
        let (desk, staff) = (DeskId::mint(), StaffId::mint());
        let vault = Vault::new(desk, staff, new.staff, new.password, &key)?;

        let unfinished = folder.join(UNFINISHED);
        remove_if_there(&unfinished)?;
        let mut connection = connection::create(&unfinished, &key)?;
        connection::upgrade(&mut connection)?;
        let author = Author {
            desk,
            staff,
            at: clock.now(),
        };
        let head = write_first_entries(&mut connection, author, new)?;
        connection.close().map_err(|(_, error)| error)?;
        fs::rename(&unfinished, &database)?;
        HeadFile::in_folder(folder).note(head)?;
        vault.write(folder)?;

        let recovery = RecoveryKey::of(&key);
        Ok((Self::open_with(folder, clock, desk, key)?, staff, recovery))
    }

    /// Opens the station of a folder for a member of staff.
    ///
    /// # Errors
    /// `NoStation`; `WrongPassword`; `Damaged`; `Newer`; `JournalCut`.
    pub fn open(
        folder: &Path,
        clock: Arc<dyn Clock>,
        name: &str,
        password: &str,
    ) -> Result<(Self, StaffId), StoreError> {
        let vault = Vault::read(folder)?;
        let (staff, key) = vault.open(name, password)?;
        Ok((Self::open_with(folder, clock, vault.desk(), key)?, staff))
    }

    /// Moves a station that was made aside, and is closed, to its place. The vault file moves last:
    /// until it is there, there is no station.
    ///
    /// # Errors
    /// `StationExists`; `File`.
    pub fn settle(aside: &Path, folder: &Path) -> Result<(), StoreError> {
        if Vault::exists(folder) || folder.join(DATABASE).exists() {
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
    ) -> Result<Self, StoreError> {
        let mut writer = connection::open(&folder.join(DATABASE), &key)?;
        connection::upgrade(&mut writer)?;
        let head = HeadFile::in_folder(folder);
        if let Some(noted) = head.read()?
            && !journal::contains(&writer, desk, noted)?
        {
            return Err(StoreError::JournalCut(noted.to_string()));
        }
        Ok(Self {
            folder: folder.to_owned(),
            desk,
            key,
            clock,
            writer: Mutex::new(writer),
            readers: Mutex::default(),
            head,
        })
    }

    /// This desk.
    pub fn desk(&self) -> DeskId {
        self.desk
    }

    /// Now.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Gives a person a key slot and an entry in the staff list.
    ///
    /// # Errors
    /// `WeakPassword`; `StaffExists`.
    pub fn add_staff(
        &self,
        by: StaffId,
        name: &str,
        roles: &[Role],
        password: &str,
    ) -> Result<StaffId, StoreError> {
        let staff = StaffId::mint();
        let mut vault = Vault::read(&self.folder)?;
        vault.add(staff, name, password, &self.key)?;
        self.write(by, |write| {
            let fact = StaffAdded {
                name: name.to_owned(),
                roles: roles.to_vec(),
            };
            write.append(staff, fact)?;
            vault.write(&self.folder)
        })?;
        Ok(staff)
    }

    /// Makes sure that a person is who they say, without putting them on duty.
    ///
    /// # Errors
    /// `WrongPassword`; `Damaged`.
    pub fn confirm(&self, name: &str, password: &str) -> Result<StaffId, StoreError> {
        let (staff, key) = Vault::read(&self.folder)?.open(name, password)?;
        if key == self.key {
            Ok(staff)
        } else {
            Err(StoreError::WrongPassword)
        }
    }

    /// Reads, from a snapshot that no writer disturbs.
    ///
    /// # Errors
    /// Those of `work`, and those of opening a connection.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Reading<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = match lock(&self.readers).pop() {
            Some(connection) => connection,
            None => connection::open(&self.folder.join(DATABASE), &self.key)?,
        };
        let snapshot = connection.transaction().map_err(StoreError::from)?;
        let answer = work(&Reading::new(&snapshot, self.desk));
        drop(snapshot);
        lock(&self.readers).push(connection);
        answer
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
        let mut connection = lock(&self.writer);
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let author = Author {
            desk: self.desk,
            staff,
            at: self.clock.now(),
        };
        let mut writing = Writing::new(&transaction, author);
        let answer = work(&mut writing)?;
        let head = writing.head;
        transaction.commit().map_err(StoreError::from)?;
        if let Some(head) = head {
            // The entries are durable by now; a note that cannot be made lags, which is allowed.
            let _ = self.head.note(head);
        }
        Ok(answer)
    }

    /// The newest entry of this desk.
    ///
    /// # Errors
    /// Those of the database.
    pub fn head(&self) -> Result<Head, StoreError> {
        self.read(|read| read.head())
    }
}

/// A transaction that writes: it can read everything, and append.
pub struct Writing<'t> {
    transaction: &'t Transaction<'t>,
    reading: Reading<'t>,
    author: Author,
    head: Option<Head>,
}

impl<'t> Writing<'t> {
    fn new(transaction: &'t Transaction<'t>, author: Author) -> Self {
        let reading = Reading::new(transaction, author.desk);
        Self {
            transaction,
            reading,
            author,
            head: None,
        }
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
        let head = journal::append(self.transaction, self.author, subject.into(), &fact.into())?;
        self.head = Some(head);
        Ok(())
    }
}

impl<'t> Deref for Writing<'t> {
    type Target = Reading<'t>;

    fn deref(&self) -> &Reading<'t> {
        &self.reading
    }
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
