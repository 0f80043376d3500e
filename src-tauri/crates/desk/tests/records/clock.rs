//! The computer's clock: behind, far ahead, at the limits, at midnight, and in summer time.

use super::*;
use redwall_desk::ErrorCode;

const MONTH: i64 = 33 * DAY;

#[test]
fn the_clock_is_believed_up_to_a_minute_back_and_seven_days_ahead() {
    let station = Station::new();
    let nobody =
        json!({ "donor": "01890000-0000-7000-8000-000000000000", "face_matches_document": true });
    for (off, state, refused) in [
        (0, "ok", ErrorCode::NotFound),
        (-MINUTE, "ok", ErrorCode::NotFound),
        (-MINUTE - 1, "behind", ErrorCode::Clock),
        (7 * DAY, "ok", ErrorCode::NotFound),
        (7 * DAY + 1, "ahead", ErrorCode::Clock),
        (-400 * DAY, "behind", ErrorCode::Clock),
        (400 * DAY, "ahead", ErrorCode::Clock),
    ] {
        station.set_clock(NOON + off);
        let clock = station.ok("desk_read", json!({}))["clock"].clone();
        assert_eq!(clock["state"], state, "{off} ms");
        assert_eq!(clock["newest"], NOON);
        assert_eq!(
            station.refused("visit_open", nobody.clone()).code,
            refused,
            "{off} ms"
        );
    }
}

#[test]
fn while_the_clock_is_in_doubt_nothing_is_judged_and_nothing_is_written() {
    let station = Station::new();
    let (donor, visit) = visit_before_collection(&station, 1, 1);
    let made = station.ok("walk_in", line(2, "2026-11-22", 2));
    let donation = made["donation"]["id"].clone();
    let head = station.head();
    let forbidden = [
        (
            "donor_register",
            json!({ "document": { "number": number("1990-05-01", 3) }, "name": "黄兰" }),
        ),
        (
            "donor_reveal",
            json!({ "donor": donor, "field": "document" }),
        ),
        (
            "donor_phone_change",
            json!({ "donor": donor, "phone": "12100000002" }),
        ),
        (
            "visit_open",
            json!({ "donor": donor, "face_matches_document": true }),
        ),
        (
            "collection_record",
            json!({
                "visit": visit, "code": code(1), "drawn": { "kind": "whole_blood", "ml": 400 },
            }),
        ),
        ("visit_leave", json!({ "visit": visit })),
        (
            "deferral_set",
            json!({ "donor": donor, "deferral": { "code": "P23", "permanent": true } }),
        ),
        ("walk_in", line(4, "2026-11-20", 4)),
        ("late_entry_record", line(4, "2026-11-20", 4)),
        (
            "unit_withdraw",
            json!({ "donation": donation, "confidential": true }),
        ),
        (
            "award_confer",
            json!({ "donor": donor, "level": "bronze", "cutoff": "2026-01-01" }),
        ),
        (
            "setting_change",
            json!({ "key": "clock.ahead_days", "value": 60 }),
        ),
    ];
    for (now, shown) in [
        (NOON + MONTH, ["2026-12-25 12:00", "2026-11-22 12:00"]),
        (NOON - MONTH, ["2026-10-20 12:00", "2026-11-22 12:00"]),
    ] {
        station.set_clock(now);
        for (command, request) in &forbidden {
            let refused = station.refused(command, request.clone());
            assert_eq!(refused.code, ErrorCode::Clock, "{command}: {refused:?}");
            for time in shown {
                assert!(
                    refused.message.contains(time),
                    "{command}: {}",
                    refused.message
                );
            }
        }
        let found = station.ok("donor_search", json!({ "query": "黄小兰" }));
        assert_eq!(
            found["hits"].as_array().unwrap().len(),
            2,
            "searching works"
        );
        for verdict in station.page(&donor)["verdicts"].as_array().unwrap() {
            assert_ne!(verdict["verdict"], "accept");
            assert_eq!(verdict["next"], json!(null));
            assert_eq!(verdict["findings"][0]["rule"], "clock");
            let sentence = verdict["findings"][0]["zh"].as_str().unwrap();
            assert!(
                shown.iter().all(|time| sentence.contains(time)),
                "{sentence}"
            );
        }
    }
    assert_eq!(station.head(), head);
}

#[test]
fn a_clock_set_forward_does_not_end_a_deferral() {
    let station = Station::new();
    let (donor, _) = visit_before_collection(&station, 1, 1);
    let deferral = json!({ "code": "T13", "event": "2026-11-01" });
    station.ok(
        "deferral_set",
        json!({ "donor": donor, "deferral": deferral }),
    );
    station.set_clock(NOON + 300 * DAY);
    let page = station.page(&donor);
    assert_eq!(page["deferrals"][0]["active"], true);
    assert_ne!(page["verdicts"][0]["verdict"], "accept");
}

#[test]
fn an_administrator_confirms_the_time_after_a_long_closure_and_nobody_else() {
    let station = Station::new();
    let nothing_to_confirm = station.refused("time_confirm", json!({}));
    assert_eq!(nothing_to_confirm.code, ErrorCode::OutOfOrder);
    station.hire(
        "医师",
        &[
            "receptionist",
            "physician",
            "nurse",
            "certificate_clerk",
            "auditor",
        ],
    );
    let (donor, _) = visit_before_collection(&station, 1, 1);

    let after_the_holidays = NOON + 8 * DAY;
    station.set_clock(after_the_holidays);
    station.on_duty("医师");
    assert_eq!(
        station.refused("time_confirm", json!({})).code,
        ErrorCode::NotAllowed
    );
    station.on_duty(FOUNDER);
    let confirmed = station.ok("time_confirm", json!({}));
    assert_eq!(confirmed["state"], "ok");
    assert_eq!(confirmed["newest"], after_the_holidays);
    assert_eq!(station.page(&donor)["verdicts"][0]["verdict"], "accept");
    station.head();
}

