//! Damaged, cut or newer data: refused, said, and left as they are.

use redwall_tests::{Station, walk_in};
use serde_json::{Value, json};
use std::fs;

#[test]
fn a_damaged_page_is_found_named_and_the_file_kept() {
    const PAGE: usize = 4096;
    let station = Station::new();
    station.walk_in(&[walk_in(1)]);
    let file = station.data().join("station.db");
    let sound = fs::read(&file).expect("the database");
    let pages = sound.len() / PAGE;
    for page in [1, pages / 2, pages - 1, pages] {
        let mut bytes = sound.clone();
        bytes[(page - 1) * PAGE + 1000] ^= 1;
        fs::write(&file, &bytes).expect("the damage");
        let run = station.run(&["verify"], "");
        assert_eq!(run.exit, Some(3), "page {page}: {:?}", run.answers);
        let found = run.answers.first().map(|answer| &answer["differences"]);
        let named = match found.and_then(Value::as_array) {
            Some(found) => found.iter().filter_map(Value::as_str).any(|difference| {
                difference.starts_with("cipher_integrity_check")
                    && difference.ends_with(&format!("page {page}"))
            }),
            // What is needed to open the station at all.
            None => run.told.contains("数据文件已损坏"),
        };
        assert!(named, "page {page}: {:?} {}", run.answers, run.told);
        assert_eq!(fs::read(&file).expect("the database"), bytes);
    }
}

#[test]
fn a_rebuild_of_a_sound_station_finds_and_loses_nothing() {
    let station = Station::new();
    station.walk_in(&[walk_in(1), walk_in(2)]);
    let before = station.verified();
    let run = station.run(&["rebuild"], "");
    assert_eq!(run.exit, Some(0), "{:?} {}", run.answers, run.told);
    assert_eq!(run.answers[0]["replaced"], true);
    assert_eq!(run.answers[0]["differences"], json!([]));
    assert_eq!(station.verified(), before);
}

#[test]
fn a_file_that_is_no_database_is_refused_and_kept() {
    let station = Station::new();
    let file = station.data().join("station.db");
    fs::write(&file, "not a database").expect("the damage");
    let run = station.walk_in(&[walk_in(1)]);
    assert_eq!(run.exit, Some(3));
    assert!(run.told.contains("损坏"), "{}", run.told);
    assert_eq!(fs::read(&file).expect("the file"), b"not a database");
}

#[test]
fn an_older_copy_of_the_database_put_back_is_noticed() {
    let station = Station::new();
    let file = station.data().join("station.db");
    let older = fs::read(&file).expect("the database");
    station.walk_in(&[walk_in(1)]);
    fs::write(&file, older).expect("the older copy");
    let run = station.run(&["verify"], "");
    assert_eq!(run.exit, Some(3), "{:?}", run.answers);
    assert!(run.told.contains("缺少已经确认过的记录"), "{}", run.told);
}

#[test]
fn a_newer_vault_is_refused() {
    let station = Station::new();
    for name in ["vault.json", "vault.copy.json"] {
        fs::write(station.data().join(name), r#"{"format":99}"#).expect("a newer file");
    }
    let run = station.run(&["verify"], "");
    assert_eq!(run.exit, Some(3));
    assert!(run.told.contains("更新版本"), "{}", run.told);
}

#[test]
fn a_head_that_was_kept_elsewhere_must_be_in_the_journal() {
    let station = Station::new();
    let head = station.verified()["head"]
        .as_str()
        .expect("a head")
        .to_owned();
    station.walk_in(&[walk_in(1)]);
    assert_eq!(
        station
            .run(&["verify", "--quick", "--expect", &head], "")
            .exit,
        Some(0)
    );
    let foreign = head
        .replace(':', ":00")
        .chars()
        .take(head.len())
        .collect::<String>();
    assert_eq!(
        station
            .run(&["verify", "--quick", "--expect", &foreign], "")
            .exit,
        Some(3)
    );
}
