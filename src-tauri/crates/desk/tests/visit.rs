//! The order of a visit, as a host drives it: requests and answers as JSON, on a real station.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

use redwall_desk::{Desk, DeskError, ErrorCode, Progress, Step};
use redwall_store::{FixedClock, Instant};
use serde_json::{Value, json};
use std::ops::ControlFlow;
use std::sync::Arc;
use tempfile::TempDir;

const PASSWORD: &str = "山高水长 four horses";
/// 2026-11-22, noon at the station.
const NOON: Instant = Instant(1_795_320_000_000);
const NUMBER: &str = "51110019900501002X";

struct Station {
    desk: Desk,
    _folder: TempDir,
}

impl Station {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::with_clock(folder.path().into(), Arc::new(FixedClock(NOON))).unwrap();
        let station = Self {
            desk,
            _folder: folder,
        };
        let made = station.ok(
            "station_create",
            json!({ "station": "试验血站", "site": "试验献血屋", "staff": "院长", "password": PASSWORD }),
        );
        assert_eq!(made["recovery_key"].as_str().unwrap().len(), 14 * 4 + 13);
        for (name, role) in [
            ("接待", "receptionist"),
            ("医师", "physician"),
            ("护士", "nurse"),
            ("证书", "certificate_clerk"),
            ("审核", "auditor"),
        ] {
            let staff = json!({ "name": name, "roles": [role], "password": PASSWORD });
            station.ok("staff_add", staff);
        }
        station
    }

    fn ask(&self, command: &str, request: Value) -> Result<Value, DeskError> {
        self.desk
            .rpc(json!({ "command": command, "request": request }))
    }

    fn ok(&self, command: &str, request: Value) -> Value {
        self.ask(command, request)
            .unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    fn refused(&self, command: &str, request: Value) -> DeskError {
        self.ask(command, request).unwrap_err()
    }

    fn on_duty(&self, name: &str) {
        self.ok(
            "session_open",
            json!({ "staff": name, "password": PASSWORD }),
        );
    }

    fn register(&self) -> Value {
        self.ok("donor_register", person())
    }

    /// A visit that stands before the donation code.
    fn examined(&self, donor: &Value) -> Value {
        let visit = self.ok(
            "visit_open",
            json!({ "donor": donor, "face_matches_document": true }),
        );
        self.ok("interview_record", interview(&visit["id"]));
        self.ok("examination_record", examination(&visit["id"]))
    }
}

fn person() -> Value {
    json!({ "document": { "number": NUMBER }, "name": "黄小兰", "phone": "12100000001" })
}

fn interview(visit: &Value) -> Value {
    json!({ "visit": visit, "form_no": "F1", "consent": true })
}

fn examination(visit: &Value) -> Value {
    json!({
        "visit": visit,
        "examination": {
            "weight_kg": 55, "systolic_mmhg": 118, "diastolic_mmhg": 74, "pulse_bpm": 72,
            "temperature_c": 36.5, "haemoglobin_g_l": 128,
        },
        "plan": { "kind": "whole_blood", "ml": 400 },
    })
}

fn collection(visit: &Value, code: &str) -> Value {
    json!({ "visit": visit, "code": code, "drawn": { "kind": "whole_blood", "ml": 400 } })
}

#[test]
fn a_visit_goes_from_document_to_certificate() {
    let station = Station::new();
    station.on_duty("院长");
    let reading = station.ok(
        "document_check",
        json!({ "document": { "number": NUMBER } }),
    );
    assert_eq!(reading["sex"], "female");
    assert_eq!(reading["birth_date"], "1990-05-01");
    assert_eq!(reading["division_name"], "四川省乐山市");
    assert_eq!(reading["donor"], json!(null));

    let donor = station.register()["id"].clone();
    let visit = station.examined(&donor);
    assert_eq!(visit["step"], "donation_code");
    let id = &visit["id"];
    let coded = json!({ "visit": id, "code": "=Z51112600000100" });
    let wrong_flags = station.refused("donation_code_assign", coded);
    assert_eq!(wrong_flags.code, ErrorCode::DonationCodeInvalid);
    station.ok(
        "donation_code_assign",
        json!({ "visit": id, "code": "Z511126000001" }),
    );
    let collected = station.ok("collection_record", collection(id, "Z511126000001"));
    assert_eq!(collected["step"], "rest");
    station.ok("rest_end", json!({ "visit": id, "reaction": "none" }));
    let certificate = station.ok("certificate_issue", json!({ "visit": id }));
    assert_eq!(certificate["serial"], "C00000001");

    let page = station.ok("donor_open", json!({ "donor": donor }));
    assert_eq!(page["visit"]["step"], "done");
    assert_eq!(page["tally"]["count"], 2);
    assert_eq!(page["verdicts"][0]["next"], "2027-05-22");
    assert_eq!(page["verdicts"][1]["next"], "2027-02-22");
    let sentence = page["verdicts"][1]["findings"][0]["zh"].as_str().unwrap();
    assert!(
        sentence.contains("您可以从2027年2月22日起捐献血小板"),
        "{sentence}"
    );
    assert!(!page.to_string().contains(NUMBER), "the number is masked");
}

