//! The tables of a database, and their version.
//!
//! Numbered migrations make what cannot be derived: the journal, the attachments, and the row that
//! says which projections stand beside them. The projections are disposable: when this program's
//! are another version, all of them are dropped, made from one file and filled by a replay. So an
//! upgraded database and a new one cannot differ.

use crate::connection;
use crate::error::StoreError;
use crate::journal::replay;
use crate::postponed::Postponed;
use crate::projection;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};
use std::fmt;

/// What cannot be derived, in the order of its making; the place of one is its number. A migration
/// that was released is never changed.
const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001-journal.sql"),
    include_str!("../migrations/0002-nothing.sql"),
    include_str!("../migrations/0003-attachments.sql"),
    include_str!("../migrations/0004-drafts.sql"),
];

/// The tables that migrations make; every other is a projection.
const KEPT: [&str; 4] = ["entry", "attachment", "projected", "draft"];

/// How old the tables of a database are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Version {
    migrations: usize,
    projections: u32,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.migrations, self.projections)
    }
}

impl Version {
    /// That of this program.
    pub(crate) const CURRENT: Self = Self {
        migrations: MIGRATIONS.len(),
        projections: projection::VERSION,
    };

    /// Reads that of a database.
    ///
    /// # Errors
    /// `Newer`, when this program does not know it; `Damaged`, when there are no tables.
    pub(crate) fn read(from: &Connection) -> Result<Self, StoreError> {
        let migrations: i64 = from.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let migrations = usize::try_from(migrations).map_err(|_| StoreError::Newer)?;
        if migrations == 0 {
            return Err(StoreError::Damaged(String::from("station.db is empty")));
        }
        if migrations > MIGRATIONS.len() {
            return Err(StoreError::Newer);
        }
        let projections = projections(from)?;
        if projections > projection::VERSION {
            return Err(StoreError::Newer);
        }
        Ok(Self {
            migrations,
            projections,
        })
    }
}

/// Makes sure, before a write, that no newer program has upgraded the station meanwhile.
///
/// # Errors
/// `Newer`.
pub(crate) fn is_still_current(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    let version: u32 = transaction
        .prepare_cached("SELECT version FROM projected")?
        .query_row([], |row| row.get(0))?;
    if version == projection::VERSION {
        Ok(())
    } else {
        Err(StoreError::Newer)
    }
}

/// The version of the projections; 0 of a database that does not note it.
fn projections(from: &Connection) -> Result<u32, StoreError> {
    // Asked of the file: what this connection remembers of it may be older.
    let noted: bool = from.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'projected')",
        [],
        |row| row.get(0),
    )?;
    if !noted {
        return Ok(0);
    }
    let version = from
        .query_row("SELECT version FROM projected", [], |row| row.get(0))
        .optional()?;
    Ok(version.unwrap_or(0))
}

/// Makes the tables of a database that has none.
pub(crate) fn lay_out(connection: &mut Connection) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    migrate(&transaction, 0)?;
    project_anew(&transaction)?;
    Ok(transaction.commit()?)
}

/// Brings the tables of a database to this program's version: all of it, or nothing.
///
/// # Errors
/// `Newer`; those of a replay.
pub(crate) fn upgrade(connection: &mut Connection) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let from = Version::read(&transaction)?;
    migrate(&transaction, from.migrations)?;
    project_anew(&transaction)?;
    Ok(transaction.commit()?)
}

fn migrate(transaction: &Transaction<'_>, done: usize) -> Result<(), StoreError> {
    for migration in MIGRATIONS.iter().skip(done) {
        transaction.execute_batch(migration)?;
    }
    let version = MIGRATIONS.len();
    Ok(transaction.execute_batch(&format!("PRAGMA user_version = {version}"))?)
}

/// Drops every projection, makes this program's, and fills them from the journal.
pub(crate) fn project_anew(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    for table in tables(transaction)? {
        if !KEPT.contains(&table.as_str()) {
            transaction.execute_batch(&format!("DROP TABLE \"{table}\""))?;
        }
    }
    transaction.execute_batch(projection::TABLES_SQL)?;
    connection::be_roomy(transaction)?;
    let postponed = Postponed::projections(transaction)?;
    replay::each(transaction, |entry| projection::apply(transaction, &entry))?;
    postponed.put_in_order(transaction, &mut |_, _| Ok::<_, StoreError>(()))?;
    connection::be_brief(transaction)?;
    transaction.execute("DELETE FROM projected", [])?;
    transaction.execute(
        "INSERT INTO projected (version) VALUES (?)",
        [projection::VERSION],
    )?;
    Ok(())
}

fn tables(from: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = from.prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// Every table, index and trigger with the text that made it, by name.
pub(crate) fn described(from: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = from.prepare(
        "SELECT type || ' ' || name, sql FROM sqlite_master
         WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1",
    )?;
    let described = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(described.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};
    use std::fmt::Write;

    /// Every version of the projections with the SHA-256 of its `tables.sql`.
    const PROJECTIONS: &[(u32, &str)] = &[
        (
            1,
            "71eebc442ad91853ebe6f1b6aa24fd81f883acf3f625b459d14c1e122e3cd473",
        ),
        // Other search keys in the same tables.
        (
            2,
            "71eebc442ad91853ebe6f1b6aa24fd81f883acf3f625b459d14c1e122e3cd473",
        ),
        (
            3,
            "82820910958ab7bf4493c16c613e91180b891a990a2a31a9017efb20d2048381",
        ),
        // Numbers in other systems, and donations that were taken over from them.
        (
            4,
            "4a50b1c38f23ead9489f978638e7afe56a88be2e5414522307a209d2ce5a819b",
        ),
    ];

    #[test]
    fn the_projections_are_never_changed_without_a_new_version() {
        let text = projection::TABLES_SQL.replace("\r\n", "\n");
        let mut sum = String::new();
        for byte in Sha256::digest(text) {
            write!(sum, "{byte:02x}").unwrap();
        }
        assert_eq!(
            PROJECTIONS.last(),
            Some(&(projection::VERSION, sum.as_str())),
            "tables.sql has changed: raise projection::VERSION and add its line here"
        );
        assert!(PROJECTIONS.is_sorted_by(|(one, _), (next, _)| one < next));
    }

    #[test]
    fn newer_tables_are_refused_and_left_as_they_are() {
        for newer in [
            "PRAGMA user_version = 999",
            "UPDATE projected SET version = 999",
        ] {
            let mut connection = connection::in_memory().unwrap();
            connection.execute_batch(newer).unwrap();
            let before = described(&connection).unwrap();
            assert!(matches!(upgrade(&mut connection), Err(StoreError::Newer)));
            assert!(matches!(Version::read(&connection), Err(StoreError::Newer)));
            assert_eq!(described(&connection).unwrap(), before);
        }
    }

    #[test]
    fn a_table_that_no_version_knows_any_more_is_gone_after_an_upgrade() {
        let mut connection = connection::in_memory().unwrap();
        let before = described(&connection).unwrap();
        connection
            .execute_batch(
                "CREATE TABLE forgotten (id INTEGER) STRICT; UPDATE projected SET version = 0;",
            )
            .unwrap();
        upgrade(&mut connection).unwrap();
        assert_eq!(described(&connection).unwrap(), before);
        assert_eq!(Version::read(&connection).unwrap(), Version::CURRENT);
    }
}
