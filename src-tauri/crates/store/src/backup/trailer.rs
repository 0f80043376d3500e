//! What stands behind the database in a copy: whose it is, of when, and the vault of that moment.
//!
//! The last bytes of the file are the SHA-256 of the trailer, its length and eight letters: a file
//! that was cut short has no trailer, and is no copy.

use super::BackupReason;
use crate::error::StoreError;
use crate::id::DeskId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

const FORMAT: u32 = 1;
const LETTERS: &[u8; 8] = b"RWBACKUP";
const HASH_BYTES: usize = 32;
const FOOT_BYTES: usize = HASH_BYTES + 8 + LETTERS.len();
/// The most that a trailer can be: vaults are a thousandth of it.
const MOST_BYTES: u64 = 64 << 20;

/// The trailer of a copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Trailer {
    format: u32,
    /// The desk that made it.
    pub(super) desk: DeskId,
    /// When, milliseconds UTC.
    pub(super) made_at: i64,
    pub(super) reason: BackupReason,
    /// The length of the database before it.
    pub(super) database_bytes: u64,
    /// The desk's newest entry, `SEQ:HASH`.
    pub(super) head: String,
    /// The vault, as its file has it.
    pub(super) vault: String,
}

impl Trailer {
    pub(super) fn new(
        desk: DeskId,
        made_at: i64,
        reason: BackupReason,
        database_bytes: u64,
        head: String,
        vault: String,
    ) -> Self {
        Self {
            format: FORMAT,
            desk,
            made_at,
            reason,
            database_bytes,
            head,
            vault,
        }
    }

    /// Writes it behind the database in `path`, and makes the whole file durable.
    ///
    /// # Errors
    /// `Damaged`, when the file is not as long as the database; `File`.
    pub(super) fn append(&self, path: &Path) -> Result<(), StoreError> {
        let mut file = OpenOptions::new().append(true).open(path)?;
        if file.metadata()?.len() != self.database_bytes {
            return Err(StoreError::BackupDiffers);
        }
        let text = serde_json::to_vec(self)?;
        let length = u64::try_from(text.len()).map_err(|_| StoreError::NotABackup)?;
        file.write_all(&text)?;
        file.write_all(&Sha256::digest(&text))?;
        file.write_all(&length.to_le_bytes())?;
        file.write_all(LETTERS)?;
        Ok(file.sync_all()?)
    }

    /// Reads the trailer of a copy.
    ///
    /// # Errors
    /// `NotABackup`, for any other file and for a copy that was cut short; `Newer`; `File`.
    pub(crate) fn read(path: &Path) -> Result<Self, StoreError> {
        let mut file = File::open(path)?;
        let text = text(&mut file).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput => StoreError::NotABackup,
            _ => error.into(),
        })?;
        let text = text.ok_or(StoreError::NotABackup)?;
        let trailer = parse(&text)?;
        let behind = FOOT_BYTES + text.len();
        let whole = u64::try_from(behind).ok() == rest(&file, trailer.database_bytes)?;
        whole.then_some(trailer).ok_or(StoreError::NotABackup)
    }
}

fn rest(file: &File, database_bytes: u64) -> Result<Option<u64>, StoreError> {
    Ok(file.metadata()?.len().checked_sub(database_bytes))
}

/// The trailer's bytes; none if the file does not end as a copy does.
fn text(file: &mut File) -> io::Result<Option<Vec<u8>>> {
    let foot_bytes = i64::try_from(FOOT_BYTES).unwrap_or(i64::MAX);
    let at = file.seek(SeekFrom::End(-foot_bytes))?;
    let mut foot = [0; FOOT_BYTES];
    file.read_exact(&mut foot)?;
    let (hash, rest) = foot.split_at(HASH_BYTES);
    let (length, letters) = rest.split_at(8);
    let length = length.try_into().map(u64::from_le_bytes).unwrap_or(0);
    if letters != LETTERS || length > MOST_BYTES.min(at) {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(at - length))?;
    let mut text = Vec::new();
    file.take(length).read_to_end(&mut text)?;
    Ok((Sha256::digest(&text).as_slice() == hash).then_some(text))
}

fn parse(text: &[u8]) -> Result<Trailer, StoreError> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let Format { format } = serde_json::from_slice(text)?;
    if format > FORMAT {
        return Err(StoreError::Newer);
    }
    Ok(serde_json::from_slice(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn copy() -> (tempfile::TempDir, std::path::PathBuf, Trailer) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("copy");
        fs::write(&path, [7; 5000]).unwrap();
        let vault = String::from("{}");
        let reason = BackupReason::ByHand;
        let trailer = Trailer::new(DeskId::mint(), 1, reason, 5000, "0:00".into(), vault);
        trailer.append(&path).unwrap();
        (folder, path, trailer)
    }

    #[test]
    fn a_trailer_is_read_as_it_was_written() {
        let (_folder, path, trailer) = copy();
        assert_eq!(Trailer::read(&path).unwrap(), trailer);
    }

    #[test]
    fn a_copy_that_was_cut_short_or_changed_in_its_trailer_is_no_copy() {
        let (_folder, path, _) = copy();
        let whole = fs::read(&path).unwrap();
        for length in [0, 1, FOOT_BYTES - 1, 4999, 5000, 5001, whole.len() - 1] {
            fs::write(&path, &whole[..length]).unwrap();
            let read = Trailer::read(&path);
            assert!(matches!(read, Err(StoreError::NotABackup)), "{length}");
        }
        for at in 5000..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            fs::write(&path, &bytes).unwrap();
            let read = Trailer::read(&path);
            assert!(matches!(read, Err(StoreError::NotABackup)), "{at}");
        }
        fs::write(&path, [&[7][..], &whole].concat()).unwrap();
        let read = Trailer::read(&path);
        assert!(matches!(read, Err(StoreError::NotABackup)));
    }

    #[test]
    fn a_trailer_of_a_newer_program_is_told() {
        let newer = parse(br#"{"format":99,"something":"new"}"#);
        assert!(matches!(newer, Err(StoreError::Newer)));
    }
}
