//! Every connection of an open station is durable, and one that is upgraded is backed up first.

use super::*;
use crate::clock::FixedClock;
use crate::role::Role;
use crate::schema::{self, Version};
use crate::turn::Turns;
use rusqlite::types::Value;
use std::path::Path;

const PASSWORD: &str = "山高水长 four horses";
/// 2026-11-22, noon at the station.
const NOON: Instant = Instant(1_795_320_000_000);

fn station(folder: &Path) -> Store {
    let new = NewStation {
        station: "试验血站",
        site: "试验献血屋",
        staff: "院长",
        roles: &Role::ALL,
        password: PASSWORD,
    };
    let (store, _, _) = Store::create(folder, Arc::new(FixedClock(NOON)), &new).unwrap();
    store
}

fn pragma(connection: &Connection, name: &str) -> Value {
    connection
        .query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
        .unwrap()
}

fn assert_durable(connection: &Connection) {
    assert_eq!(
        pragma(connection, "journal_mode"),
        Value::Text("wal".into())
    );
    assert_eq!(pragma(connection, "synchronous"), Value::Integer(2));
    assert!(
        matches!(pragma(connection, "cipher_version"), Value::Text(version) if version.starts_with("4."))
    );
}

#[test]
fn every_connection_that_reads_or_writes_is_durable() {
    let folder = tempfile::tempdir().unwrap();
    let store = station(folder.path());
    store
        .in_turn(|transaction| {
            assert_durable(transaction);
            Ok::<_, StoreError>(((), None))
        })
        .unwrap();
    assert_durable(&lock(&store.opened().writer));
    let nested = store.read(|_| {
        store.read(|read| {
            assert_eq!(read.heads()?.len(), 1);
            Ok::<_, StoreError>(())
        })
    });
    nested.unwrap();
    let open = store.opened();
    let readers = lock(&open.readers);
    assert_eq!(readers.len(), 2);
    readers.iter().for_each(assert_durable);
}

#[test]
fn a_program_that_is_older_than_the_tables_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = station(folder.path());
    let head = store.head().unwrap();
    lock(&store.opened().writer)
        .execute_batch("UPDATE projected SET version = version + 1")
        .unwrap();
    let late = store.write(StaffId::mint(), |write| {
        write.append(DonorId::mint(), RecordsOpened { opened: Vec::new() })
    });
    assert!(matches!(late, Err(StoreError::Newer)));
    assert_eq!(store.head().unwrap(), head);
}

#[test]
fn one_writer_waits_for_the_other_however_often_it_asks() {
    let folder = tempfile::tempdir().unwrap();
    let one = Turns::in_folder(folder.path()).unwrap();
    let other = Turns::in_folder(folder.path()).unwrap();
    let turn = one.take().unwrap();
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let turn = other.take().unwrap();
            tell.send(()).unwrap();
            drop(turn);
        });
        std::thread::sleep(std::time::Duration::from_millis(50));
        assert!(told.try_recv().is_err(), "two had a turn at once");
        drop(turn);
        told.recv().unwrap();
    });
}

#[test]
fn new_tables_need_no_upgrade_and_no_backup() {
    let folder = tempfile::tempdir().unwrap();
    let store = station(folder.path());
    assert_eq!(
        Version::read(&lock(&store.opened().writer)).unwrap(),
        Version::CURRENT
    );
    let fresh = schema::described(&connection::in_memory().unwrap()).unwrap();
    assert_eq!(
        schema::described(&lock(&store.opened().writer)).unwrap(),
        fresh
    );
    assert!(!folder.path().join(crate::backup::FOLDER).exists());
}
