//! Forgeries through the real file, by somebody who has the key: each is found, and named.
//!
//! The station is a copy of one that a released version wrote, upgraded. Each forgery is proved
//! with this crate, and by `redwall-cli verify` as a program of its own where that is built.

use super::*;
use crate::clock::FixedClock;
use crate::journal::entry::{COLUMNS, Hash};
use crate::journal::fact::AttachmentOf;
use rusqlite::params;
use std::fs;
use std::process::{Command, Output};
use tempfile::TempDir;

const NAME: &str = "院长";
const PASSWORD: &str = "山高水长 four horses";
/// 2026-11-23, noon at the station: the day after the station's last entry.
const NOON: Instant = Instant(1_795_406_400_000);

struct Forged {
    folder: TempDir,
}

impl Forged {
    fn station() -> Self {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/schema-2");
        let folder = tempfile::tempdir().unwrap();
        for file in fs::read_dir(data).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
        let station = Self { folder };
        let (store, staff) = station.open().unwrap();
        store
            .write(staff, |write| {
                let donor = write.find("黄小兰")?.hits[0].donor;
                let file = NewAttachment {
                    bytes: b"%PDF-1.7 the signed form",
                    media_type: "application/pdf",
                    shows: AttachmentOf::Form,
                    visit: None,
                };
                write.attach(donor, &file)
            })
            .unwrap();
        drop(store);
        station
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join(DATABASE)
    }

    fn open(&self) -> Result<(Store, StaffId), StoreError> {
        Store::open(
            self.folder.path(),
            Arc::new(FixedClock(NOON)),
            NAME,
            PASSWORD,
        )
    }

    fn connection(&self) -> Connection {
        let vault = Vault::read(self.folder.path()).unwrap();
        let (_, key) = vault.open(NAME, PASSWORD).unwrap();
        connection::open(&self.database(), &key).unwrap()
    }

    /// Writes past the journal, with the triggers taken away and put back.
    fn forge(&self, forgery: &str) {
        let connection = self.connection();
        let triggers: Vec<(String, String)> = connection
            .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        for (name, _) in &triggers {
            connection
                .execute_batch(&format!("DROP TRIGGER {name}"))
                .unwrap();
        }
        connection.execute_batch(forgery).unwrap();
        for (_, sql) in &triggers {
            connection.execute_batch(sql).unwrap();
        }
    }

    /// What is found by everything that proves a station.
    fn differences(&self) -> Vec<String> {
        let (store, _) = match self.open() {
            Ok(opened) => opened,
            Err(error) => return vec![error.to_string()],
        };
        let mut nothing = |_| Ok::<_, StoreError>(());
        store
            .read(|read| {
                let mut found = read.verify_file()?.differences;
                found.extend(read.verify_chain(&mut nothing)?.differences);
                found.extend(read.verify_projections(&mut nothing)?.differences);
                found.extend(read.verify_attachments()?.differences);
                Ok::<_, StoreError>(found)
            })
            .unwrap_or_else(|error| vec![error.to_string()])
    }

    /// The same by the command line; none where it is not built.
    fn told(&self, command: &str) -> Option<Output> {
        let test = std::env::current_exe().unwrap();
        let beside = test.parent()?.parent()?.join("redwall-cli");
        let program = std::env::var_os("REDWALL_CLI").map_or(beside, PathBuf::from);
        if !program
            .with_extension(std::env::consts::EXE_EXTENSION)
            .exists()
        {
            eprintln!("left out: redwall-cli is not built");
            return None;
        }
        let mut told = Command::new(program);
        told.arg(command)
            .arg("--data")
            .arg(self.folder.path())
            .args(["--staff", NAME])
            .env("REDWALL_PASSWORD", PASSWORD);
        Some(told.output().unwrap())
    }

    #[track_caller]
    fn is_found(&self, forgery: &str, named: &str) {
        let found = self.differences();
        assert!(
            found.iter().any(|difference| difference.contains(named)),
            "{forgery}: {found:?}"
        );
        if let Some(told) = self.told("verify") {
            assert_eq!(told.status.code(), Some(3), "{forgery}: {told:?}");
            let answer = String::from_utf8_lossy(&told.stdout);
            let said = String::from_utf8_lossy(&told.stderr);
            assert!(
                answer.contains(named) || said.contains("缺少已经确认过的记录"),
                "{forgery}: {told:?}"
            );
        }
    }
}

#[test]
fn a_station_that_nobody_forged_is_sound() {
    let station = Forged::station();
    assert_eq!(station.differences(), Vec::<String>::new());
    for command in ["verify", "rebuild"] {
        if let Some(told) = station.told(command) {
            assert_eq!(told.status.code(), Some(0), "{command}: {told:?}");
        }
    }
}

