//! The data key.

use super::locked::Cipher;
use crate::error::StoreError;
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The key that the database is encrypted with: 256 random bits, wiped when dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct DataKey([u8; 32]);

impl DataKey {
    /// A new key from the system's source of randomness.
    ///
    /// # Errors
    /// `Cryptography`, when the system has no randomness to give.
    pub fn random() -> Result<Self, StoreError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|_| StoreError::Cryptography)?;
        Ok(Self(bytes))
    }

    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What the vault locks for holders of the data key: a key of its own, derived from this one.
    pub(super) fn vault_cipher(&self) -> Result<Cipher, StoreError> {
        let mut digest = Sha256::new();
        digest.update("redwall vault key 2");
        digest.update(self.0);
        let key: Zeroizing<[u8; 32]> = Zeroizing::new(digest.finalize().into());
        Cipher::new(&key)
    }
}
