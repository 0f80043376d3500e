//! A station in a folder of its own, driven by the real command line.

#![forbid(unsafe_code)]
#![allow(clippy::expect_used, clippy::panic)]

use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The password of every test station.
pub const PASSWORD: &str = "山高水长 four horses";
/// The first member of staff of every test station.
pub const STAFF: &str = "试验员";

/// A station that ends with the test.
pub struct Station {
    folder: TempDir,
}

/// What a run of the command line left behind.
pub struct Run {
    /// The exit code; none if it was killed.
    pub exit: Option<i32>,
    /// The answers, one for each line.
    pub answers: Vec<Value>,
    /// What was told to people.
    pub told: String,
}

impl Station {
    /// A place where no station is yet.
    pub fn unmade() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// A new station without donors.
    pub fn new() -> Self {
        let station = Self::unmade();
        let made = station.run(&["init", "--station", "试验血站"], "");
        assert_eq!(made.exit, Some(0), "{}", made.told);
        station
    }

    /// The folder of its data.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("station")
    }

    /// A folder beside its data.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The command line with this station's log-in.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(cli());
        command
            .args(arguments)
            .arg("--data")
            .arg(self.data())
            .args(["--staff", STAFF]);
        command.env("REDWALL_PASSWORD", PASSWORD);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str], stdin: &str) -> Run {
        run(&mut self.command(arguments), stdin)
    }

    /// Records walk-ins.
    pub fn walk_in(&self, lines: &[Value]) -> Run {
        self.run(&["walk-in"], &joined(lines))
    }

    /// Proves the journal; the answer must be sound.
    pub fn verified(&self) -> Value {
        let run = self.run(&["verify"], "");
        assert_eq!(run.exit, Some(0), "{:?} {}", run.answers, run.told);
        run.answers.into_iter().next().expect("an answer")
    }

    /// Every row of an export.
    pub fn exported(&self, what: &str) -> Vec<Value> {
        let out = tempfile::tempdir().expect("a temporary folder");
        let file = out.path().join("out.jsonl");
        let arguments = [
            "export",
            "--what",
            what,
            "--format",
            "jsonl",
            "--out",
            file.to_str().expect("a path"),
        ];
        let run = self.run(&arguments, "");
        assert_eq!(run.exit, Some(0), "{}", run.told);
        let text = std::fs::read_to_string(file).expect("the export");
        text.lines()
            .map(|line| serde_json::from_str(line).expect("a row"))
            .collect()
    }
}

impl Default for Station {
    fn default() -> Self {
        Self::new()
    }
}

/// Runs a command of the command line to its end.
pub fn run(command: &mut Command, stdin: &str) -> Run {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("redwall-cli starts");
    let mut input = child.stdin.take().expect("a pipe");
    // One that refuses at once reads nothing: the pipe is then closed on its side.
    let _ = input.write_all(stdin.as_bytes());
    drop(input);
    told(&child.wait_with_output().expect("redwall-cli ends"))
}

fn told(output: &Output) -> Run {
    let answers = String::from_utf8_lossy(&output.stdout);
    Run {
        exit: output.status.code(),
        answers: answers
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect(),
        told: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// The command line that was built with this test.
pub fn cli() -> PathBuf {
    if let Some(path) = std::env::var_os("REDWALL_CLI") {
        return path.into();
    }
    let test = std::env::current_exe().expect("this test's path");
    let folder = test
        .parent()
        .and_then(Path::parent)
        .expect("the target folder");
    folder.join(format!("redwall-cli{}", std::env::consts::EXE_SUFFIX))
}

/// A made-up woman born in May 1990, or later after the first 11,200: the division is the city as a
/// whole, which is nobody's address.
pub fn number(of: u32) -> String {
    let (months, of) = (4 + of / 11_200, of % 11_200);
    let (year, month) = (1990 + months / 12, 1 + months % 12);
    let (day, place) = (1 + of / 400, of % 400 * 2);
    let body = format!("511100{year}{month:02}{day:02}{place:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body
        .chars()
        .zip(weights)
        .map(|(c, w)| c.to_digit(10).unwrap_or(0) * w)
        .sum();
    let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum as usize % 11];
    body + check
}

/// A walk-in who may donate 400 ml, of a person and with a code that are `of`'s alone.
pub fn walk_in(of: u32) -> Value {
    json!({
        "id": format!("w{of}"),
        "document": { "type": "resident_id", "number": number(of) },
        "name": "黄小兰",
        "phone": format!("121{of:08}"),
        "interview": { "form_no": format!("F{of}"), "consent": true, "by": "试验医师" },
        "plan": { "kind": "whole_blood", "ml": 400 },
        "exam": {
            "weight_kg": 55, "systolic_mmhg": 118, "diastolic_mmhg": 74, "pulse_bpm": 72,
            "temperature_c": 36.5, "haemoglobin_g_l": 128,
        },
        "donation_code": format!("Z511126{of:06}"),
    })
}

/// Lines, as the command line reads them.
pub fn joined(lines: &[Value]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}
