//! Health reasons are for physicians and auditors: in every answer, list, export and page.
//!
//! Every command that another role may call is called about one donor with much to hide. A command
//! that is new to the list has to be added to [`requests`], or the test fails.

use crate::people::{examination, interview, person, walk_in, woman};
use crate::station::{Station, TODAY};
use redwall_desk::command::{Callers, Command, Job, Page, Rpc};
use redwall_desk::typescript::snake_case;
use redwall_rules::Rulebook;
use redwall_store::Role;
use serde_json::{Value, json};

/// The codes of the donor's deferrals.
const CODES: [&str; 4] = ["T13", "M10", "P23", "P24"];
/// What the physicians wrote.
const REMARKS: [&str; 2] = ["痊愈证明已核", "同名误记"];
/// What was measured in the examination that the donor failed.
const MEASURED: [&str; 6] = ["91.25", "57.25", "117.25", "73.25", "71.25", "36.55"];

struct Ids {
    donor: Value,
    other: Value,
    visit: Value,
    donation_visit: Value,
    certificate: Value,
    deferral: Value,
    donation: Value,
}

fn station() -> (Station, Ids) {
    let station = Station::new();
    station.on_duty("院长");
    let donor = station.registered(1);
    let mut line = walk_in(&woman(1), "Z511126000001");
    line["on"] = json!("2026-03-01");
    station.ok("walk_in", line);
    let page = station.page(&donor);
    let certificate = page["certificates"][0]["id"].clone();
    let donation = page["history"][0]["id"].clone();

    let ended = station.deferred(&donor, json!({ "code": "T13", "event": "2026-11-01" }));
    let end = json!({ "deferral": ended, "from": TODAY, "reason": REMARKS[0] });
    station.ok("deferral_end", end);
    let voided = station.deferred(&donor, json!({ "code": "P24", "permanent": true }));
    station.on_duty("二医师");
    station.ok(
        "deferral_void",
        json!({ "deferral": voided, "reason": REMARKS[1] }),
    );

    // The examination fails first; then come deferrals of every sort.
    station.on_duty("院长");
    let visit = station.visit(&donor)["id"].clone();
    station.ok("interview_record", interview(&visit));
    let mut failed = examination(&visit);
    failed["examination"]["haemoglobin_g_l"] = json!(91.25);
    assert_eq!(station.ok("examination_record", failed)["step"], "refused");
    let reactive = json!({ "code": "M10", "event": "2026-11-20" });
    let request = json!({ "donor": donor, "deferral": reactive, "source": "laboratory" });
    let deferral = station.ok("deferral_set", request)["deferrals"][0]["id"].clone();
    station.deferred(&donor, json!({ "code": "P23", "until": "2027-01-01" }));
    let block = json!({ "document": { "number": woman(1) }, "list": "外地名单" });
    station.ok("block_set", block);

    let other = station.registered(2);
    let donation_visit = station.examined(&other)["id"].clone();
    let ids = Ids {
        donor,
        other,
        visit,
        donation_visit,
        certificate,
        deferral,
        donation,
    };
    (station, ids)
}

