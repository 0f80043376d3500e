//! The vault: the data key, wrapped once for each member of staff.
//!
//! The database is encrypted with a random data key. `vault.json` holds a key slot for each person,
//! which that person's password opens. Logging in means opening it; nothing else on the disk opens
//! the database. Wrong passwords are counted in a file beside it ([`attempts`]).

mod argon2id;
pub(crate) mod attempts;
mod first_slot;
mod key;
mod locked;
mod password;
mod recovery;
pub(crate) mod removal;
pub(crate) mod signing;
mod slot;

pub use key::DataKey;
pub use password::is_strong_enough;
pub use recovery::RecoveryKey;

use crate::error::StoreError;
use crate::file::write_atomically;
use crate::id::{DeskId, StaffId};
use argon2id::Argon2id;
use locked::Locked;
use serde::{Deserialize, Serialize};
pub(crate) use slot::Slot;
use std::fs;
use std::path::{Path, PathBuf};

const FORMAT: u32 = 2;
/// The vault is written to both, the copy first.
pub(crate) const FILES: [&str; 2] = ["vault.copy.json", "vault.json"];

/// The key slots of a station, as one desk keeps them.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vault {
    format: u32,
    desk: DeskId,
    slots: Vec<Slot>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unfinished: Option<Locked>,
    /// The secret of the key that signs certificates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signing: Option<Locked>,
}

impl Vault {
    /// A vault that nobody can open yet.
    pub(crate) fn empty(desk: DeskId) -> Self {
        Self {
            format: FORMAT,
            desk,
            slots: Vec::new(),
            unfinished: None,
            signing: None,
        }
    }

    /// Whether a folder holds a vault.
    pub fn exists(folder: &Path) -> bool {
        places(folder).any(|place| place.exists())
    }

    /// How many of a folder's vault files can be read.
    pub(crate) fn whole_files(folder: &Path) -> usize {
        let readable = places(folder).filter(|place| Self::read_file(place).is_ok());
        readable.count()
    }

    /// Reads the vault of a folder, from its copy if the first is lost or damaged.
    ///
    /// # Errors
    /// `NoStation`; `Newer`; `VaultLost` if neither can be read.
    pub fn read(folder: &Path) -> Result<Self, StoreError> {
        if !Self::exists(folder) {
            return Err(StoreError::NoStation);
        }
        let mut failure = StoreError::VaultLost;
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
        Self::parse(&fs::read_to_string(path)?)
    }

    /// Reads the text of a vault file.
    ///
    /// # Errors
    /// `Newer`; `Json`.
    pub(crate) fn parse(text: &str) -> Result<Self, StoreError> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        if serde_json::from_str::<Format>(text)?.format > FORMAT {
            return Err(StoreError::Newer);
        }
        let vault: Self = serde_json::from_str(text)?;
        Ok(Self {
            format: FORMAT,
            ..vault
        })
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

    /// This vault as another desk's.
    pub(crate) fn of_desk(self, desk: DeskId) -> Self {
        Self { desk, ..self }
    }

    /// The desk that this vault belongs to.
    pub fn desk(&self) -> DeskId {
        self.desk
    }

    /// The names that have a slot.
    pub fn names(&self) -> Vec<String> {
        self.slots
            .iter()
            .map(|slot| slot.name().to_owned())
            .collect()
    }

    /// Whether a person has a slot.
    pub fn holds(&self, staff: StaffId) -> bool {
        self.slots.iter().any(|slot| slot.staff() == staff)
    }

    /// Whether a person's slot is of the first form, which a log-in brings to the next.
    pub(crate) fn is_of_the_first_form(&self, staff: StaffId) -> bool {
        self.slots
            .iter()
            .any(|slot| slot.staff() == staff && slot.is_of_the_first_form())
    }

