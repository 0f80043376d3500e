//! 用户权限报告: who may do what at the station, since when and by whom it was given, and who has
//! left; for an inspector.
//!
//! It is read from the journal itself, which nobody can rewrite; only the last log-in stands in a
//! file beside.

use crate::Session;
use crate::deferral::{Signed, signed};
use crate::error::DeskError;
use redwall_store::fact::{
    PasswordChanged, RecoveryKeyShown, RolesChanged, StaffAdded, StaffRemoved,
};
use redwall_store::{EntryRecord, Reading, Role, Signature, StaffMember, Vault};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// Asks who holds which rights.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StaffRightsRead {}

/// Who holds which rights.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StaffRightsReport {
    /// When it was made, milliseconds UTC.
    pub at: i64,
    /// Everybody who works or worked here, in the order of joining.
    pub people: Vec<StaffRights>,
}

/// The rights of one person.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StaffRights {
    /// The name.
    pub name: String,
    /// The roles held, each since when and by whom it was given.
    pub roles: Vec<RoleHeld>,
    /// Whether a password of the person's opens this desk.
    pub can_log_in: bool,
    /// Who removed the person, when and why; none of one who works here.
    pub left: Option<Signed>,
    /// The last log-in on this data, milliseconds UTC; none where none was noted.
    pub last_login: Option<i64>,
    /// Everything that was changed in the person's rights, the oldest first.
    pub changes: Vec<RightsChange>,
}

/// A role that somebody holds.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RoleHeld {
    /// The role.
    pub role: Role,
    /// Who gave it, and when.
    pub given: Signed,
}

/// A change in somebody's rights.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RightsChange {
    /// What was done.
    pub what: RightsChanged,
    /// The roles from then on; empty where they did not change.
    pub roles: Vec<Role>,
    /// By whom and when, and why where a reason was asked for.
    pub signed: Signed,
}

/// What can be done to somebody's rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RightsChanged {
    /// The person was added.
    Added,
    /// The person was given other roles.
    Roles,
    /// The password was changed, or reset by somebody else.
    Password,
    /// The recovery key was shown to the person.
    RecoveryKey,
    /// The person was removed.
    Removed,
}

/// Who holds which rights.
///
/// # Errors
/// `damaged`, when the vault file cannot be read; those of the database.
pub fn report(session: &Session, _: StaffRightsRead) -> Result<StaffRightsReport, DeskError> {
    let vault = session.store.vault()?;
    session.store.read(|read| {
        let members = read.staff()?.into_iter();
        let people = members.map(|member| rights(session, read, &vault, member));
        Ok(StaffRightsReport {
            at: session.store.now().0,
            people: people.collect::<Result<_, DeskError>>()?,
        })
    })
}

fn rights(
    session: &Session,
    read: &Reading<'_>,
    vault: &Vault,
    member: StaffMember,
) -> Result<StaffRights, DeskError> {
    let mut changes = Vec::new();
    for entry in read.entries_about(member.id)? {
        changes.extend(change(read, &entry)?);
    }
    let left = changes
        .iter()
        .rev()
        .find(|change| change.what == RightsChanged::Removed);
    Ok(StaffRights {
        roles: if member.left {
            Vec::new()
        } else {
            held(&member.roles, &changes)
        },
        can_log_in: !member.left && vault.holds(member.id),
        left: left.map(|change| change.signed.clone()),
        last_login: session.store.last_login(member.id).map(|at| at.0),
        name: member.name,
        changes,
    })
}

/// Each role with the change since which it has been held without a break.
fn held(roles: &[Role], changes: &[RightsChange]) -> Vec<RoleHeld> {
    let of_roles = |change: &&RightsChange| !change.roles.is_empty();
    let since = |role: &Role| {
        let later = changes.iter().rev().filter(of_roles);
        later
            .take_while(|change| change.roles.contains(role))
            .last()
    };
    roles
        .iter()
        .filter_map(|role| {
            Some(RoleHeld {
                role: *role,
                given: since(role)?.signed.clone(),
            })
        })
        .collect()
}

fn change(read: &Reading<'_>, entry: &EntryRecord) -> Result<Option<RightsChange>, DeskError> {
    let (what, roles, reason) = match entry.kind.as_str() {
        StaffAdded::KIND => (RightsChanged::Added, said::<StaffAdded>(entry)?.roles, None),
        RolesChanged::KIND => (
            RightsChanged::Roles,
            said::<RolesChanged>(entry)?.roles,
            None,
        ),
        PasswordChanged::KIND => (RightsChanged::Password, Vec::new(), None),
        RecoveryKeyShown::KIND => (RightsChanged::RecoveryKey, Vec::new(), None),
        StaffRemoved::KIND => {
            let reason = said::<StaffRemoved>(entry)?.reason;
            (RightsChanged::Removed, Vec::new(), Some(reason))
        }
        _ => return Ok(None),
    };
    let signature = Signature {
        by: entry.staff,
        at: entry.at,
        reason,
    };
    Ok(Some(RightsChange {
        what,
        roles,
        signed: signed(read, signature)?,
    }))
}

fn said<T: DeserializeOwned>(entry: &EntryRecord) -> Result<T, DeskError> {
    serde_json::from_value(Value::Object(entry.fields.clone())).map_err(|_| DeskError::internal())
}
