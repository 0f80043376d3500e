//! Tasks: a list, an owner, an outcome.

use super::*;
use redwall_desk::ErrorCode;

/// A station with one open task for physicians.
fn with_a_task() -> (Station, Value) {
    let station = Station::new();
    let mut late = line(1, "2026-11-10", 1);
    late["exam"] = examination(100);
    station.ok("late_entry_record", late);
    let task = station.open_tasks()[0]["id"].clone();
    (station, task)
}

#[test]
fn a_task_is_taken_by_one_and_settled_once() {
    let (station, task) = with_a_task();
    station.hire("二号", &["physician"]);
    let taken = station.ok("task_take", json!({ "task": task }));
    assert_eq!(taken["owner"], FOUNDER);
    let head = station.head();
    station.ok("task_take", json!({ "task": task }));
    assert_eq!(station.head(), head, "one's own again changes nothing");

    station.on_duty("二号");
    let settled = json!({ "task": task, "outcome": "血袋已报废" });
    for (command, request) in [
        ("task_take", json!({ "task": task })),
        ("task_close", settled.clone()),
    ] {
        let refused = station.refused(command, request);
        assert_eq!(refused.code, ErrorCode::OutOfOrder);
        assert!(refused.message.contains(FOUNDER), "{}", refused.message);
    }

    station.on_duty(FOUNDER);
    let says_nothing = station.refused("task_close", json!({ "task": task, "outcome": " " }));
    assert_eq!(says_nothing.field.as_deref(), Some("outcome"));
    let closed = station.ok("task_close", settled.clone());
    assert_eq!(closed["outcome"], "血袋已报废");
    assert_eq!(closed["closed_by"], FOUNDER);
    assert_eq!(closed["closed"], "2026-11-22 12:00");
    for (command, request) in [
        ("task_take", json!({ "task": task })),
        ("task_close", settled),
    ] {
        assert_eq!(
            station.refused(command, request).code,
            ErrorCode::OutOfOrder
        );
    }
    assert_eq!(station.open_tasks().len(), 0);
    let all = station.ok("task_list", json!({ "all": true }));
    assert_eq!(all.as_array().unwrap().len(), 1);
    station.head();
}

#[test]
fn a_task_is_for_its_role_and_says_what_to_do_not_why() {
    let (station, task) = with_a_task();
    station.hire("护士", &["nurse", "administrator"]);
    station.hire("审核", &["auditor"]);
    station.on_duty("护士");
    assert_eq!(station.open_tasks().len(), 0);
    for (command, request) in [
        ("task_take", json!({ "task": task })),
        ("task_close", json!({ "task": task, "outcome": "已处理" })),
    ] {
        assert_eq!(
            station.refused(command, request).code,
            ErrorCode::NotAllowed
        );
    }
    station.on_duty("审核");
    let seen = station.open_tasks();
    assert_eq!(seen.len(), 1);
    let text = seen[0].to_string();
    assert!(text.contains("请隔离"), "{text}");
    assert!(
        !text.contains("血红蛋白") && !text.contains("haemoglobin"),
        "{text}"
    );
    let refused = station.refused("task_take", json!({ "task": task }));
    assert_eq!(refused.code, ErrorCode::NotAllowed);
}
