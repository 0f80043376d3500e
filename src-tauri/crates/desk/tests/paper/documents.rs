//! Each document from its command to its text.

use crate::reading::{Given, code_on, drawn, given, issued, refused, text, thank_you};
use crate::station::{MINUTE, Station, TODAY, woman};
use redwall_desk::{DeskError, ErrorCode, Progress};
use serde_json::{Value, json};
use std::ops::ControlFlow;

const PHONE: &str = "0833-0000000";

fn with_phone() -> Station {
    let station = Station::new();
    let contact = json!({ "phone": PHONE, "benefit_papers": ["用血收费票据原件"] });
    station.ok("station_contact_change", json!({ "contact": contact }));
    station
}

#[test]
fn thank_you_certificates_come_in_three_designs_and_as_cards_one_or_many_in_a_file() {
    let station = Station::new();
    let first = given(&station, 1);
    let second = given(&station, 2);
    for design in ["rules", "waves", "column"] {
        for stock in ["a4", "card"] {
            let paper = json!({
                "kind": "thank_you", "certificates": [first.certificate],
                "look": { "design": design, "stock": stock },
            });
            let text = text(&station, &paper);
            assert!(
                text.contains("黄小兰") && text.contains("Z511126000001"),
                "{design} {stock}"
            );
        }
    }
    let both = json!({
        "kind": "thank_you", "certificates": [first.certificate, second.certificate],
    });
    let looked = station.ok("paper_look", json!({ "paper": both }));
    assert_eq!(
        (&looked["pages"], &looked["template_fault"]),
        (&json!(2), &Value::Null)
    );
    assert_eq!(looked["file_name"], "C00000001等2份.pdf");
    assert_eq!(
        drawn(&station, &both).unwrap(),
        drawn(&station, &both).unwrap()
    );
}

#[test]
fn a_record_and_a_statement_of_benefits_say_what_was_given_and_mask_the_number() {
    let station = with_phone();
    let Given { donor, .. } = given(&station, 1);
    for (command, words) in [
        ("record_issue", "献血证明"),
        ("benefits_issue", "用血收费票据原件"),
    ] {
        let paper = station.ok(command, json!({ "donor": donor }));
        let text = text(&station, &issued(&paper));
        assert!(
            text.contains(words) && text.contains("Z511126000001"),
            "{command}: {text}"
        );
        assert!(text.contains(paper["serial"].as_str().unwrap()));
        assert!(
            !text.contains(&woman(1)) && text.contains("********"),
            "{command}: {text}"
        );
    }
    let listed = station.ok("paper_list", json!({ "donor": donor }));
    let kinds: Vec<_> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["kind"])
        .collect();
    assert_eq!(kinds, ["benefits", "record"]);
    let none = station.registered(5);
    assert_eq!(
        station
            .refused("record_issue", json!({ "donor": none }))
            .code,
        ErrorCode::Paper
    );
    station.assert_proved();
}

#[test]
fn what_was_issued_says_the_same_after_the_records_have_changed() {
    let station = Station::new();
    let Given {
        donor, donation, ..
    } = given(&station, 1);
    let paper = station.ok("record_issue", json!({ "donor": donor }));
    let before = drawn(&station, &issued(&paper)).unwrap();
    let correct = json!({
        "donation": donation, "drawn": { "kind": "whole_blood", "ml": 300 },
        "outcome": "partial", "reason": "读错",
    });
    station.on_duty("护士");
    station.ok("donation_correct", correct);
    station.on_duty("院长");
    assert_eq!(drawn(&station, &issued(&paper)).unwrap(), before);
}

#[test]
fn an_honour_certificate_is_for_an_occasion_that_there_is() {
    let station = Station::new();
    let Given { donor, .. } = given(&station, 1);
    let ask = |occasion: &str| json!({ "donor": donor, "occasion": occasion });
    for occasion in ["reached", "round"] {
        let refused = station.refused("honour_issue", ask(occasion));
        assert_eq!(refused.field.as_deref(), Some("occasion"));
    }
    let paper = station.ok("honour_issue", ask("towards"));
    let text = text(&station, &issued(&paper));
    assert!(text.contains("荣誉证书") && text.contains("18"), "{text}");
}

