//! A backup and a restore that are killed at any moment.

use super::{names, on, proved, replaced, restored, text};
use redwall_tests::{Station, run, walk_in};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

/// How often a backup and a restore are killed, each at another moment.
const KILLS: u32 = 12;

/// A station large enough that work on it can be killed in the middle.
fn large() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("station");
    let made = run(&mut on(&data, &["demo"]), "");
    assert_eq!(made.exit, Some(0), "{}", made.told);
    (folder, data)
}

/// Starts a long command, and gives it back when it has told that the work itself has begun.
fn begun(mut command: Command) -> (Child, BufReader<ChildStderr>) {
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("redwall-cli starts");
    let mut told = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut line = String::new();
    told.read_line(&mut line).expect("a line");
    assert!(line.starts_with("0/"), "{line}");
    (child, told)
}

/// How long a command works.
fn time(command: Command) -> Duration {
    let (mut child, mut told) = begun(command);
    let at = Instant::now();
    let mut rest = String::new();
    told.read_to_string(&mut rest).expect("the rest");
    assert!(child.wait().expect("the end").success(), "{rest}");
    at.elapsed()
}

/// Kills a command a moment after it has begun to work.
fn killed_after(command: Command, moment: Duration) {
    let (mut child, _told) = begun(command);
    std::thread::sleep(moment);
    child.kill().expect("the kill");
    child.wait().expect("the end");
}

#[test]
fn a_backup_that_is_killed_leaves_the_copy_before_or_a_whole_new_one() {
    let (folder, data) = large();
    let file = folder.path().join("copies").join("copy");
    fs::create_dir(file.parent().expect("a folder")).expect("a folder");
    let arguments = ["backup", "--to", text(&file)];
    let whole = time(on(&data, &arguments));
    let mut cut_short = 0;
    for kill in 0..KILLS {
        killed_after(on(&data, &arguments), whole * kill / KILLS);
        let beside = names(file.parent().expect("a folder"));
        cut_short += u32::from(beside.len() > 1);
        let aside = folder.path().join(format!("restored{kill}"));
        if kill.is_multiple_of(4) {
            let run = restored(&file, &aside);
            assert_eq!(run.exit, Some(0), "kill {kill}: {}", run.told);
        }
    }
    println!("{cut_short} of {KILLS} killed in the middle");
    assert!(cut_short > 0, "some died in the middle");
    time(on(&data, &arguments));
    assert_eq!(names(file.parent().expect("a folder")), ["copy"]);
    proved(&data);
}

#[test]
fn a_restore_that_is_killed_leaves_the_station_before_or_the_one_of_the_copy() {
    let (folder, data) = large();
    let file = folder.path().join("copy");
    time(on(&data, &["backup", "--to", text(&file)]));
    let fresh = folder.path().join("fresh");
    let arguments = ["restore", "--from", text(&file)];
    let whole = time(on(&fresh, &arguments));

    let small = Station::new();
    small.walk_in(&[walk_in(1)]);
    let replace = ["restore", "--replace", "--from", text(&file)];
    let of_copy = proved(&fresh)["donations"].clone();
    let (mut before, mut after, mut cut_short) = (0, 0, 0);
    for kill in 0..KILLS {
        killed_after(on(&small.data(), &replace), whole * kill / KILLS);
        cut_short += u32::from(small.data().join("restoring.new").exists());
        let donations = proved(&small.data())["donations"].clone();
        if donations == of_copy {
            after += 1;
        } else {
            assert_eq!(donations, 1, "kill {kill}");
            before += 1;
        }
    }
    println!("{before} before, {after} after, {cut_short} killed in the middle");
    assert!(cut_short > 0, "some died in the middle");
    let run = replaced(&file, &small.data());
    assert_eq!(run.exit, Some(0), "{}", run.told);
    assert!(!small.data().join("restoring.new").exists());
    assert_eq!(proved(&small.data())["donations"], of_copy);
}
