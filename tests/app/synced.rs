//! What is acknowledged is on the disk: between a line's writing and its answer the file is synced.
//!
//! A process that is killed does not show it, because the system keeps what was written. So the
//! system calls are looked at.

use redwall_tests::{Station, joined, run, walk_in};
use std::process::{Command, Stdio};

const LINES: u32 = 5;

#[test]
fn every_answer_follows_a_sync_of_what_it_says() {
    if !has_strace() {
        eprintln!("left out: this test needs Linux and strace");
        return;
    }
    let station = Station::new();
    let trace = station.beside("trace");
    let plain = station.command(&["walk-in"]);
    let mut traced = Command::new("strace");
    traced
        .args(["-f", "-y", "-e", "trace=fdatasync,fsync,write,pwrite64"])
        .arg("-o")
        .arg(&trace)
        .arg(plain.get_program())
        .args(plain.get_args())
        .envs(
            plain
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        );
    let lines: Vec<_> = (1..=LINES).map(walk_in).collect();
    let done = run(&mut traced, &joined(&lines));
    assert_eq!(done.exit, Some(0), "{}", done.told);
    assert_eq!(done.answers.len(), LINES as usize);

    let trace = std::fs::read_to_string(trace).expect("the trace");
    let (mut answered, mut written, mut synced) = (0, false, false);
    for call in trace.lines().map(Call::read) {
        match call {
            Call::WritesJournal => (written, synced) = (true, false),
            Call::SyncsJournal => synced = true,
            Call::Answers => {
                assert!(written, "answer {answered} follows no write:\n{trace}");
                assert!(synced, "answer {answered} follows no sync:\n{trace}");
                answered += 1;
                (written, synced) = (false, false);
            }
            Call::Other => {}
        }
    }
    assert_eq!(answered, LINES, "{trace}");
}

fn has_strace() -> bool {
    let found = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    cfg!(target_os = "linux") && found.is_ok_and(|status| status.success())
}

/// What a system call is to this test.
enum Call {
    WritesJournal,
    SyncsJournal,
    Answers,
    Other,
}

impl Call {
    fn read(line: &str) -> Self {
        let call = line
            .split_once(' ')
            .map_or(line, |(_, call)| call.trim_start());
        let journal = call.contains("station.db-wal>");
        if journal && (call.starts_with("pwrite64(") || call.starts_with("write(")) {
            Self::WritesJournal
        } else if journal && (call.starts_with("fdatasync(") || call.starts_with("fsync(")) {
            Self::SyncsJournal
        } else if call.starts_with("write(1<") && call.contains(r#""{\"#) {
            Self::Answers
        } else {
            Self::Other
        }
    }
}
