//! Records of one person that become one, and are taken apart again.

use super::*;
use redwall_desk::ErrorCode;

/// Two records of the founder's station, each with a donation; those of one person would be too
/// close to each other.
fn two_records(station: &Station) -> (Value, Value) {
    let one = station.ok("walk_in", line(1, "2026-03-01", 1));
    let other = station.ok("walk_in", line(2, "2026-05-01", 2));
    assert_eq!(one["verdict"], "accept");
    assert_eq!(other["verdict"], "accept");
    (station.donor(&one), station.donor(&other))
}

fn merge(keep: &Value, merge: &Value) -> Value {
    json!({ "keep": keep, "merge": merge, "reason": "同一人,旧证件建档" })
}

fn unmerge(donor: &Value, belongs: Value) -> Value {
    json!({ "donor": donor, "reason": "不是同一人", "belongs": belongs })
}

fn verdicts(page: &Value) -> Vec<String> {
    let verdicts = page["verdicts"].as_array().unwrap().iter();
    verdicts
        .map(|verdict| verdict["verdict"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn incident_03_a_merge_takes_the_strictest_deferral_and_judges_past_donations_again() {
    let station = Station::new();
    let (deferred, free) = two_records(&station);
    let permanent = json!({ "code": "P24", "permanent": true });
    station.ok(
        "deferral_set",
        json!({ "donor": deferred, "deferral": permanent }),
    );
    let tasks_before = station.open_tasks().len();
    assert_eq!(verdicts(&station.page(&free)), ["accept", "accept"]);

    let preview = station.ok(
        "donor_merge_preview",
        json!({ "keep": free, "merge": deferred }),
    );
    assert_eq!(verdicts(&preview["keep"]), ["accept", "accept"]);
    assert_eq!(verdicts(&preview["after"]), ["exclude", "exclude"]);
    let against = preview["against_rules"].as_array().unwrap();
    assert_eq!(against.len(), 1, "{preview}");
    assert_eq!(against[0]["code"], code(2));
    assert_eq!(verdicts(&station.page(&free)), ["accept", "accept"]);
    assert_eq!(
        station.open_tasks().len(),
        tasks_before,
        "nothing is written"
    );

    let page = station.ok("donor_merge", merge(&free, &deferred));
    assert_eq!(verdicts(&page), ["exclude", "exclude"]);
    assert_eq!(page["deferrals"].as_array().unwrap().len(), 1);
    assert_eq!(page["history"].as_array().unwrap().len(), 2);
    let flagged = &page["history"][0];
    assert_eq!(
        (&flagged["code"], &flagged["flagged"]),
        (&json!(code(2)), &json!(true))
    );
    let tasks = station.open_tasks();
    let raised: Vec<_> = tasks
        .iter()
        .filter(|task| task["about"] == "merge_against_rules")
        .collect();
    assert_eq!(raised.len(), 1);
    assert_eq!(raised[0]["code"], code(2));
    assert_eq!(raised[0]["donor"], free);
    let opened = json!({ "donor": deferred, "face_matches_document": true });
    assert_eq!(station.ok("visit_open", opened)["step"], "refused");
    station.head();
}

#[test]
fn incident_13_old_numbers_documents_codes_and_certificates_lead_to_the_one_record() {
    let station = Station::new();
    let (old, keep) = two_records(&station);
    let (old_page, keep_page) = (station.page(&old), station.page(&keep));
    let serial = old_page["certificates"][0]["serial"].clone();
    let phone = json!({ "donor": old, "phone": "12100001234" });
    station.ok("donor_phone_change", phone);
    station.ok("donor_merge", merge(&keep, &old));

    let queries = [
        old_page["donor_no"].clone(),
        keep_page["donor_no"].clone(),
        json!(number("1990-05-01", 1)),
        json!(number("1990-05-01", 2)),
        json!(code(1)),
        json!("12100001234"),
        json!("黄小兰"),
        serial,
    ];
    for query in queries {
        let found = station.ok("donor_search", json!({ "query": query }));
        let hits = found["hits"].as_array().unwrap();
        assert_eq!(hits.len(), 1, "{query}: {found}");
        assert_eq!(hits[0]["donor"], keep, "{query}");
    }
    let opened = station.page(&old);
    assert_eq!(opened["id"], keep);
    assert_eq!(
        opened["other_records"],
        json!([
            { "id": old, "donor_no": old_page["donor_no"], "name": "黄小兰" },
        ])
    );
    let again = station.refused("donor_register", line_of_person(1));
    assert_eq!(again.code, ErrorCode::DocumentRegistered);
    assert!(
        again
            .message
            .contains(keep_page["donor_no"].as_str().unwrap())
    );
    let next = station.ok("walk_in", line(1, "2026-11-22", 9));
    assert_eq!(
        (&next["donor_no"], &next["new"]),
        (&keep_page["donor_no"], &json!(false))
    );
    assert_eq!(next["tally"]["whole_blood_ml"], json!(1200), "{next}");
    assert_eq!(station.exported("donations").len(), 3);
    for row in station.exported("again") {
        assert_eq!(row["donor_no"], keep_page["donor_no"]);
    }
    station.head();
}

fn line_of_person(person: u32) -> Value {
    json!({ "document": { "number": number("1990-05-01", person) }, "name": "黄小兰" })
}

#[test]
fn incident_13_an_undone_merge_leaves_everything_as_it_was() {
    let station = Station::new();
    let (old, keep) = two_records(&station);
    let permanent = json!({ "code": "P24", "permanent": true });
    station.ok(
        "deferral_set",
        json!({ "donor": old, "deferral": permanent }),
    );
    let hours = json!({ "donor": old, "since": "2020-01-01", "hours": 120 });
    station.ok("volunteer_hours_record", hours);
    let before = [station.page(&old), station.page(&keep)];
    let donations = station.exported("before");
    station.ok("donor_merge", merge(&keep, &old));
    assert_eq!(station.page(&keep)["volunteer"]["hours"], 120);
    let preview = station.ok("donor_unmerge_preview", json!({ "donor": old }));
    assert_eq!(preview["later"], json!([]));
    assert_eq!(preview["merge"]["donor"]["donor_no"], before[0]["donor_no"]);

    station.ok("donor_unmerge", unmerge(&old, json!([])));
    assert_eq!([station.page(&old), station.page(&keep)], before);
    assert_eq!(station.exported("after"), donations);
    let waiting = station.open_tasks();
    assert!(
        waiting
            .iter()
            .all(|task| task["about"] != "merge_against_rules"),
        "{waiting:?}"
    );
    let twice = station.refused("donor_unmerge", unmerge(&old, json!([])));
    assert_eq!(twice.code, ErrorCode::OutOfOrder);
    station.head();
}

#[test]
fn merges_of_merges_are_one_person_and_are_undone_one_by_one() {
    let station = Station::new();
    let answers = [
        station.ok("walk_in", line(1, "2024-03-01", 1)),
        station.ok("walk_in", line(2, "2025-03-01", 2)),
        station.ok("walk_in", line(3, "2026-03-01", 3)),
    ];
    let [first, second, third] = answers.each_ref().map(|answer| station.donor(answer));
    station.ok("donor_merge", merge(&second, &first));
    station.ok("donor_merge", merge(&third, &first));
    let page = station.page(&first);
    assert_eq!(page["id"], third);
    assert_eq!(page["history"].as_array().unwrap().len(), 3);
    assert_eq!(page["tally"]["whole_blood_ml"], 1200);
    let same = station.refused("donor_merge", merge(&second, &third));
    assert_eq!(same.field.as_deref(), Some("merge"));

    station.ok("donor_unmerge", unmerge(&first, json!([])));
    assert_eq!(station.page(&first)["tally"]["whole_blood_ml"], 400);
    assert_eq!(station.page(&second)["id"], third);
    assert_eq!(station.page(&third)["tally"]["whole_blood_ml"], 800);
    station.head();
}

#[test]
fn what_was_recorded_since_a_merge_goes_where_it_belongs() {
    let station = Station::new();
    let old = station.ok("walk_in", line(1, "2025-03-01", 1));
    let keep = station.ok("walk_in", line(2, "2025-05-01", 2));
    let (old, keep) = (station.donor(&old), station.donor(&keep));
    station.ok("donor_merge", merge(&keep, &old));
    station.ok("walk_in", line(1, "2026-11-20", 3));
    let reactive = json!({ "code": "M10", "event": "2026-11-21" });
    station.ok(
        "deferral_set",
        json!({ "donor": keep, "deferral": reactive }),
    );

    let refused = station.refused("donor_unmerge", unmerge(&old, json!([])));
    assert_eq!(refused.field.as_deref(), Some("belongs"));
    assert!(refused.message.contains(&code(3)), "{}", refused.message);
    let preview = station.ok("donor_unmerge_preview", json!({ "donor": old }));
    let later = preview["later"][0]["visit"].clone();
    assert_eq!(preview["later"][0]["code"], code(3));
    assert_eq!(preview["deferrals_for_both"], 1);

    let belongs = json!([{ "visit": later, "donor": old }]);
    station.ok("donor_unmerge", unmerge(&old, belongs));
    let (of_old, of_keep) = (station.page(&old), station.page(&keep));
    assert_eq!(of_old["history"].as_array().unwrap().len(), 2);
    assert_eq!(of_old["history"][0]["code"], code(3));
    assert_eq!(of_old["certificates"].as_array().unwrap().len(), 2);
    assert_eq!(of_keep["history"].as_array().unwrap().len(), 1);
    assert_eq!(of_keep["tally"]["whole_blood_ml"], 400);
    assert_eq!(
        verdicts(&of_old),
        verdicts(&of_keep),
        "held off until a physician has looked"
    );
    assert_ne!(verdicts(&of_old)[0], "accept");
    let waiting = station.open_tasks().into_iter();
    let both = waiting.filter(|task| task["about"] == "deferral_after_unmerge");
    assert_eq!(both.count(), 2);

    // What is said of the moved donation later is said of its owner.
    let donation = of_old["history"][0]["id"].clone();
    let mild = json!({ "donation": donation, "reaction": "mild", "on": "2026-11-21" });
    station.ok("reaction_report", mild);
    assert_eq!(station.page(&old)["history"][0]["reaction"], "mild");
    let day = station.job("day_reconcile", json!({ "day": "2026-11-20" }));
    assert_eq!(day["donations"][0]["donor_no"], of_old["donor_no"]);
    station.ok("donor_merge", merge(&keep, &old));
    assert_eq!(station.page(&keep)["history"].as_array().unwrap().len(), 3);
    station.head();
}

#[test]
fn nobody_is_merged_while_visiting() {
    let station = Station::new();
    let (visiting, _) = visit_before_collection(&station, 1, 1);
    let other = station.registered(line_of_person(2));
    for request in [merge(&visiting, &other), merge(&other, &visiting)] {
        let refused = station.refused("donor_merge", request);
        assert_eq!(refused.code, ErrorCode::OutOfOrder);
    }
}

#[test]
fn an_administrator_and_a_physician_answer_for_a_merge() {
    let station = Station::new();
    let (old, keep) = two_records(&station);
    station.hire("医师", &["physician"]);
    station.hire("管理", &["administrator"]);
    station.hire("二医师", &["physician"]);
    station.on_duty("医师");
    let alone = station.refused("donor_merge", merge(&keep, &old));
    assert_eq!(alone.code, ErrorCode::SecondPerson);
    let with = |second: &str, password: &str| {
        let mut request = merge(&keep, &old);
        request["second"] = json!(second);
        request["second_password"] = json!(password);
        request
    };
    let two_physicians = station.refused("donor_merge", with("二医师", PASSWORD));
    assert_eq!(two_physicians.code, ErrorCode::SecondPerson);
    let wrong = station.refused("donor_merge", with("管理", "不是这个 password"));
    assert_eq!(wrong.code, ErrorCode::WrongPassword);
    let mut silent = with("管理", PASSWORD);
    silent["reason"] = json!(" ");
    let silent = station.refused("donor_merge", silent);
    assert_eq!(silent.field.as_deref(), Some("reason"));
    station.ok("donor_merge", with("管理", PASSWORD));
    station.on_duty(FOUNDER);
    let changes = station.ok("donor_changes", json!({ "donor": old }));
    let changes = changes.as_array().unwrap().iter();
    let merges: Vec<_> = changes
        .filter(|change| change["kind"] == "donor.merged")
        .collect();
    assert_eq!(merges.len(), 1);
    assert_eq!(merges[0]["by"], "医师");
    assert!(merges[0]["fields"]["second"].is_string());
}
