//! Who somebody is on record as, and what finds them.

use super::*;
use redwall_desk::ErrorCode;

fn registered(station: &Station, person: u32, name: &str) -> Value {
    let document = json!({ "number": number("1990-05-01", person) });
    let request = json!({ "document": document, "name": name, "phone": "12100001234" });
    station.registered(request)
}

fn found(station: &Station, query: &str) -> Vec<Value> {
    let found = station.ok("donor_search", json!({ "query": query }));
    let hits = found["hits"].as_array().unwrap().iter();
    hits.map(|hit| hit["donor"].clone()).collect()
}

#[test]
fn incident_01_old_and_new_keys_both_find_the_donor_after_a_change() {
    let station = Station::new();
    let donor = registered(&station, 1, "黄小兰");
    let rename = json!({ "donor": donor, "name": "单雪梅", "reason": "依法改名" });
    let renamed = station.ok("donor_rename", rename);
    assert_eq!(renamed["name"], "单雪梅");
    assert_eq!(renamed["former_names"], json!(["黄小兰"]));
    let passport = json!({ "type": "passport", "number": "E12345678" });
    let add = json!({ "donor": donor, "document": passport });
    station.ok("document_add", add);
    let renewed = json!({
        "donor": donor,
        "document": { "type": "passport", "number": "E87654321" },
        "replaces": passport,
    });
    station.ok("document_add", renewed);
    station.ok(
        "donor_phone_change",
        json!({ "donor": donor, "phone": "12100009876" }),
    );

    let numbers = [
        number("1990-05-01", 1),
        "E12345678".into(),
        "E87654321".into(),
    ];
    let others = [
        "黄小兰",
        "黄",
        "huangxiaolan",
        "hxl",
        "单雪梅",
        "shanxuemei",
        "sxm",
    ];
    let phones = ["12100001234", "12100009876", "1234", "9876"];
    for query in numbers
        .iter()
        .map(String::as_str)
        .chain(others)
        .chain(phones)
    {
        assert_eq!(found(&station, query), vec![donor.clone()], "{query}");
    }
    for name in ["黄小兰", "单雪梅"] {
        let mut next = line(1, "2026-11-22", if name == "黄小兰" { 1 } else { 2 });
        next["name"] = json!(name);
        let answer = station.ok("walk_in", next);
        assert_eq!(answer["new"], false, "{name}: {answer}");
    }
    station.head();
}

#[test]
fn incident_01_a_corrected_birth_date_is_judged_and_the_donor_still_found() {
    let station = Station::new();
    let passport = json!({ "type": "passport", "number": "E12345678" });
    let register = json!({
        "document": passport, "name": "黄小兰", "sex": "female", "birth_date": "1990-05-01",
    });
    let donor = station.ok("donor_register", register)["id"].clone();
    let mut given = line(1, "2026-03-01", 1);
    given["document"] = passport.clone();
    given["sex"] = json!("female");
    given["birth_date"] = json!("1990-05-01");
    assert_eq!(station.ok("walk_in", given)["verdict"], "accept");
    let correct = json!({
        "donor": donor, "birth_date": "2010-05-01", "sex": "female", "reason": "年份误读",
    });
    let own = station.refused("donor_birth_correct", correct.clone());
    assert_eq!(own.code, ErrorCode::SecondPerson);
    station.hire("二号", &["receptionist", "physician"]);
    station.on_duty("二号");
    let page = station.ok("donor_birth_correct", correct);
    assert_eq!(page["birth_date"], "2010-05-01");
    assert_eq!(page["age"], 16);
    assert_ne!(page["verdicts"][0]["verdict"], "accept");
    assert_eq!(page["history"][0]["flagged"], true, "sixteen is too young");
    let tasks = station.open_tasks();
    assert_eq!(tasks[0]["about"], "correction_against_rules");
    for query in ["黄小兰", "E12345678", "0000001"] {
        assert_eq!(found(&station, query), vec![donor.clone()], "{query}");
    }
    station.on_duty(FOUNDER);
    station.head();
}

#[test]
fn another_persons_document_is_not_added() {
    let station = Station::new();
    let donor = registered(&station, 1, "黄小兰");
    registered(&station, 2, "刘大山");
    let document = json!({ "number": number("1990-05-01", 2) });
    let refused = station.refused(
        "document_add",
        json!({ "donor": donor, "document": document }),
    );
    assert_eq!(refused.code, ErrorCode::DocumentRegistered);
    let of_another_day = json!({ "number": number("1991-05-01", 1) });
    let add = json!({ "donor": donor, "document": of_another_day });
    let refused = station.refused("document_add", add);
    assert_eq!(refused.field.as_deref(), Some("document.number"));
}

