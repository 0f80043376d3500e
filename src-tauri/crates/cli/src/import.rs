//! Taking a file in on the command line: a line for each row that was refused, then the figures.

use crate::arguments::Login;
use crate::failure::Failure;
use crate::station::with_progress;
use crate::{lines, login};
use redwall_desk::Desk;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

pub fn carry_out(
    at: &Login,
    file: PathBuf,
    map: Option<PathBuf>,
    preview: bool,
    dry_run: bool,
    report: Option<PathBuf>,
) -> Result<bool, Failure> {
    let map = map.as_deref().map(read_map).transpose()?;
    let desk = login::open(at)?;
    if preview {
        let request = json!({ "file": file, "map": map });
        lines::print(&ask(&desk, "import_read", request)?)?;
        return Ok(true);
    }
    let request = json!({ "file": file, "map": map, "dry_run": dry_run, "report": report });
    let mut answer = ask(&desk, "import_run", request)?;
    let refused = answer["refused"].take();
    let held = answer["held"].take();
    tell_each(&refused, "refused")?;
    tell_each(&held, "held")?;
    answer["refused"] = json!(refused.as_array().map(Vec::len));
    answer["held"] = json!(held.as_array().map(Vec::len));
    lines::print(&answer)?;
    Ok(answer["refused"] == 0 && answer["held"] == 0)
}

fn read_map(path: &Path) -> Result<Value, Failure> {
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::usage(format!("对照表 {} 打不开:{error}", path.display())))?;
    serde_json::from_str(text.trim_start_matches('\u{FEFF}'))
        .map_err(|error| Failure::usage(format!("对照表不是 JSON:{error}")))
}

fn ask(desk: &Desk, command: &str, request: Value) -> Result<Value, Failure> {
    let request = json!({ "command": command, "request": request });
    Ok(with_progress(|progress| desk.job(request, progress))?)
}

/// A row that was refused is a line like any other that is.
fn tell_each(rows: &Value, code: &str) -> Result<(), Failure> {
    for row in rows.as_array().into_iter().flatten() {
        let id = match row["sheet"].as_str() {
            Some("") | None => row["row"].to_string(),
            Some(sheet) => format!("{sheet}!{}", row["row"]),
        };
        let error = json!({ "code": code, "message": row["message"], "field": row["field"] });
        lines::print(&json!({ "id": id, "error": error }))?;
    }
    Ok(())
}
