//! Opening the encrypted database file.

use crate::error::StoreError;
use crate::schema;
use crate::vault::DataKey;
use rusqlite::Connection;
use std::fmt::Write;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;
use zeroize::Zeroizing;

/// How long a writer waits for another before it gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// Opens a database that exists.
///
/// # Errors
/// `Damaged`, when the key does not open the file or the file is no database.
pub(crate) fn open(path: &Path, key: &DataKey) -> Result<Connection, StoreError> {
    use rusqlite::OpenFlags;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if !path.exists() {
        return Err(StoreError::Damaged(String::from("station.db is missing")));
    }
    unlock(Connection::open_with_flags(path, flags)?, key)
}

/// Makes a database where none is.
///
/// # Errors
/// Whatever the disk says.
pub(crate) fn create(path: &Path, key: &DataKey) -> Result<Connection, StoreError> {
    unlock(Connection::open(path)?, key)
}

/// Makes the file of a copy, which is worth nothing until it is whole: nothing of it is made durable
/// on the way.
///
/// # Errors
/// Whatever the disk says.
pub(crate) fn create_copy(path: &Path, key: &DataKey) -> Result<Connection, StoreError> {
    let connection = Connection::open(path)?;
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    connection.execute_batch(&pragma("key", key))?;
    connection.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")?;
    Ok(connection)
}

/// Opens a database that nobody else knows of, without the files that share it with others: not
/// every disk of copies can hold them.
///
/// # Errors
/// `Damaged`, when the key does not open the file or the file is no database.
pub(crate) fn open_alone(path: &Path, key: &DataKey) -> Result<Connection, StoreError> {
    use rusqlite::OpenFlags;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE")?;
    unlock(connection, key)
}

/// A database in memory with every table, for a replay.
pub(crate) fn in_memory() -> Result<Connection, StoreError> {
    let mut connection = Connection::open_in_memory()?;
    schema::lay_out(&mut connection)?;
    Ok(connection)
}

/// A database for a replay of very many entries, in a file of its own under a key that nobody has.
/// The file is gone when the folder is dropped.
pub(crate) fn in_file(beside: &Path) -> Result<(Connection, TempDir), StoreError> {
    let folder = tempfile::Builder::new()
        .prefix("verify-")
        .tempdir_in(beside)?;
    let mut connection = create(&folder.path().join("replay.db"), &DataKey::random()?)?;
    hurry(&connection)?;
    be_roomy(&connection)?;
    schema::lay_out(&mut connection)?;
    Ok((connection, folder))
}

fn unlock(connection: Connection, key: &DataKey) -> Result<Connection, StoreError> {
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    connection.execute_batch(&pragma("key", key))?;
    connection.busy_timeout(PATIENCE)?;
    connection
        .query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))
        .map_err(unreadable)?;
    be_durable(&connection)?;
    connection.execute_batch(
        "PRAGMA temp_store = MEMORY;
         PRAGMA recursive_triggers = ON;
         PRAGMA trusted_schema = OFF;",
    )?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// What is committed is there after a power cut.
pub(crate) fn be_durable(connection: &Connection) -> Result<(), StoreError> {
    // Room for the inner pages of a large station's indexes: each page read is one decrypted.
    Ok(connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA cache_size = -32000;",
    )?)
}

/// Room for tables that are made anew, whose rows come in any order; [`be_brief`] gives it back.
pub(crate) fn be_roomy(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch("PRAGMA cache_size = -400000")?)
}

/// The usual room.
pub(crate) fn be_brief(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch("PRAGMA cache_size = -32000; PRAGMA shrink_memory")?)
}

/// What is written lands anyhow and at last: for a file that is thrown away if that fails.
pub(crate) fn hurry(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.execute_batch(
        "PRAGMA journal_mode = DELETE;
         PRAGMA journal_mode = OFF;
         PRAGMA synchronous = OFF;
         PRAGMA cache_size = -1000000;",
    )?)
}

/// How long one who wants the database alone waits for others.
const PATIENCE_FOR_OTHERS: Duration = Duration::from_secs(2);

/// Takes the database for this connection alone, with a rollback journal: what changing its key
/// needs.
///
/// # Errors
/// `InUse`, when another connection has it open; nothing is changed then but what [`release`] undoes.
pub(crate) fn hold(connection: &Connection) -> Result<(), StoreError> {
    connection.flush_prepared_statement_cache();
    connection.busy_timeout(PATIENCE_FOR_OTHERS)?;
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE")?;
    let mode: String = connection
        .query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))
        .map_err(in_use)?;
    if mode != "delete" {
        return Err(StoreError::InUse);
    }
    connection
        .execute_batch("BEGIN EXCLUSIVE; COMMIT")
        .map_err(in_use)
}

/// Gives a database that was held back to everybody.
///
/// # Errors
/// Those of the database.
pub(crate) fn release(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL")?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?)
}

/// Encrypts every page of a database that is held with another key, in one transaction. SQLCipher
/// does not tell whether it succeeded: that is seen when the database is opened next.
///
/// # Errors
/// Those of the database.
pub(crate) fn rekey(connection: &Connection, next: &DataKey) -> Result<(), StoreError> {
    connection.execute_batch(&pragma("rekey", next))?;
    Ok(())
}

fn in_use(error: rusqlite::Error) -> StoreError {
    use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
    match error.sqlite_error_code() {
        Some(DatabaseBusy | DatabaseLocked) => StoreError::InUse,
        _ => error.into(),
    }
}

fn pragma(name: &str, key: &DataKey) -> Zeroizing<String> {
    let mut pragma = Zeroizing::new(String::with_capacity(128));
    // Writing to a string does not fail.
    let _ = write!(pragma, "PRAGMA {name} = \"x'");
    for byte in key.bytes() {
        let _ = write!(pragma, "{byte:02x}");
    }
    pragma.push_str("'\"");
    pragma
}

/// A page that is not as it was written is to SQLCipher an error without a name.
fn unreadable(error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::Unknown) => StoreError::Damaged(error.to_string()),
        _ => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_connection_is_durable_and_encrypted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("station.db");
        let key = DataKey::random().unwrap();
        schema::lay_out(&mut create(&path, &key).unwrap()).unwrap();
        let connection = open(&path, &key).unwrap();
        let pragma = |name: &str| -> String {
            connection
                .query_row(&format!("PRAGMA {name}"), [], |row| {
                    row.get::<_, rusqlite::types::Value>(0)
                        .map(|value| format!("{value:?}"))
                })
                .unwrap()
        };
        assert_eq!(pragma("journal_mode"), "Text(\"wal\")");
        assert_eq!(pragma("synchronous"), "Integer(2)");
        assert!(pragma("cipher_version").starts_with("Text(\"4."));
        let start = std::fs::read(&path).unwrap();
        assert!(!start.starts_with(b"SQLite format 3"));
    }

    #[test]
    fn a_wrong_key_opens_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("station.db");
        schema::lay_out(&mut create(&path, &DataKey::random().unwrap()).unwrap()).unwrap();
        let wrong = open(&path, &DataKey::random().unwrap());
        assert!(matches!(wrong, Err(StoreError::Damaged(_))));
    }
}