/// What to ask of a command, about the donor where it is about one.
fn requests(command: &str, ids: &Ids, station: &Station) -> Vec<Value> {
    let Ids {
        donor,
        other,
        visit,
        donation_visit,
        deferral,
        donation,
        ..
    } = ids;
    let document = json!({ "number": woman(1) });
    let out = |what: &str, format: &str| {
        let path = station.folder().join(format!("{what}.{format}"));
        json!({ "what": what, "format": format, "out": path })
    };
    match command {
        "desk_read"
        | "setting_list"
        | "visit_list"
        | "block_list"
        | "backup_state"
        | "backup_list"
        | "backup_now"
        | "backup_drill"
        | "deferral_reason_list"
        | "group_day"
        | "device_day"
        | "reaction_class_list"
        | "certificate_due"
        | "staff_list"
        | "staff_rights_read" => vec![json!({})],
        // Logging in and out, making stations and staff, the law itself: not about a donor.
        "session_open"
        | "session_close"
        | "station_create"
        | "staff_add"
        | "setting_change"
        | "station_demonstrate"
        | "session_recover"
        | "backup_place_set"
        | "backup_restore"
        | "roles_change"
        | "staff_remove"
        | "password_change"
        | "password_reset"
        | "recovery_key_show"
        | "time_confirm"
        | "rulebook_read"
        | "rulebook_check"
        | "rulebook_activate"
        | "rulebook_withdraw" => vec![],
        "rulebook_diff" => {
            let (name, text) = redwall_rules::REVISION_2025_DRAFT;
            vec![json!({ "files": [{ "name": name, "text": text }] })]
        }
        "donor_similar" => vec![person(&woman(1)), person(&woman(3))],
        "duplicate_scan" => vec![json!({})],
        "duplicate_dismiss" => vec![json!({ "donor": donor, "other": other })],
        "donor_rename" => vec![json!({ "donor": donor, "name": "黄兰", "reason": "改名" })],
        "document_add" => {
            vec![
                json!({ "donor": donor, "document": { "type": "passport", "number": "E12345678" } }),
            ]
        }
        "donor_birth_correct" => vec![json!({
            "donor": donor, "birth_date": "1990-05-02", "sex": "female", "reason": "x",
        })],
        "donor_registration_undo" => vec![json!({ "donor": donor, "reason": "x" })],
        "donor_merge_preview" => vec![
            json!({ "keep": donor, "merge": other }),
            json!({ "keep": other, "merge": donor }),
        ],
        "donor_merge" => vec![json!({ "keep": other, "merge": donor, "reason": "x" })],
        "donor_unmerge_preview" => vec![json!({ "donor": donor })],
        "donor_unmerge" => vec![json!({ "donor": donor, "reason": "x" })],
        "donor_phone_change" => vec![json!({ "donor": donor, "phone": "12100000009" })],
        "donor_address_change" => vec![json!({ "donor": donor, "address": "四川省乐山市" })],
        "donation_declare" => vec![json!({
            "donor": donor, "on": "2026-09-01", "gave": { "kind": "whole_blood", "ml": 400 },
        })],
        "donation_prove" => vec![json!({ "donation": donation, "paper": "x", "attachment": "00" })],
        "donation_unprove" => vec![json!({ "donation": donation, "reason": "x" })],
        "note_add" => vec![json!({ "donor": donor, "text": "上午方便" })],
        "note_strike" => vec![json!({ "note": donor, "reason": "x" })],
        "interview_form" | "donor_window_open" | "donor_window_read" | "donor_window_close" => {
            [visit, donation_visit]
                .map(|visit| json!({ "visit": visit }))
                .into()
        }
        "interview_judge" => vec![json!({ "visit": visit, "answers": [] })],
        "interview_read" => vec![
            json!({ "visit": visit }),
            json!({ "visit": donation_visit }),
        ],
        "certificate_batch" => vec![json!({ "visits": [visit] })],
        "draft_save" => vec![json!({ "form": "registration", "content": { "name": "黄" } })],
        "draft_read" | "draft_drop" => ["registration", "interview", "collection", "late_entry"]
            .map(|form| json!({ "form": form }))
            .into(),
        "journal_read" => vec![json!({}), json!({ "donor": donor })],
        "system_check" => vec![json!({})],
        "donor_changes" => vec![
            json!({ "donor": donor }),
            json!({ "donor": donor, "in_full": true }),
        ],
        "record_openings" | "attachment_list" => vec![json!({ "donor": donor })],
        "attachment_add" => vec![json!({
            "donor": donor, "file_type": "png", "shows": "photo", "content": "iVBORw0KGgo=",
        })],
        "attachment_read" => vec![json!({ "donor": donor, "sha256": "00" })],
        "award_confer" => {
            vec![json!({ "donor": donor, "level": "bronze", "cutoff": "2025-12-31" })]
        }
        "volunteer_award_confer" => {
            vec![json!({ "donor": donor, "award": "one_star", "cutoff": "2025-12-31" })]
        }
        "volunteer_hours_record" => {
            vec![json!({ "donor": donor, "since": "2020-01-01", "hours": 1 })]
        }
        "reaction_report" => {
            vec![json!({ "donation": donation, "reaction": "mild", "on": TODAY })]
        }
        "unit_withdraw" => vec![json!({ "donation": donation, "confidential": false })],
        "donation_correct" => vec![json!({
            "donation": donation, "drawn": { "kind": "whole_blood", "ml": 300 },
            "outcome": "complete", "reason": "x",
        })],
        "examination_correct" => {
            vec![json!({ "visit": visit, "examination": {}, "reason": "x" })]
        }
        "task_list" => vec![json!({}), json!({ "all": true })],
        "task_take" => tasks(station)
            .iter()
            .map(|task| json!({ "task": task["id"] }))
            .collect(),
        "task_close" => tasks(station)
            .iter()
            .map(|task| json!({ "task": task["id"], "outcome": "x" }))
            .collect(),
        "late_entry_record" => {
            let mut late = walk_in(&woman(1), "Z511126000007");
            late["on"] = json!("2026-11-18");
            vec![late]
        }
        "document_check" => vec![json!({ "document": document })],
        "donor_search" => [woman(1).as_str(), "黄小兰", "T13", "肺炎", "0000001"]
            .map(|query| json!({ "query": query }))
            .into(),
        "donor_open" => vec![json!({ "donor": donor })],
        "donor_register" => vec![person(&woman(1))],
        "donor_reveal" => vec![json!({ "donor": donor, "field": "document" })],
        "deferral_set" => vec![json!({ "donor": donor, "deferral": { "code": "T13" } })],
        "deferral_end" => vec![json!({ "deferral": deferral, "from": TODAY, "reason": "x" })],
        "deferral_void" => vec![json!({ "deferral": deferral, "reason": "x" })],
        "block_set" => vec![json!({ "document": document, "list": "外地名单" })],
        "block_end" => vec![json!({ "document": document, "list": "外地名单", "reason": "x" })],
        "block_import" => {
            vec![json!({ "file": format!("number,list\n{},外地名单\n", woman(1)) })]
        }
        "day_reconcile" => vec![json!({}), json!({ "day": "2026-03-01" })],
        "visit_open" => [donor, other]
            .map(|donor| json!({ "donor": donor, "face_matches_document": true }))
            .into(),
        "interview_record" => vec![interview(visit)],
        "examination_judge" => vec![json!({ "visit": visit, "examination": {} })],
        "examination_record" => vec![examination(visit)],
        "donation_code_assign" => [visit, donation_visit]
            .map(|visit| json!({ "visit": visit, "code": "Z511126000009" }))
            .into(),
        "collection_record" => vec![json!({
            "visit": visit, "code": "Z511126000009", "drawn": { "kind": "whole_blood", "ml": 400 },
        })],
        "rest_end" => vec![json!({ "visit": visit, "reaction": "none" })],
        "visit_leave" => vec![json!({ "visit": visit })],
        "certificate_issue" => vec![json!({ "visit": visit })],
        "walk_in" => vec![walk_in(&woman(1), "Z511126000008")],
        "import_read" | "import_run" => vec![
            json!({ "file": file(station, "献血者.csv", "献血者") }),
            json!({ "file": file(station, "延期.csv", "延期") }),
        ],
        "export_write" => EVERYTHING
            .iter()
            .flat_map(|what| ["jsonl", "csv", "xlsx"].map(|format| out(what, format)))
            .collect(),
        "honours_list" => vec![
            json!({ "as_of": "2026-12-31", "in_full": true }),
            json!({ "as_of": "2027-12-31", "near": 20 }),
        ],
        "nominations_export" => ["due", "near", "missing"]
            .map(|list| {
                json!({
                    "as_of": "2027-12-31", "list": list, "near": 20, "format": "csv",
                    "out": station.folder().join(format!("round-{list}.csv")),
                })
            })
            .into(),
        "eligible_list" => vec![
            json!({ "kind": "whole_blood" }),
            json!({ "kind": "platelets" }),
        ],
        "collected_read" => vec![json!({ "from": "2025-01-01", "to": "2026-12-31" })],
        "journal_verify" | "journal_rebuild" => vec![json!({})],
        // Keys, printers and numbered stock: not about a donor.
        "certificate_verify"
        | "station_key_list"
        | "code_range_list"
        | "station_contact_read"
        | "template_list"
        | "print_list"
        | "blank_list" => vec![],
        "printer_list"
        | "printer_set"
        | "code_range_add"
        | "station_contact_change"
        | "template_copy"
        | "blank_receive"
        | "blank_spoil" => vec![],
        "certificate_void" => vec![json!({ "certificate": donor, "reason": "x" })],
        "certificate_reissue" => vec![json!({ "certificate": donor, "reason": "x" })],
        "paper_find" => (1..=3)
            .map(|of| json!({ "serial": format!("C{of}") }))
            .collect(),
        "paper_list" => vec![json!({ "donor": donor }), json!({})],
        "honour_issue" => vec![json!({ "donor": donor, "occasion": "towards" })],
        "record_issue" | "benefits_issue" => vec![json!({ "donor": donor })],
        "letter_issue" => vec![
            json!({ "donor": donor }),
            json!({ "donor": donor, "reason_of": deferral }),
        ],
        "group_issue" => {
            vec![json!({ "group": "x", "from": "2026-03-01", "to": TODAY })]
        }
        "nominations_issue" => vec![json!({ "as_of": "2026-12-31", "round": "x" })],
        "labels_issue" => {
            vec![json!({ "codes": ["Z511126000001"], "stock": "roll", "reason": "x" })]
        }
        "paper_look" => papers(ids)
            .iter()
            .map(|paper| json!({ "paper": paper }))
            .collect(),
        "paper_preview" => papers(ids)
            .iter()
            .map(|paper| json!({ "paper": paper, "page": 1, "pixels_wide": 400 }))
            .collect(),
        "paper_pdf" => papers(ids)
            .iter()
            .map(|paper| json!({ "paper": paper }))
            .collect(),
        "print_order" => papers(ids)
            .iter()
            .map(|paper| json!({ "paper": paper, "printer": "" }))
            .collect(),
        "print_retry" => vec![json!({ "print": donor })],
        "print_cancel" => vec![json!({ "print": donor, "reason": "x" })],
        "print_collect" => vec![json!({ "print": donor, "by": "x" })],
        unknown => panic!("say how {unknown} is asked about a donor"),
    }
}

