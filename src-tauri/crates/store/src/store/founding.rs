//! A new station: made in a folder, or moved to its place once it was made aside.

use super::{DATABASE, Store};
use crate::clock::Clock;
use crate::connection;
use crate::error::StoreError;
use crate::head_file::HeadFile;
use crate::id::{DeskId, StaffId};
use crate::journal::entry::Head;
use crate::journal::fact::{DeskAdmitted, Fact, StaffAdded, StationOpened};
use crate::journal::{self, Author};
use crate::role::Role;
use crate::schema;
use crate::vault::{self, DataKey, RecoveryKey, Vault};
use rusqlite::{Connection, TransactionBehavior};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;

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
        Self::finish_settling(folder)?;
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
}

/// Makes the database of a new station.
pub(super) fn found(
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

fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
