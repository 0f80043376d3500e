//! `staff`: who works here, and with which roles.

use crate::column::Json;
use crate::error::StoreError;
use crate::id::StaffId;
use crate::journal::fact::{RolesChanged, StaffAdded};
use crate::role::Role;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffMember {
    /// The person.
    pub id: StaffId,
    /// The name to log in with.
    pub name: String,
    /// The roles held.
    pub roles: Vec<Role>,
    /// The person has left: the name stands in the journal, nothing more.
    pub left: bool,
}

impl StaffMember {
    /// Whether the person holds a role now.
    pub fn holds(&self, role: Role) -> bool {
        !self.left && self.roles.contains(&role)
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let Json(roles) = row.get(2)?;
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            roles,
            left: row.get(3)?,
        })
    }
}

pub(crate) fn member(from: &Connection, id: StaffId) -> Result<Option<StaffMember>, StoreError> {
    Ok(from
        .prepare_cached("SELECT id, name, roles, has_left FROM staff WHERE id = ?")?
        .query_row([id], StaffMember::read)
        .optional()?)
}

/// Everybody, leavers too, in the order of joining.
pub(crate) fn all(from: &Connection) -> Result<Vec<StaffMember>, StoreError> {
    Ok(from
        .prepare_cached("SELECT id, name, roles, has_left FROM staff ORDER BY id")?
        .query_map([], StaffMember::read)?
        .collect::<Result<_, _>>()?)
}

pub(crate) fn added(to: &Connection, id: StaffId, fact: &StaffAdded) -> Result<(), StoreError> {
    to.execute(
        "INSERT INTO staff (id, name, roles, has_left) VALUES (?, ?, ?, 0)",
        params![id, fact.name, Json(&fact.roles)],
    )?;
    Ok(())
}

pub(crate) fn roles_changed(
    to: &Connection,
    id: StaffId,
    fact: &RolesChanged,
) -> Result<(), StoreError> {
    to.execute(
        "UPDATE staff SET roles = ? WHERE id = ?",
        params![Json(&fact.roles), id],
    )?;
    Ok(())
}

pub(crate) fn removed(to: &Connection, id: StaffId) -> Result<(), StoreError> {
    to.execute("UPDATE staff SET has_left = 1 WHERE id = ?", [id])?;
    Ok(())
}
