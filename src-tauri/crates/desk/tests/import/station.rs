//! A station into which files are taken, at a fixed time.

use redwall_desk::{Desk, DeskError, Progress};
use redwall_store::{FixedClock, Instant};
use serde_json::{Value, json};
use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;

const PASSWORD: &str = "山高水长 four horses";
/// 2026-11-22, noon at the station.
const NOON: Instant = Instant(1_795_320_000_000);

pub struct Station {
    pub desk: Desk,
    folder: TempDir,
}

impl Station {
    /// A station whose founder is on duty, with every role but that of an auditor.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().join("station");
        let desk = Desk::with_clock(at, Arc::new(FixedClock(NOON))).unwrap();
        let station = Self { desk, folder };
        station.ok(
            "station_create",
            json!({ "station": "试验血站", "site": "试验献血屋", "staff": "院长", "password": PASSWORD }),
        );
        for (name, role) in [("管理", "administrator"), ("审计", "auditor")] {
            station.ok(
                "staff_add",
                json!({ "name": name, "roles": [role], "password": PASSWORD }),
            );
        }
        station
    }

    pub fn on_duty(&self, name: &str) {
        self.ok(
            "session_open",
            json!({ "staff": name, "password": PASSWORD }),
        );
    }

    pub fn ok(&self, command: &str, request: Value) -> Value {
        let asked = self
            .desk
            .rpc(json!({ "command": command, "request": request }));
        asked.unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    pub fn job(&self, command: &str, request: Value) -> Result<Value, DeskError> {
        let mut patient = |_| ControlFlow::Continue(());
        let request = json!({ "command": command, "request": request });
        self.desk.job(request, &mut Progress::new(&mut patient))
    }

    /// The same, broken off once so many pieces are done.
    pub fn broken_off(&self, command: &str, request: Value, after: u32) -> DeskError {
        let mut impatient = |step: redwall_desk::Step| {
            if step.done >= after {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let request = json!({ "command": command, "request": request });
        let broken = self.desk.job(request, &mut Progress::new(&mut impatient));
        broken.unwrap_err()
    }

    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.beside(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// Takes a table in.
    pub fn import(&self, text: &str) -> Value {
        let file = self.file("in.csv", text);
        self.job("import_run", json!({ "file": file })).unwrap()
    }

    pub fn import_with(&self, text: &str, map: Value) -> Value {
        let file = self.file("in.csv", text);
        self.job("import_run", json!({ "file": file, "map": map }))
            .unwrap()
    }

    /// Every row of an export.
    pub fn exported(&self, what: &str) -> Vec<Value> {
        let out = self.beside(&format!("{what}.jsonl"));
        self.job(
            "export_write",
            json!({ "what": what, "format": "jsonl", "out": out }),
        )
        .unwrap();
        let text = fs::read_to_string(&out).unwrap();
        fs::remove_file(&out).unwrap();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    pub fn entries(&self) -> usize {
        let verified = self
            .job("journal_verify", json!({ "quick": true }))
            .unwrap();
        usize::try_from(verified["entries"].as_u64().unwrap()).unwrap()
    }

    pub fn is_sound(&self) {
        let verified = self.job("journal_verify", json!({})).unwrap();
        assert_eq!(verified["differences"], json!([]));
    }
}
