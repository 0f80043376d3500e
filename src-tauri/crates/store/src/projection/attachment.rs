//! `attached`: which files show what of whom; the files themselves are in `attachment`, by content.

use crate::clock::Instant;
use crate::column::Word;
use crate::error::StoreError;
use crate::id::{DonorId, StaffId, VisitId};
use crate::journal::entry::{Entry, Hash};
use crate::journal::fact::{AttachmentAdded, AttachmentOf};
use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

/// The most bytes that one attachment may have.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;

/// A file that was attached to a donor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentRecord {
    /// The SHA-256 of its bytes.
    pub sha256: Hash,
    /// Its media type.
    pub media_type: String,
    /// Its size, bytes.
    pub bytes: u32,
    /// What it shows.
    pub shows: AttachmentOf,
    /// The visit that it belongs to.
    pub visit: Option<VisitId>,
    /// Who attached it.
    pub staff: StaffId,
    /// When.
    pub at: Instant,
}

const COLUMNS: &str = "sha256, media_type, bytes, shows, visit, staff, at";

fn read(row: &Row<'_>) -> rusqlite::Result<AttachmentRecord> {
    let Word(shows) = row.get(3)?;
    Ok(AttachmentRecord {
        sha256: Hash(row.get(0)?),
        media_type: row.get(1)?,
        bytes: row.get(2)?,
        shows,
        visit: row.get(4)?,
        staff: row.get(5)?,
        at: Instant(row.get(6)?),
    })
}

/// A donor's attachments, newest first.
pub(crate) fn of_donor(
    from: &Connection,
    donor: DonorId,
) -> Result<Vec<AttachmentRecord>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM attached WHERE donor = ? ORDER BY at DESC, desk, seq DESC"
    ))?;
    let records = statement.query_map([donor], read)?;
    Ok(records.collect::<Result<_, _>>()?)
}

/// The bytes of an attachment; none if there are none.
///
/// # Errors
/// `Damaged`, when they are not those that were attached.
pub(crate) fn bytes(from: &Connection, sha256: Hash) -> Result<Option<Vec<u8>>, StoreError> {
    let bytes: Option<Vec<u8>> = from
        .prepare_cached("SELECT bytes FROM attachment WHERE sha256 = ?")?
        .query_row([sha256.0], |row| row.get(0))
        .optional()?;
    match bytes {
        Some(bytes) if hash_of(&bytes) != sha256 => {
            Err(StoreError::Damaged(format!("attachment {sha256}")))
        }
        other => Ok(other),
    }
}

/// Keeps the bytes of an attachment, once.
pub(crate) fn keep(to: &Connection, bytes: &[u8]) -> Result<Hash, StoreError> {
    let sha256 = hash_of(bytes);
    to.prepare_cached(
        "INSERT INTO attachment (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
    )?
    .execute(params![sha256.0, bytes])?;
    Ok(sha256)
}

pub(crate) fn hash_of(bytes: &[u8]) -> Hash {
    Hash(Sha256::digest(bytes).into())
}

pub(crate) fn added(
    to: &Connection,
    donor: DonorId,
    entry: &Entry,
    fact: &AttachmentAdded,
) -> Result<(), StoreError> {
    let sha256 = Hash::from_hex(&fact.sha256)
        .ok_or_else(|| StoreError::Damaged(String::from("the hash of an attachment")))?;
    to.prepare_cached(
        "INSERT INTO attached (donor, desk, seq, at, staff, sha256, media_type, bytes, shows, visit)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        donor,
        entry.desk,
        entry.seq,
        entry.at.0,
        entry.staff,
        sha256.0,
        fact.media_type,
        fact.bytes,
        Word(fact.shows),
        fact.visit,
    ])?;
    Ok(())
}
