//! Backups: made, listed, tried out, restored.

use crate::arguments::{Backup, Login, Restore};
use crate::failure::Failure;
use crate::station::with_progress;
use crate::{lines, login};
use redwall_desk::{Desk, DeskError};
use serde_json::{Value, json};
use std::path::Path;

pub fn back_up(asked: &Backup) -> Result<bool, Failure> {
    let desk = login::open(&asked.at)?;
    if asked.list {
        return list(&desk);
    }
    if asked.second_place.is_some() || asked.no_second_place {
        let folder = asked.second_place.as_deref().map(whole).transpose()?;
        let set = ask(&desk, "backup_place_set", json!({ "folder": folder }))?;
        lines::print(&set)?;
        return Ok(true);
    }
    let to = asked.to.as_deref().map(whole).transpose()?;
    let made = work(&desk, "backup_now", json!({ "to": to }))?;
    for failure in made["failures"].as_array().into_iter().flatten() {
        eprintln!("{}", failure.as_str().unwrap_or_default());
    }
    lines::print(&made)?;
    Ok(true)
}

fn list(desk: &Desk) -> Result<bool, Failure> {
    let rows = ask(desk, "backup_list", json!({}))?;
    for failure in rows["failures"].as_array().into_iter().flatten() {
        eprintln!("{}", failure.as_str().unwrap_or_default());
    }
    for copy in rows["copies"].as_array().into_iter().flatten() {
        lines::print(copy)?;
    }
    Ok(true)
}

pub fn restore(asked: &Restore) -> Result<bool, Failure> {
    let at = &asked.at;
    let key = asked.recovery_key_file.as_deref();
    let key = key
        .map(|file| login::recovery_key(Some(file)))
        .transpose()?;
    let desk = Desk::at(at.data.clone())?;
    let request = json!({
        "file": whole(&asked.from)?,
        "staff": at.staff,
        "password": login::password(at)?,
        "recovery_key": key,
        "replace": asked.replace,
    });
    let restored = work(&desk, "backup_restore", request)?;
    if let Some(replaced) = restored["replaced"].as_str() {
        eprintln!("原来的数据保存在 {replaced}");
    }
    lines::print(&restored)?;
    Ok(true)
}

pub fn drill(at: &Login) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let request = json!({ "password": login::password(at)? });
    let drilled = work(&desk, "backup_drill", request)?;
    let sound = drilled["proved"]["differences"] == json!([]);
    lines::print(&drilled)?;
    if sound {
        Ok(true)
    } else {
        Err(Failure::data())
    }
}

fn ask(desk: &Desk, command: &str, request: Value) -> Result<Value, DeskError> {
    desk.rpc(json!({ "command": command, "request": request }))
}

fn work(desk: &Desk, command: &str, request: Value) -> Result<Value, DeskError> {
    let request = json!({ "command": command, "request": request });
    with_progress(|progress| desk.job(request, progress))
}

/// A path as the desk takes it: whole, and as text.
fn whole(path: &Path) -> Result<String, Failure> {
    let whole = std::path::absolute(path)?;
    whole
        .into_os_string()
        .into_string()
        .map_err(|_| Failure::usage("路径里有不能识别的字符。请换一个文件夹。"))
}
