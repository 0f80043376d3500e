//! Proving what is stored: the hash chain, the tables against a replay, the pages of the file.

use crate::connection;
use crate::error::StoreError;
use crate::id::DeskId;
use crate::journal::entry::{COLUMNS, Entry, Hash};
use crate::journal::replay;
use crate::postponed::Postponed;
use crate::projection::{self, TABLES, attachment};
use crate::schema;
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The most differences that are named; the rest are counted.
const MOST_NAMED: usize = 20;

/// What a proof found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// Entries or rows that were looked at.
    pub looked_at: u32,
    /// What differs, without personal data; empty when all is well.
    pub differences: Vec<String>,
}

impl Verified {
    fn differs(&mut self, what: String) {
        if self.differences.len() < MOST_NAMED {
            self.differences.push(what);
        }
    }
}

/// Recomputes every desk's chain.
pub(crate) fn chain<E: From<StoreError>>(
    from: &Connection,
    step: &mut dyn FnMut(u32) -> Result<(), E>,
) -> Result<Verified, E> {
    let mut found = Verified::default();
    let mut before: Option<(DeskId, i64, Hash)> = None;
    each_in_chain(from, |entry| {
        let (seq, prev) = match before {
            Some((desk, seq, hash)) if desk == entry.desk => (seq + 1, hash),
            _ => (1, Hash::GENESIS),
        };
        let name = format!("desk {} entry {}", entry.desk, entry.seq);
        if entry.seq != seq {
            found.differs(format!("{name}: entry {seq} is missing"));
        } else if entry.prev != prev {
            found.differs(format!("{name}: does not follow the entry before it"));
        }
        if entry.computed_hash() != entry.hash {
            found.differs(format!("{name}: was changed"));
        }
        before = Some((entry.desk, entry.seq, entry.hash));
        found.looked_at += 1;
        step(found.looked_at)
    })?;
    Ok(found)
}

/// A replay of more entries than this takes place in a file.
const MOST_IN_MEMORY: i64 = 200_000;

/// Replays the journal and compares every table.
pub(crate) fn projections<E: From<StoreError>>(
    from: &Connection,
    step: &mut dyn FnMut(u32) -> Result<(), E>,
) -> Result<Verified, E> {
    match folder_for_many(from, MOST_IN_MEMORY)? {
        None => compared(from, &connection::in_memory()?, step),
        Some(beside) => {
            let (fresh, _folder) = connection::in_file(&beside)?;
            compared(from, &fresh, step)
        }
    }
}

/// The folder of a database that has more entries than these.
fn folder_for_many(from: &Connection, most: i64) -> Result<Option<PathBuf>, StoreError> {
    let entries: i64 = from.query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?;
    let folder = from.path().and_then(|path| Path::new(path).parent());
    Ok(folder.filter(|_| entries > most).map(Path::to_owned))
}

fn compared<E: From<StoreError>>(
    from: &Connection,
    fresh: &Connection,
    step: &mut dyn FnMut(u32) -> Result<(), E>,
) -> Result<Verified, E> {
    let mut found = Verified::default();
    let replaying = fresh.unchecked_transaction().map_err(StoreError::from)?;
    let postponed = Postponed::projections(fresh)?;
    replay::each(from, |entry| {
        if let Err(error) = projection::apply(fresh, &entry) {
            found.differs(format!("desk {} entry {}: {error}", entry.desk, entry.seq));
        }
        found.looked_at += 1;
        step(found.looked_at)
    })?;
    postponed.put_in_order(fresh, &mut |_, _| step(found.looked_at))?;
    replaying.commit().map_err(StoreError::from)?;
    let missing = different_schema(from, fresh, &mut found)?;
    for (table, order) in TABLES {
        if missing.contains(&format!("table {table}")) {
            continue;
        }
        if let Some(difference) = first_difference(from, fresh, table, order)? {
            found.differs(difference);
        }
    }
    Ok(found)
}

/// Names each table, index and trigger that is not as this version makes it, and answers with the
/// tables whose rows cannot be compared.
fn different_schema(
    kept: &Connection,
    fresh: &Connection,
    found: &mut Verified,
) -> Result<Vec<String>, StoreError> {
    let mut kept: BTreeMap<_, _> = schema::described(kept)?.into_iter().collect();
    let mut different = Vec::new();
    for (name, sql) in schema::described(fresh)? {
        match kept.remove(&name) {
            Some(kept) if kept == sql => continue,
            Some(_) => found.differs(format!("{name}: is made differently")),
            None => found.differs(format!("{name}: is missing")),
        }
        different.push(name);
    }
    for name in kept.into_keys() {
        found.differs(format!("{name}: belongs to no version"));
    }
    Ok(different)
}

