//! A secret under a key, bound to what it is about.

use crate::error::StoreError;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

const NONCE_BYTES: usize = 24;

/// Locks and unlocks with one key (XChaCha20-Poly1305).
pub(super) struct Cipher(XChaCha20Poly1305);

impl Cipher {
    pub(super) fn new(key: &[u8; 32]) -> Result<Self, StoreError> {
        XChaCha20Poly1305::new_from_slice(key)
            .map(Self)
            .map_err(|_| StoreError::Cryptography)
    }
}

/// A locked secret, as it stands in a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Locked {
    pub(super) nonce: String,
    pub(super) secret: String,
}

impl Locked {
    /// Locks a secret; it unlocks only with the same `about`.
    pub(super) fn lock(cipher: &Cipher, about: &str, secret: &[u8]) -> Result<Self, StoreError> {
        let nonce = random::<NONCE_BYTES>()?;
        let payload = Payload {
            msg: secret,
            aad: about.as_bytes(),
        };
        let secret = cipher
            .0
            .encrypt(XNonce::from_slice(&nonce), payload)
            .map_err(|_| StoreError::Cryptography)?;
        Ok(Self {
            nonce: STANDARD.encode(nonce),
            secret: STANDARD.encode(secret),
        })
    }

    /// The secret; none if the key is another one or anything was changed.
    ///
    /// # Errors
    /// `Damaged`, when it is no locked secret at all.
    pub(super) fn unlock(
        &self,
        cipher: &Cipher,
        about: &str,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        let nonce: [u8; NONCE_BYTES] = decode_exactly(&self.nonce)?;
        let payload = Payload {
            msg: &decode(&self.secret)?,
            aad: about.as_bytes(),
        };
        let secret = cipher.0.decrypt(XNonce::from_slice(&nonce), payload);
        Ok(secret.ok().map(Zeroizing::new))
    }
}

pub(super) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::Cryptography)?;
    Ok(bytes)
}

pub(super) fn decode(text: &str) -> Result<Vec<u8>, StoreError> {
    STANDARD.decode(text).map_err(|_| super::damaged())
}

pub(super) fn decode_exactly<const N: usize>(text: &str) -> Result<[u8; N], StoreError> {
    decode(text)?.try_into().map_err(|_| super::damaged())
}