#[test]
fn a_wrong_registration_is_undone_and_its_number_never_given_again() {
    let station = Station::new();
    let wrong = registered(&station, 1, "黄小兰");
    let undo = json!({ "donor": wrong, "reason": "选错了人" });
    station.ok("donor_registration_undo", undo.clone());
    assert_eq!(
        found(&station, &number("1990-05-01", 1)),
        Vec::<Value>::new()
    );
    let gone = station.refused("donor_open", json!({ "donor": wrong }));
    assert_eq!(gone.code, ErrorCode::NotFound);
    let right = registered(&station, 1, "黄晓岚");
    assert_eq!(station.page(&right)["donor_no"], "0000002");
    station.ok(
        "visit_open",
        json!({ "donor": right, "face_matches_document": true }),
    );
    let too_late = json!({ "donor": right, "reason": "选错了人" });
    let refused = station.refused("donor_registration_undo", too_late);
    assert_eq!(refused.code, ErrorCode::OutOfOrder);
    station.head();
}

#[test]
fn incident_20_another_persons_code_is_refused_at_the_collection() {
    let station = Station::new();
    let (_, one) = visit_before_collection(&station, 1, 1);
    let (_, other) = visit_before_collection(&station, 2, 2);
    let drawn = json!({ "kind": "whole_blood", "ml": 400 });
    for (visit, of) in [(&one, 2), (&other, 1)] {
        let request = json!({ "visit": visit, "code": code(of), "drawn": drawn });
        let refused = station.refused("collection_record", request);
        assert_eq!(refused.field.as_deref(), Some("code"));
    }
    let own = json!({ "visit": one, "code": code(1), "drawn": drawn });
    assert_eq!(station.ok("collection_record", own)["step"], "rest");
}

#[test]
fn incident_03_another_name_with_the_same_birth_date_is_shown_before_registration() {
    let station = Station::new();
    let donor = registered(&station, 1, "黄小兰");
    let again = |name: &str, phone: &str| {
        let document = json!({ "number": number("1990-05-01", 2) });
        json!({ "document": document, "name": name, "phone": phone })
    };
    for (name, nearness) in [
        ("黄小兰", "same"),
        ("黃小蘭", "same"),
        ("黄晓岚", "same_sound"),
        ("黄兰小", "transposed"),
        ("刘小兰", "one_different"),
    ] {
        let request = again(name, "12100009999");
        let similar = station.ok("donor_similar", request.clone());
        assert_eq!(similar[0]["donor"]["donor"], donor, "{name}");
        assert_eq!(similar[0]["nearness"], nearness, "{name}");
        assert_eq!(similar[0]["same_birth"], true, "{name}");
        let refused = station.refused("donor_register", request);
        assert_eq!(refused.code, ErrorCode::SimilarDonors, "{name}");
    }
    assert_eq!(
        station.ok("donor_similar", again("刘大山", "12100001234")),
        json!([])
    );
    let mut by_phone = again("黄小兰", "12100001234");
    by_phone["document"]["number"] = json!(number("1991-07-01", 2));
    let similar = station.ok("donor_similar", by_phone);
    assert_eq!(
        (&similar[0]["same_birth"], &similar[0]["same_phone"]),
        (&json!(false), &json!(true))
    );

    let mut told_apart = again("黄晓岚", "12100009999");
    told_apart["not_the_same"] = json!([donor]);
    let other = station.ok("donor_register", told_apart)["id"].clone();
    let scan = || station.job("duplicate_scan", json!({}));
    assert_eq!(scan()["rows"], json!([]), "nobody is asked twice");
    let changes = station.ok("donor_changes", json!({ "donor": donor }));
    let last = changes.as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (&last["kind"], &last["by"]),
        (&json!("donor.told_apart"), &json!(FOUNDER))
    );
    assert_eq!(last["fields"]["other"], other);
    station.head();
}

#[test]
fn a_list_line_of_a_similar_person_is_registered_and_somebody_is_asked() {
    let station = Station::new();
    station.ok("walk_in", line(1, "2026-11-22", 1));
    let second = station.ok("walk_in", line(2, "2026-11-22", 2));
    assert_eq!(second["new"], true);
    let tasks = station.ok("task_list", json!({}));
    assert_eq!(tasks.as_array().unwrap().len(), 1);
    assert_eq!(tasks[0]["about"], "possible_duplicate");
    assert_eq!(tasks[0]["donor_no"], second["donor_no"]);

    let found = station.job("duplicate_scan", json!({}));
    assert_eq!((&found["donors"], &found["pairs"]), (&json!(2), &json!(1)));
    let pair = found["rows"][0]["donors"].clone();
    let dismiss = json!({ "donor": pair[1]["donor"], "other": pair[0]["donor"] });
    station.ok("duplicate_dismiss", dismiss);
    assert_eq!(station.job("duplicate_scan", json!({}))["pairs"], 0);
    station.head();
}
