//! The slots of the first vaults (format 1): the data key, wrapped by the password itself.

use super::argon2id::Argon2id;
use super::key::DataKey;
use super::locked::Locked;
use crate::error::StoreError;
use crate::id::StaffId;
use serde::{Deserialize, Serialize};

/// A slot of format 1.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FirstSlot {
    pub(super) staff: StaffId,
    pub(super) name: String,
    argon2id: Argon2id,
    nonce: String,
    wrapped_key: String,
}

impl FirstSlot {
    pub(super) fn open(&self, password: &str) -> Result<DataKey, StoreError> {
        let locked = Locked {
            nonce: self.nonce.clone(),
            secret: self.wrapped_key.clone(),
        };
        let about = format!("redwall key slot 1\n{}\n{}", self.staff, self.name);
        let key = locked
            .unlock(&self.argon2id.cipher(password)?, &about)?
            .ok_or(StoreError::WrongPassword)?;
        let bytes = key.as_slice().try_into().map_err(|_| super::damaged())?;
        Ok(DataKey::from_bytes(bytes))
    }
}
