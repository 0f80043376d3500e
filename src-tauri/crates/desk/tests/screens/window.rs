//! The donor's window: bound to one visit, and nothing else.

use crate::inquiry::{all_well, but};
use crate::station::{DAY, MINUTE, Station, signature, woman};
use redwall_desk::command::{Job, Page, Rpc};
use redwall_desk::donor_window::OWN_COMMANDS;
use redwall_desk::typescript::snake_case;
use redwall_desk::{DeskError, ErrorCode};
use serde_json::{Value, json};

struct Window<'s> {
    station: &'s Station,
    token: Value,
}

impl Window<'_> {
    fn ask(&self, command: &str, request: Value) -> Result<Value, DeskError> {
        let request = json!({ "token": self.token, "command": command, "request": request });
        self.station.desk.donor_window(request)
    }

    fn ok(&self, command: &str, request: Value) -> Value {
        self.ask(command, request)
            .unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    fn sign(&self) -> Value {
        let form = self.ok("own_form_read", json!({}));
        let version = &form["consent"]["version"];
        let signed =
            json!({ "consent_version": version, "consent": true, "signature": signature() });
        self.ok("own_form_sign", signed)
    }

    fn is_closed(&self) -> bool {
        let answer = self.ask("own_form_read", json!({}));
        answer.is_err_and(|error| error.code == ErrorCode::WindowClosed)
    }
}

fn opened<'s>(station: &'s Station, visit: &Value) -> Window<'s> {
    let opened = station.ok("donor_window_open", json!({ "visit": visit }));
    Window {
        station,
        token: opened["token"].clone(),
    }
}

/// A visit before the interview, its window, and the physician's form.
fn begun(station: &Station, of: u32) -> (Value, Window<'_>, Value) {
    let donor = station.registered(of);
    let visit = station.visit(&donor);
    let form = station.ok("interview_form", json!({ "visit": visit }));
    let window = opened(station, &visit);
    (visit, window, form)
}

fn record(form: &Value, revision: &Value, decisions: Value) -> Value {
    json!({
        "visit": form["visit"], "consent": true,
        "answered": {
            "version": form["version"], "consent_version": form["consent"]["version"],
            "window_revision": revision, "decisions": decisions,
        },
    })
}

#[test]
fn a_donor_reads_answers_and_signs_and_a_physician_records() {
    let station = Station::new();
    let (visit, window, form) = begun(&station, 1);
    let own = window.ok("own_form_read", json!({}));
    assert_eq!(own["name"], "黄小兰");
    let text = own.to_string();
    assert!(!text.contains(&woman(1)), "the number is masked");
    assert!(
        !text.contains("T02") && !text.contains("reasons"),
        "no code is told"
    );

    let answers = all_well(&form);
    let half = json!({ "answers": answers[..3] });
    let progress = window.ok("own_answers_save", half);
    assert_eq!(
        (&progress["answered"], &progress["next"]),
        (&json!(3), &answers[3]["question"])
    );
    let early = json!({
        "consent_version": own["consent"]["version"], "consent": true, "signature": signature(),
    });
    let unanswered = window.ask("own_form_sign", early).unwrap_err();
    let field = format!("answers.{}", answers[3]["question"].as_str().unwrap());
    assert_eq!(unanswered.field, Some(field));

    window.ok("own_answers_save", json!({ "answers": answers }));
    assert_eq!(window.sign()["signed"], true);
    let seen = station.ok("donor_window_read", json!({ "visit": visit }));
    assert_eq!(
        (&seen["signed"], &seen["answers"]),
        (&json!(true), &json!(answers))
    );
    let interviewed = station.ok(
        "interview_record",
        record(&form, &seen["revision"], json!([])),
    );
    assert_eq!(interviewed["step"], "examination");
    let kept = station.ok("interview_read", json!({ "visit": visit }));
    assert_eq!(
        (
            &kept["at_window"],
            kept["signatures"].as_array().unwrap().len()
        ),
        (&json!(true), 1)
    );
    assert!(window.is_closed(), "it is over with the interview");
    station.assert_proved();
}

