//! The staff: who belongs to it, with which roles and keys, and whose records they opened.

use crate::id::DonorId;
use crate::role::Role;
use serde::{Deserialize, Serialize};

/// A person joins the staff.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffAdded {
    /// The name to log in with.
    pub name: String,
    /// The roles to hold.
    pub roles: Vec<Role>,
}

/// A person holds other roles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RolesChanged {
    /// The roles from now on.
    pub roles: Vec<Role>,
}

/// A person has a new password.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordChanged {
    /// How it came about.
    pub how: PasswordChange,
}

/// How a person came by a new password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PasswordChange {
    /// With the old one.
    Own,
    /// Given by an administrator.
    Reset,
    /// With the recovery key.
    Recovered,
}

/// A person leaves the staff; the data key is made anew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffRemoved {
    /// Why.
    pub reason: String,
}

/// A person was shown the recovery key again: whoever has it can read everything.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryKeyShown {}

/// Donors' records that a person opened, noted together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordsOpened {
    /// Which, in the order of opening.
    pub opened: Vec<Opening>,
}

/// A donor's record was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The donor.
    pub donor: DonorId,
    /// When, milliseconds UTC.
    pub at: i64,
}
