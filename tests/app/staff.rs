//! The staff from the command line: joining, changing, leaving, coming back with the recovery key.

use redwall_tests::{PASSWORD, Run, STAFF, Station, cli, run};
use serde_json::json;
use std::process::Command;

const NEW: &str = "another phrase 2";

/// A staff command of somebody; the new password, where one is asked for, is [`NEW`].
fn staff(station: &Station, who: &str, password: &str, arguments: &[&str]) -> Run {
    let mut command = Command::new(cli());
    command
        .arg("staff")
        .args(arguments)
        .arg("--data")
        .arg(station.data())
        .args(["--staff", who])
        .env("REDWALL_PASSWORD", password)
        .env("REDWALL_NEW_PASSWORD", NEW);
    run(&mut command, "")
}

#[test]
fn a_person_joins_changes_roles_and_password_and_leaves() {
    let station = Station::new();
    let by_administrator = |arguments: &[&str]| {
        let run = staff(&station, STAFF, PASSWORD, arguments);
        assert_eq!(run.exit, Some(0), "{arguments:?}: {}", run.told);
        run.answers
    };
    let added = by_administrator(&["add", "--name", "护士", "--roles", "nurse"]);
    assert_eq!(added[0]["roles"], json!(["nurse"]));
    let changed = by_administrator(&["roles", "--name", "护士", "--roles", "nurse,physician"]);
    assert_eq!(changed[0]["roles"], json!(["physician", "nurse"]));
    by_administrator(&["reset", "--name", "护士"]);

    let own = staff(&station, "护士", NEW, &["list"]);
    assert_eq!(own.exit, Some(2), "the list is for administrators");
    let weak = staff(&station, "护士", NEW, &["password"]);
    assert_eq!(weak.exit, Some(2), "the same password again");

    let removed = by_administrator(&["remove", "--name", "护士", "--reason", "离职"]);
    assert!(removed[0]["recovery_key"].is_string() && removed[0]["note"].is_string());
    assert_eq!(staff(&station, "护士", NEW, &["password"]).exit, Some(3));
    let people = by_administrator(&["list"]);
    assert_eq!(people[1]["left"], json!(true));
    station.verified();

    let shown = by_administrator(&["recovery-key"]);
    assert_eq!(shown[0]["recovery_key"], removed[0]["recovery_key"]);
    for file in ["vault.json", "vault.copy.json"] {
        std::fs::remove_file(station.data().join(file)).expect("the vault");
    }
    let lost = staff(&station, STAFF, PASSWORD, &["list"]);
    assert_eq!(lost.exit, Some(3));
    assert!(lost.told.contains("恢复密钥"), "{}", lost.told);
    let key = removed[0]["recovery_key"].as_str().expect("a key");
    let file = station.beside("key.txt");
    std::fs::write(&file, format!("{key}\n")).expect("the key's file");
    let file = file.to_str().expect("a path");
    let recovered = staff(
        &station,
        STAFF,
        PASSWORD,
        &["recover", "--recovery-key-file", file],
    );
    assert_eq!(recovered.exit, Some(0), "{}", recovered.told);
    assert_eq!(staff(&station, STAFF, NEW, &["list"]).exit, Some(0));
}
