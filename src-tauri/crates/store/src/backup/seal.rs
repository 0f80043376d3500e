//! The seal of a page: what SQLCipher writes behind it, so that a page that was changed is noticed.
//!
//! It is the HMAC-SHA512 of the encrypted page, its initialisation vector and its number, under a
//! key that is derived from the data key and the salt at the beginning of the file. Checking it
//! decrypts nothing, and needs no connection.

use crate::vault::DataKey;
use hmac::{Hmac, Mac};
use sha2::Sha512;

/// The length of a page, bytes: SQLCipher's own, which no station changes.
pub(super) const PAGE_BYTES: usize = 4096;
/// The salt at the beginning of the first page.
pub(super) const SALT_BYTES: usize = 16;
const SEAL_BYTES: usize = 64;
/// How SQLCipher tells the salt of the seals from that of the pages.
const SALT_MASK: u8 = 0x3A;
/// SQLite locks bytes of this page, and never writes it.
const LOCKED_PAGE: u32 = (1 << 30) / 4096 + 1;

/// What checks the seals of a file.
#[derive(Clone)]
pub(super) struct Seals(Hmac<Sha512>);

impl Seals {
    /// Of the file that begins with this salt; none if the key does not fit.
    pub(super) fn of(key: &DataKey, mut salt: [u8; SALT_BYTES]) -> Option<Self> {
        for byte in &mut salt {
            *byte ^= SALT_MASK;
        }
        let key = derived(key, &salt)?;
        Hmac::new_from_slice(key.as_slice()).ok().map(Self)
    }

    /// Whether a page is as SQLCipher wrote it; the first has the number 1.
    pub(super) fn holds(&self, number: u32, page: &[u8]) -> bool {
        if number == LOCKED_PAGE {
            return true;
        }
        let from = if number == 1 { SALT_BYTES } else { 0 };
        let to = PAGE_BYTES - SEAL_BYTES;
        let (Some(sealed), Some(seal)) = (page.get(from..to), page.get(to..)) else {
            return false;
        };
        let mut mac = self.0.clone();
        mac.update(sealed);
        mac.update(&number.to_le_bytes());
        mac.verify_slice(seal).is_ok()
    }
}

/// The first 32 bytes of PBKDF2-HMAC-SHA512 with two rounds.
fn derived(key: &DataKey, salt: &[u8]) -> Option<zeroize::Zeroizing<[u8; 32]>> {
    let keyed = Hmac::<Sha512>::new_from_slice(key.bytes()).ok()?;
    let of = |parts: &[&[u8]]| {
        let mut mac = keyed.clone();
        parts.iter().for_each(|part| mac.update(part));
        mac.finalize().into_bytes()
    };
    let first = of(&[salt, &1_u32.to_be_bytes()]);
    let second = of(&[&first]);
    let mut derived = zeroize::Zeroizing::new([0; 32]);
    for (to, (one, other)) in derived.iter_mut().zip(first.iter().zip(&second)) {
        *to = one ^ other;
    }
    Some(derived)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection;
    use proptest::prelude::*;
    use rusqlite::Connection;

    /// The pages of a small database, the first of them first.
    fn pages(key: &DataKey) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("station.db");
        let connection: Connection = connection::create(&path, key).unwrap();
        connection
            .execute_batch(
                "CREATE TABLE text (text TEXT);
                 WITH RECURSIVE number(n) AS (VALUES(1) UNION ALL SELECT n + 1 FROM number LIMIT 900)
                 INSERT INTO text SELECT hex(randomblob(40)) FROM number;
                 PRAGMA wal_checkpoint(TRUNCATE);",
            )
            .unwrap();
        connection.close().unwrap();
        std::fs::read(path).unwrap()
    }

    fn seals(key: &DataKey, file: &[u8]) -> Seals {
        Seals::of(key, *file.first_chunk().unwrap()).unwrap()
    }

    fn all_hold(seals: &Seals, file: &[u8]) -> bool {
        (1..)
            .zip(file.chunks(PAGE_BYTES))
            .all(|(number, page)| seals.holds(number, page))
    }

    #[test]
    fn the_seals_of_a_database_hold_under_its_key_alone() {
        let key = DataKey::random().unwrap();
        let file = pages(&key);
        assert!(file.len() > 20 * PAGE_BYTES);
        assert!(all_hold(&seals(&key, &file), &file));
        let other = DataKey::random().unwrap();
        assert!(!seals(&other, &file).holds(2, &file[PAGE_BYTES..2 * PAGE_BYTES]));
    }

    #[test]
    fn a_page_at_the_place_of_another_or_cut_short_does_not_hold() {
        let key = DataKey::random().unwrap();
        let file = pages(&key);
        let seals = seals(&key, &file);
        let third = &file[2 * PAGE_BYTES..3 * PAGE_BYTES];
        assert!(seals.holds(3, third));
        assert!(!seals.holds(4, third));
        assert!(!seals.holds(3, &third[..PAGE_BYTES - 1]));
        assert!(!seals.holds(3, &[0; PAGE_BYTES]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn a_byte_that_was_changed_anywhere_breaks_a_seal(place in 0.0..1.0_f64, bit in 0_u8..8) {
            let key = DataKey::random().unwrap();
            let mut file = pages(&key);
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            #[allow(clippy::cast_precision_loss)]
            let at = (file.len() as f64 * place) as usize;
            file[at] ^= 1 << bit;
            prop_assert!(!all_hold(&seals(&key, &file), &file));
        }
    }
}
