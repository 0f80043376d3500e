//! A new law at a station: checked, tried on its donors, switched on by two people, taken back.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

use redwall_desk::{Desk, DeskError, ErrorCode, Progress, Step};
use redwall_store::{FixedClock, Instant};
use serde_json::{Value, json};
use std::ops::ControlFlow;
use std::sync::Arc;
use tempfile::TempDir;

const PASSWORD: &str = "山高水长 four horses";
const DAY: i64 = 86_400_000;
/// 2026-11-22, noon at the station.
const NOON: i64 = 1_795_320_000_000;

const LAW: &str = r#"
[rulebook]
name = "law-2027"
title = "新献血法"
status = "in_force"
from = 2026-11-27

[interval.whole_blood.whole_blood]
value = 90
unit = "days"
clause = "新献血法 第九条"
source = "found"
"#;

struct Station {
    folder: TempDir,
    desk: Desk,
}

impl Station {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let station = Self {
            desk: desk(&folder, 0),
            folder,
        };
        let made = json!({
            "station": "试验血站", "site": "试验献血屋", "staff": "院长", "password": PASSWORD,
        });
        station.ok("station_create", made);
        for (name, role) in [("接待", "receptionist"), ("医师", "physician")] {
            let staff = json!({ "name": name, "roles": [role], "password": PASSWORD });
            station.ok("staff_add", staff);
        }
        station
    }

    /// The same station some days later.
    fn later(&mut self, days: i64) {
        self.desk = desk(&self.folder, days);
        self.on_duty("院长");
    }

    fn on_duty(&self, name: &str) {
        let request = json!({ "staff": name, "password": PASSWORD });
        self.ok("session_open", request);
    }

    fn ask(&self, command: &str, request: Value) -> Result<Value, DeskError> {
        self.desk
            .rpc(json!({ "command": command, "request": request }))
    }

    fn ok(&self, command: &str, request: Value) -> Value {
        self.ask(command, request)
            .unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    fn diff(&self, files: Value) -> Result<Value, DeskError> {
        let mut listener = |_: Step| ControlFlow::Continue(());
        self.desk.job(
            json!({ "command": "rulebook_diff", "request": { "files": files } }),
            &mut Progress::new(&mut listener),
        )
    }

    fn gave(&self, born: &str, on: &str, code: &str) -> Value {
        let visit = json!({
            "id": code, "document": { "number": resident(born) }, "name": "黄小兰",
            "phone": "12100000001", "on": on, "donation_code": code,
            "interview": { "form_no": "F1", "consent": true, "by": "医师" },
            "plan": { "kind": "whole_blood", "ml": 400 },
            "exam": {
                "weight_kg": 60, "systolic_mmhg": 118, "diastolic_mmhg": 74, "pulse_bpm": 72,
                "temperature_c": 36.5, "haemoglobin_g_l": 140,
            },
        });
        self.ok("walk_in", visit)
    }

    /// The verdict on whole blood of the one donor with this birth date.
    fn whole_blood(&self, born: &str) -> Value {
        let found = self.ok("donor_search", json!({ "query": resident(born) }));
        let page = self.ok("donor_open", json!({ "donor": found["hits"][0]["donor"] }));
        page["verdicts"][0].clone()
    }

    fn activate(
        &self,
        text: &str,
        second: &str,
        second_password: &str,
    ) -> Result<Value, DeskError> {
        let passwords = json!({
            "password": PASSWORD, "second": second, "second_password": second_password,
        });
        let file = json!({ "name": "law.toml", "text": text });
        self.ask(
            "rulebook_activate",
            json!({ "file": file, "passwords": passwords }),
        )
    }
}

fn desk(folder: &TempDir, days: i64) -> Desk {
    let clock = FixedClock(Instant(NOON + days * DAY));
    Desk::with_clock(folder.path().into(), Arc::new(clock)).unwrap()
}

/// A resident number of 乐山 with the right check character; nobody's.
fn resident(born: &str) -> String {
    let digits = format!("511100{}998", born.replace('-', ""));
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: usize = digits
        .chars()
        .zip(weights)
        .map(|(digit, weight)| digit.to_digit(10).unwrap() as usize * weight)
        .sum();
    format!("{digits}{}", &"10X98765432"[sum % 11..=sum % 11])
}