#[test]
fn every_command_but_its_own_is_refused() {
    let station = Station::new();
    let (_, window, _) = begun(&station, 1);
    let lists = [Rpc::LIST, Job::LIST, Page::LIST];
    let names: Vec<String> = lists
        .into_iter()
        .flatten()
        .map(|one| snake_case(one.request))
        .collect();
    assert!(names.len() > 80, "{}", names.len());
    for name in names {
        let refused = window.ask(&name, json!({})).unwrap_err();
        assert_eq!(refused.code, ErrorCode::BadRequest, "{name}");
    }
    for name in OWN_COMMANDS {
        let request = json!({ "command": name, "request": {} });
        let refused = station.desk.rpc(request).unwrap_err();
        assert_eq!(
            refused.code,
            ErrorCode::BadRequest,
            "{name} is no command of the desk"
        );
    }
    let more =
        json!({ "token": window.token, "command": "own_form_read", "request": {}, "visit": 1 });
    let refused = station.desk.donor_window(more).unwrap_err();
    assert_eq!(refused.code, ErrorCode::BadRequest);
}

#[test]
fn a_window_sees_its_own_visit_and_no_other() {
    let station = Station::new();
    let (first_visit, first, form) = begun(&station, 1);
    let other = json!({ "document": { "number": woman(2) }, "name": "刘大山" });
    let other = station.registered_as(other);
    let second_visit = station.visit(&other);
    let second = opened(&station, &second_visit);
    assert_ne!(first.token, second.token);
    first.ok("own_answers_save", json!({ "answers": all_well(&form) }));
    let seen = second.ok("own_form_read", json!({}));
    assert_eq!(
        (&seen["name"], &seen["answers"]),
        (&json!("刘大山"), &json!([]))
    );
    assert!(!seen.to_string().contains("黄小兰"));
    // Another visit cannot even be named.
    let named = json!({ "visit": first_visit });
    assert_eq!(
        second.ask("own_form_read", named).unwrap_err().code,
        ErrorCode::BadRequest
    );
    for token in [json!(""), json!("x"), json!(null), json!("0".repeat(64))] {
        let guessed = Window {
            station: &station,
            token,
        };
        assert!(guessed.ask("own_form_read", json!({})).is_err());
    }
    // What was signed in one window is not recorded for another's visit.
    let form = station.ok("interview_form", json!({ "visit": second_visit }));
    let unsigned = station.refused("interview_record", record(&form, &json!(0), json!([])));
    assert_eq!(unsigned.field.as_deref(), Some("answered.signature"));
}

#[test]
fn a_window_ends_when_it_is_closed_or_opened_anew_or_the_donor_leaves() {
    let station = Station::new();
    let (visit, window, _) = begun(&station, 1);
    let again = opened(&station, &visit);
    assert!(window.is_closed() && !again.is_closed());
    station.ok("donor_window_close", json!({ "visit": visit }));
    assert!(again.is_closed());
    let last = opened(&station, &visit);
    station.ok("visit_leave", json!({ "visit": visit }));
    assert!(last.is_closed());
    let late = station.refused("donor_window_open", json!({ "visit": visit }));
    assert_eq!(late.code, ErrorCode::OutOfOrder);
}

#[test]
fn a_window_that_nobody_uses_ends_by_itself() {
    let station = Station::new();
    let (visit, window, _) = begun(&station, 1);
    station.pass(14 * MINUTE);
    assert!(!window.is_closed());
    station.pass(14 * MINUTE);
    assert!(!window.is_closed(), "reading is use");
    station.pass(15 * MINUTE);
    assert!(window.is_closed());
    station.on_duty("院长");
    let gone = station.refused("donor_window_read", json!({ "visit": visit }));
    assert_eq!(gone.code, ErrorCode::WindowClosed);
}