/// Reads every attachment: each must be what its name says, and be named by the journal, and what
/// the journal names must be there.
pub(crate) fn attachments(from: &Connection) -> Result<Verified, StoreError> {
    let mut found = Verified::default();
    let mut statement = from.prepare(
        "SELECT sha256, bytes,
                EXISTS (SELECT 1 FROM attached WHERE attached.sha256 = attachment.sha256)
         FROM attachment",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (sha256, bytes) = (Hash(row.get(0)?), row.get_ref(1)?);
        let is_named: bool = row.get(2)?;
        let bytes = bytes.as_blob().map_err(rusqlite::Error::from)?;
        found.looked_at += 1;
        if attachment::hash_of(bytes) != sha256 {
            found.differs(format!("attachment {sha256}: was changed"));
        }
        if !is_named {
            found.differs(format!("attachment {sha256}: is not in the journal"));
        }
    }
    let mut statement = from.prepare(
        "SELECT DISTINCT sha256 FROM attached
         WHERE NOT EXISTS (SELECT 1 FROM attachment WHERE attachment.sha256 = attached.sha256)",
    )?;
    for sha256 in statement.query_map([], |row| row.get(0).map(Hash))? {
        found.differs(format!("attachment {}: is missing", sha256?));
    }
    Ok(found)
}

/// Asks SQLCipher whether every page is as it was written, and SQLite whether its structures are
/// sound. Where a check itself stops at what is damaged, that is a difference.
pub(crate) fn file(from: &Connection) -> Result<Verified, StoreError> {
    let structures = ("integrity_check", Some("ok"));
    checked(from, &[PAGES, structures])
}

/// Asks SQLCipher whether every page is as it was written.
pub(crate) fn pages(from: &Connection) -> Result<Verified, StoreError> {
    checked(from, &[PAGES])
}

/// A check with the one line that it gives when all is well; none if it gives no line then.
type Check = (&'static str, Option<&'static str>);

const PAGES: Check = ("cipher_integrity_check", None);

fn checked(from: &Connection, checks: &[Check]) -> Result<Verified, StoreError> {
    let mut found = Verified::default();
    for &(check, sound) in checks {
        match said(from, check) {
            Ok(lines) => {
                for line in lines {
                    found.looked_at += 1;
                    if Some(line.as_str()) != sound {
                        found.differs(format!("{check}: {line}"));
                    }
                }
            }
            Err(error) => found.differs(format!("{check}: {error}")),
        }
    }
    Ok(found)
}

fn said(from: &Connection, check: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = from.prepare(&format!("PRAGMA {check}"))?;
    let lines = statement.query_map([], |row| row.get(0))?;
    Ok(lines.collect::<Result<_, _>>()?)
}

fn each_in_chain<E: From<StoreError>>(
    from: &Connection,
    mut each: impl FnMut(Entry) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = from
        .prepare(&format!("SELECT {COLUMNS} FROM entry ORDER BY desk, seq"))
        .map_err(StoreError::from)?;
    for entry in statement
        .query_map([], Entry::read)
        .map_err(StoreError::from)?
    {
        each(entry.map_err(StoreError::from)?)?;
    }
    Ok(())
}

fn first_difference(
    kept: &Connection,
    fresh: &Connection,
    table: &str,
    order: &str,
) -> Result<Option<String>, StoreError> {
    let sql = format!("SELECT * FROM {table} ORDER BY {order}");
    let (mut kept, mut fresh) = (kept.prepare(&sql)?, fresh.prepare(&sql)?);
    let (mut kept, mut fresh) = (kept.query([])?, fresh.query([])?);
    let mut row = 0;
    loop {
        row += 1;
        let difference = match (kept.next()?, fresh.next()?) {
            (None, None) => return Ok(None),
            (Some(kept), Some(fresh)) if values(kept)? == values(fresh)? => continue,
            (Some(_), Some(_)) => "differs from the journal",
            (Some(_), None) => "is not in the journal",
            (None, Some(_)) => "is in the journal only",
        };
        return Ok(Some(format!("table {table}, row {row}: {difference}")));
    }
}

