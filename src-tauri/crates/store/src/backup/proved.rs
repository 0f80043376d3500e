//! What of a station's file was proved at an earlier backup: a keyed sum of each piece.
//!
//! A piece whose sum is still the same is byte for byte the one whose seals were checked then, at the
//! same place, under the same key: they need not be checked again. So a copy is proved to the last
//! page, at the cost of what was written since. Where the list is missing, of another key or of
//! another file, or cannot be read, everything is checked. It tells nothing to who lacks the key.

use super::seal::SALT_BYTES;
use crate::file::write_atomically;
use crate::vault::DataKey;
use std::fs;
use std::path::Path;
use zeroize::Zeroizing;

/// Pages in a piece.
pub(super) const PIECE_PAGES: usize = 16;

const FILE: &str = "proved-pieces";
const CONTEXT: &str = "redwall 2026 pieces of a station that were proved";

/// The sum of a piece.
pub(super) type Sum = blake3::Hash;

/// What makes sums.
#[derive(Clone)]
pub(super) struct Sums(Zeroizing<[u8; 32]>);

impl Sums {
    /// Of the file that begins with this salt.
    pub(super) fn of(key: &DataKey, salt: [u8; SALT_BYTES]) -> Self {
        let mut derived = blake3::Hasher::new_derive_key(CONTEXT);
        derived.update(key.bytes());
        derived.update(&salt);
        Self(Zeroizing::new(*derived.finalize().as_bytes()))
    }

    /// The sum of a piece, which belongs to its place.
    pub(super) fn sum(&self, place: usize, piece: &[u8]) -> Sum {
        let mut sum = blake3::Hasher::new_keyed(&self.0);
        sum.update(piece);
        sum.update(&place.to_le_bytes());
        sum.finalize()
    }
}

/// The sums of the pieces that were proved, by place; empty where that is not known.
pub(super) fn read(station: &Path) -> Vec<Sum> {
    let bytes = fs::read(station.join(FILE)).unwrap_or_default();
    let (sums, rest) = bytes.as_chunks::<{ blake3::OUT_LEN }>();
    if !rest.is_empty() {
        return Vec::new();
    }
    sums.iter().map(|sum| Sum::from_bytes(*sum)).collect()
}

/// Keeps the sums of a file all of whose pieces are proved. Where that fails, more is checked next
/// time.
pub(super) fn keep(station: &Path, sums: &[Sum]) {
    let bytes: Vec<u8> = sums.iter().flat_map(Sum::as_bytes).copied().collect();
    let _ = write_atomically(&station.join(FILE), &bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_belongs_to_its_key_its_file_its_place_and_every_byte() {
        let key = DataKey::random().unwrap();
        let sums = Sums::of(&key, [1; SALT_BYTES]);
        let piece = [7; 100];
        let sum = sums.sum(3, &piece);
        assert_eq!(sums.sum(3, &piece), sum);
        let mut changed = piece;
        changed[99] ^= 1;
        let other_key = Sums::of(&DataKey::random().unwrap(), [1; SALT_BYTES]);
        let others = [
            sums.sum(3, &changed),
            sums.sum(4, &piece),
            sums.sum(3, &piece[..99]),
            Sums::of(&key, [2; SALT_BYTES]).sum(3, &piece),
            other_key.sum(3, &piece),
        ];
        assert!(others.iter().all(|other| *other != sum));
    }

    #[test]
    fn a_list_is_read_as_it_was_kept_and_one_that_was_cut_short_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read(folder.path()).is_empty());
        let sums = Sums::of(&DataKey::random().unwrap(), [1; SALT_BYTES]);
        let kept: Vec<Sum> = (0..5).map(|place| sums.sum(place, b"piece")).collect();
        keep(folder.path(), &kept);
        assert_eq!(read(folder.path()), kept);
        let path = folder.path().join(FILE);
        let bytes = fs::read(&path).unwrap();
        fs::write(path, &bytes[..bytes.len() - 1]).unwrap();
        assert!(read(folder.path()).is_empty());
    }
}