#[test]
fn a_letter_gives_a_reason_only_where_a_physician_has_decided_so() {
    let station = with_phone();
    let (donor, _) = refused(&station, 1);
    let set = json!({ "donor": donor, "deferral": { "code": "T13", "event": "2026-11-20" } });
    let page = station.ok("deferral_set", set);
    let deferral = &page["deferrals"][0];
    let with_reason = json!({ "donor": donor, "reason_of": deferral["id"] });
    station.on_duty("接待");
    let refused = station.refused("letter_issue", with_reason.clone());
    assert_eq!(refused.code, ErrorCode::NotAllowed);
    let plain = station.ok("letter_issue", json!({ "donor": donor }));
    let reason = deferral["reason"].as_str().unwrap();
    assert!(!text(&station, &issued(&plain)).contains(reason));

    station.on_duty("医师");
    let told = station.ok("letter_issue", with_reason);
    let words: String = reason.split_whitespace().collect();
    assert!(text(&station, &issued(&told)).contains(&words));
    for name in ["接待", "护士", "证书"] {
        station.on_duty(name);
        let kept_out = drawn(&station, &issued(&told)).unwrap_err();
        assert_eq!(kept_out.code, ErrorCode::NotAllowed, "{name}");
    }
    station.on_duty("审核");
    assert!(drawn(&station, &issued(&told)).is_ok());
    let changes = station.ok("donor_changes", json!({ "donor": donor }));
    assert!(!changes.to_string().contains("address\":\""), "{changes}");
}

#[test]
fn a_letter_by_post_needs_an_address_and_says_in_the_journal_that_it_was_shown() {
    let station = with_phone();
    let (donor, _) = refused(&station, 1);
    let set = json!({ "donor": donor, "deferral": { "code": "T13", "event": TODAY } });
    station.ok("deferral_set", set);
    let by_post = json!({ "donor": donor, "by_post": true });
    let refused = station.refused("letter_issue", by_post.clone());
    assert_eq!(refused.field.as_deref(), Some("by_post"));
    let address = json!({ "donor": donor, "address": "四川省乐山市市中区嘉州大道1号" });
    station.ok("donor_address_change", address);
    let letter = station.ok("letter_issue", by_post);
    assert!(text(&station, &issued(&letter)).contains("嘉州大道1号"));
    station.on_duty("审核");
    let changes = station
        .ok("donor_changes", json!({ "donor": donor }))
        .to_string();
    assert!(changes.contains("donor.revealed"), "{changes}");
}

#[test]
fn leaflets_and_letters_wait_for_the_stations_phone() {
    let station = Station::new();
    let Given { donation, .. } = given(&station, 1);
    let leaflet = json!({ "kind": "leaflet", "donation": donation });
    let refused = drawn(&station, &leaflet).unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("phone"));
    let contact = json!({ "contact": { "phone": PHONE } });
    station.ok("station_contact_change", contact);
    let text = text(&station, &leaflet);
    assert!(
        text.contains(PHONE) && text.contains("2027年5月22日"),
        "{text}"
    );
}

#[test]
fn a_group_is_thanked_for_what_its_donors_gave() {
    let station = Station::new();
    let donor = station.registered(1);
    let team = json!({ "group": "嘉州电厂", "channel": "enterprise" });
    let open = json!({ "donor": donor, "face_matches_document": true, "team": team });
    let visit = station.ok("visit_open", open)["id"].clone();
    let form = json!({ "visit": visit, "form_no": "F1", "consent": true });
    station.ok("interview_record", form);
    station.ok(
        "examination_record",
        crate::station::examination(&visit, 128.0),
    );
    let assign = json!({ "visit": visit, "code": crate::reading::code_of(1) });
    station.ok("donation_code_assign", assign);
    station.ok("collection_record", crate::station::collection(&visit, 1));
    let ask =
        |group: &str| json!({ "group": group, "event": "秋季献血", "from": TODAY, "to": TODAY });
    let paper = station.ok("group_issue", ask("嘉州电厂"));
    let text = text(&station, &issued(&paper));
    for words in ["感谢状", "嘉州电厂", "秋季献血", "Z511126000001"] {
        assert!(text.contains(words), "{words} not in {text}");
    }
    assert_eq!(
        station.refused("group_issue", ask("无此单位")).code,
        ErrorCode::Paper
    );
    let listed = |kind: &str| station.ok("paper_list", json!({ "kind": kind }));
    assert_eq!(listed("group")[0]["about"], "嘉州电厂");
    assert_eq!(listed("labels"), json!([]));
}

