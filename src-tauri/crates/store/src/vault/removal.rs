//! A leaver's removal, from the moment when the vault knows of it until the database has its new key.

use super::Vault;
use super::key::DataKey;
use super::locked::{Locked, decode_exactly};
use crate::error::StoreError;
use crate::id::StaffId;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

const ABOUT: &str = "redwall unfinished removal 2";

/// Who leaves, why, and who said so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Removal {
    pub(crate) by: StaffId,
    pub(crate) staff: StaffId,
    pub(crate) reason: String,
}

/// A removal whose slots are made for the next key already, while the database may have the one
/// before.
pub(crate) struct Unfinished {
    pub(crate) before: DataKey,
    pub(crate) removal: Removal,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    before: String,
    removal: Removal,
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.before.zeroize();
    }
}

impl Vault {
    /// This vault without the leaver's slot: the others hold `next`, and `before` is kept under it
    /// until the database has `next` too.
    ///
    /// # Errors
    /// `FirstSlots`, with the names of those who must log in first; `Damaged`.
    pub(crate) fn without(
        &self,
        removal: &Removal,
        before: &DataKey,
        next: &DataKey,
    ) -> Result<Self, StoreError> {
        let others = || {
            self.slots
                .iter()
                .filter(|slot| slot.staff() != removal.staff)
        };
        let first: Vec<String> = others()
            .filter(|slot| slot.is_of_the_first_form())
            .map(|slot| slot.name().to_owned())
            .collect();
        if !first.is_empty() {
            return Err(StoreError::FirstSlots(first));
        }
        let kept = Kept {
            before: STANDARD.encode(before.bytes()),
            removal: removal.clone(),
        };
        let kept = Zeroizing::new(serde_json::to_vec(&kept)?);
        Ok(Self {
            format: super::FORMAT,
            desk: self.desk,
            slots: others()
                .map(|slot| slot.resealed(before, next))
                .collect::<Result<_, _>>()?,
            unfinished: Some(Locked::lock(&next.vault_cipher()?, ABOUT, &kept)?),
            signing: self.signing_under(before, next)?,
        })
    }

    /// The removal that was broken off, if one was; `next` is what the slots hold.
    ///
    /// # Errors
    /// `Damaged`, when `next` is not the key that it was kept under.
    pub(crate) fn unfinished(&self, next: &DataKey) -> Result<Option<Unfinished>, StoreError> {
        let Some(locked) = &self.unfinished else {
            return Ok(None);
        };
        let kept = locked
            .unlock(&next.vault_cipher()?, ABOUT)?
            .ok_or_else(super::damaged)?;
        let kept: Kept = serde_json::from_slice(&kept)?;
        Ok(Some(Unfinished {
            before: DataKey::from_bytes(decode_exactly(&kept.before)?),
            removal: kept.removal.clone(),
        }))
    }

    /// Forgets the key before: the database has the next one.
    pub(crate) fn finish(&mut self) {
        self.unfinished = None;
    }
}