#[test]
fn a_step_cannot_be_taken_before_the_one_before_it() {
    let station = Station::new();
    station.on_duty("院长");
    let donor = station.register()["id"].clone();
    let not_looked = json!({ "donor": donor, "face_matches_document": false });
    assert_eq!(
        station.refused("visit_open", not_looked).field.as_deref(),
        Some("face_matches_document")
    );
    let visit = station.ok(
        "visit_open",
        json!({ "donor": donor, "face_matches_document": true }),
    );
    let id = &visit["id"];
    for (command, request) in [
        ("examination_record", examination(id)),
        (
            "donation_code_assign",
            json!({ "visit": id, "code": "Z511126000001" }),
        ),
        ("collection_record", collection(id, "Z511126000001")),
        ("rest_end", json!({ "visit": id, "reaction": "none" })),
        ("certificate_issue", json!({ "visit": id })),
    ] {
        assert_eq!(
            station.refused(command, request).code,
            ErrorCode::OutOfOrder,
            "{command}"
        );
    }
    let no_consent = json!({ "visit": id, "form_no": "F1", "consent": false });
    let refused = station.refused("interview_record", no_consent);
    assert_eq!(refused.field.as_deref(), Some("consent"));
    let left = station.ok("visit_leave", json!({ "visit": id }));
    assert_eq!(left["step"], "left");
    assert_eq!(
        station.refused("interview_record", interview(id)).code,
        ErrorCode::OutOfOrder
    );
}

#[test]
fn a_deferral_found_in_the_interview_ends_the_visit_and_hides_its_reason() {
    let station = Station::new();
    station.on_duty("院长");
    let donor = station.register()["id"].clone();
    let visit = station.ok(
        "visit_open",
        json!({ "donor": donor, "face_matches_document": true }),
    );
    let mut request = interview(&visit["id"]);
    request["deferrals"] = json!([{ "code": "T13", "event": "2026-11-01" }]);
    let refused = station.ok("interview_record", request);
    assert_eq!(refused["step"], "refused");
    assert_eq!(refused["refusal"]["until"], "2027-02-01");

    station.on_duty("医师");
    let seen = station.ok("donor_open", json!({ "donor": donor }));
    assert!(seen.to_string().contains("肺炎"));
    for name in ["接待", "护士", "证书"] {
        station.on_duty(name);
        let seen = station.ok("donor_open", json!({ "donor": donor }));
        let text = seen.to_string();
        assert!(
            !text.contains("肺炎") && !text.contains("T13"),
            "{name}: {text}"
        );
        assert_eq!(seen["verdicts"][0]["verdict"], "defer");
        assert_eq!(seen["deferrals"][0]["until"], "2027-02-01");
        assert_eq!(seen["deferrals"][0]["active"], true);
    }
    station.on_duty("接待");
    let again = station.ok(
        "visit_open",
        json!({ "donor": donor, "face_matches_document": true }),
    );
    assert_eq!(
        again["step"], "refused",
        "a deferred donor who insists is still deferred"
    );
}

#[test]
fn a_measurement_out_of_range_refuses_and_a_missing_one_asks() {
    let station = Station::new();
    station.on_duty("院长");
    let donor = station.register()["id"].clone();
    let visit = station.ok(
        "visit_open",
        json!({ "donor": donor, "face_matches_document": true }),
    );
    station.ok("interview_record", interview(&visit["id"]));
    let mut missing = examination(&visit["id"]);
    missing["examination"]["pulse_bpm"] = json!(null);
    let asked = station.refused("examination_record", missing);
    assert_eq!(asked.field.as_deref(), Some("examination.pulse_bpm"));
    let mut volume = examination(&visit["id"]);
    volume["plan"]["ml"] = json!(350);
    assert_eq!(
        station
            .refused("examination_record", volume)
            .field
            .as_deref(),
        Some("plan")
    );
    let mut low = examination(&visit["id"]);
    low["examination"]["haemoglobin_g_l"] = json!(114);
    assert_eq!(station.ok("examination_record", low)["step"], "refused");
}