/// Everything about the donor that can be drawn.
fn papers(ids: &Ids) -> Vec<Value> {
    let Ids {
        donor,
        visit,
        certificate,
        deferral,
        donation,
        ..
    } = ids;
    let draft = |order: Value| json!({ "kind": "draft", "order": order });
    vec![
        json!({ "kind": "thank_you", "certificates": [certificate] }),
        json!({ "kind": "leaflet", "donation": donation }),
        json!({ "kind": "visit_form", "visit": visit }),
        json!({ "kind": "daily" }),
        json!({ "kind": "daily", "day": "2026-03-01" }),
        json!({ "kind": "calibration", "printer": "P" }),
        draft(json!({ "of": "honour", "donor": donor, "occasion": "towards" })),
        draft(json!({ "of": "record", "donor": donor })),
        draft(json!({ "of": "benefits", "donor": donor })),
        draft(json!({ "of": "deferral", "donor": donor })),
        draft(json!({ "of": "deferral", "donor": donor, "reason_of": deferral })),
    ]
}

/// Everything that can be taken out.
const EVERYTHING: [&str; 16] = [
    "donors",
    "documents",
    "old_numbers",
    "donations",
    "visits",
    "deferrals",
    "certificates",
    "awards",
    "volunteers",
    "honours",
    "recall",
    "tasks",
    "blocks",
    "openings",
    "staff",
    "journal",
];

