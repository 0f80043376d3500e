//! Documents, printing and the proof of certificates, on the command line.

use crate::arguments::{CertificateWhat, DocumentWhat, Drawn, Login, PrintWhat};
use crate::failure::Failure;
use crate::station::{refused, with_progress};
use crate::{lines, login};
use redwall_desk::paper::proof::{offline, read_keys};
use redwall_desk::stateless::{Id, read_line};
use redwall_desk::{Desk, DeskError, file};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// How often a print that is waited for is asked about.
const BETWEEN_LOOKS: Duration = Duration::from_millis(200);

pub fn document(what: DocumentWhat) -> Result<bool, Failure> {
    match what {
        DocumentWhat::Issue { at } => issue(&at),
        DocumentWhat::Draw {
            at,
            paper,
            out,
            png,
            page,
        } => draw(&at, &paper, &out, png.map(|pixels| (page, pixels))),
        DocumentWhat::List { at, donor } => ask(&at, "paper_list", json!({ "donor": donor })),
        DocumentWhat::Templates { at, copy: true } => ask(&at, "template_copy", json!({})),
        DocumentWhat::Templates { at, copy: false } => ask(&at, "template_list", json!({})),
    }
}

/// One order a line, one document a line.
fn issue(at: &Login) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    Ok(lines::answer_each(|line| {
        let mut order: Value = read_line(line)?;
        let of = order.as_object_mut().and_then(|order| order.remove("of"));
        let of = of.as_ref().and_then(Value::as_str).unwrap_or_default();
        let command = match of {
            "deferral" => "letter_issue".to_owned(),
            other => format!("{other}_issue"),
        };
        let request = json!({ "command": command, "request": order });
        let issued = match of {
            "nominations" => with_progress(|progress| desk.job(request, progress)),
            "honour" | "record" | "benefits" | "group" | "deferral" | "labels" => desk.rpc(request),
            _ => Err(DeskError::bad_request("of")),
        };
        issued.map_err(|error| refused(Id::default(), error))
    })?)
}

fn draw(at: &Login, paper: &Drawn, out: &Path, png: Option<(u32, u32)>) -> Result<bool, Failure> {
    let wanted = Wanted::read(paper)?;
    let desk = login::open(at)?;
    let drawn = wanted.paper(&desk).and_then(|paper| {
        let looked = desk.rpc(json!({ "command": "paper_look", "request": { "paper": paper } }))?;
        let request = match png {
            Some((page, pixels)) => json!({
                "command": "paper_preview",
                "request": { "paper": paper, "page": page, "pixels_wide": pixels },
            }),
            None => json!({ "command": "paper_pdf", "request": { "paper": paper } }),
        };
        let sheet = desk.page(request)?;
        file::save(out, &sheet.bytes)?;
        if let Some(fault) = looked["template_fault"]["message"].as_str() {
            eprintln!("{fault}");
        }
        Ok(vec![json!({
            "file": out,
            "bytes": sheet.bytes.len(),
            "pages": looked["pages"],
            "template_fault": looked["template_fault"],
        })])
    });
    lines::tell(drawn)
}

pub fn print(what: PrintWhat) -> Result<bool, Failure> {
    match what {
        PrintWhat::Printers { at } => ask(&at, "printer_list", json!({})),
        PrintWhat::Order {
            at,
            paper,
            printer,
            tray,
            copies,
            duplex,
            reason,
            wait,
        } => {
            let how = json!({
                "printer": printer, "tray": tray,
                "copies": copies, "duplex": duplex, "reason": reason,
            });
            order(&at, &paper, how, Duration::from_secs(wait.into()))
        }
        PrintWhat::List { at, days } => ask(&at, "print_list", json!({ "days": days })),
        PrintWhat::Cancel { at, print, reason } => {
            let request = json!({ "print": print, "reason": reason });
            ask(&at, "print_cancel", request)
        }
        PrintWhat::Collected { at, print, by } => {
            ask(&at, "print_collect", json!({ "print": print, "by": by }))
        }
    }
}

/// Orders a print and waits for its end; one that failed counts as refused.
fn order(at: &Login, paper: &Drawn, mut how: Value, patience: Duration) -> Result<bool, Failure> {
    let wanted = Wanted::read(paper)?;
    let desk = login::open(at)?;
    let began = Instant::now();
    let ordered = wanted.paper(&desk).and_then(|paper| {
        how["paper"] = paper;
        desk.rpc(json!({ "command": "print_order", "request": how }))
    });
    let ended = ordered.and_then(|mut print| {
        while is_under_way(&print) && began.elapsed() < patience {
            thread::sleep(BETWEEN_LOOKS);
            print = looked_up(&desk, &print)?;
        }
        Ok(print)
    });
    let failed = ended.as_ref().is_ok_and(|print| print["state"] == "failed");
    Ok(lines::tell(ended.map(|print| vec![print]))? && !failed)
}

