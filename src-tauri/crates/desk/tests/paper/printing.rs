//! The queue, on a real print server: nothing is marked printed that was not.

use crate::print_server::{PrintServer, patiently};
use crate::reading::{Given, given, thank_you};
use crate::station::{MINUTE, PASSWORD, Station};
use redwall_desk::paper::Made;
use redwall_desk::printing::{Cups, JobState, PrintSystem, Send, SystemPrinter};
use redwall_desk::{Desk, DeskError, ErrorCode};
use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

fn cups(server: &PrintServer) -> Arc<Cups> {
    Arc::new(Cups::at(server.socket().to_str().unwrap()))
}

/// A station that prints on a server with one printer.
fn printing() -> (PrintServer, Station) {
    let server = PrintServer::start();
    server.add("P");
    let mut station = Station::new();
    station.desk = restarted(&station, cups(&server));
    (server, station)
}

/// The same station at a program that was started anew, with the founder on duty.
fn restarted(station: &Station, system: Arc<dyn PrintSystem>) -> Desk {
    let desk = station.started_again().printing_with(system);
    let open = json!({ "staff": "院长", "password": PASSWORD });
    desk.rpc(json!({ "command": "session_open", "request": open }))
        .unwrap();
    desk
}

fn order(certificate: &Value) -> Value {
    json!({ "paper": thank_you(certificate), "printer": "P" })
}

fn job(desk: &Desk, id: &Value) -> Value {
    let rows = desk
        .rpc(json!({ "command": "print_list", "request": {} }))
        .unwrap();
    let rows = rows.as_array().unwrap();
    rows.iter().find(|row| row["id"] == *id).unwrap().clone()
}

fn reaches(desk: &Desk, id: &Value, state: &str) {
    patiently(state, || job(desk, id)["state"] == state);
}

fn times_printed(station: &Station, donor: &Value) -> Value {
    station.page(donor)["certificates"][0]["printed"].clone()
}

#[test]
fn a_certificate_counts_as_printed_when_the_system_says_so_and_who_took_it_is_noted() {
    let (server, station) = printing();
    let Given {
        donor, certificate, ..
    } = given(&station, 1);
    let print = station.ok("print_order", order(&certificate));
    reaches(&station.desk, &print["id"], "printed");
    assert_eq!(times_printed(&station, &donor), 1);
    let request = json!({ "paper": thank_you(&certificate) });
    let pdf = station
        .desk
        .page(json!({ "command": "paper_pdf", "request": request }))
        .unwrap();
    assert!(
        server.received() == [pdf.bytes],
        "the printer got the page itself"
    );
    let collect = json!({ "print": print["id"], "by": "本人" });
    let collected = station.ok("print_collect", collect.clone());
    assert_eq!(
        (
            &collected["collected_by"],
            &collected["serials"],
            &collected["ordered_by"]
        ),
        (&json!("本人"), &json!(["C00000001"]), &json!("院长"))
    );
    assert_eq!(
        station.refused("print_collect", collect).code,
        ErrorCode::OutOfOrder
    );

    let mut again = order(&certificate);
    for unsaid in [json!(null), json!(" ")] {
        again["reason"] = unsaid;
        let refused = station.refused("print_order", again.clone());
        assert_eq!(refused.field.as_deref(), Some("reason"));
    }
    again["reason"] = json!("遗失");
    again["copies"] = json!(2);
    let again = station.ok("print_order", again);
    reaches(&station.desk, &again["id"], "printed");
    assert_eq!(times_printed(&station, &donor), 2);
    station.on_duty("审核");
    let changes = station.ok("donor_changes", json!({ "donor": donor }));
    let mut printed = changes.as_array().unwrap().clone();
    printed.retain(|one| one["kind"] == "certificate.printed");
    assert!(printed[0]["fields"].get("reason").is_none());
    assert_eq!(printed[1]["fields"]["reason"], "遗失");
    station.assert_proved();
}

