//! A station in a folder of its own, at a time that a test can move.

use crate::people::{self, interview, person};
use chrono::NaiveDate;
use redwall_desk::{Desk, DeskError, Progress};
use redwall_rules::{DonationKind, Examination, Outcome, Plan};
use redwall_store::fact::{
    DonationCodeAssigned, DonationRecorded, ExaminationRecorded, Fact, InterviewRecorded,
    VisitOpened,
};
use redwall_store::{Clock, DonationId, DonorId, Instant, StaffId, Store, VisitId};
use serde_json::{Value, json};
use std::cell::OnceCell;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;

pub const PASSWORD: &str = "山高水长 four horses";
/// 2026-11-22, noon at the station.
pub const NOON: i64 = 1_795_320_000_000;
pub const TODAY: &str = "2026-11-22";
const A_DAY: i64 = 24 * 3600 * 1000;

pub struct Moved(AtomicI64);

impl Clock for Moved {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

pub struct Station {
    pub desk: Desk,
    clock: Arc<Moved>,
    folder: TempDir,
    beside: OnceCell<(Store, StaffId)>,
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Station {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(Moved(AtomicI64::new(NOON)));
        let desk = Desk::with_clock(folder.path().into(), clock.clone()).unwrap();
        let station = Self {
            desk,
            clock,
            folder,
            beside: OnceCell::new(),
        };
        station.ok(
            "station_create",
            json!({ "station": "试验血站", "site": "试验献血屋", "staff": "院长", "password": PASSWORD }),
        );
        for (name, role) in [
            ("接待", "receptionist"),
            ("医师", "physician"),
            ("二医师", "physician"),
            ("护士", "nurse"),
            ("证书", "certificate_clerk"),
            ("管理", "administrator"),
            ("审核", "auditor"),
        ] {
            let staff = json!({ "name": name, "roles": [role], "password": PASSWORD });
            station.ok("staff_add", staff);
        }
        station
    }

    /// Another desk on the same folder.
    pub fn another_desk(&self) -> Self {
        Self {
            desk: Desk::with_clock(self.folder().into(), self.clock.clone()).unwrap(),
            clock: self.clock.clone(),
            folder: tempfile::tempdir().unwrap(),
            beside: OnceCell::new(),
        }
    }

    /// The data as another program opens it.
    fn beside(&self) -> &(Store, StaffId) {
        self.beside.get_or_init(|| {
            Store::open(self.folder(), self.clock.clone(), "院长", PASSWORD).unwrap()
        })
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn ask(&self, command: &str, request: Value) -> Result<Value, DeskError> {
        self.desk
            .rpc(json!({ "command": command, "request": request }))
    }

    pub fn ok(&self, command: &str, request: Value) -> Value {
        self.ask(command, request)
            .unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    pub fn refused(&self, command: &str, request: Value) -> DeskError {
        self.ask(command, request).unwrap_err()
    }

    pub fn job(&self, command: &str, request: Value) -> Result<Value, DeskError> {
        let mut patient = |_| ControlFlow::Continue(());
        let request = json!({ "command": command, "request": request });
        self.desk.job(request, &mut Progress::new(&mut patient))
    }

    pub fn on_duty(&self, name: &str) {
        self.ok(
            "session_open",
            json!({ "staff": name, "password": PASSWORD }),
        );
    }

    /// Days after [`TODAY`], at noon.
    pub fn move_to(&self, days: i64) {
        self.clock.0.store(NOON + days * A_DAY, Ordering::SeqCst);
    }

    /// A woman of 36, registered by the person on duty.
    pub fn registered(&self, of: u32) -> Value {
        self.registered_as(person(&people::woman(of)))
    }

    /// Registers somebody who is nobody else, however similar.
    pub fn registered_as(&self, mut person: Value) -> Value {
        let similar = self.ok("donor_similar", person.clone());
        let similar = similar.as_array().unwrap().iter();
        let others: Vec<Value> = similar.map(|one| one["donor"]["donor"].clone()).collect();
        person["not_the_same"] = json!(others);
        self.ok("donor_register", person)["id"].clone()
    }

    pub fn page(&self, donor: &Value) -> Value {
        self.ok("donor_open", json!({ "donor": donor }))
    }

    pub fn visit(&self, donor: &Value) -> Value {
        self.ok(
            "visit_open",
            json!({ "donor": donor, "face_matches_document": true }),
        )
    }

    /// A visit that stands before the donation code.
    pub fn examined(&self, donor: &Value) -> Value {
        let visit = self.visit(donor);
        self.ok("interview_record", interview(&visit["id"]));
        self.ok("examination_record", people::examination(&visit["id"]))
    }

    /// Defers a donor; the newest record's id.
    pub fn deferred(&self, donor: &Value, deferral: Value) -> Value {
        let request = json!({ "donor": donor, "deferral": deferral });
        self.ok("deferral_set", request)["deferrals"][0]["id"].clone()
    }

    /// What is written past every judgement, as by a program in which the check is off.
    pub fn write(&self, subject: impl Into<uuid::Uuid>, facts: Vec<Fact>) {
        let subject = subject.into();
        let (store, staff) = self.beside();
        store
            .write(*staff, |write| {
                for fact in facts {
                    write.append(subject, fact)?;
                }
                Ok::<_, redwall_store::StoreError>(())
            })
            .unwrap();
    }

    /// A donation that nobody judged.
    pub fn unjudged_donation(&self, donor: &Value, on: &str, code: &str, examination: Value) {
        let visit = VisitId::mint();
        let examination: Examination = serde_json::from_value(examination).unwrap();
        let plan = Plan::WholeBlood { ml: 400 };
        let facts = vec![
            VisitOpened {
                visit,
                on: day(on),
                site: "试验献血屋".into(),
                late: false,
                face_matches_document: true,
                asks_to_continue: false,
                first: false,
            }
            .into(),
            InterviewRecorded {
                visit,
                form_no: "F1".into(),
                consent: true,
                by: None,
            }
            .into(),
            ExaminationRecorded {
                visit,
                examination,
                plan,
            }
            .into(),
            DonationCodeAssigned {
                visit,
                code: code.into(),
            }
            .into(),
            DonationRecorded {
                donation: DonationId::mint(),
                visit,
                code: code.into(),
                date: day(on),
                kind: DonationKind::WholeBlood,
                ml: 400,
                units: 0,
                plasma_ml: 0,
                outcome: Outcome::Complete,
                site: "试验献血屋".into(),
                late: false,
                remarks: Vec::new(),
                flags: Vec::new(),
            }
            .into(),
        ];
        self.write(donor_id(donor), facts);
    }

    /// The open tasks about a donor, but those that ask whether the made-up donors are one person.
    pub fn tasks_about(&self, donor: &Value) -> Vec<Value> {
        let tasks = self.ok("task_list", json!({}));
        let about =
            |task: &&Value| task["donor"] == *donor && task["about"] != "possible_duplicate";
        tasks
            .as_array()
            .unwrap()
            .iter()
            .filter(about)
            .cloned()
            .collect()
    }

    pub fn entries(&self) -> u32 {
        let (store, _) = self.beside();
        store.read(|read| read.entry_count()).unwrap()
    }
}

pub fn donor_id(donor: &Value) -> DonorId {
    serde_json::from_value(donor.clone()).unwrap()
}
