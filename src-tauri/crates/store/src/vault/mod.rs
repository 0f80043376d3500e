//! The vault: the data key, wrapped once for each member of staff.
//!
//! The database is encrypted with a random data key. `vault.json` holds a key slot for each person:
//! the data key, wrapped by a key that is derived from the person's password. Logging in means
//! unwrapping it; nothing else on the disk opens the database.

mod key;
mod password;
mod recovery;
mod slot;

pub use key::DataKey;
pub use password::is_strong_enough;
pub use recovery::RecoveryKey;

use crate::error::StoreError;
use crate::file::write_atomically;
use crate::id::{DeskId, StaffId};
use serde::{Deserialize, Serialize};
use slot::Slot;
use std::fs;
use std::path::{Path, PathBuf};

const FORMAT: u32 = 1;
/// The vault is written to both, the copy first.
pub(crate) const FILES: [&str; 2] = ["vault.copy.json", "vault.json"];

/// The key slots of a station, as one desk keeps them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vault {
    format: u32,
    desk: DeskId,
    slots: Vec<Slot>,
}

impl Vault {
    /// A vault of one slot.
    ///
    /// # Errors
    /// `WeakPassword`; `Cryptography`.
    pub fn new(
        desk: DeskId,
        staff: StaffId,
        name: &str,
        password: &str,
        key: &DataKey,
    ) -> Result<Self, StoreError> {
        let mut vault = Self {
            format: FORMAT,
            desk,
            slots: Vec::new(),
        };
        vault.add(staff, name, password, key)?;
        Ok(vault)
    }

    /// Whether a folder holds a vault.
    pub fn exists(folder: &Path) -> bool {
        places(folder).any(|place| place.exists())
    }

    /// Reads the vault of a folder, from its copy if the first is lost or damaged.
    ///
    /// # Errors
    /// `NoStation`; `Newer`; `Damaged` if neither can be read.
    pub fn read(folder: &Path) -> Result<Self, StoreError> {
        if !Self::exists(folder) {
            return Err(StoreError::NoStation);
        }
        let mut failure = StoreError::Damaged("vault.json".into());
        for place in places(folder).rev() {
            match Self::read_file(&place) {
                Ok(vault) => return Ok(vault),
                Err(StoreError::Newer) => failure = StoreError::Newer,
                Err(_) => {}
            }
        }
        Err(failure)
    }

    fn read_file(path: &Path) -> Result<Self, StoreError> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let text = fs::read_to_string(path)?;
        if serde_json::from_str::<Format>(&text)?.format > FORMAT {
            return Err(StoreError::Newer);
        }
        Ok(serde_json::from_str(&text)?)
    }

    /// Writes the vault to its two places, each at once or not at all.
    ///
    /// # Errors
    /// `File`.
    pub fn write(&self, folder: &Path) -> Result<(), StoreError> {
        let text = serde_json::to_string_pretty(self)?;
        for place in places(folder) {
            write_atomically(&place, text.as_bytes())?;
        }
        Ok(())
    }

    /// The desk that this vault belongs to.
    pub fn desk(&self) -> DeskId {
        self.desk
    }

    /// The names that have a slot.
    pub fn names(&self) -> Vec<String> {
        self.slots.iter().map(|slot| slot.name.clone()).collect()
    }

    /// Adds a person's slot.
    ///
    /// # Errors
    /// `WeakPassword`; `StaffExists`; `Cryptography`.
    pub fn add(
        &mut self,
        staff: StaffId,
        name: &str,
        password: &str,
        key: &DataKey,
    ) -> Result<(), StoreError> {
        if !is_strong_enough(password, name) {
            return Err(StoreError::WeakPassword);
        }
        if self.slots.iter().any(|slot| slot.name == name) {
            return Err(StoreError::StaffExists);
        }
        self.slots.push(Slot::seal(staff, name, password, key)?);
        Ok(())
    }

    /// Opens a person's slot. A name without a slot takes as long as a wrong password.
    ///
    /// # Errors
    /// `WrongPassword`; `Cryptography`.
    pub fn open(&self, name: &str, password: &str) -> Result<(StaffId, DataKey), StoreError> {
        match self.slots.iter().find(|slot| slot.name == name) {
            Some(slot) => Ok((slot.staff, slot.open(password)?)),
            None => {
                Slot::spend_as_much(password)?;
                Err(StoreError::WrongPassword)
            }
        }
    }
}

fn places(folder: &Path) -> impl DoubleEndedIterator<Item = PathBuf> {
    FILES.map(|name| folder.join(name)).into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSWORD: &str = "tested pass phrase";

    fn vault(key: &DataKey) -> Vault {
        Vault::new(DeskId::mint(), StaffId::mint(), "管理员", PASSWORD, key).unwrap()
    }

    #[test]
    fn only_the_right_password_opens_a_slot() {
        let key = DataKey::random().unwrap();
        let vault = vault(&key);
        assert!(vault.open("管理员", PASSWORD).unwrap().1 == key);
        assert!(matches!(
            vault.open("管理员", "another phrase"),
            Err(StoreError::WrongPassword)
        ));
        assert!(matches!(
            vault.open("无此人", PASSWORD),
            Err(StoreError::WrongPassword)
        ));
    }

    #[test]
    fn a_slot_moved_to_another_name_does_not_open() {
        let key = DataKey::random().unwrap();
        let mut vault = vault(&key);
        vault.slots[0].name = "别人".into();
        assert!(matches!(
            vault.open("别人", PASSWORD),
            Err(StoreError::WrongPassword)
        ));
    }

    #[test]
    fn a_damaged_file_is_read_from_its_copy() {
        let folder = tempfile::tempdir().unwrap();
        let key = DataKey::random().unwrap();
        vault(&key).write(folder.path()).unwrap();
        fs::write(folder.path().join("vault.json"), "{").unwrap();
        let read = Vault::read(folder.path()).unwrap();
        assert!(read.open("管理员", PASSWORD).is_ok());
    }

    #[test]
    fn a_newer_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for place in places(folder.path()) {
            fs::write(place, r#"{"format":99,"something":"new"}"#).unwrap();
        }
        assert!(matches!(Vault::read(folder.path()), Err(StoreError::Newer)));
    }
}
