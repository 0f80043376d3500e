//! A key slot: the data key, for the owner of one password.
//!
//! A password wraps a secret key that is nobody else's, and the data key is sealed to the public key
//! that goes with it (X25519, XSalsa20-Poly1305). So a new data key can be given to everybody
//! without anybody's password. The public key is endorsed under the data key: one that was put there
//! by somebody without the data key is noticed before anything is sealed to it.

use super::argon2id::Argon2id;
use super::first_slot::FirstSlot;
use super::key::DataKey;
use super::locked::{Locked, decode, decode_exactly, random};
use crate::error::StoreError;
use crate::id::StaffId;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crypto_box::aead::OsRng;
use crypto_box::{PublicKey, SecretKey};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// One person's slot, in either of its forms.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Slot {
    /// The form that is written.
    Sealed(SealedSlot),
    /// The form of the first vaults; read only.
    First(FirstSlot),
}

/// A slot whose data key can be made anew without the password.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SealedSlot {
    staff: StaffId,
    name: String,
    argon2id: Argon2id,
    secret_key: Locked,
    public_key: String,
    endorsement: Locked,
    data_key: String,
}

impl Slot {
    /// A slot for a person; the password's strength is the caller's to check.
    pub(super) fn seal(
        staff: StaffId,
        name: &str,
        password: &str,
        key: &DataKey,
    ) -> Result<Self, StoreError> {
        let secret = Zeroizing::new(random::<32>()?);
        let public = SecretKey::from_bytes(*secret).public_key();
        let argon2id = Argon2id::new()?;
        let cipher = argon2id.cipher(password)?;
        let slot = SealedSlot {
            staff,
            name: name.to_owned(),
            secret_key: Locked::lock(&cipher, &about(staff, name), &*secret)?,
            argon2id,
            public_key: STANDARD.encode(public.as_bytes()),
            endorsement: endorse(staff, name, &public, key)?,
            data_key: seal_to(&public, key)?,
        };
        Ok(Self::Sealed(slot))
    }

    pub(super) fn staff(&self) -> StaffId {
        match self {
            Self::Sealed(slot) => slot.staff,
            Self::First(slot) => slot.staff,
        }
    }

    pub(super) fn name(&self) -> &str {
        match self {
            Self::Sealed(slot) => &slot.name,
            Self::First(slot) => &slot.name,
        }
    }

    pub(super) fn open(&self, password: &str) -> Result<DataKey, StoreError> {
        match self {
            Self::Sealed(slot) => slot.open(password),
            Self::First(slot) => slot.open(password),
        }
    }

    /// Whether the slot is of the first form, which nobody but its owner can bring to the next.
    pub(super) fn is_of_the_first_form(&self) -> bool {
        matches!(self, Self::First(_))
    }

    /// The same slot for a new data key.
    ///
    /// # Errors
    /// `Damaged`, when its public key was not put there by a holder of the data key before.
    pub(super) fn resealed(&self, before: &DataKey, next: &DataKey) -> Result<Self, StoreError> {
        let Self::Sealed(slot) = self else {
            return Err(StoreError::FirstSlots(vec![self.name().to_owned()]));
        };
        let public = slot.public_key()?;
        slot.check_endorsement(&public, before)?;
        Ok(Self::Sealed(SealedSlot {
            endorsement: endorse(slot.staff, &slot.name, &public, next)?,
            data_key: seal_to(&public, next)?,
            ..slot.clone()
        }))
    }

    #[cfg(test)]
    pub(super) fn renamed(self, name: &str) -> Self {
        match self {
            Self::Sealed(slot) => Self::Sealed(SealedSlot {
                name: name.into(),
                ..slot
            }),
            first => first,
        }
    }
}

impl SealedSlot {
    fn open(&self, password: &str) -> Result<DataKey, StoreError> {
        let cipher = self.argon2id.cipher(password)?;
        let secret = self
            .secret_key
            .unlock(&cipher, &about(self.staff, &self.name))?
            .ok_or(StoreError::WrongPassword)?;
        let secret = SecretKey::from_slice(&secret).map_err(|_| super::damaged())?;
        let public = self.public_key()?;
        if secret.public_key() != public {
            return Err(super::damaged());
        }
        let unsealed = secret.unseal(&decode(&self.data_key)?);
        let unsealed = Zeroizing::new(unsealed.map_err(|_| super::damaged())?);
        let bytes = unsealed.as_slice().try_into();
        let key = DataKey::from_bytes(bytes.map_err(|_| super::damaged())?);
        self.check_endorsement(&public, &key)?;
        Ok(key)
    }

    fn public_key(&self) -> Result<PublicKey, StoreError> {
        decode_exactly(&self.public_key).map(PublicKey::from_bytes)
    }

    fn check_endorsement(&self, public: &PublicKey, key: &DataKey) -> Result<(), StoreError> {
        let about = about_public(self.staff, &self.name, public);
        match self.endorsement.unlock(&key.vault_cipher()?, &about)? {
            Some(_) => Ok(()),
            None => Err(super::damaged()),
        }
    }
}

fn endorse(
    staff: StaffId,
    name: &str,
    public: &PublicKey,
    key: &DataKey,
) -> Result<Locked, StoreError> {
    Locked::lock(
        &key.vault_cipher()?,
        &about_public(staff, name, public),
        &[],
    )
}

fn seal_to(public: &PublicKey, key: &DataKey) -> Result<String, StoreError> {
    let sealed = public.seal(&mut OsRng, key.bytes());
    Ok(STANDARD.encode(sealed.map_err(|_| StoreError::Cryptography)?))
}

/// What the wrapping is bound to, so that one person's slot cannot be passed off as another's.
fn about(staff: StaffId, name: &str) -> String {
    format!("redwall key slot 2\n{staff}\n{name}")
}

fn about_public(staff: StaffId, name: &str, public: &PublicKey) -> String {
    let public = STANDARD.encode(public.as_bytes());
    format!("redwall public key 2\n{staff}\n{public}\n{name}")
}
