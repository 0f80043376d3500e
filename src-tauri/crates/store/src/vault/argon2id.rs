//! From a password to a key.

use super::locked::{Cipher, decode, random};
use crate::error::StoreError;
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The parameters that new slots are made with: RFC 9106's second recommendation in memory and
/// passes, on one lane.
const MEMORY_KIB: u32 = 65_536;
const PASSES: u32 = 3;
const LANES: u32 = 1;
const SALT_BYTES: usize = 16;

/// How a password is turned into a key; written in the slot, so that it can grow with the years.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Argon2id {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
}

impl Argon2id {
    /// Today's parameters with a salt of their own.
    pub(super) fn new() -> Result<Self, StoreError> {
        Ok(Self::salted(random::<SALT_BYTES>()?))
    }

    fn salted(salt: [u8; SALT_BYTES]) -> Self {
        Self {
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            lanes: LANES,
            salt: STANDARD.encode(salt),
        }
    }

    /// Costs what opening a slot costs, so that a wrong name cannot be told from a wrong password.
    pub(super) fn spend_as_much(password: &str) -> Result<(), StoreError> {
        Self::salted([0; SALT_BYTES]).cipher(password).map(drop)
    }

    /// The cipher of a password.
    pub(super) fn cipher(&self, password: &str) -> Result<Cipher, StoreError> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .map_err(|_| super::damaged())?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let mut key = Zeroizing::new([0; 32]);
        argon2
            .hash_password_into(password.as_bytes(), &decode(&self.salt)?, key.as_mut())
            .map_err(|_| StoreError::Cryptography)?;
        Cipher::new(&key)
    }
}