#[test]
fn a_stopped_printer_is_told_of_and_nothing_counts_as_printed_before_it_goes_on() {
    let (server, station) = printing();
    let Given {
        donor, certificate, ..
    } = given(&station, 1);
    server.tool("cupsdisable", &["-r", "Media tray empty", "P"]);
    let print = station.ok("print_order", order(&certificate));
    assert_eq!(print["state"], "sent");
    let waiting = job(&station.desk, &print["id"]);
    let problem = waiting["problem"].as_str().unwrap();
    assert!(
        problem.contains("已暂停") && problem.contains("Media tray empty"),
        "{problem}"
    );
    let printers = station.ok("printer_list", json!({}));
    assert!(printers[0]["problem"].as_str().unwrap().contains("已暂停"));
    assert_eq!(times_printed(&station, &donor), 0);
    let twice = station.refused("print_order", order(&certificate));
    assert_eq!(twice.field.as_deref(), Some("reason"), "one is under way");
    server.tool("cupsenable", &["P"]);
    reaches(&station.desk, &print["id"], "printed");
    assert_eq!(times_printed(&station, &donor), 1);
}

/// A station that prints on a server with an office printer.
fn with_office_printer() -> (PrintServer, Station) {
    let server = PrintServer::start();
    server.add_office_printer("P");
    let mut station = Station::new();
    station.desk = restarted(&station, cups(&server));
    (server, station)
}

#[test]
fn sheet_tray_sides_and_copies_reach_the_printer() {
    let (server, station) = with_office_printer();
    let printers = station.ok("printer_list", json!({}));
    let printer = &printers[0];
    assert_eq!(printer["duplex"], true);
    let trays = printer["trays"].as_array().unwrap();
    let tray = trays
        .iter()
        .find(|tray| tray.as_str().unwrap().contains('2'))
        .unwrap();
    let first = given(&station, 1);
    let second = given(&station, 2);
    let usual = station.ok("print_order", order(&first.certificate));
    reaches(&station.desk, &usual["id"], "printed");
    let mut order = order(&second.certificate);
    order["paper"]["look"] = json!({ "stock": "card" });
    order["tray"] = tray.clone();
    order["duplex"] = json!(true);
    order["copies"] = json!(3);
    let set = station.ok("print_order", order);
    reaches(&station.desk, &set["id"], "printed");
    let printed = server.printed();
    let [usual, set] = printed.as_slice() else {
        panic!("two documents were printed, not {}", printed.len());
    };
    for told in ["copies=1 ", "sides=one-sided", "PageSize=A4"] {
        assert!(usual.0.contains(told), "{}", usual.0);
    }
    assert!(!usual.0.contains("Tray2"), "{}", usual.0);
    for told in [
        "copies=3 ",
        "sides=two-sided-long-edge",
        "InputSlot=Tray2",
        "PageSize=A6",
    ] {
        assert!(set.0.contains(told), "{}", set.0);
    }
    let labels = json!({ "codes": ["=G12349865432177"], "stock": "roll" });
    let labels = station.ok("labels_issue", labels);
    let order = json!({ "paper": { "kind": "issued", "paper": labels["id"] }, "printer": "P" });
    let roll = station.ok("print_order", order);
    reaches(&station.desk, &roll["id"], "printed");
    let told = server.printed().remove(2).0;
    assert!(
        !told.contains("PageSize"),
        "a roll is as it lies there: {told}"
    );
    let given = server.received();
    assert!(
        [&usual.1, &set.1].into_iter().eq(&given[..2]),
        "every page as it was given"
    );
}

#[test]
fn a_printer_without_paper_is_told_of_and_nothing_counts_as_printed_before_it_has_some() {
    let (server, station) = with_office_printer();
    let Given {
        donor, certificate, ..
    } = given(&station, 1);
    server.put_paper_in(false);
    let print = station.ok("print_order", order(&certificate));
    patiently("the desk hears that there is no paper", || {
        let waiting = job(&station.desk, &print["id"]);
        waiting["problem"]
            .as_str()
            .is_some_and(|problem| problem.contains("缺纸"))
    });
    let printers = station.ok("printer_list", json!({}));
    assert!(printers[0]["problem"].as_str().unwrap().contains("缺纸"));
    assert_eq!(job(&station.desk, &print["id"])["state"], "sent");
    assert_eq!(times_printed(&station, &donor), 0);
    server.put_paper_in(true);
    reaches(&station.desk, &print["id"], "printed");
    assert_eq!(times_printed(&station, &donor), 1);
    assert_eq!(server.printed().len(), 1);
}

