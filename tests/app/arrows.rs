//! Who may call whom: the only arrows of the house.

use serde_json::Value;
use std::collections::BTreeSet;
use std::process::Command;

/// Every arrow between the rooms.
const ARROWS: [(&str, &str); 8] = [
    ("redwall-store", "redwall-rules"),
    ("redwall-paper", "redwall-rules"),
    ("redwall-desk", "redwall-rules"),
    ("redwall-desk", "redwall-store"),
    ("redwall-desk", "redwall-paper"),
    ("redwall-cli", "redwall-desk"),
    ("redwall-web", "redwall-desk"),
    ("redwall", "redwall-desk"),
];

/// Libraries that one room alone may name.
const KEPT_IN_ONE_ROOM: [(&str, &str); 4] = [
    ("rusqlite", "redwall-store"),
    ("typst", "redwall-paper"),
    ("tauri", "redwall"),
    ("axum", "redwall-web"),
];

#[test]
fn there_are_no_arrows_but_those_of_the_house() {
    let rooms: BTreeSet<&str> = ARROWS.iter().flat_map(|(from, to)| [*from, *to]).collect();
    for (from, to) in dependencies() {
        if rooms.contains(to.as_str()) {
            assert!(
                ARROWS.contains(&(from.as_str(), to.as_str())),
                "{from} must not depend on {to}"
            );
        }
    }
}

#[test]
fn a_library_that_belongs_to_one_room_is_named_by_no_other() {
    let dependencies = dependencies();
    for (library, room) in KEPT_IN_ONE_ROOM {
        let users: BTreeSet<&str> = dependencies
            .iter()
            .filter(|(_, to)| to == library)
            .map(|(from, _)| from.as_str())
            .collect();
        assert_eq!(users, BTreeSet::from([room]), "{library}");
    }
}

/// Every dependency of a package of this workspace, tests' and builds' too.
fn dependencies() -> BTreeSet<(String, String)> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo metadata");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata's JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 6);
    packages.iter().flat_map(of_package).collect()
}

fn of_package(package: &Value) -> Vec<(String, String)> {
    let name = package["name"].as_str().expect("a name");
    let dependencies = package["dependencies"].as_array().expect("dependencies");
    dependencies
        .iter()
        .map(|dependency| {
            (
                name.to_owned(),
                dependency["name"].as_str().expect("a name").to_owned(),
            )
        })
        .collect()
}
