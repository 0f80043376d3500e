//! Every command, asked by a person of each role: one table says who may.
//!
//! The table is written by hand, from what a blood station's people do, and knows nothing of the
//! list of commands but its names. A command that is not in it fails the test.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

use redwall_desk::command::{Job, Page, Rpc};
use redwall_desk::typescript::snake_case;
use redwall_desk::{Desk, DeskError, ErrorCode, Progress};
use redwall_store::{FixedClock, Instant};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

const PASSWORD: &str = "山高水长 four horses";
/// 2026-11-22, noon at the station.
const NOON: Instant = Instant(1_795_320_000_000);

/// The roles, in the order of the table's letters.
const ROLES: [(char, &str); 6] = [
    ('R', "receptionist"),
    ('P', "physician"),
    ('N', "nurse"),
    ('C', "certificate_clerk"),
    ('A', "administrator"),
    ('U', "auditor"),
];

/// Command, who may call it (`*`: anyone, logged in or not; `R+P`: who holds both), and a request
/// that can be read. `ID` stands for an identifier of nobody and nothing, `FORM` for a form that the
/// role fills in.
#[rustfmt::skip] // One command a line.
const TABLE: &[(&str, &str, &str)] = &[
    ("desk_read", "*", "{}"),
    ("session_open", "*", r#"{"staff":"无此人","password":"x"}"#),
    ("session_close", "*", "{}"),
    ("session_recover", "*", r#"{"recovery_key":"x","staff":"无此人","password":"x"}"#),
    ("station_create", "*", r#"{"station":"x","site":"x","staff":"x","password":"x"}"#),
    ("station_demonstrate", "*", r#"{"staff":"x","password":"x"}"#),

    ("staff_list", "A U", "{}"),
    ("staff_rights_read", "A U", "{}"),
    ("staff_add", "A", r#"{"name":"x","roles":["nurse"],"password":"x"}"#),
    ("roles_change", "A", r#"{"staff":"ID","roles":["nurse"]}"#),
    ("staff_remove", "A", r#"{"staff":"ID","reason":"x"}"#),
    ("password_change", "R P N C A U", r#"{"old":"x","new":"y"}"#),
    ("password_reset", "A", r#"{"staff":"ID","new":"y"}"#),
    ("recovery_key_show", "A", r#"{"password":"x"}"#),
    ("setting_list", "A U", "{}"),
    ("setting_change", "A", r#"{"key":"x","value":1}"#),
    ("time_confirm", "A", "{}"),
    ("backup_state", "R P N C A U", "{}"),
    ("backup_list", "*", "{}"),
    ("backup_place_set", "A", r#"{"folder":"/nowhere"}"#),
    ("backup_now", "R P N C A U", "{}"),
    ("backup_drill", "A U", "{}"),
    ("backup_restore", "*", r#"{"file":"/nowhere/x.redwall","staff":"x","password":"x"}"#),

    ("rulebook_read", "R P N C A U", "{}"),
    ("rulebook_check", "P A U", r#"{"files":[]}"#),
    ("rulebook_diff", "P A U", r#"{"files":[]}"#),
    ("rulebook_activate", "A", r#"{"file":{"name":"x","text":"x"},"passwords":{"password":"x","second":"x","second_password":"x"}}"#),
    ("rulebook_withdraw", "A", r#"{"name":"x","reason":"x","passwords":{"password":"x","second":"x","second_password":"x"}}"#),

    ("document_check", "R P", r#"{"document":{"number":"x"}}"#),
    ("donor_search", "R P N C U", r#"{"query":"x"}"#),
    ("donor_open", "R P N C U", r#"{"donor":"ID"}"#),
    ("donor_register", "R", r#"{"document":{"number":"x"},"name":"x"}"#),
    ("donor_reveal", "R P C U", r#"{"donor":"ID","field":"document"}"#),

    ("donor_similar", "R", r#"{"document":{"number":"x"},"name":"x"}"#),
    ("duplicate_dismiss", "R P A", r#"{"donor":"ID","other":"ID"}"#),
    ("duplicate_scan", "R P A", "{}"),
    ("donor_rename", "R", r#"{"donor":"ID","name":"x","reason":"x"}"#),
    ("document_add", "R", r#"{"donor":"ID","document":{"number":"x"}}"#),
    ("donor_birth_correct", "R P A", r#"{"donor":"ID","birth_date":"1990-01-01","sex":"female","reason":"x"}"#),
    ("donor_registration_undo", "R A", r#"{"donor":"ID","reason":"x"}"#),
    ("donor_merge_preview", "P A", r#"{"keep":"ID","merge":"ID"}"#),
    ("donor_merge", "P A", r#"{"keep":"ID","merge":"ID","reason":"x"}"#),
    ("donor_unmerge_preview", "P A", r#"{"donor":"ID"}"#),
    ("donor_unmerge", "P A", r#"{"donor":"ID","reason":"x"}"#),
    ("donor_phone_change", "R", r#"{"donor":"ID","phone":"12100000001"}"#),
    ("record_openings", "A U", r#"{"donor":"ID"}"#),
    ("attachment_add", "R P N C", r#"{"donor":"ID","file_type":"png","shows":"proof","content":"x"}"#),
    ("attachment_list", "R P N C U", r#"{"donor":"ID"}"#),
    ("attachment_read", "R P N C U", r#"{"donor":"ID","sha256":"x"}"#),
    ("donor_address_change", "R", r#"{"donor":"ID","address":"x"}"#),
    ("donation_declare", "R P", r#"{"donor":"ID","on":"2026-01-01","gave":{"kind":"whole_blood","ml":400}}"#),
    ("donation_prove", "R C", r#"{"donation":"ID","paper":"x","attachment":"x"}"#),
    ("donation_unprove", "R C", r#"{"donation":"ID","reason":"x"}"#),
    ("note_add", "R P N C", r#"{"donor":"ID","text":"x"}"#),
    ("note_strike", "R P N C", r#"{"note":"ID","reason":"x"}"#),
    ("donor_changes", "A U", r#"{"donor":"ID"}"#),
    ("journal_read", "A U", "{}"),
    ("system_check", "A U", "{}"),
    ("award_confer", "C A", r#"{"donor":"ID","level":"bronze","cutoff":"2025-12-31"}"#),
    ("volunteer_award_confer", "C A", r#"{"donor":"ID","award":"one_star","cutoff":"2025-12-31"}"#),
    ("volunteer_hours_record", "C A", r#"{"donor":"ID","since":"2020-01-01","hours":1}"#),

    ("honours_list", "C A U", r#"{"as_of":"2025-12-31"}"#),
    ("nominations_export", "C A U", r#"{"as_of":"2025-12-31","list":"due","format":"csv","out":"/nowhere/x.csv"}"#),
    ("eligible_list", "R P U", r#"{"kind":"whole_blood"}"#),
    ("collected_read", "R P N C A U", r#"{"from":"2026-01-01","to":"2026-12-31"}"#),

    ("deferral_reason_list", "P U", "{}"),
    ("deferral_end", "P", r#"{"deferral":"ID","from":"2026-11-22","reason":"x"}"#),
    ("deferral_void", "P", r#"{"deferral":"ID","reason":"x"}"#),
    ("block_set", "P A", r#"{"document":{"number":"x"},"list":"x"}"#),
    ("block_end", "P", r#"{"document":{"number":"x"},"list":"x","reason":"x"}"#),
    ("block_list", "P A U", "{}"),
    ("block_import", "P A", r#"{"file":"/nowhere/x.csv"}"#),
    ("day_reconcile", "P A U", "{}"),
    ("deferral_set", "P", r#"{"donor":"ID","deferral":{"code":"T13"}}"#),

    ("visit_list", "R P N C U", "{}"),
    ("visit_open", "R", r#"{"donor":"ID","face_matches_document":true}"#),
    ("group_day", "R P N C U", "{}"),
    ("interview_form", "P", r#"{"visit":"ID"}"#),
    ("interview_judge", "P", r#"{"visit":"ID","answers":[]}"#),
    ("interview_read", "P U", r#"{"visit":"ID"}"#),
    ("donor_window_open", "R P", r#"{"visit":"ID"}"#),
    ("donor_window_read", "R P", r#"{"visit":"ID"}"#),
    ("donor_window_close", "R P", r#"{"visit":"ID"}"#),
    ("interview_record", "P", r#"{"visit":"ID","form_no":"x","consent":true}"#),
    ("examination_judge", "P", r#"{"visit":"ID","examination":{}}"#),
    ("examination_record", "P", r#"{"visit":"ID","examination":{},"plan":{"kind":"whole_blood","ml":400}}"#),
    ("device_day", "P U", "{}"),
    ("donation_code_assign", "N", r#"{"visit":"ID","code":"x"}"#),
    ("collection_record", "N", r#"{"visit":"ID","code":"x","drawn":{"kind":"whole_blood","ml":400}}"#),
    ("rest_end", "N", r#"{"visit":"ID","reaction":"none"}"#),
    ("reaction_class_list", "R P N", "{}"),
    ("visit_leave", "R P N", r#"{"visit":"ID"}"#),

    ("reaction_report", "R P N", r#"{"donation":"ID","reaction":"mild","on":"2026-11-22"}"#),
    ("unit_withdraw", "R P N", r#"{"donation":"ID","confidential":true}"#),
    ("donation_correct", "P N", r#"{"donation":"ID","drawn":{"kind":"whole_blood","ml":400},"outcome":"complete","reason":"x"}"#),
    ("examination_correct", "P", r#"{"visit":"ID","examination":{},"reason":"x"}"#),
    ("task_list", "R P N C A U", "{}"),
    ("task_take", "R P N C A", r#"{"task":"ID"}"#),
    ("task_close", "R P N C A", r#"{"task":"ID","outcome":"x"}"#),

    ("certificate_issue", "R C", r#"{"visit":"ID"}"#),
    ("certificate_due", "R C", "{}"),
    ("certificate_batch", "R C", r#"{"group":"x"}"#),

    ("walk_in", "R+P+N+C", r#"{"id":"x","document":{"number":"x"},"name":"x","interview":{"form_no":"x","consent":true,"by":"x"},"plan":{"kind":"whole_blood","ml":400},"exam":{},"donation_code":"x"}"#),
    ("late_entry_record", "P A", r#"{"document":{"number":"x"},"name":"x","on":"2026-11-20","interview":{"form_no":"x","consent":true,"by":"x"},"plan":{"kind":"whole_blood","ml":400},"donation_code":"x"}"#),
    ("import_read", "P A", r#"{"file":"/nowhere/x.csv"}"#),
    ("import_run", "P A", r#"{"file":"/nowhere/x.csv","dry_run":true}"#),
    ("draft_save", "R P N A", r#"{"form":"FORM","content":{}}"#),
    ("draft_read", "R P N A", r#"{"form":"FORM"}"#),
    ("draft_drop", "R P N A", r#"{"form":"FORM"}"#),
    ("certificate_void", "R C", r#"{"certificate":"ID","reason":"x"}"#),
    ("certificate_reissue", "R C", r#"{"certificate":"ID","reason":"x"}"#),
    ("certificate_verify", "R P N C A U", r#"{"text":"x"}"#),
    ("station_key_list", "R P N C A U", "{}"),
    ("paper_look", "R P N C A U", r#"{"paper":{"kind":"calibration","printer":"P"}}"#),
    ("paper_preview", "R P N C A U", r#"{"paper":{"kind":"calibration","printer":"P"},"page":1,"pixels_wide":200}"#),
    ("paper_pdf", "R P N C A U", r#"{"paper":{"kind":"calibration","printer":"P"}}"#),
    ("paper_find", "R P N C A U", r#"{"serial":"C1"}"#),
    ("paper_list", "R P N C A U", "{}"),
    ("honour_issue", "R C", r#"{"donor":"ID","occasion":"round"}"#),
    ("record_issue", "R C", r#"{"donor":"ID"}"#),
    ("benefits_issue", "R C", r#"{"donor":"ID"}"#),
    ("group_issue", "R C", r#"{"group":"x","from":"2026-11-01","to":"2026-11-02"}"#),
    ("letter_issue", "R P", r#"{"donor":"ID"}"#),
    ("nominations_issue", "C A", r#"{"as_of":"2026-11-01","round":"x"}"#),
    ("labels_issue", "R N A", r#"{"codes":["x"],"stock":"roll"}"#),
    ("code_range_list", "R N A U", "{}"),
    ("code_range_add", "A", r#"{"first":"x","last":"x"}"#),
    ("station_contact_read", "R P N C A U", "{}"),
    ("station_contact_change", "A", r#"{"contact":{"phone":"x"}}"#),
    ("template_list", "C A U", "{}"),
    ("template_copy", "C A", "{}"),
    ("printer_list", "R P N C A U", "{}"),
    ("printer_set", "C A", r#"{"printer":"","settings":{"right_tenth_mm":0,"down_tenth_mm":0}}"#),
    ("print_order", "R P N C A", r#"{"paper":{"kind":"calibration","printer":""},"printer":""}"#),
    ("print_list", "R P N C A U", "{}"),
    ("print_retry", "R P N C A", r#"{"print":"ID"}"#),
    ("print_cancel", "R P N C A", r#"{"print":"ID","reason":"x"}"#),
    ("print_collect", "R P N C A", r#"{"print":"ID","by":"x"}"#),
    ("blank_list", "R C A U", "{}"),
    ("blank_receive", "C A", r#"{"blanks":{"stock":"","first":1,"last":2}}"#),
    ("blank_spoil", "R C A", r#"{"blanks":{"stock":"x","first":1,"last":2},"reason":"x"}"#),
    ("export_write", "A U", r#"{"what":"donors","format":"csv","out":"/nowhere/x.csv"}"#),
    ("journal_verify", "A U", "{}"),
    ("journal_rebuild", "A", "{}"),
];

/// The door that a command is behind.
#[derive(Clone, Copy)]
enum Door {
    Rpc,
    Job,
    Page,
}

fn commands() -> Vec<(String, Door)> {
    let doors = [
        (Rpc::LIST, Door::Rpc),
        (Job::LIST, Door::Job),
        (Page::LIST, Door::Page),
    ];
    let of = |(list, door): (&'static [redwall_desk::command::Command], Door)| {
        list.iter()
            .map(move |command| (snake_case(command.request), door))
    };
    doors.into_iter().flat_map(of).collect()
}

fn row(command: &str) -> (&'static str, Value) {
    let (_, roles, body) = TABLE
        .iter()
        .find(|(name, ..)| *name == command)
        .unwrap_or_else(|| panic!("{command} is not in the table"));
    let body = body.replace("\"ID\"", "\"01a2053b-0000-7000-8000-000000000000\"");
    (roles, serde_json::from_str(&body).unwrap())
}

fn ask(desk: &Desk, door: Door, command: &str, body: Value) -> Result<(), DeskError> {
    let request = json!({ "command": command, "request": body });
    let mut patient = |_| ControlFlow::Continue(());
    match door {
        Door::Rpc => desk.rpc(request).map(drop),
        Door::Job => desk
            .job(request, &mut Progress::new(&mut patient))
            .map(drop),
        Door::Page => desk.page(request).map(drop),
    }
}

fn code(asked: Result<(), DeskError>) -> Option<ErrorCode> {
    asked.err().map(|error| error.code)
}

#[test]
fn the_table_holds_every_command_once_and_no_other() {
    let listed: BTreeSet<String> = commands().into_iter().map(|(name, _)| name).collect();
    let table: BTreeSet<String> = TABLE.iter().map(|(name, ..)| (*name).to_owned()).collect();
    assert_eq!(listed, table);
    assert_eq!(TABLE.len(), table.len());
}

#[test]
fn incident_06_each_command_is_for_the_roles_of_the_table_and_for_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock(NOON));
    let desk = Desk::with_clock(folder.path().into(), clock).unwrap();
    let rpc = |command: &str, body| ask(&desk, Door::Rpc, command, body).unwrap();
    let new = json!({ "station": "试验血站", "site": "x", "staff": "院长", "password": PASSWORD });
    rpc("station_create", new);
    for (_, role) in ROLES {
        let staff = json!({ "name": role, "roles": [role], "password": PASSWORD });
        rpc("staff_add", staff);
    }
    for (letter, role) in ROLES {
        let log_in = json!({ "staff": role, "password": PASSWORD });
        rpc("session_open", log_in);
        for (command, door) in commands() {
            let (roles, mut body) = row(&command);
            if roles == "*" {
                continue;
            }
            if body["form"] == "FORM" {
                body["form"] = form_of(role).into();
            }
            let answered = code(ask(&desk, door, &command, body));
            if roles.split(' ').any(|one| one == letter.to_string()) {
                let refused = is_refused(answered);
                assert!(!refused, "{role} may call {command}: {answered:?}");
            } else {
                let no = Some(ErrorCode::NotAllowed);
                assert_eq!(answered, no, "{role} {command}");
            }
        }
    }
    let everything_but_auditing = json!({ "staff": "院长", "password": PASSWORD });
    rpc("session_open", everything_but_auditing);
    for (command, door) in commands() {
        let (roles, body) = row(&command);
        if roles.contains('+') {
            let answered = code(ask(&desk, door, &command, body));
            assert!(!is_refused(answered), "{command}: {answered:?}");
        }
    }
}

/// A form that a role fills in; any, of a role that fills in none.
fn form_of(role: &str) -> &'static str {
    match role {
        "physician" => "interview",
        "nurse" => "collection",
        "administrator" => "late_entry",
        _ => "registration",
    }
}

/// Whether a command was not carried out because of who asked, or was not understood.
fn is_refused(answered: Option<ErrorCode>) -> bool {
    let refused = [
        ErrorCode::NotAllowed,
        ErrorCode::NotLoggedIn,
        ErrorCode::Locked,
        ErrorCode::BadRequest,
        ErrorCode::Internal,
    ];
    answered.is_some_and(|code| refused.contains(&code))
}

#[test]
fn with_nobody_logged_in_only_what_is_for_anyone_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock(NOON));
    let desk = Desk::with_clock(folder.path().into(), clock).unwrap();
    for (command, door) in commands() {
        let (roles, mut body) = row(&command);
        if body["form"] == "FORM" {
            body["form"] = form_of("nobody").into();
        }
        let answered = code(ask(&desk, door, &command, body));
        let told_to_log_in = answered == Some(ErrorCode::NotLoggedIn);
        assert_eq!(told_to_log_in, roles != "*", "{command}: {answered:?}");
        assert_ne!(answered, Some(ErrorCode::BadRequest), "{command}");
    }
}
