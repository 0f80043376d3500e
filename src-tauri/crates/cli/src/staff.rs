//! The staff, from the command line.

use crate::arguments::{Login, Staff};
use crate::failure::Failure;
use crate::{lines, login};
use redwall_desk::session::{self, SessionRecover};
use redwall_desk::{Desk, DeskError};
use serde_json::{Value, json};

pub fn carry_out(what: Staff) -> Result<bool, Failure> {
    match what {
        Staff::List { at } => list(&at),
        Staff::Add {
            at,
            new,
            name,
            roles,
        } => {
            let password = login::new_password(&new)?;
            let request = json!({ "name": name, "roles": roles, "password": password });
            tell_row(&at, "staff_add", request, &name)
        }
        Staff::Roles { at, name, roles } => {
            let desk = login::open(&at)?;
            let request = json!({ "staff": id_of(&desk, &name)?, "roles": roles });
            ask(&desk, "roles_change", request)?;
            tell(row(&desk, &name)?)
        }
        Staff::Remove { at, name, reason } => {
            let desk = login::open(&at)?;
            let request = json!({ "staff": id_of(&desk, &name)?, "reason": reason });
            tell(ask(&desk, "staff_remove", request)?)
        }
        Staff::Password { at, new } => {
            let old = login::password(&at)?;
            let request = json!({ "old": old, "new": login::new_password(&new)? });
            tell_row(&at, "password_change", request, &at.staff)
        }
        Staff::Reset { at, new, name } => {
            let new = login::new_password(&new)?;
            let desk = login::open(&at)?;
            let request = json!({ "staff": id_of(&desk, &name)?, "new": new });
            ask(&desk, "password_reset", request)?;
            tell(row(&desk, &name)?)
        }
        Staff::RecoveryKey { at } => {
            let request = json!({ "password": login::password(&at)? });
            tell(ask(&login::open(&at)?, "recovery_key_show", request)?)
        }
        Staff::Recover {
            data,
            staff,
            recovery_key_file,
            new,
        } => {
            let request = SessionRecover {
                recovery_key: login::recovery_key(recovery_key_file.as_deref())?,
                staff,
                password: login::new_password(&new)?,
            };
            let state = session::recover(&Desk::at(data)?, request)?;
            tell(json!({ "staff": state.on_duty.map(|person| person.name) }))
        }
    }
}

fn list(at: &Login) -> Result<bool, Failure> {
    for row in rows(&login::open(at)?)? {
        lines::print(&row)?;
    }
    Ok(true)
}

/// Carries a command out and prints what is then true of a person, as far as the caller may see it.
fn tell_row(at: &Login, command: &str, request: Value, name: &str) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    ask(&desk, command, request)?;
    tell(row(&desk, name).unwrap_or_else(|_| json!({ "name": name })))
}

fn tell(answer: Value) -> Result<bool, Failure> {
    lines::print(&answer)?;
    Ok(true)
}

/// Asks as a screen does: through the one list, which knows who may.
fn ask(desk: &Desk, command: &str, request: Value) -> Result<Value, DeskError> {
    desk.rpc(json!({ "command": command, "request": request }))
}

fn rows(desk: &Desk) -> Result<Vec<Value>, DeskError> {
    match ask(desk, "staff_list", json!({}))? {
        Value::Array(rows) => Ok(rows),
        _ => Err(DeskError::internal()),
    }
}

/// The person of a name who has not left.
fn row(desk: &Desk, name: &str) -> Result<Value, Failure> {
    rows(desk)?
        .into_iter()
        .find(|row| row["name"] == name && row["left"] == false)
        .ok_or_else(|| Failure::usage(format!("工作人员名单里没有“{name}”,或已经离岗。")))
}

fn id_of(desk: &Desk, name: &str) -> Result<Value, Failure> {
    Ok(row(desk, name)?["id"].clone())
}
