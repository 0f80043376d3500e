//! The lists of blocked documents on the command line.

use crate::arguments::{Block, Listed};
use crate::failure::Failure;
use crate::station::with_progress;
use crate::{lines, login};
use redwall_desk::Desk;
use redwall_desk::block::BlockImport;
use redwall_desk::command::Job;
use serde_json::{Value, json};
use std::fs;

pub fn carry_out(asked: Block) -> Result<bool, Failure> {
    match asked {
        Block::Set {
            at,
            listed,
            from,
            until,
        } => {
            let mut request = read(&listed)?;
            request["from"] = json!(from);
            request["until"] = json!(until);
            ask(&login::open(&at)?, "block_set", request)
        }
        Block::End { at, listed, reason } => {
            let mut request = read(&listed)?;
            request["reason"] = json!(reason);
            ask(&login::open(&at)?, "block_end", request)
        }
        Block::Import { at, file } => {
            let desk = login::open(&at)?;
            let imported = BlockImport::of_file(&file).and_then(|request| {
                let job = Job::BlockImport(Box::new(request));
                with_progress(|progress| job.carry_out(&desk, progress))
            });
            let whole = imported
                .as_ref()
                .is_ok_and(|report| report["refused"] == json!([]));
            Ok(lines::tell(imported.map(|report| vec![report]))? && whole)
        }
        Block::List { at } => list(&login::open(&at)?),
    }
}

/// The document of a request, its number from a file.
fn read(listed: &Listed) -> Result<Value, Failure> {
    let number = fs::read_to_string(&listed.number_file)
        .map_err(|error| Failure::usage(format!("证件号码文件打不开:{error}")))?;
    Ok(json!({
        "document": { "type": listed.kind, "number": number.trim() },
        "list": listed.list,
    }))
}

fn ask(desk: &Desk, command: &str, request: Value) -> Result<bool, Failure> {
    let answered = desk.rpc(json!({ "command": command, "request": request }));
    lines::tell(answered.map(|row| vec![row]))
}

fn list(desk: &Desk) -> Result<bool, Failure> {
    let mut after = 0;
    loop {
        let request = json!({ "command": "block_list", "request": { "after": after } });
        let page = desk.rpc(request)?;
        let rows = page["rows"].as_array().cloned().unwrap_or_default();
        if rows.is_empty() {
            return Ok(true);
        }
        after += rows.len();
        rows.iter().try_for_each(lines::print)?;
    }
}
