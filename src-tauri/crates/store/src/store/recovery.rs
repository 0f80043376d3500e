//! Opening the station with the recovery key: nobody's password is needed, nor any key slot.

use super::{DATABASE, HeadFile, Store};
use crate::clock::Clock;
use crate::connection;
use crate::error::StoreError;
use crate::id::{DeskId, StaffId};
use crate::journal;
use crate::journal::fact::PasswordChange;
use crate::projection::{desk, staff::StaffMember};
use crate::role::Role;
use crate::vault::attempts::{Attempt, Tried};
use crate::vault::{self, DataKey, RecoveryKey, Vault};
use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;

impl Store {
    /// Opens the station with its recovery key for an administrator of the staff list, who gets a
    /// slot with a new password. A lost or damaged vault is begun anew; what was there is kept under
    /// another name.
    ///
    /// # Errors
    /// `NoStation`; `Wait`; `RecoveryKeyMistyped`; `RecoveryKeyOfOtherData`; `NoAdministrator`;
    /// `WeakPassword`; `Newer`; `JournalCut`; `Damaged`, when nothing tells which desk this is.
    pub fn recover(
        folder: &Path,
        clock: Arc<dyn Clock>,
        recovery_key: &str,
        name: &str,
        password: &str,
    ) -> Result<(Self, StaffId), StoreError> {
        Self::finish_settling(folder)?;
        if !folder.join(DATABASE).exists() {
            return Err(StoreError::NoStation);
        }
        let attempt = Attempt::begin(folder, &*clock, Tried::RecoveryKey)?;
        let key = RecoveryKey::read(recovery_key).ok_or(StoreError::RecoveryKeyMistyped)?;
        let vault = match Vault::read(folder) {
            Ok(vault) => Some(vault),
            Err(StoreError::Newer) => return Err(StoreError::Newer),
            Err(_) => None,
        };
        let store = Self::open_recovered(folder, clock, vault.as_ref(), key)?;
        attempt.succeeded();
        let member = store.administrator(name)?;
        if !vault::is_strong_enough(password, &member.name) {
            return Err(StoreError::WeakPassword);
        }
        if vault.is_none() {
            vault::keep_aside(folder)?;
            Vault::empty(store.desk).write(folder)?;
        }
        store.give_password(member.id, &member, password, PasswordChange::Recovered)?;
        Ok((store, member.id))
    }

    fn open_recovered(
        folder: &Path,
        clock: Arc<dyn Clock>,
        vault: Option<&Vault>,
        key: DataKey,
    ) -> Result<Self, StoreError> {
        let opened = match vault {
            Some(vault) => Self::open_vault(folder, clock, vault, key),
            None => connection::open(&folder.join(DATABASE), &key).and_then(|connection| {
                let desk = desk_of(folder, &connection)?;
                drop(connection);
                Self::open_with(folder, clock, desk, key, None)
            }),
        };
        opened.map_err(|error| match error {
            StoreError::Damaged(_) => StoreError::RecoveryKeyOfOtherData,
            other => other,
        })
    }

    fn administrator(&self, name: &str) -> Result<StaffMember, StoreError> {
        let members = self.read(|read| read.staff())?;
        members
            .into_iter()
            .find(|member| member.name == name && member.holds(Role::Administrator))
            .ok_or(StoreError::NoAdministrator)
    }
}

/// Which desk this is, by the head that is kept beside the database, or because there is one only.
fn desk_of(folder: &Path, connection: &Connection) -> Result<DeskId, StoreError> {
    if let Ok(Some(head)) = HeadFile::in_folder(folder).read()
        && let Some(desk) = journal::author_of(connection, head)?
    {
        return Ok(desk);
    }
    match desk::all(connection)?.as_slice() {
        [desk] => Ok(*desk),
        _ => Err(StoreError::Damaged("which desk this is".into())),
    }
}