fn is_under_way(print: &Value) -> bool {
    ["queued", "sending", "sent"]
        .iter()
        .any(|state| print["state"] == *state)
}

fn looked_up(desk: &Desk, print: &Value) -> Result<Value, DeskError> {
    let rows = desk.rpc(json!({ "command": "print_list", "request": {} }))?;
    let mut rows = rows.as_array().cloned().unwrap_or_default().into_iter();
    rows.find(|row| row["id"] == print["id"])
        .ok_or_else(DeskError::internal)
}

pub fn certificate(what: CertificateWhat) -> Result<bool, Failure> {
    match what {
        CertificateWhat::Verify {
            code,
            key,
            data,
            staff,
            password_file,
        } => {
            let text = text_of(&code)?;
            let (Some(data), Some(staff)) = (data, staff) else {
                return verify_offline(&text, key.as_deref());
            };
            let at = Login {
                data,
                staff,
                password_file,
            };
            let desk = login::open(&at)?;
            let request = json!({ "command": "certificate_verify", "request": { "text": text } });
            verified(desk.rpc(request)?)
        }
        CertificateWhat::Key { at } => {
            let desk = login::open(&at)?;
            let keys = desk.rpc(json!({ "command": "station_key_list", "request": {} }))?;
            for key in keys["public_keys"].as_array().into_iter().flatten() {
                println!("{}", key.as_str().unwrap_or_default());
            }
            Ok(true)
        }
        CertificateWhat::Void { at, serial, reason } => {
            of_serial(&at, "certificate_void", &serial, &reason)
        }
        CertificateWhat::Reissue { at, serial, reason } => {
            of_serial(&at, "certificate_reissue", &serial, &reason)
        }
    }
}

fn of_serial(at: &Login, command: &str, serial: &str, reason: &str) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let answered = found(&desk, serial).and_then(|found| {
        let request = json!({ "certificate": found["id"], "reason": reason });
        desk.rpc(json!({ "command": command, "request": request }))
    });
    tell(answered)
}

/// What was issued under a serial.
fn found(desk: &Desk, serial: &str) -> Result<Value, DeskError> {
    desk.rpc(json!({ "command": "paper_find", "request": { "serial": serial } }))
}

fn verify_offline(text: &str, key: Option<&Path>) -> Result<bool, Failure> {
    let Some(path) = key else {
        return Err(Failure::usage("请用 --key 指定血站公布的公钥文件。"));
    };
    let keys = fs::read_to_string(path)
        .map_err(|error| Failure::usage(format!("公钥文件 {} 打不开:{error}", path.display())))?;
    let keys = read_keys(&keys).map_err(|error| Failure::usage(error.message))?;
    let checked = serde_json::to_value(offline(text, &keys)).map_err(std::io::Error::from)?;
    verified(checked)
}

/// What proves nothing, and what no longer holds, counts as refused.
fn verified(checked: Value) -> Result<bool, Failure> {
    lines::print(&checked)?;
    let holds = !["voided", "reissued"]
        .iter()
        .any(|one| checked["standing"] == *one);
    Ok(checked["genuine"] == true && holds)
}

/// The text of a code: that of the file, if there is one of this name.
fn text_of(code: &str) -> Result<String, Failure> {
    if !code.starts_with("RW") && Path::new(code).is_file() {
        return Ok(fs::read_to_string(code)?);
    }
    Ok(code.to_owned())
}

/// What is drawn, as it was asked for.
enum Wanted<'a> {
    Serial(&'a str),
    Paper(Value),
}

impl<'a> Wanted<'a> {
    fn read(drawn: &'a Drawn) -> Result<Self, Failure> {
        if let Some(serial) = &drawn.serial {
            return Ok(Self::Serial(serial));
        }
        serde_json::from_str(drawn.paper.as_deref().unwrap_or_default())
            .map(Self::Paper)
            .map_err(|error| Failure::usage(format!("--paper 不是 JSON:{error}")))
    }

    /// As the desk's commands take it.
    fn paper(self, desk: &Desk) -> Result<Value, DeskError> {
        match self {
            Self::Serial(serial) => Ok(found(desk, serial)?["paper"].clone()),
            Self::Paper(paper) => Ok(paper),
        }
    }
}

/// Asks the desk through its list of commands, roles included, and prints the answer: a list line
/// by line.
fn ask(at: &Login, command: &str, request: Value) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    tell(desk.rpc(json!({ "command": command, "request": request })))
}

fn tell(answered: Result<Value, DeskError>) -> Result<bool, Failure> {
    lines::tell(answered.map(|answer| match answer {
        Value::Array(rows) => rows,
        Value::Null => vec![json!({ "done": true })],
        answer => vec![answer],
    }))
}