#[test]
fn a_queue_goes_on_after_a_restart() {
    let (server, mut station) = printing();
    let first = given(&station, 1);
    let second = given(&station, 2);
    server.tool("cupsdisable", &["P"]);
    let sent = station.ok("print_order", order(&first.certificate));
    server.tool("cupsreject", &["P"]);
    let queued = station.ok("print_order", order(&second.certificate));
    assert_eq!(
        (&sent["state"], &queued["state"]),
        (&json!("sent"), &json!("queued"))
    );
    assert!(queued["problem"].as_str().unwrap().contains("不接收任务"));
    station.desk = restarted(&station, cups(&server));
    server.tool("cupsaccept", &["P"]);
    server.tool("cupsenable", &["P"]);
    for print in [sent, queued] {
        reaches(&station.desk, &print["id"], "printed");
    }
    for donor in [first.donor, second.donor] {
        assert_eq!(times_printed(&station, &donor), 1);
    }
    station.assert_proved();
}

#[test]
fn what_was_cancelled_here_or_at_the_printer_was_not_printed() {
    let (server, station) = printing();
    let Given {
        donor, certificate, ..
    } = given(&station, 1);
    server.tool("cupsdisable", &["P"]);
    let here = station.ok("print_order", order(&certificate));
    let cancel = json!({ "print": here["id"], "reason": "打错了" });
    let cancelled = station.ok("print_cancel", cancel.clone());
    assert_eq!(
        (&cancelled["state"], &cancelled["problem"]),
        (&json!("cancelled"), &json!("打错了"))
    );
    assert_eq!(
        station.refused("print_cancel", cancel).code,
        ErrorCode::OutOfOrder
    );
    let there = station.ok("print_order", order(&certificate));
    server.tool("cancel", &["-a", "P"]);
    reaches(&station.desk, &there["id"], "failed");
    server.tool("cupsenable", &["P"]);
    assert_eq!(times_printed(&station, &donor), 0);
    let again = station.ok("print_retry", json!({ "print": there["id"] }));
    reaches(&station.desk, &again["id"], "printed");
    assert_eq!(again["reason"], "上次没有打印成功");
    let printed = json!({ "print": again["id"] });
    assert_eq!(
        station.refused("print_retry", printed).code,
        ErrorCode::OutOfOrder
    );
}

#[test]
fn without_a_print_system_the_order_waits_and_says_why() {
    let mut station = Station::new();
    station.desk = restarted(&station, Arc::new(Cups::at("/nowhere/cups.sock")));
    let Given { certificate, .. } = given(&station, 1);
    assert_eq!(
        station.refused("printer_list", json!({})).code,
        ErrorCode::Paper
    );
    let print = station.ok("print_order", order(&certificate));
    assert_eq!(print["state"], "queued");
    assert!(print["problem"].as_str().unwrap().contains("没有应答"));
}

#[test]
fn the_system_check_tells_how_the_printers_are() {
    let (server, mut station) = printing();
    let printers = |station: &Station| {
        let checked = station.ok("system_check", json!({}));
        let mut rows = checked["rows"].as_array().unwrap().iter();
        let row = rows.find(|row| row["what"] == "printers").unwrap().clone();
        (row["state"].clone(), row["values"].clone())
    };
    let well = json!({ "printers": ["P"], "problems": [] });
    assert_eq!(printers(&station), (json!("passed"), well));
    server.tool("cupsdisable", &["P"]);
    let (state, values) = printers(&station);
    assert_eq!(state, "attention");
    assert!(values["problems"][0].as_str().unwrap().contains("已暂停"));
    station.desk = restarted(&station, Arc::new(Cups::at("/nowhere/cups.sock")));
    let (state, values) = printers(&station);
    assert_eq!(
        (state, &values["printers"]),
        (json!("attention"), &json!([]))
    );
}

/// A print system that takes the program down with it.
struct Deadly;

impl PrintSystem for Deadly {
    fn printers(&self) -> Result<Vec<SystemPrinter>, DeskError> {
        Ok(vec![SystemPrinter {
            name: "P".into(),
            is_default: true,
            takes_pages: true,
            stopped: false,
            reasons: Vec::new(),
            message: None,
            trays: Vec::new(),
            duplex: false,
        }])
    }

    fn send(&self, _: &Made, _: &Send<'_>) -> Result<String, DeskError> {
        panic!("the program ends while it hands a page over");
    }

    fn state(&self, _: &str, _: &str) -> Result<JobState, DeskError> {
        Ok(JobState::Unknown)
    }

