//! `staff`: who works here, and with which roles.

use crate::column::Json;
use crate::error::StoreError;
use crate::id::StaffId;
use crate::journal::fact::StaffAdded;
use crate::role::Role;
use rusqlite::{Connection, OptionalExtension, params};

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffMember {
    /// The person.
    pub id: StaffId,
    /// The name to log in with.
    pub name: String,
    /// The roles held.
    pub roles: Vec<Role>,
}

pub(crate) fn member(from: &Connection, id: StaffId) -> Result<Option<StaffMember>, StoreError> {
    let member = from
        .query_row("SELECT name, roles FROM staff WHERE id = ?", [id], |row| {
            let Json(roles) = row.get(1)?;
            Ok(StaffMember {
                id,
                name: row.get(0)?,
                roles,
            })
        })
        .optional()?;
    Ok(member)
}

pub(crate) fn added(to: &Connection, id: StaffId, fact: &StaffAdded) -> Result<(), StoreError> {
    to.execute(
        "INSERT INTO staff (id, name, roles) VALUES (?, ?, ?)",
        params![id, fact.name, Json(&fact.roles)],
    )?;
    Ok(())
}