#[test]
fn the_form_of_a_past_visit_is_found_on_the_donors_page_by_who_may_see_it() {
    let station = Station::new();
    let Given { donor, visit, .. } = given(&station, 1);
    station.pass(24 * 60 * MINUTE);
    station.on_duty("审核");
    let page = station.page(&donor);
    assert_eq!(page["visit"], json!(null));
    let row = &page["visits"][0];
    assert_eq!((&row["id"], &row["on"]), (&visit, &json!(TODAY)));
    let form = text(
        &station,
        &json!({ "kind": "visit_form", "visit": row["id"] }),
    );
    assert!(form.contains("献血登记表"), "{form}");
    for name in ["接待", "护士", "证书"] {
        station.on_duty(name);
        assert_eq!(station.page(&donor)["visits"], json!([]), "{name}");
    }
}

#[test]
fn a_visit_form_shows_answers_and_signature_to_those_who_may_see_health() {
    let station = Station::new();
    let Given { visit, .. } = given(&station, 1);
    let form = json!({ "kind": "visit_form", "visit": visit });
    let text = text(&station, &form);
    assert!(
        text.contains("献血登记表") && text.contains("128g/L"),
        "{text}"
    );
    assert!(!text.contains(&woman(1)));
    for name in ["接待", "护士", "证书"] {
        station.on_duty(name);
        assert_eq!(
            drawn(&station, &form).unwrap_err().code,
            ErrorCode::NotAllowed,
            "{name}"
        );
    }
}

#[test]
fn a_daily_summary_carries_the_head_and_every_code_and_names_nobody() {
    let station = Station::new();
    given(&station, 1);
    let text = text(&station, &json!({ "kind": "daily" }));
    assert!(
        text.contains("Z511126000001") && text.contains("1人次，400毫升"),
        "{text}"
    );
    assert!(!text.contains("黄小兰"));
    let printed = code_on(&station, &json!({ "kind": "daily" }));
    let (seq, _) = printed.split_once(':').unwrap();
    let verified = station.job("journal_verify", json!({ "expect": printed }));
    assert_eq!(verified["differences"], json!([]), "{printed}");
    let forged = format!("{seq}:{}", "0".repeat(64));
    let verified = station.job("journal_verify", json!({ "expect": forged }));
    assert_ne!(verified["differences"], json!([]));
}

#[test]
fn nominations_need_somebody_to_nominate() {
    let station = Station::new();
    given(&station, 1);
    let request = json!({
        "command": "nominations_issue",
        "request": { "as_of": TODAY, "round": "2026年度" },
    });
    let mut patient = |_| ControlFlow::Continue(());
    let refused: DeskError = station
        .desk
        .job(request, &mut Progress::new(&mut patient))
        .unwrap_err();
    assert_eq!(refused.code, ErrorCode::Paper);
    let state = station.ok("paper_list", json!({}));
    assert_eq!(state, json!([]), "what cannot be drawn uses up no serial");
}

#[test]
fn a_draft_is_looked_at_without_a_serial_and_never_printed_or_saved() {
    let station = Station::new();
    let Given { donor, .. } = given(&station, 1);
    let draft = json!({ "kind": "draft", "order": { "of": "record", "donor": donor } });
    let code = code_on(&station, &draft);
    assert!(
        code.contains("未发放") && !code.contains("C0000000"),
        "{code}"
    );
    let order = json!({ "paper": draft, "printer": "P" });
    let refused = [
        station.refused("print_order", order),
        drawn(&station, &draft).unwrap_err(),
    ];
    for refused in refused {
        assert_eq!(refused.field.as_deref(), Some("paper"));
    }
    assert_eq!(
        station.ok("paper_list", json!({ "donor": donor })),
        json!([])
    );
}

#[test]
fn an_error_in_the_stations_own_template_is_told_with_its_line_and_the_built_in_one_is_used() {
    let station = Station::new();
    let Given { certificate, .. } = given(&station, 1);
    let templates = station.ok("template_copy", json!({}));
    let folder = templates["folder"].as_str().unwrap();
    let path = std::path::Path::new(folder).join("thank-you.typ");
    let own = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{own}\n#let broken = (\n")).unwrap();
    let listed = station.ok("template_list", json!({}));
    let changed: Vec<_> = listed["templates"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["changed"] == true)
        .map(|row| row["file"].clone())
        .collect();
    assert_eq!(changed, ["thank-you.typ"]);
    let looked = station.ok("paper_look", json!({ "paper": thank_you(&certificate) }));
    let fault = &looked["template_fault"];
    assert_eq!(fault["file"], "thank-you.typ");
    assert!(fault["line"].as_u64().unwrap() as usize > own.lines().count());
    assert!(text(&station, &thank_you(&certificate)).contains("黄小兰"));
}
