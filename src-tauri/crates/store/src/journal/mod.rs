//! The journal: every change is one entry, and every table is a projection of the entries.
//!
//! [`append`] is where this desk writes: it chains the entry to the one before, stores it and
//! projects it, in the transaction of its caller. [`receive`] takes in what other desks wrote.
//! [`replay`] reads all of it in the one order that every desk agrees on.

pub(crate) mod about;
pub(crate) mod entry;
pub mod fact;
pub(crate) mod receive;
#[cfg(test)]
mod receive_law;
pub(crate) mod replay;

use crate::clock::Instant;
use crate::error::StoreError;
use crate::id::{DeskId, StaffId};
use crate::projection;
use entry::{Entry, Hash, Head};
use fact::Fact;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use uuid::Uuid;

/// Bits of a hybrid logical clock that count within a millisecond.
const LOGICAL_BITS: u32 = 16;

/// Who writes, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Author {
    pub(crate) desk: DeskId,
    pub(crate) staff: StaffId,
    pub(crate) at: Instant,
}

/// What an entry is chained to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Newest {
    /// The desk's newest entry.
    pub(crate) head: Head,
    /// The latest clock of all entries known here, whoever wrote them: what comes next is later.
    hlc: i64,
}

impl Newest {
    pub(crate) fn read(from: &Connection, desk: DeskId) -> Result<Self, StoreError> {
        Ok(Self {
            head: head(from, desk)?,
            hlc: latest_clock(from)?,
        })
    }
}

/// Appends one entry about `subject` and projects it.
pub(crate) fn append(
    transaction: &Transaction<'_>,
    author: Author,
    subject: Uuid,
    fact: &Fact,
) -> Result<Head, StoreError> {
    let newest = Newest::read(transaction, author.desk)?;
    Ok(append_after(transaction, newest, author, subject, fact)?.head)
}

/// The same where the newest entry is known, as within one transaction; answers with the new one.
pub(crate) fn append_after(
    transaction: &Transaction<'_>,
    newest: Newest,
    author: Author,
    subject: Uuid,
    fact: &Fact,
) -> Result<Newest, StoreError> {
    let mut entry = Entry {
        desk: author.desk,
        seq: newest.head.seq + 1,
        at: author.at,
        hlc: (author.at.0 << LOGICAL_BITS).max(newest.hlc + 1),
        staff: author.staff,
        kind: fact.kind().to_owned(),
        subject,
        body: fact.body()?,
        prev: newest.head.hash,
        hash: Hash::GENESIS,
    };
    entry.hash = entry.computed_hash();
    store(transaction, &entry)?;
    projection::apply_fact(transaction, &entry, Some(fact))?;
    Ok(Newest {
        head: entry.head(),
        hlc: entry.hlc,
    })
}

/// Stores an entry as it is.
fn store(to: &Connection, entry: &Entry) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO entry (desk, seq, at, hlc, staff, kind, subject, body, prev, hash)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        entry.desk,
        entry.seq,
        entry.at.0,
        entry.hlc,
        entry.staff,
        entry.kind,
        entry.subject,
        entry.body,
        entry.prev.0,
        entry.hash.0,
    ])?;
    Ok(())
}

/// The newest entry of a desk.
pub(crate) fn head(connection: &Connection, desk: DeskId) -> Result<Head, StoreError> {
    let head = connection
        .prepare_cached("SELECT seq, hash FROM entry WHERE desk = ? ORDER BY seq DESC LIMIT 1")?
        .query_row([desk], |row| {
            Ok(Head {
                seq: row.get(0)?,
                hash: Hash(row.get(1)?),
            })
        })
        .optional()?;
    Ok(head.unwrap_or(Head {
        seq: 0,
        hash: Hash::GENESIS,
    }))
}

/// The latest clock of all entries: that of each desk's newest.
fn latest_clock(connection: &Connection) -> Result<i64, StoreError> {
    let mut newest = connection
        .prepare_cached("SELECT hlc FROM entry WHERE desk = ? ORDER BY seq DESC LIMIT 1")?;
    let clocks = replay::desks(connection)?
        .into_iter()
        .map(|desk| newest.query_row([desk], |row| row.get(0)));
    Ok(clocks
        .collect::<Result<Vec<i64>, _>>()?
        .into_iter()
        .max()
        .unwrap_or(0))
}

const NEWEST_AT: &str = "SELECT at FROM entry
                         WHERE desk = ? AND kind NOT LIKE 'staff.%' AND kind NOT LIKE 'desk.%'
                         ORDER BY seq DESC LIMIT 1";