#[test]
fn a_time_confirmed_after_the_clock_was_set_back_holds_from_then_on() {
    let station = Station::new();
    station.set_clock(NOON - 3 * DAY);
    assert_eq!(
        station.ok("time_confirm", json!({}))["newest"],
        NOON - 3 * DAY
    );
    station.set_clock(NOON - 3 * DAY + MINUTE);
    station.ok("walk_in", line(1, "2026-11-19", 1));
    station.head();
}

#[test]
fn how_far_ahead_is_too_far_is_a_setting() {
    let station = Station::new();
    station.ok(
        "setting_change",
        json!({ "key": "clock.ahead_days", "value": 30 }),
    );
    for (days, state) in [(30, "ok"), (31, "ahead")] {
        station.set_clock(NOON + days * DAY);
        assert_eq!(station.ok("desk_read", json!({}))["clock"]["state"], state);
    }
}

#[test]
fn a_new_station_and_the_demonstration_have_no_doubt() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::at(folder.path().into()).unwrap();
    let mut patient = |_| ControlFlow::Continue(());
    let request = json!({
        "command": "station_demonstrate",
        "request": { "staff": FOUNDER, "password": PASSWORD },
    });
    desk.job(request, &mut Progress::new(&mut patient)).unwrap();
    let state = desk
        .rpc(json!({ "command": "desk_read", "request": {} }))
        .unwrap();
    assert_eq!(state["clock"]["state"], "ok");
}

#[test]
fn a_visit_ends_with_the_stations_day_not_with_utcs() {
    // Noon at the station is four in the morning UTC; its midnight is 16:00 UTC of the same day.
    let station = Station::new();
    station.set_clock(NOON + 12 * 60 * MINUTE - MINUTE);
    let (donor, visit) = visit_before_collection(&station, 1, 1);
    assert_eq!(station.page(&donor)["visit"]["on"], "2026-11-22");
    let collection = json!({
        "visit": visit, "code": code(1), "drawn": { "kind": "whole_blood", "ml": 400 },
    });
    station.set_clock(NOON + 12 * 60 * MINUTE + MINUTE);
    let refused = station.refused("collection_record", collection);
    assert_eq!(refused.code, ErrorCode::OutOfOrder);
    assert_eq!(station.page(&donor)["visit"], json!(null));

    let other = Station::at(NOON + 4 * 60 * MINUTE - MINUTE);
    let (_, visit) = visit_before_collection(&other, 1, 1);
    other.set_clock(NOON + 4 * 60 * MINUTE + MINUTE);
    let collection = json!({
        "visit": visit, "code": code(1), "drawn": { "kind": "whole_blood", "ml": 400 },
    });
    other.ok("collection_record", collection);
}

#[test]
fn a_birth_date_around_a_change_of_summer_time_is_that_very_day() {
    let station = Station::new();
    let changes = [
        "1986-05-04",
        "1986-09-14",
        "1987-04-12",
        "1987-09-13",
        "1988-04-17",
        "1988-09-11",
        "1989-04-16",
        "1989-09-17",
        "1990-04-15",
        "1990-09-16",
        "1991-04-14",
        "1991-09-15",
    ];
    for change in changes {
        let day: chrono::NaiveDate = change.parse().unwrap();
        for born in [day.pred_opt().unwrap(), day, day.succ_opt().unwrap()] {
            let born = born.to_string();
            let register = json!({ "document": { "number": number(&born, 1) }, "name": "黄小兰" });
            let page = station.ok("donor_register", register);
            assert_eq!(page["birth_date"], born.as_str());
            let year: i64 = born[..4].parse().unwrap();
            assert_eq!(page["age"], 2026 - year, "{born}");
        }
    }
    station.head();
}

#[test]
fn one_born_on_the_day_that_summer_time_ended_is_eighteen_on_that_day() {
    // 2009-09-14, a minute before midnight at the station.
    let eve = 1_252_943_940_000;
    let station = Station::at(eve);
    let register = json!({ "document": { "number": number("1991-09-15", 1) }, "name": "黄小兰" });
    let page = station.ok("donor_register", register);
    assert_eq!(
        (&page["age"], &page["verdicts"][0]["verdict"]),
        (&json!(17), &json!("defer"))
    );
    assert_eq!(page["verdicts"][0]["next"], "2009-09-15");
    station.set_clock(eve + 2 * MINUTE);
    let page = station.page(&page["id"]);
    assert_eq!(
        (&page["age"], &page["verdicts"][0]["verdict"]),
        (&json!(18), &json!("accept"))
    );
}

#[test]
fn what_is_written_of_the_staff_does_not_clear_the_clock() {
    let station = Station::new();
    station.set_clock(NOON + MONTH);
    station.hire("新人", &["nurse"]);
    let clock = station.ok("desk_read", json!({}))["clock"].clone();
    assert_eq!(
        (&clock["state"], &clock["newest"]),
        (&json!("ahead"), &json!(NOON))
    );
    let refused = station.refused("walk_in", line(1, "2026-11-22", 1));
    assert_eq!(refused.code, ErrorCode::Clock);
}