#[test]
fn incident_6_what_was_changed_past_the_journal_is_found_and_named() {
    for (forgery, named) in [
        (
            "UPDATE entry SET body = replace(body, 'T13', 'T32') WHERE kind = 'deferral.set'",
            "was changed",
        ),
        (
            "DELETE FROM entry WHERE kind = 'deferral.set'",
            "is missing",
        ),
        (
            "UPDATE entry SET seq = -seq WHERE seq IN (7, 8);
             UPDATE entry SET seq = 15 + seq WHERE seq < 0",
            "was changed",
        ),
        (
            "DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)",
            "lacks entry",
        ),
        (
            "UPDATE donation SET ml = 200 WHERE ml = 400",
            "table donation, row",
        ),
        (
            "DELETE FROM deferral",
            "table deferral, row 1: is in the journal only",
        ),
        (
            "UPDATE setting SET value = '1'; INSERT INTO setting VALUES ('lock', '1')",
            "table setting, row 1: is not in the journal",
        ),
        (
            "DROP INDEX donation_by_donor",
            "index donation_by_donor: is missing",
        ),
        ("DROP TABLE tally", "table tally: is missing"),
        (
            "CREATE TABLE hidden (id INTEGER)",
            "table hidden: belongs to no version",
        ),
        ("UPDATE attachment SET bytes = x'00'", ": was changed"),
        ("DELETE FROM attachment", ": is missing"),
        (
            "INSERT INTO attachment VALUES (zeroblob(32), x'01')",
            ": is not in the journal",
        ),
    ] {
        let station = Forged::station();
        station.forge(forgery);
        if named.starts_with(": ") {
            let found = station.differences();
            assert!(found[0].starts_with("attachment "), "{forgery}: {found:?}");
        }
        station.is_found(forgery, named);
    }
}

#[test]
fn a_guard_that_was_taken_away_is_named() {
    let station = Forged::station();
    let connection = station.connection();
    connection
        .execute_batch("DROP TRIGGER entry_is_never_changed")
        .unwrap();
    drop(connection);
    let named = "trigger entry_is_never_changed: is missing";
    station.is_found("DROP TRIGGER", named);
}

/// Whoever has the key can recompute a chain: the head kept beside the database tells.
#[test]
fn a_journal_that_was_written_anew_is_noticed_by_the_head() {
    let station = Forged::station();
    let connection = station.connection();
    connection
        .execute_batch(
            "DROP TRIGGER entry_is_never_changed;
             UPDATE entry SET body = replace(body, 'T13', 'T32') WHERE kind = 'deferral.set'",
        )
        .unwrap();
    let entries: Vec<Entry> = connection
        .prepare(&format!("SELECT {COLUMNS} FROM entry ORDER BY seq"))
        .unwrap()
        .query_map([], Entry::read)
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let mut prev = Hash::GENESIS;
    for mut entry in entries {
        entry.prev = prev;
        entry.hash = entry.computed_hash();
        prev = entry.hash;
        connection
            .execute(
                "UPDATE entry SET prev = ?, hash = ? WHERE seq = ?",
                params![entry.prev.0, entry.hash.0, entry.seq],
            )
            .unwrap();
    }
    drop(connection);
    station.is_found("a new chain", "lacks entry");
}

#[test]
fn a_flipped_byte_is_found_in_whichever_page_it_is() {
    const PAGE: usize = 4096;
    let station = Forged::station();
    let sound = fs::read(station.database()).unwrap();
    let vault = Vault::read(station.folder.path()).unwrap();
    let (_, key) = vault.open(NAME, PASSWORD).unwrap();
    for page in 1..=sound.len() / PAGE {
        let mut bytes = sound.clone();
        bytes[(page - 1) * PAGE + 1000] ^= 1;
        fs::write(station.database(), &bytes).unwrap();
        let named = connection::open(&station.database(), &key)
            .and_then(|connection| verify::file(&connection));
        match named {
            Ok(found) => {
                let named = format!("page {page}");
                let named = found.differences.iter().any(|said| said.ends_with(&named));
                assert!(named, "page {page}: {found:?}");
            }
            Err(error) => assert!(matches!(error, StoreError::Damaged(_)), "{page}: {error:?}"),
        }
    }
    assert_eq!(
        fs::metadata(station.database()).unwrap().len(),
        sound.len() as u64
    );
}

#[test]
fn a_rebuild_says_what_differed_and_puts_it_right() {
    let station = Forged::station();
    station.forge("UPDATE donor SET name = '别人'; DROP INDEX donation_by_donor;");
    let (store, _) = station.open().unwrap();
    let mut nothing = |_| Ok::<_, StoreError>(());
    let rebuilt = store.rebuild(&mut nothing).unwrap();
    assert!(rebuilt.replaced);
    assert_eq!(
        rebuilt.differences,
        [
            "index donation_by_donor: is missing",
            "table donor, row 1: differs from the journal"
        ]
    );
    let again = store.rebuild(&mut nothing).unwrap();
    assert_eq!(again.differences, Vec::<String>::new());
    drop(store);
    assert_eq!(station.differences(), Vec::<String>::new());

    station.forge("UPDATE donation SET ml = 200");
    if let Some(told) = station.told("rebuild") {
        assert_eq!(told.status.code(), Some(3), "{told:?}");
        let answer = String::from_utf8_lossy(&told.stdout);
        assert!(answer.contains("table donation, row 1"), "{answer}");
    } else {
        station.open().unwrap().0.rebuild(&mut nothing).unwrap();
    }
    assert_eq!(station.differences(), Vec::<String>::new());
}

#[test]
fn a_rebuild_takes_nothing_from_a_journal_that_was_forged() {
    let station = Forged::station();
    station.forge(
        "UPDATE entry SET body = replace(body, '黄小兰', '黄小蓝') WHERE kind = 'donor.registered'",
    );
    let (store, _) = station.open().unwrap();
    let mut nothing = |_| Ok::<_, StoreError>(());
    let rebuilt = store.rebuild(&mut nothing).unwrap();
    assert!(!rebuilt.replaced);
    assert!(rebuilt.differences[0].contains("was changed"));
    let kept = store.read(|read| read.find("黄小兰")).unwrap();
    assert_eq!(kept.hits.len(), 1);
}
