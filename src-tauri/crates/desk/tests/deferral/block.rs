//! The lists of blocked documents.

use crate::people::{measurements, person, walk_in, woman};
use crate::station::{Station, TODAY};
use redwall_desk::ErrorCode;
use redwall_desk::block::BlockImport;
use serde_json::{Value, json};

const LIST: &str = "市疾控屏蔽名单";

fn blocked(number: &str) -> Value {
    json!({ "document": { "number": number }, "list": LIST })
}

fn unblocked(number: &str) -> Value {
    json!({ "document": { "number": number }, "list": LIST, "reason": "名单更正" })
}

fn import(station: &Station, text: &str) -> Value {
    station
        .job("block_import", json!({ "file": text }))
        .unwrap()
}

#[test]
fn a_blocked_document_is_asked_about_before_anyone_is_registered() {
    let station = Station::new();
    station.on_duty("院长");
    let number = woman(1);
    station.ok("block_set", blocked(&number));
    let walk_in = walk_in(&number, "Z511126000001");
    let mut as_licence = person(&number);
    as_licence["document"]["type"] = json!("driving_licence");
    as_licence["sex"] = json!("female");
    as_licence["birth_date"] = json!("1990-05-01");
    for (command, request) in [
        ("donor_register", person(&number)),
        ("donor_register", as_licence),
        ("walk_in", walk_in),
    ] {
        let entries = station.entries();
        let refused = station.refused(command, request);
        assert_eq!(refused.code, ErrorCode::DocumentBlocked, "{command}");
        assert_eq!(refused.field.as_deref(), Some("document.number"));
        assert!(!refused.message.contains(&number));
        assert_eq!(station.entries(), entries);
    }
    let reading = station.ok(
        "document_check",
        json!({ "document": { "number": number } }),
    );
    assert_eq!(reading["blocked"], true);
}

#[test]
fn a_registered_donor_whose_document_is_blocked_is_refused_everywhere() {
    let station = Station::new();
    station.on_duty("院长");
    let donor = station.registered(1);
    let open = station.registered(2);
    let visit = station.examined(&open)["id"].clone();
    station.ok("block_set", blocked(&woman(1)));
    let mut dated = blocked(&woman(2));
    dated["until"] = json!("2026-11-25");
    station.ok("block_set", dated);

    let page = station.page(&donor);
    assert_eq!(page["verdicts"][0]["verdict"], "defer");
    assert_eq!(page["verdicts"][0]["next"], json!(null));
    let finding = &page["verdicts"][0]["findings"][0];
    assert_eq!(finding["rule"], "deferral.blocked_document");
    assert_eq!(station.visit(&donor)["step"], "refused");
    let walked = station.ok("walk_in", walk_in(&woman(1), "Z511126000001"));
    assert_eq!(walked["verdict"], "defer");
    assert_eq!(walked["donation"], json!(null));

    let code = json!({ "visit": visit, "code": "Z511126000002" });
    let refused = station.ok("donation_code_assign", code);
    assert_eq!(refused["step"], "refused");
    assert_eq!(refused["refusal"]["until"], "2026-11-25");
    station.move_to(3);
    station.on_duty("院长");
    assert_eq!(station.page(&open)["verdicts"][0]["verdict"], "accept");
    assert_eq!(station.page(&donor)["verdicts"][0]["verdict"], "defer");
}

#[test]
fn a_document_leaves_a_list_by_a_second_person_and_stands_on_the_others() {
    let station = Station::new();
    station.on_duty("医师");
    let number = woman(1);
    station.ok("block_set", blocked(&number));
    let mut other = blocked(&number);
    other["list"] = json!("邻市血站");
    station.ok("block_set", other.clone());
    let own = station.refused("block_end", unblocked(&number));
    assert_eq!(own.code, ErrorCode::SecondPerson);

    station.on_duty("二医师");
    let ended = station.ok("block_end", unblocked(&number));
    assert_eq!(ended["active"], false);
    assert_eq!(ended["ended"]["by"], "二医师");
    let twice = station.refused("block_end", unblocked(&number));
    assert_eq!(twice.code, ErrorCode::NotFound);
    station.on_duty("接待");
    let refused = station.refused("donor_register", person(&number));
    assert_eq!(refused.code, ErrorCode::DocumentBlocked);

    station.on_duty("二医师");
    other["reason"] = json!("名单更正");
    station.ok("block_end", other);
    let listed = station.ok("block_list", json!({}));
    assert_eq!(listed["total"], 2, "both stay visible");
    assert_eq!(listed["rows"][0]["set"]["by"], "医师");
    assert!(!listed.to_string().contains(&number), "numbers are masked");
    station.on_duty("接待");
    station.ok("donor_register", person(&number));
}

