//! Backups by the command line: made, restored and tried out ([`restored`]); what a missing, full or
//! read-only disk and lost files do to them ([`disks`]), and sudden deaths ([`killed`]).

mod disks;
mod killed;
mod restored;

use redwall_tests::{PASSWORD, Run, STAFF, Station, run};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(super) fn text(path: &Path) -> &str {
    path.to_str().expect("a path")
}

pub(super) fn backed_up(station: &Station) -> PathBuf {
    let file = station.beside("copy.redwall");
    let run = station.run(&["backup", "--to", text(&file)], "");
    assert_eq!(run.exit, Some(0), "{}", run.told);
    file
}

/// The command line on a folder that may hold no station yet.
pub(super) fn on(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(redwall_tests::cli());
    command
        .args(arguments)
        .arg("--data")
        .arg(folder)
        .args(["--staff", STAFF]);
    command.env("REDWALL_PASSWORD", PASSWORD);
    command
}

pub(super) fn restored(from: &Path, folder: &Path) -> Run {
    run(&mut on(folder, &["restore", "--from", text(from)]), "")
}

pub(super) fn replaced(from: &Path, folder: &Path) -> Run {
    let arguments = ["restore", "--replace", "--from", text(from)];
    run(&mut on(folder, &arguments), "")
}

pub(super) fn proved(folder: &Path) -> Value {
    let run = run(&mut on(folder, &["verify"]), "");
    assert_eq!(run.exit, Some(0), "{:?} {}", run.answers, run.told);
    run.answers.into_iter().next().expect("an answer")
}

/// The names in a folder, without locks, counts of wrong passwords and log-ins.
pub(super) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| {
            !name.ends_with(".lock") && !["attempts.json", "logins.json"].contains(&name.as_str())
        })
        .collect();
    names.sort();
    names
}