/// A file about the donor, to be taken in.
fn file(station: &Station, name: &str, what: &str) -> std::path::PathBuf {
    let path = station.folder().join(name);
    let number = woman(1);
    let text = match what {
        "延期" => format!("身份证号码,姓名,延期代码,发生日期\n{number},黄小兰,T13,2026-11-01\n"),
        _ => format!("身份证号码,姓名\n{number},黄小兰\n{number},黄小梅\n"),
    };
    std::fs::write(&path, text).unwrap();
    path
}

/// The tasks that the person on duty sees.
fn tasks(station: &Station) -> Vec<Value> {
    let tasks = station.ok("task_list", json!({}));
    tasks.as_array().unwrap().clone()
}

/// Every word that would tell a health reason.
fn health_words() -> Vec<String> {
    let rulebook = Rulebook::shipped().unwrap();
    let mut words: Vec<String> = Vec::new();
    for code in CODES {
        let reason = rulebook
            .deferral_reason(code, crate::station::day(TODAY))
            .unwrap();
        words.extend([
            code.into(),
            reason.reason_zh.clone(),
            reason.reason_en.clone(),
        ]);
        words.push(reason.counted_from.clone());
        if !reason.clause.is_empty() {
            words.push(reason.clause.clone());
        }
    }
    words.retain(|word| word != "-" && word != "test");
    words.extend(REMARKS.map(str::to_owned));
    words.extend(MEASURED.map(str::to_owned));
    words.extend(
        [
            "肺炎",
            "haemoglobin",
            "血红蛋白",
            "HBsAg",
            "laboratory",
            "2026-11-01",
            "2026-11-20",
        ]
        .map(str::to_owned),
    );
    words
}

