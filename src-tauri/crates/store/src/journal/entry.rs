//! An entry, and the hash that chains it to the one before.

use super::fact::Fact;
use crate::clock::Instant;
use crate::error::StoreError;
use crate::id::{DeskId, StaffId};
use rusqlite::Row;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// The SHA-256 of an entry and, through it, of every entry of the desk before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hash(pub(crate) [u8; 32]);

impl Hash {
    /// What stands before a desk's first entry.
    pub(crate) const GENESIS: Self = Self([0; 32]);

    /// Reads 64 hexadecimal digits.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let digits: Vec<u8> = hex
            .chars()
            .map(|c| c.to_digit(16).and_then(|d| d.try_into().ok()))
            .collect::<Option<_>>()?;
        let (pairs, rest) = digits.as_chunks();
        let bytes: Vec<u8> = pairs.iter().map(|[high, low]| high << 4 | low).collect();
        if rest.is_empty() {
            Some(Self(bytes.try_into().ok()?))
        } else {
            None
        }
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The newest entry of a desk: its number and hash. Kept outside the database as well, it shows a
/// journal that was cut short or written anew. Reads and writes as `SEQ:HASH`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The entry's number, from 1; 0 before the first.
    pub seq: i64,
    /// Its hash.
    pub hash: Hash,
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash)
    }
}

impl FromStr for Head {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        parse_head(text.trim()).ok_or_else(|| StoreError::Damaged("SEQ:HASH".into()))
    }
}

fn parse_head(text: &str) -> Option<Head> {
    let (seq, hex) = text.split_once(':')?;
    Some(Head {
        seq: seq.parse().ok()?,
        hash: Hash::from_hex(hex)?,
    })
}

/// An entry as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub(crate) desk: DeskId,
    pub(crate) seq: i64,
    pub(crate) at: Instant,
    pub(crate) hlc: i64,
    pub(crate) staff: StaffId,
    pub(crate) kind: String,
    pub(crate) subject: Uuid,
    pub(crate) body: String,
    pub(crate) prev: Hash,
    pub(crate) hash: Hash,
}

/// The columns of `entry`, in the order that [`Entry::read`] reads them.
pub(crate) const COLUMNS: &str = "desk, seq, at, hlc, staff, kind, subject, body, prev, hash";

/// Where an entry stands in the order of all desks.
pub(crate) type Place = (i64, DeskId, i64);

impl Entry {
    /// Reads an entry from a row of [`COLUMNS`].
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            desk: row.get(0)?,
            seq: row.get(1)?,
            at: Instant(row.get(2)?),
            hlc: row.get(3)?,
            staff: row.get(4)?,
            kind: row.get(5)?,
            subject: row.get(6)?,
            body: row.get(7)?,
            prev: Hash(row.get(8)?),
            hash: Hash(row.get(9)?),
        })
    }

    /// Its number and hash: the head, while it is its desk's newest.
    pub(crate) fn head(&self) -> Head {
        Head {
            seq: self.seq,
            hash: self.hash,
        }
    }

    /// Whether it is about the station as a whole, not a donor, a document, a desk or a member of
    /// staff.
    pub(crate) fn is_about_the_station(&self) -> bool {
        let (kind, _) = self.kind.split_once('.').unwrap_or_default();
        matches!(kind, "station" | "setting" | "rulebook" | "time")
    }

    /// Where it stands among the entries of all desks: clock, desk, number.
    pub(crate) fn place(&self) -> Place {
        (self.hlc, self.desk, self.seq)
    }

    /// The fact; none if this version cannot read it.
    ///
    /// # Errors
    /// `Json`, when a known kind has a body that does not fit it.
    pub(crate) fn fact(&self) -> Result<Option<Fact>, StoreError> {
        Fact::read(&self.kind, &self.body)
    }

    /// The hash of the stored bytes: every field with its length before it, after the previous hash.
    pub(crate) fn computed_hash(&self) -> Hash {
        let (desk, staff) = (self.desk.uuid(), self.staff.uuid());
        let mut digest = Sha256::new();
        let fields: [&[u8]; 9] = [
            &self.prev.0,
            desk.as_bytes(),
            &self.seq.to_be_bytes(),
            &self.at.0.to_be_bytes(),
            &self.hlc.to_be_bytes(),
            staff.as_bytes(),
            self.kind.as_bytes(),
            self.subject.as_bytes(),
            self.body.as_bytes(),
        ];
        for field in fields {
            digest.update((field.len() as u64).to_be_bytes());
            digest.update(field);
        }
        Hash(digest.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_reads_back_as_it_was_written() {
        let head = Head {
            seq: 42,
            hash: Hash([0xab; 32]),
        };
        assert_eq!(head.to_string().parse::<Head>().unwrap(), head);
        for wrong in ["", "42", "42:", "42:ab", "x:00", "42:zz"] {
            assert!(wrong.parse::<Head>().is_err(), "{wrong}");
        }
    }
}