    /// Puts a person's slot in the place of the one before, if there was one.
    ///
    /// # Errors
    /// `StaffExists`, when somebody else has a slot of that name.
    pub(crate) fn put(&mut self, new: Slot) -> Result<(), StoreError> {
        let same_name = |slot: &&Slot| slot.name() == new.name() && slot.staff() != new.staff();
        if self.slots.iter().any(|slot| same_name(&slot)) {
            return Err(StoreError::StaffExists);
        }
        match self.slots.iter_mut().find(|s| s.staff() == new.staff()) {
            Some(slot) => *slot = new,
            None => self.slots.push(new),
        }
        Ok(())
    }

    /// Opens a person's slot. A name without a slot takes as long as a wrong password.
    ///
    /// # Errors
    /// `WrongPassword`; `Cryptography`.
    pub fn open(&self, name: &str, password: &str) -> Result<(StaffId, DataKey), StoreError> {
        match self.slots.iter().find(|slot| slot.name() == name) {
            Some(slot) => Ok((slot.staff(), slot.open(password)?)),
            None => {
                Argon2id::spend_as_much(password)?;
                Err(StoreError::WrongPassword)
            }
        }
    }
}

/// A slot for a person with a new password.
///
/// # Errors
/// `WeakPassword`; `Cryptography`.
pub(crate) fn slot(
    staff: StaffId,
    name: &str,
    password: &str,
    key: &DataKey,
) -> Result<Slot, StoreError> {
    if !is_strong_enough(password, name) {
        return Err(StoreError::WeakPassword);
    }
    Slot::seal(staff, name, password, key)
}

/// The same password's slot in today's form.
pub(crate) fn renewed_slot(
    staff: StaffId,
    name: &str,
    password: &str,
    key: &DataKey,
) -> Result<Slot, StoreError> {
    Slot::seal(staff, name, password, key)
}

/// Puts files that cannot be read out of the way of a new vault, under another name.
///
/// # Errors
/// `File`.
pub(crate) fn keep_aside(folder: &Path) -> Result<(), StoreError> {
    for place in places(folder).filter(|place| place.exists()) {
        fs::rename(&place, place.with_extension("json.damaged"))?;
    }
    Ok(())
}

fn damaged() -> StoreError {
    StoreError::Damaged("vault.json".into())
}

fn places(folder: &Path) -> impl DoubleEndedIterator<Item = PathBuf> {
    FILES.map(|name| folder.join(name)).into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSWORD: &str = "tested pass phrase";

    fn vault(key: &DataKey) -> Vault {
        let mut vault = Vault::empty(DeskId::mint());
        vault
            .put(slot(StaffId::mint(), "管理员", PASSWORD, key).unwrap())
            .unwrap();
        vault
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
        vault.slots[0] = vault.slots[0].clone().renamed("别人");
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

    #[test]
    fn a_vault_of_the_first_format_opens_and_is_written_in_todays() {
        let folder = tempfile::tempdir().unwrap();
        let kept = include_str!("../../tests/kept/vault-format-1.json");
        fs::write(folder.path().join("vault.json"), kept).unwrap();
        let mut vault = Vault::read(folder.path()).unwrap();
        let (staff, key) = vault.open("试验员", "山高水长 four horses").unwrap();
        assert_eq!(
            RecoveryKey::of(&key).to_string(),
            "5DAY-HCJ8-P53K-C2KR-CJ6P-TTYT-XVS1-M2W5-GW6T-G0WN-0NSR-NBVP-GQM0-BR4P"
        );
        assert!(vault.is_of_the_first_form(staff));
        let slot = renewed_slot(staff, "试验员", "山高水长 four horses", &key).unwrap();
        vault.put(slot).unwrap();
        vault.write(folder.path()).unwrap();
        let vault = Vault::read(folder.path()).unwrap();
        assert!(!vault.is_of_the_first_form(staff));
        assert!(vault.open("试验员", "山高水长 four horses").unwrap() == (staff, key));
        let written = fs::read_to_string(folder.path().join("vault.json")).unwrap();
        assert!(written.contains("\"format\": 2") && !written.contains("wrapped_key"));
    }
}