#[test]
fn a_list_taken_in_twice_adds_nothing_and_names_the_lines_that_it_refused() {
    let station = Station::new();
    station.on_duty("管理");
    let text = format!(
        "\u{FEFF}type,number,list,from,until\n\
         resident_id,{},{LIST},2026-01-01,\n\
         ,{},{LIST},,2027-01-01\n\
         ,110105194912310021,{LIST},,\n\
         card,{},{LIST},,\n\
         ,{},{LIST},22.11.2026,\n\
         ,{},,,\n",
        woman(1),
        woman(2).to_lowercase(),
        woman(3),
        woman(3),
        woman(3),
    );
    let once = import(&station, &text);
    assert_eq!((&once["added"], &once["unchanged"]), (&json!(2), &json!(0)));
    let lines: Vec<_> = once["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|refused| (refused["line"].clone(), refused["field"].clone()))
        .collect();
    let expected = [(4, "number"), (5, "type"), (6, "from"), (7, "list")];
    assert_eq!(
        lines,
        expected.map(|(line, field)| (json!(line), json!(field)))
    );
    assert!(!once.to_string().contains("110105194912310021"));

    let entries = station.entries();
    let twice = import(&station, &text);
    assert_eq!(
        (&twice["added"], &twice["unchanged"]),
        (&json!(0), &json!(2))
    );
    assert_eq!(station.entries(), entries);

    let longer = json!({ "number": woman(2), "list": LIST, "until": "2028-01-01" });
    let fresh = json!({ "number": woman(4), "list": LIST });
    let text = format!("{longer}\n\n{fresh}\n{{\"number\":1}}\n");
    let changed = import(&station, &text);
    assert_eq!(changed["changed"], 1);
    assert_eq!(changed["added"], 1);
    assert_eq!(changed["refused"][0]["line"], 4);
    let listed = station.ok("block_list", json!({}));
    assert_eq!(listed["total"], 3);
    let untils: Vec<_> = listed["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["until"].clone())
        .collect();
    assert!(untils.contains(&json!("2028-01-01")) && !untils.contains(&json!("2027-01-01")));
}

#[test]
fn a_list_that_is_no_list_is_refused_whole() {
    let station = Station::new();
    station.on_duty("管理");
    for text in ["号码,名单\n1,2\n", "number,list,name\n1,2,3\n"] {
        let refused = station.job("block_import", json!({ "file": text }));
        assert_eq!(refused.unwrap_err().field.as_deref(), Some("file"));
    }
    let gbk = station.folder().join("gbk.csv");
    std::fs::write(&gbk, b"number,list\n1,\xca\xd0\n").unwrap();
    for path in [station.folder().join("nowhere.csv"), gbk] {
        let refused = BlockImport::of_file(&path).map(drop);
        assert_eq!(refused.unwrap_err().field.as_deref(), Some("file"));
    }
}

#[test]
fn a_donor_who_has_donated_and_is_then_blocked_becomes_a_task() {
    let station = Station::new();
    station.on_duty("院长");
    let donated = station.registered(1);
    station.unjudged_donation(&donated, TODAY, "Z511126000001", measurements());
    station.registered(2);
    for (number, tasks) in [(woman(1), 1), (woman(2), 0), (woman(3), 0)] {
        let before = station.entries();
        station.ok("block_set", blocked(&number));
        assert_eq!(station.entries() - before, 1 + tasks);
    }
    let before = station.entries();
    let mut other = blocked(&woman(1));
    other["list"] = json!("邻市血站");
    station.ok("block_set", other);
    assert_eq!(
        station.entries() - before,
        1,
        "blocked already: no second task"
    );
}