fn draft() -> Value {
    let (name, text) = redwall_rules::REVISION_2025_DRAFT;
    json!([{ "name": name, "text": text }])
}

/// Gave whole blood four months ago; never gave and is fifty-eight; never gave and is thirty.
const GAVE: &str = "1990-05-01";
const OLDER: &str = "1968-03-04";

#[test]
fn a_draft_is_checked_and_tried_without_changing_anything() {
    let station = Station::new();
    station.gave(GAVE, "2026-07-22", "G123426000001");
    station.gave(OLDER, "2026-11-22", "G123426000002");
    let journal_before = station.desk_entries();

    let check = station.ok("rulebook_check", json!({ "files": draft() }));
    let change = |key: &str| {
        let changes = check["changes"].as_array().unwrap();
        changes.iter().find(|change| change["key"] == key).cloned()
    };
    assert_eq!(check["rulebooks"][0]["status"], "draft");
    let interval = change("interval.whole_blood.whole_blood").unwrap();
    assert_eq!(interval["before"], "6 months");
    assert_eq!(interval["after"], "90 days");
    assert_eq!(change("age.max").unwrap()["after"], "65 years");
    assert_eq!(change("interval.platelets.platelets"), None);

    let difference = station.diff(draft()).unwrap();
    assert_eq!(difference["on"], "2026-11-22");
    assert_eq!(difference["donors"], 2);
    assert_eq!(difference["changed"], 2);
    let group = |before: &str| {
        let groups = difference["groups"].as_array().unwrap();
        let is_it = |group: &&Value| group["kind"] == "whole_blood" && group["before"] == before;
        groups.iter().find(is_it).cloned().unwrap()
    };
    let interval = group("defer");
    assert_eq!(
        (&interval["after"], &interval["next"], &interval["donors"]),
        (&json!("accept"), &json!("sooner"), &json!(1))
    );
    let example = &interval["examples"][0];
    assert_eq!(example["before"]["next"], "2027-01-22");
    assert_eq!(example["after"]["next"], "2026-11-22");
    let age = group("exclude");
    assert_eq!(age["after"], "accept");
    assert_eq!(
        age["examples"][0]["before"]["findings"][0]["rule"],
        "age.max"
    );

    assert_eq!(station.whole_blood(GAVE)["verdict"], "defer");
    assert_eq!(station.desk_entries(), journal_before);
}

