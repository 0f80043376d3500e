//! The key that signs certificates: its secret in the vault, its public half in the journal.

use super::Store;
use crate::error::StoreError;
use crate::vault::Vault;
use crate::vault::signing::{SigningSeed, new_seed};

impl Store {
    /// The secret of the key that signs; none before the first.
    ///
    /// # Errors
    /// `Damaged`; `Newer`.
    pub fn signing_seed(&self) -> Result<Option<SigningSeed>, StoreError> {
        let key = self.opened().slot_key().clone();
        Vault::read(&self.folder)?.signing_seed(&key)
    }

    /// The secret of the key that signs, made if there is none: inside the transaction that writes
    /// who made it, since one process at a time changes the vault then.
    ///
    /// # Errors
    /// `Damaged`; `Newer`; `Cryptography`; `File`.
    pub fn signing_seed_or_new(&self) -> Result<SigningSeed, StoreError> {
        let key = self.opened().slot_key().clone();
        let mut vault = Vault::read(&self.folder)?;
        if let Some(seed) = vault.signing_seed(&key)? {
            return Ok(seed);
        }
        let seed = new_seed()?;
        vault.keep_signing_seed(&seed, &key)?;
        vault.write(&self.folder)?;
        Ok(seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::DataKey;
    use crate::vault::removal::Removal;
    use crate::{DeskId, StaffId, vault};

    const PASSWORD: &str = "山高水长 four horses";

    #[test]
    fn the_key_that_signs_outlives_a_leavers_data_key_and_no_other_key_opens_it() {
        let (before, next) = (DataKey::random().unwrap(), DataKey::random().unwrap());
        let (leaver, other) = (StaffId::mint(), StaffId::mint());
        let mut kept = Vault::empty(DeskId::mint());
        for (staff, name) in [(leaver, "甲"), (other, "乙")] {
            kept.put(vault::slot(staff, name, PASSWORD, &before).unwrap())
                .unwrap();
        }
        let seed = new_seed().unwrap();
        kept.keep_signing_seed(&seed, &before).unwrap();
        let removal = Removal {
            by: other,
            staff: leaver,
            reason: "离职".into(),
        };
        let renewed = kept.without(&removal, &before, &next).unwrap();
        assert_eq!(
            renewed.signing_seed(&next).unwrap().unwrap().as_slice(),
            seed.as_slice()
        );
        assert!(renewed.signing_seed(&before).is_err());
        let text = serde_json::to_string(&renewed).unwrap();
        let read = Vault::parse(&text).unwrap();
        assert!(read.signing_seed(&next).unwrap() == Some(seed));
    }
}
