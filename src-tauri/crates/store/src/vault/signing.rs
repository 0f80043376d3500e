//! The secret of the key that signs certificates, under the data key.

use super::Vault;
use super::key::DataKey;
use super::locked::{Locked, random};
use crate::error::StoreError;
use zeroize::Zeroizing;

const ABOUT: &str = "redwall signing key 1";
/// Bytes of the secret.
const BYTES: usize = 32;

/// The secret of an Ed25519 key, wiped when dropped.
pub type SigningSeed = Zeroizing<[u8; BYTES]>;

/// A new secret from the system's source of randomness.
///
/// # Errors
/// `Cryptography`, when the system has no randomness to give.
pub(crate) fn new_seed() -> Result<SigningSeed, StoreError> {
    Ok(Zeroizing::new(random()?))
}

impl Vault {
    /// The secret of the key that signs; none before the first.
    ///
    /// # Errors
    /// `Damaged`, when `key` is not the key that it was kept under.
    pub(crate) fn signing_seed(&self, key: &DataKey) -> Result<Option<SigningSeed>, StoreError> {
        let Some(locked) = &self.signing else {
            return Ok(None);
        };
        let secret = locked
            .unlock(&key.vault_cipher()?, ABOUT)?
            .ok_or_else(super::damaged)?;
        let secret = <[u8; BYTES]>::try_from(secret.as_slice()).map_err(|_| super::damaged())?;
        Ok(Some(Zeroizing::new(secret)))
    }

    /// Keeps the secret of the key that signs.
    ///
    /// # Errors
    /// `Cryptography`.
    pub(crate) fn keep_signing_seed(
        &mut self,
        seed: &SigningSeed,
        key: &DataKey,
    ) -> Result<(), StoreError> {
        self.signing = Some(Locked::lock(&key.vault_cipher()?, ABOUT, seed.as_slice())?);
        Ok(())
    }

    /// The secret of the key that signs, under the next data key.
    pub(super) fn signing_under(
        &self,
        before: &DataKey,
        next: &DataKey,
    ) -> Result<Option<Locked>, StoreError> {
        let Some(seed) = self.signing_seed(before)? else {
            return Ok(None);
        };
        Locked::lock(&next.vault_cipher()?, ABOUT, seed.as_slice()).map(Some)
    }
}