#[test]
fn what_was_signed_waits_for_the_physician_until_the_day_is_over() {
    let station = Station::new();
    let (visit, window, form) = begun(&station, 1);
    window.ok("own_answers_save", json!({ "answers": all_well(&form) }));
    window.sign();
    station.pass(60 * MINUTE);
    assert!(window.is_closed(), "the donor's screen is over");
    station.on_duty("院长");
    let seen = station.ok("donor_window_read", json!({ "visit": visit }));
    assert_eq!(seen["signed"], true);
    let recorded = record(&form, &seen["revision"], json!([]));
    let interviewed = station.ok("interview_record", recorded);
    assert_eq!(interviewed["step"], "examination");

    let (visit, window, form) = begun(&station, 2);
    window.ok("own_answers_save", json!({ "answers": all_well(&form) }));
    window.sign();
    station.pass(DAY);
    station.on_duty("院长");
    let gone = station.refused("donor_window_read", json!({ "visit": visit }));
    assert_eq!(gone.code, ErrorCode::WindowClosed);
}

#[test]
fn a_donor_goes_on_while_the_desk_is_locked_or_another_is_on_duty() {
    let station = Station::new();
    let (visit, window, form) = begun(&station, 1);
    station.ok("session_close", json!({}));
    window.ok("own_answers_save", json!({ "answers": all_well(&form) }));
    let locked = station.refused("donor_window_read", json!({ "visit": visit }));
    assert_eq!(locked.code, ErrorCode::NotLoggedIn);
    station.on_duty("接待");
    let seen = station.ok("donor_window_read", json!({ "visit": visit }));
    assert_eq!(
        (&seen["answered"], &seen["answers"]),
        (&seen["of"], &json!(null))
    );
    station.on_duty("医师");
    let seen = station.ok("donor_window_read", json!({ "visit": visit }));
    assert!(seen["answers"].is_array());
}

#[test]
fn an_answer_changed_after_it_was_read_is_not_recorded_unread() {
    let station = Station::new();
    let (visit, window, form) = begun(&station, 1);
    window.ok("own_answers_save", json!({ "answers": all_well(&form) }));
    window.sign();
    let read = station.ok("donor_window_read", json!({ "visit": visit }));
    let changed = but(all_well(&form), "tattoo", None);
    let progress = window.ok("own_answers_save", json!({ "answers": changed }));
    assert_eq!(
        progress["signed"], false,
        "another answer is not what was signed"
    );
    window.sign();
    let stale = station.refused(
        "interview_record",
        record(&form, &read["revision"], json!([])),
    );
    assert_eq!(stale.code, ErrorCode::WindowChanged);
    let read = station.ok("donor_window_read", json!({ "visit": visit }));
    let mut typed_over = record(&form, &read["revision"], json!([]));
    typed_over["answered"]["answers"] = json!(all_well(&form));
    let refused = station.refused("interview_record", typed_over);
    assert_eq!(refused.field.as_deref(), Some("answered.answers"));
    let undecided = station.refused(
        "interview_record",
        record(&form, &read["revision"], json!([])),
    );
    assert_eq!(
        undecided.field.as_deref(),
        Some("answered.decisions.tattoo")
    );
    assert!(
        !window.is_closed(),
        "it goes on until the interview is recorded"
    );
}

#[test]
fn a_donor_who_does_not_consent_cannot_sign() {
    let station = Station::new();
    let (_, window, form) = begun(&station, 1);
    window.ok("own_answers_save", json!({ "answers": all_well(&form) }));
    let version = &form["consent"]["version"];
    for (version, consent) in [(version, false), (&json!("2025-1"), true)] {
        let request =
            json!({ "consent_version": version, "consent": consent, "signature": signature() });
        let refused = window.ask("own_form_sign", request).unwrap_err();
        assert_eq!(refused.field.as_deref(), Some("consent"));
    }
}
