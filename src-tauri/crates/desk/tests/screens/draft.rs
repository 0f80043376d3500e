//! Drafts: what was begun survives the program, not the day, and is nobody else's.

use crate::station::{DAY, PASSWORD, Station};
use redwall_desk::ErrorCode;
use serde_json::{Value, json};

fn save(station: &Station, form: &str, content: &str) -> Value {
    station.ok(
        "draft_save",
        json!({ "form": form, "content": { "typed": content } }),
    )
}

fn kept(station: &Station, form: &str) -> Value {
    station.ok("draft_read", json!({ "form": form }))["content"]["typed"].clone()
}

#[test]
fn a_form_that_was_begun_survives_a_crash() {
    let station = Station::new();
    station.on_duty("接待");
    save(&station, "registration", "黄");
    save(&station, "registration", "黄小");
    let again = station.started_again();
    let rpc = |command: &str, request: Value| {
        again
            .rpc(json!({ "command": command, "request": request }))
            .unwrap()
    };
    rpc(
        "session_open",
        json!({ "staff": "接待", "password": PASSWORD }),
    );
    let draft = rpc("draft_read", json!({ "form": "registration" }));
    assert_eq!(
        (&draft["content"]["typed"], &draft["saved"]),
        (&json!("黄小"), &json!("12:00"))
    );
    rpc("draft_drop", json!({ "form": "registration" }));
    assert_eq!(
        rpc("draft_read", json!({ "form": "registration" })),
        json!(null)
    );
}

#[test]
fn a_draft_is_read_by_nobody_else() {
    let station = Station::new();
    station.on_duty("接待");
    save(&station, "registration", "黄小兰的电话");
    station.on_duty("二接待");
    assert_eq!(
        kept(&station, "registration"),
        json!(null),
        "another receptionist"
    );
    save(&station, "registration", "另一位");
    for (name, form) in [
        ("医师", "registration"),
        ("护士", "interview"),
        ("接待", "interview"),
    ] {
        station.on_duty(name);
        let refused = station.refused("draft_read", json!({ "form": form }));
        assert_eq!(refused.code, ErrorCode::NotAllowed, "{name} {form}");
    }
    station.on_duty("接待");
    assert_eq!(kept(&station, "registration"), "黄小兰的电话");
}

#[test]
fn who_no_longer_holds_the_role_reads_nothing_of_it() {
    let station = Station::new();
    station.on_duty("医师");
    save(&station, "interview", "回答");
    station.on_duty("院长");
    let staff = station.ok("staff_list", json!({}));
    let id = staff
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["name"] == "医师")
        .unwrap()["id"]
        .clone();
    station.ok("roles_change", json!({ "staff": id, "roles": ["nurse"] }));
    station.on_duty("医师");
    let refused = station.refused("draft_read", json!({ "form": "interview" }));
    assert_eq!(refused.code, ErrorCode::NotAllowed);
}

#[test]
fn drafts_go_with_the_day() {
    let station = Station::new();
    save(&station, "interview", "昨天");
    station.pass(DAY);
    station.on_duty("院长");
    assert_eq!(kept(&station, "interview"), json!(null));
}

#[test]
fn a_draft_is_no_entry_and_each_donor_has_another() {
    let station = Station::new();
    let donor = station.registered(1);
    let before = station.job("journal_verify", json!({}))["head"].clone();
    let about = json!({ "form": "interview", "about": donor, "content": { "typed": "一" } });
    station.ok("draft_save", about);
    save(&station, "interview", "二");
    assert_eq!(station.job("journal_verify", json!({}))["head"], before);
    let of_donor = station.ok("draft_read", json!({ "form": "interview", "about": donor }));
    assert_eq!(
        (&of_donor["content"]["typed"], kept(&station, "interview")),
        (&json!("一"), json!("二"))
    );
    let long = json!({ "form": "interview", "content": "长".repeat(20_000) });
    assert_eq!(
        station.refused("draft_save", long).field.as_deref(),
        Some("content")
    );
    station.job("journal_rebuild", json!({}));
    assert_eq!(
        kept(&station, "interview"),
        "二",
        "making the tables anew takes no draft"
    );
    station.assert_proved();
}

#[test]
fn nothing_of_a_draft_can_be_read_in_the_files() {
    let station = Station::new();
    save(&station, "interview", "MARKED-IN-THE-DRAFT");
    let mut files = 0;
    for file in std::fs::read_dir(station.folder()).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            let found = bytes.windows(19).any(|part| part == b"MARKED-IN-THE-DRAFT");
            assert!(!found, "{}", path.display());
            files += 1;
        }
    }
    assert!(files >= 3, "{files}");
}