fn values(row: &Row<'_>) -> rusqlite::Result<Vec<Value>> {
    (0..row.as_ref().column_count())
        .map(|column| row.get(column))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Instant;
    use crate::id::{DonorId, StaffId};
    use crate::journal::fact::{DonorRegistered, PhoneChanged};
    use crate::journal::{self, Author};
    use chrono::NaiveDate;

    /// Three donors, one of whom has changed the phone.
    fn journal() -> Connection {
        let mut connection = connection::in_memory().unwrap();
        let author = Author {
            desk: DeskId::mint(),
            staff: StaffId::mint(),
            at: Instant(0),
        };
        let transaction = connection.transaction().unwrap();
        for donor_no in 1..=3 {
            let registered = DonorRegistered {
                donor_no,
                name: "黄兰".into(),
                sex: None,
                birth_date: NaiveDate::from_ymd_opt(1990, 5, 1).unwrap(),
                phone: Some("12100000001".into()),
            };
            let donor = DonorId::mint().into();
            journal::append(&transaction, author, donor, &registered.into()).unwrap();
            let changed = PhoneChanged {
                phone: format!("1210000010{donor_no}"),
            };
            journal::append(&transaction, author, donor, &changed.into()).unwrap();
        }
        transaction.commit().unwrap();
        connection
    }

    fn differences(connection: &Connection) -> Vec<String> {
        let mut nothing = |_| Ok::<_, StoreError>(());
        let mut found = chain(connection, &mut nothing).unwrap().differences;
        found.extend(projections(connection, &mut nothing).unwrap().differences);
        found
    }

    #[test]
    fn a_replay_in_a_file_proves_and_names_the_same_as_one_in_memory() {
        let kept = journal();
        let folder = tempfile::tempdir().unwrap();
        let in_file = || {
            let (fresh, place) = connection::in_file(folder.path()).unwrap();
            let proved = compared(&kept, &fresh, &mut |_| Ok::<_, StoreError>(())).unwrap();
            drop((fresh, place));
            proved
        };
        assert_eq!(in_file().differences, Vec::<String>::new());
        kept.execute_batch(
            "UPDATE donor SET phone = '1' WHERE donor_no = 2; DELETE FROM search_key",
        )
        .unwrap();
        let mut nothing = |_| Ok::<_, StoreError>(());
        let in_memory = projections(&kept, &mut nothing).unwrap();
        assert_eq!(in_memory.differences.len(), 2);
        assert_eq!(in_file(), in_memory);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_was_written_is_proved() {
        assert_eq!(differences(&journal()), Vec::<String>::new());
    }

    #[test]
    fn a_changed_removed_or_moved_entry_is_named() {
        let forgeries = [
            (
                "UPDATE entry SET body = replace(body, '黄兰', '黄蓝') WHERE seq = 3",
                "entry 3: was changed",
            ),
            (
                "UPDATE entry SET at = at + 1 WHERE seq = 2",
                "entry 2: was changed",
            ),
            (
                "DELETE FROM entry WHERE seq = 4",
                "entry 5: entry 4 is missing",
            ),
            (
                "UPDATE entry SET seq = -seq; UPDATE entry SET seq = seq + 7",
                "was changed",
            ),
        ];
        for (forgery, named) in forgeries {
            let connection = journal();
            connection
                .execute_batch(
                    "DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_removed;",
                )
                .unwrap();
            connection.execute_batch(forgery).unwrap();
            let found = differences(&connection);
            assert!(
                found.iter().any(|difference| difference.contains(named)),
                "{forgery}: {found:?}"
            );
        }
    }

    #[test]
    fn a_row_that_was_written_past_the_journal_is_named() {
        for (forgery, named) in [
            (
                "UPDATE donor SET name = '别人' WHERE donor_no = 2",
                "table donor, row 2",
            ),
            ("DELETE FROM search_key", "table search_key, row 1"),
            (
                "INSERT INTO tally VALUES (x'00', 1, 400, 0, NULL, NULL)",
                "table tally, row 1",
            ),
        ] {
            let connection = journal();
            connection.execute_batch(forgery).unwrap();
            let found = differences(&connection);
            assert!(
                found.iter().any(|difference| difference.starts_with(named)),
                "{found:?}"
            );
        }
    }

    #[test]
    fn an_entry_of_a_kind_that_is_not_known_is_kept_aside() {
        let connection = journal();
        let mut entry = connection
            .query_row(
                &format!("SELECT {COLUMNS} FROM entry WHERE seq = 1"),
                [],
                Entry::read,
            )
            .unwrap();
        entry.kind = "donor.of_the_future".into();
        projection::apply(&connection, &entry).unwrap();
        let aside: u32 = connection
            .query_row(
                "SELECT count(*) FROM aside WHERE subject = ?",
                [entry.subject],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(aside, 1);
    }
}