#[test]
fn a_code_is_used_once_and_the_bag_must_bear_the_visits_own() {
    let station = Station::new();
    station.on_duty("院长");
    let donor = station.register()["id"].clone();
    let visit = station.examined(&donor);
    let id = &visit["id"];
    station.ok(
        "donation_code_assign",
        json!({ "visit": id, "code": "Z511126000001" }),
    );
    let other_bag = station.refused("collection_record", collection(id, "Z511126000002"));
    assert_eq!(other_bag.field.as_deref(), Some("code"));
    station.ok("collection_record", collection(id, "Z511126000001"));

    let other = json!({ "document": { "number": "511100199005010046" }, "name": "刘大山" });
    let other = station.ok("donor_register", other)["id"].clone();
    let visit = station.examined(&other);
    let used = json!({ "visit": visit["id"], "code": "Z511126000001" });
    assert_eq!(
        station.refused("donation_code_assign", used).code,
        ErrorCode::DonationCodeUsed
    );
}

#[test]
fn what_another_desk_recorded_in_the_meantime_counts() {
    let station = Station::new();
    station.on_duty("院长");
    let donor = station.register()["id"].clone();
    let visit = station.examined(&donor);
    let id = &visit["id"];
    station.ok(
        "donation_code_assign",
        json!({ "visit": id, "code": "Z511126000001" }),
    );
    let deferral = json!({ "code": "P23", "permanent": true });
    station.ok(
        "deferral_set",
        json!({ "donor": donor, "deferral": deferral }),
    );
    let refused = station.ok("collection_record", collection(id, "Z511126000001"));
    assert_eq!(refused["step"], "refused");
    assert_eq!(refused["donation"], json!(null));
    assert_eq!(refused["refusal"]["verdict"], "exclude");
}

#[test]
fn a_document_is_registered_once() {
    let station = Station::new();
    station.on_duty("接待");
    let donor = station.register();
    let again = station.refused("donor_register", person());
    assert_eq!(again.code, ErrorCode::DocumentRegistered);
    assert!(again.message.contains(donor["donor_no"].as_str().unwrap()));
    let reading = station.ok(
        "document_check",
        json!({ "document": { "number": NUMBER } }),
    );
    assert_eq!(reading["donor"], donor["id"]);
    let shown = station.ok(
        "donor_reveal",
        json!({ "donor": donor["id"], "field": "document" }),
    );
    assert_eq!(shown["value"], NUMBER);
}

#[test]
fn each_command_is_for_its_roles_and_nobody_else() {
    let station = Station::new();
    for (name, command, request) in [
        ("护士", "donor_register", person()),
        (
            "接待",
            "staff_add",
            json!({ "name": "x", "roles": ["nurse"], "password": PASSWORD }),
        ),
        ("审核", "donor_register", person()),
        ("证书", "visit_list", json!({ "unknown": 1 })),
    ] {
        station.on_duty(name);
        let refused = station.refused(command, request);
        assert!(
            matches!(refused.code, ErrorCode::NotAllowed | ErrorCode::BadRequest),
            "{name} {command}: {refused:?}"
        );
    }
    station.ok("session_close", json!({}));
    let locked = station.refused("visit_list", json!({}));
    assert_eq!(locked.code, ErrorCode::NotLoggedIn);
    let wrong = station.refused(
        "session_open",
        json!({ "staff": "院长", "password": "not the password" }),
    );
    assert_eq!(
        (wrong.code, wrong.field.as_deref()),
        (ErrorCode::WrongPassword, Some("password"))
    );
}

#[test]
fn a_demonstration_that_is_cancelled_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::with_clock(folder.path().into(), Arc::new(FixedClock(NOON))).unwrap();
    let request = json!({
        "command": "station_demonstrate",
        "request": { "staff": "院长", "password": PASSWORD },
    });
    let mut after_the_second_batch = |step: Step| {
        if step.done < 200 {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    };
    let cancelled = desk.job(
        request.clone(),
        &mut Progress::new(&mut after_the_second_batch),
    );
    assert_eq!(cancelled.unwrap_err().code, ErrorCode::Cancelled);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);

    let mut patient = |_| ControlFlow::Continue(());
    let made = desk.job(request, &mut Progress::new(&mut patient)).unwrap();
    assert!(made["donations"].as_u64().unwrap() > 1_321);
    let state = desk
        .rpc(json!({ "command": "desk_read", "request": {} }))
        .unwrap();
    assert_eq!(state["on_duty"]["name"], "院长");
}