/// The instant of the newest entry of a desk that bears witness to the time: the one with the
/// highest number. What is written of the staff (who looked at what, who has a new password) is
/// written by any clock, lest a wrong one lock everybody out, and is no witness; nor is what admits
/// a desk. A desk that has written nothing else yet, made of a backup, goes by the others.
pub(crate) fn newest_at(
    connection: &Connection,
    desk: DeskId,
) -> Result<Option<Instant>, StoreError> {
    if let Some(own) = newest_witness(connection, desk)? {
        return Ok(Some(own));
    }
    let mut newest = None;
    for other in replay::desks(connection)? {
        newest = newest.max(newest_witness(connection, other)?);
    }
    Ok(newest)
}

fn newest_witness(connection: &Connection, desk: DeskId) -> Result<Option<Instant>, StoreError> {
    Ok(connection
        .prepare_cached(NEWEST_AT)?
        .query_row([desk], |row| row.get(0).map(Instant))
        .optional()?)
}

/// Whether the journal of a desk contains a head that was kept elsewhere.
pub(crate) fn contains(
    connection: &Connection,
    desk: DeskId,
    head: Head,
) -> Result<bool, StoreError> {
    if head.seq == 0 {
        return Ok(head.hash == Hash::GENESIS);
    }
    let hash: Option<[u8; 32]> = connection
        .query_row(
            "SELECT hash FROM entry WHERE desk = ? AND seq = ?",
            params![desk, head.seq],
            |r| r.get(0),
        )
        .optional()?;
    Ok(hash == Some(head.hash.0))
}

/// The kinds of a desk's entries, in order.
pub(crate) fn kinds(connection: &Connection, desk: DeskId) -> Result<Vec<String>, StoreError> {
    Ok(connection
        .prepare("SELECT kind FROM entry WHERE desk = ? ORDER BY seq")?
        .query_map([desk], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}

/// The desk that wrote an entry, by its number and hash.
pub(crate) fn author_of(connection: &Connection, head: Head) -> Result<Option<DeskId>, StoreError> {
    Ok(connection
        .query_row(
            "SELECT desk FROM entry WHERE seq = ? AND hash = ?",
            params![head.seq, head.hash.0],
            |row| row.get(0),
        )
        .optional()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection;
    use crate::id::DonorId;
    use crate::journal::fact::PhoneChanged;

    #[test]
    fn the_database_itself_refuses_to_change_the_journal() {
        let mut connection = connection::in_memory().unwrap();
        let author = Author {
            desk: DeskId::mint(),
            staff: StaffId::mint(),
            at: Instant(0),
        };
        let transaction = connection.transaction().unwrap();
        let fact = PhoneChanged {
            phone: "12100000001".into(),
        }
        .into();
        for _ in 0..2 {
            append(&transaction, author, DonorId::mint().into(), &fact).unwrap();
        }
        transaction.commit().unwrap();
        let copy = "SELECT desk, SEQ, at, hlc, staff, kind, subject, body, prev, hash FROM entry";
        for forbidden in [
            "UPDATE entry SET body = '' WHERE seq = 1".to_owned(),
            "DELETE FROM entry WHERE seq = 2".to_owned(),
            format!(
                "INSERT OR REPLACE INTO entry {}",
                copy.replace("SEQ", "1 AS seq")
            ),
            format!(
                "INSERT INTO entry {} LIMIT 1",
                copy.replace("SEQ", "4 AS seq")
            ),
        ] {
            let refused = connection
                .execute_batch(&forbidden)
                .unwrap_err()
                .to_string();
            assert!(refused.contains("append-only"), "{forbidden}: {refused}");
        }
        let entries: u32 = connection
            .query_row("SELECT count(*) FROM entry", [], |row| row.get(0))
            .unwrap();
        assert_eq!(entries, 2);
    }

    #[test]
    fn the_newest_entry_is_found_without_reading_the_others() {
        let connection = connection::in_memory().unwrap();
        let plan: String = connection
            .query_row(
                &format!("EXPLAIN QUERY PLAN {NEWEST_AT}"),
                [[0_u8; 16]],
                |row| row.get("detail"),
            )
            .unwrap();
        assert_eq!(plan, "SEARCH entry USING PRIMARY KEY (desk=?)");
    }

    #[test]
    fn the_logical_clock_never_goes_back_when_the_computers_does() {
        let mut connection = connection::in_memory().unwrap();
        let (desk, staff) = (DeskId::mint(), StaffId::mint());
        let transaction = connection.transaction().unwrap();
        let fact = PhoneChanged {
            phone: "12100000001".into(),
        }
        .into();
        for at in [2_000, 1_000, 1_000] {
            let author = Author {
                desk,
                staff,
                at: Instant(at),
            };
            append(&transaction, author, DonorId::mint().into(), &fact).unwrap();
        }
        let mut statement = transaction
            .prepare("SELECT hlc FROM entry ORDER BY seq")
            .unwrap();
        let clocks: Vec<i64> = statement
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert!(clocks.is_sorted_by(|one, next| one < next), "{clocks:?}");
    }
}
