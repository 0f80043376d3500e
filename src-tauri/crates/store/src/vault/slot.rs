//! A key slot: the data key, wrapped by a key derived from one person's password.

use super::key::DataKey;
use crate::error::StoreError;
use crate::id::StaffId;
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The parameters that new slots are made with: RFC 9106's second recommendation in memory and
/// passes, on one lane.
const MEMORY_KIB: u32 = 65_536;
const PASSES: u32 = 3;
const LANES: u32 = 1;
const SALT_BYTES: usize = 16;
const NONCE_BYTES: usize = 24;

/// How a password is turned into a key; written in the slot, so that it can grow with the years.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Argon2id {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
}

/// One person's slot.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Slot {
    pub(super) staff: StaffId,
    pub(super) name: String,
    argon2id: Argon2id,
    nonce: String,
    wrapped_key: String,
}

impl Slot {
    pub(super) fn seal(
        staff: StaffId,
        name: &str,
        password: &str,
        key: &DataKey,
    ) -> Result<Self, StoreError> {
        let argon2id = Argon2id {
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            lanes: LANES,
            salt: STANDARD.encode(random::<SALT_BYTES>()?),
        };
        let nonce = random::<NONCE_BYTES>()?;
        let cipher = argon2id.cipher(password)?;
        let about = about(staff, name);
        let payload = Payload {
            msg: key.bytes(),
            aad: about.as_bytes(),
        };
        let wrapped = cipher
            .encrypt(XNonce::from_slice(&nonce), payload)
            .map_err(|_| StoreError::Cryptography)?;
        Ok(Self {
            staff,
            name: name.to_owned(),
            argon2id,
            nonce: STANDARD.encode(nonce),
            wrapped_key: STANDARD.encode(wrapped),
        })
    }

    pub(super) fn open(&self, password: &str) -> Result<DataKey, StoreError> {
        let nonce = decode(&self.nonce)?;
        if nonce.len() != NONCE_BYTES {
            return Err(damaged());
        }
        let wrapped = decode(&self.wrapped_key)?;
        let about = about(self.staff, &self.name);
        let payload = Payload {
            msg: &wrapped,
            aad: about.as_bytes(),
        };
        let key = self
            .argon2id
            .cipher(password)?
            .decrypt(XNonce::from_slice(&nonce), payload)
            .map_err(|_| StoreError::WrongPassword)?;
        let key = Zeroizing::new(key);
        let bytes: [u8; 32] = key.as_slice().try_into().map_err(|_| damaged())?;
        Ok(DataKey::from_bytes(bytes))
    }

    /// Costs what opening a slot costs, so that a wrong name cannot be told from a wrong password.
    pub(super) fn spend_as_much(password: &str) -> Result<(), StoreError> {
        let argon2id = Argon2id {
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            lanes: LANES,
            salt: STANDARD.encode([0; SALT_BYTES]),
        };
        argon2id.cipher(password).map(drop)
    }
}

impl Argon2id {
    fn cipher(&self, password: &str) -> Result<XChaCha20Poly1305, StoreError> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .map_err(|_| damaged())?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let mut key = Zeroizing::new([0; 32]);
        argon2
            .hash_password_into(password.as_bytes(), &decode(&self.salt)?, key.as_mut())
            .map_err(|_| StoreError::Cryptography)?;
        XChaCha20Poly1305::new_from_slice(key.as_slice()).map_err(|_| StoreError::Cryptography)
    }
}

/// What the wrapping is bound to, so that one person's slot cannot be passed off as another's.
fn about(staff: StaffId, name: &str) -> String {
    format!("redwall key slot 1\n{staff}\n{name}")
}

fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::Cryptography)?;
    Ok(bytes)
}

fn decode(text: &str) -> Result<Vec<u8>, StoreError> {
    STANDARD.decode(text).map_err(|_| damaged())
}

fn damaged() -> StoreError {
    StoreError::Damaged("vault.json".into())
}
