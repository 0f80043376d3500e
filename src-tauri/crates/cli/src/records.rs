//! What is recorded beside the main job: late entries, tasks, honours, the time.

use crate::arguments::{AwardLevel, Login, TaskWhat, TimeWhat};
use crate::failure::Failure;
use crate::station::{refused, save_certificate};
use crate::{lines, login};
use clap::ValueEnum;
use redwall_desk::command::Ask;
use redwall_desk::late_entry::LateEntryRecord;
use redwall_desk::stateless::read_line;
use redwall_desk::{Desk, DeskError};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

pub fn late_entry(at: &Login, out: Option<&Path>) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    if let Some(folder) = out {
        fs::create_dir_all(folder)?;
    }
    Ok(lines::answer_each(|line| {
        let request: LateEntryRecord = read_line(line)?;
        let id = request.id.clone();
        one_late_entry(&desk, request, out).map_err(|error| refused(id, error))
    })?)
}

/// Records a late entry and leaves its certificate, if there is one, in the folder.
fn one_late_entry(
    desk: &Desk,
    request: LateEntryRecord,
    out: Option<&Path>,
) -> Result<Value, DeskError> {
    let mut answer = request.ask(desk)?;
    save_certificate(desk, out, answer.certificate.as_mut())?;
    serde_json::to_value(answer).map_err(|_| DeskError::internal())
}

pub fn task(what: &TaskWhat) -> Result<bool, Failure> {
    match what {
        TaskWhat::List { at, all } => ask(at, "task_list", json!({ "all": all })),
        TaskWhat::Take { at, task } => ask(at, "task_take", json!({ "task": task })),
        TaskWhat::Close { at, task, outcome } => ask(
            at,
            "task_close",
            json!({ "task": task, "outcome": outcome }),
        ),
    }
}

pub fn award(
    at: &Login,
    donor: &str,
    level: AwardLevel,
    cutoff: &str,
    counted_after: Option<&str>,
) -> Result<bool, Failure> {
    let level = level.to_possible_value();
    let request = json!({
        "donor": donor,
        "level": level.as_ref().map(clap::builder::PossibleValue::get_name),
        "cutoff": cutoff,
        "counted_after": counted_after,
    });
    ask(at, "award_confer", request)
}

pub fn volunteer_hours(at: &Login, donor: &str, since: &str, hours: u32) -> Result<bool, Failure> {
    let request = json!({ "donor": donor, "since": since, "hours": hours });
    ask(at, "volunteer_hours_record", request)
}

pub fn changes(at: &Login, donor: &str, in_full: bool) -> Result<bool, Failure> {
    ask(
        at,
        "donor_changes",
        json!({ "donor": donor, "in_full": in_full }),
    )
}

pub fn time(what: &TimeWhat) -> Result<bool, Failure> {
    let TimeWhat::Confirm { at } = what;
    ask(at, "time_confirm", json!({}))
}

/// Asks the desk through its list of commands, roles included, and prints the answer: a list line
/// by line.
fn ask(at: &Login, command: &str, request: Value) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let answered = desk.rpc(json!({ "command": command, "request": request }));
    lines::tell(answered.map(|answer| match answer {
        Value::Array(rows) => rows,
        answer => vec![answer],
    }))
}