    fn cancel(&self, _: &str, _: &str) -> Result<(), DeskError> {
        Ok(())
    }
}

#[test]
fn a_page_that_was_being_handed_over_at_the_end_is_never_sent_twice_by_itself() {
    let (server, mut station) = printing();
    let Given {
        donor, certificate, ..
    } = given(&station, 1);
    station.desk = restarted(&station, Arc::new(Deadly));
    let request = json!({ "command": "print_order", "request": order(&certificate) });
    assert!(catch_unwind(AssertUnwindSafe(|| station.desk.rpc(request))).is_err());
    station.desk = restarted(&station, cups(&server));
    let rows = station.ok("print_list", json!({}));
    assert_eq!(rows[0]["state"], "sending");
    station.pass(3 * MINUTE);
    let row = job(&station.desk, &rows[0]["id"]);
    assert_eq!(row["state"], "failed");
    assert!(
        row["problem"]
            .as_str()
            .unwrap()
            .contains("不知道是否已经打印")
    );
    assert!(server.received().is_empty());
    assert_eq!(times_printed(&station, &donor), 0);
}

#[test]
fn numbered_blanks_are_used_by_what_was_printed_on_them() {
    let (_server, station) = printing();
    let Given { certificate, .. } = given(&station, 1);
    let blanks =
        |first: u32, last: u32| json!({ "stock": "感谢证书A4", "first": first, "last": last });
    station.ok("blank_receive", json!({ "blanks": blanks(1, 10) }));
    let on = |numbers: Value| {
        let mut order = order(&certificate);
        order["blanks"] = numbers;
        order
    };
    for wrong in [blanks(1, 2), blanks(11, 11)] {
        let refused = station.refused("print_order", on(wrong));
        assert_eq!(refused.field.as_deref(), Some("blanks"));
    }
    let print = station.ok("print_order", on(blanks(1, 1)));
    reaches(&station.desk, &print["id"], "printed");
    let books = station.ok("blank_list", json!({}));
    let book = &books[0];
    assert_eq!(
        (
            &book["received"],
            &book["used"],
            &book["left"],
            &book["next"]
        ),
        (&json!(10), &json!(1), &json!(9), &json!(2))
    );
}

#[test]
fn a_printer_that_is_off_gets_its_pages_moved() {
    let (server, station) = printing();
    let Given { certificate, .. } = given(&station, 1);
    let settings = json!({ "right_tenth_mm": 25, "down_tenth_mm": -10 });
    station.ok(
        "printer_set",
        json!({ "printer": "P", "settings": settings }),
    );
    let far = json!({ "right_tenth_mm": 201, "down_tenth_mm": 0 });
    let refused = station.refused("printer_set", json!({ "printer": "P", "settings": far }));
    assert_eq!(refused.field.as_deref(), Some("settings.right_tenth_mm"));
    let print = station.ok("print_order", order(&certificate));
    reaches(&station.desk, &print["id"], "printed");
    let request = json!({ "paper": thank_you(&certificate) });
    let straight = station
        .desk
        .page(json!({ "command": "paper_pdf", "request": request }))
        .unwrap()
        .bytes;
    let (moved, straight) = (place(&server.received()[0]), place(&straight));
    let millimetres = |points: f64| points / 72.0 * 25.4;
    let right = millimetres(moved.0 - straight.0);
    let down = millimetres(moved.1 - straight.1);
    assert!(
        (right - 2.5).abs() < 0.01 && (down + 1.0).abs() < 0.01,
        "{right} {down}"
    );
    let page = crate::reading::text(&station, &json!({ "kind": "calibration", "printer": "P" }));
    assert!(page.contains("2.5"), "{page}");
}

/// Where the first word of a page stands, points from the left and from above.
fn place(pdf: &[u8]) -> (f64, f64) {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), pdf).unwrap();
    let read = std::process::Command::new("pdftotext")
        .arg("-bbox")
        .arg(file.path())
        .arg("-")
        .output()
        .unwrap();
    let xml = String::from_utf8(read.stdout).unwrap();
    let word = xml.lines().find(|line| line.contains("<word")).unwrap();
    let value = |key: &str| {
        let from = word.find(key).unwrap() + key.len() + 2;
        let rest = &word[from..];
        rest[..rest.find('"').unwrap()].parse::<f64>().unwrap()
    };
    (value("xMin"), value("yMin"))
}