fn may_call(command: &Command, role: Role) -> bool {
    match command.callers {
        Callers::Anyone => true,
        Callers::Roles(roles) => roles.contains(&role),
    }
}

/// Everything that a person learns from the commands that the role may call: what was asked, and
/// the answer, the error or the file.
fn learned(station: &Station, ids: &Ids, role: Role) -> Vec<(String, String)> {
    let mut learned = Vec::new();
    let mine = |list: &'static [Command]| {
        list.iter()
            .filter(move |command| may_call(command, role))
            .map(|command| snake_case(command.request))
    };
    for command in mine(Rpc::LIST) {
        for request in requests(&command, ids, station) {
            learned.push((command.clone(), text(station.ask(&command, request))));
        }
    }
    for command in mine(Job::LIST) {
        for request in requests(&command, ids, station) {
            learned.push((
                command.clone(),
                text(station.job(&command, request.clone())),
            ));
            if let Some(path) = request["out"].as_str() {
                learned.push((command.clone(), exported(path)));
                std::fs::remove_file(path).unwrap();
            }
        }
    }
    for command in mine(Page::LIST) {
        for request in requests(&command, ids, station) {
            let page = station
                .desk
                .page(json!({ "command": command, "request": request }));
            let page = page.map(|sheet| format!("{} {}", sheet.file_name, words_of(&sheet)));
            learned.push((
                command.clone(),
                page.unwrap_or_else(|error| error.to_string()),
            ));
        }
    }
    learned
}

fn text(answer: Result<Value, redwall_desk::DeskError>) -> String {
    answer.map_or_else(|error| error.to_string(), |answer| answer.to_string())
}

/// What can be read on a page. A picture is drawn from the same words as the PDF beside it.
fn words_of(sheet: &redwall_desk::Sheet) -> String {
    match sheet.media_type {
        "application/pdf" => {
            let file = tempfile::NamedTempFile::new().unwrap();
            std::fs::write(file.path(), &sheet.bytes).unwrap();
            let read = std::process::Command::new("pdftotext")
                .arg(file.path())
                .arg("-")
                .output();
            String::from_utf8_lossy(&read.unwrap().stdout).into_owned()
        }
        "image/png" => String::new(),
        _ => String::from_utf8_lossy(&sheet.bytes).into_owned(),
    }
}

/// A file's text. A workbook is packed: its cells are those of the other forms, from one table.
fn exported(path: &str) -> String {
    String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned()
}

#[test]
fn no_role_but_physician_and_auditor_ever_learns_a_health_reason() {
    let (station, ids) = station();
    let words = health_words();
    for (name, role) in [
        ("护士", Role::Nurse),
        ("证书", Role::CertificateClerk),
        ("管理", Role::Administrator),
        // Last: a visit that the desk opens anew takes the failed one's place on the page.
        ("接待", Role::Receptionist),
    ] {
        station.on_duty(name);
        let learned = learned(&station, &ids, role);
        assert!(learned.len() >= 8, "{name}: {}", learned.len());
        for (command, learned) in learned {
            for word in &words {
                // A nurse sees what was measured of a donor who may donate.
                let of_the_other = role == Role::Nurse && command == "donation_code_assign";
                let measured = MEASURED.contains(&word.as_str()) || word == "haemoglobin";
                assert!(
                    !learned.contains(word.as_str()) || (of_the_other && measured),
                    "{name} {command} tells “{word}”: {learned}"
                );
            }
        }
    }
}

#[test]
fn the_words_that_are_looked_for_are_those_that_a_physician_reads() {
    let (station, ids) = station();
    station.on_duty("医师");
    let learned: String = learned(&station, &ids, Role::Physician)
        .into_iter()
        .map(|(_, learned)| learned)
        .collect();
    for word in CODES.iter().chain(&REMARKS).chain(&MEASURED) {
        assert!(learned.contains(word), "{word}");
    }
}