#[test]
fn two_people_switch_a_law_on_and_it_holds_from_its_day() {
    let mut station = Station::new();
    station.gave(GAVE, "2026-08-22", "G123426000001");
    let other_desk = desk(&station.folder, 6);
    let request = json!({ "staff": "医师", "password": PASSWORD });
    other_desk
        .rpc(json!({ "command": "session_open", "request": request }))
        .unwrap();

    let page = station.activate(LAW, "医师", PASSWORD).unwrap();
    let own = page["rulebooks"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .clone();
    assert_eq!(own["name"], "law-2027");
    assert_eq!(own["activated"]["by"], "院长");
    assert_eq!(own["activated"]["second"], "医师");

    let before = station.whole_blood(GAVE);
    assert_eq!(
        before["verdict"], "defer",
        "the day judged is before the law's day"
    );
    assert_eq!(
        before["next"], "2026-11-27",
        "the first day on which the law allows it"
    );
    assert_eq!(
        before["findings"][0]["clause"],
        "GB 18467-2011 献血量和献血间隔"
    );

    let at_other_desk = |command: &str, request: Value| {
        other_desk
            .rpc(json!({ "command": command, "request": request }))
            .unwrap()
    };
    let found = at_other_desk("donor_search", json!({ "query": resident(GAVE) }));
    let opened = at_other_desk("donor_open", json!({ "donor": found["hits"][0]["donor"] }));
    assert_eq!(
        opened["verdicts"][0]["verdict"], "accept",
        "a desk that was open already judges by it"
    );

    station.later(6);
    assert_eq!(station.whole_blood(GAVE)["verdict"], "accept");
    let late = station.gave(GAVE, "2026-11-26", "G123426000003");
    assert_eq!(
        late["verdict"], "defer",
        "a day before the law is judged by the rule of that day"
    );
    let on_the_day = station.gave(GAVE, "2026-11-27", "G123426000004");
    assert_eq!(on_the_day["verdict"], "accept");
}

#[test]
fn a_law_that_was_switched_on_can_be_taken_back_by_two() {
    let mut station = Station::new();
    station.gave(GAVE, "2026-08-22", "G123426000001");
    station.activate(LAW, "医师", PASSWORD).unwrap();
    station.later(6);
    assert_eq!(station.whole_blood(GAVE)["verdict"], "accept");

    let withdraw = |name: &str| {
        let passwords = json!({
            "password": PASSWORD, "second": "医师", "second_password": PASSWORD,
        });
        let request = json!({ "name": name, "reason": "文本有误", "passwords": passwords });
        station.ask("rulebook_withdraw", request)
    };
    assert_eq!(
        withdraw("national").unwrap_err().field.as_deref(),
        Some("name")
    );
    withdraw("law-2027").unwrap();
    assert_eq!(station.whole_blood(GAVE)["verdict"], "defer");
    assert_eq!(
        withdraw("law-2027").unwrap_err().field.as_deref(),
        Some("name")
    );
}

#[test]
fn one_person_alone_or_a_draft_or_a_mistake_switches_nothing_on() {
    let station = Station::new();
    let entries = station.desk_entries();
    let unit_missing = LAW.replace("unit = \"days\"\n", "");
    let (_, draft) = redwall_rules::REVISION_2025_DRAFT;
    let cases = [
        (LAW, "院长", PASSWORD, ErrorCode::Invalid, "second"),
        (LAW, "接待", PASSWORD, ErrorCode::Invalid, "second"),
        (
            LAW,
            "医师",
            "another phrase",
            ErrorCode::WrongPassword,
            "second_password",
        ),
        (
            LAW,
            "无此人",
            PASSWORD,
            ErrorCode::WrongPassword,
            "second_password",
        ),
        (draft, "医师", PASSWORD, ErrorCode::Invalid, "files"),
        (&unit_missing, "医师", PASSWORD, ErrorCode::Invalid, "files"),
    ];
    for (text, second, password, code, field) in cases {
        let refused = station.activate(text, second, password).unwrap_err();
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (code, Some(field)),
            "{second}"
        );
    }
    let refused = station
        .activate(&unit_missing, "医师", PASSWORD)
        .unwrap_err();
    assert!(
        refused.message.starts_with("law.toml:8: "),
        "{}",
        refused.message
    );

    let wrong_own = json!({
        "file": { "name": "law.toml", "text": LAW },
        "passwords": { "password": "another phrase", "second": "医师", "second_password": PASSWORD },
    });
    let refused = station.ask("rulebook_activate", wrong_own).unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("password"));
    assert_eq!(station.desk_entries(), entries, "nothing was written");

    station.activate(LAW, "医师", PASSWORD).unwrap();
    let twice = station.activate(LAW, "医师", PASSWORD).unwrap_err();
    assert!(twice.message.contains("重叠"), "{}", twice.message);
}

#[test]
fn a_physician_may_try_a_rulebook_but_not_switch_it_on() {
    let station = Station::new();
    station.on_duty("医师");
    assert!(station.diff(draft()).is_ok());
    let refused = station.activate(LAW, "院长", PASSWORD).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotAllowed);
    station.on_duty("接待");
    assert_eq!(
        station.diff(draft()).unwrap_err().code,
        ErrorCode::NotAllowed
    );
}

impl Station {
    /// How many entries the journal has.
    fn desk_entries(&self) -> u64 {
        let mut listener = |_: Step| ControlFlow::Continue(());
        let verified = self
            .desk
            .job(
                json!({ "command": "journal_verify", "request": { "quick": true } }),
                &mut Progress::new(&mut listener),
            )
            .unwrap();
        verified["entries"].as_u64().unwrap()
    }
}
