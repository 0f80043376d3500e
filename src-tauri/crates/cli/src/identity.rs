//! Donors who are registered twice, on the command line.

use crate::arguments::{Answers, Login, Merge, SecondPerson, Unmerge};
use crate::failure::Failure;
use crate::station::with_progress;
use crate::{lines, login};
use redwall_desk::Desk;
use redwall_desk::command::Job;
use serde_json::{Value, json};

/// One line a pair, the likeliest first.
pub fn duplicates(at: &Login) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let job = Job::DuplicateScan(Box::default());
    let found = with_progress(|progress| job.carry_out(&desk, progress))?;
    eprintln!("{} / {}", found["pairs"], found["donors"]);
    let rows = found["rows"].as_array().cloned().unwrap_or_default();
    rows.iter().try_for_each(lines::print)?;
    Ok(true)
}

pub fn merge(asked: Merge) -> Result<bool, Failure> {
    let desk = login::open(&asked.at)?;
    let mut request = json!({ "keep": asked.keep, "merge": asked.merge });
    if asked.answers.preview {
        return ask(&desk, "donor_merge_preview", request);
    }
    answer_for(&mut request, asked.answers)?;
    ask(&desk, "donor_merge", request)
}

pub fn unmerge(asked: Unmerge) -> Result<bool, Failure> {
    let desk = login::open(&asked.at)?;
    let mut request = json!({ "donor": asked.donor });
    if asked.answers.preview {
        return ask(&desk, "donor_unmerge_preview", request);
    }
    let belongs = asked.belongs.iter().map(|said| {
        let (visit, donor) = said
            .split_once('=')
            .ok_or_else(|| Failure::usage(String::from("请写成 --visit 来访=献血者。")))?;
        Ok(json!({ "visit": visit, "donor": donor }))
    });
    request["belongs"] = Value::Array(belongs.collect::<Result<_, Failure>>()?);
    answer_for(&mut request, asked.answers)?;
    ask(&desk, "donor_unmerge", request)
}

fn answer_for(request: &mut Value, answers: Answers) -> Result<(), Failure> {
    request["reason"] = json!(answers.reason);
    if let Some(second) = answers.second {
        let person = SecondPerson {
            second,
            second_password_file: answers.second_password_file,
        };
        request["second_password"] = json!(login::second_password(&person)?);
        request["second"] = json!(person.second);
    }
    Ok(())
}

fn ask(desk: &Desk, command: &str, request: Value) -> Result<bool, Failure> {
    let answered = desk.rpc(json!({ "command": command, "request": request }));
    lines::tell(answered.map(|answer| vec![answer]))
}
