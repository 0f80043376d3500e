//! The staff: who belongs to it, with which roles and passwords.

use crate::Session;
use crate::error::DeskError;
use crate::station::filled;
use redwall_store::{Role, StaffId, StaffMember, StoreError};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

/// Asks for everybody who works or worked here.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StaffList {}

/// A person of the staff list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StaffRow {
    /// The person.
    pub id: StaffId,
    /// The name to log in with.
    pub name: String,
    /// The roles held.
    pub roles: Vec<Role>,
    /// Whether a password of the person's opens this desk.
    pub can_log_in: bool,
    /// The person has left; the name stands in the journal only.
    pub left: bool,
}

/// Adds a member of staff.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StaffAdd {
    /// The name to log in with.
    pub name: String,
    /// The roles to hold.
    pub roles: Vec<Role>,
    /// The first password.
    pub password: String,
}

/// Gives a member of staff other roles.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RolesChange {
    /// The person.
    pub staff: StaffId,
    /// The roles from now on.
    pub roles: Vec<Role>,
}

/// Removes somebody who leaves: the data get a new key, everybody else keeps their password.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StaffRemove {
    /// The person.
    pub staff: StaffId,
    /// Why.
    pub reason: String,
}

/// A person was removed.
#[derive(Clone, Serialize, TS)]
pub struct StaffRemoval {
    /// The new recovery key, shown this once; the one before opens old copies only.
    pub recovery_key: String,
    /// What to know now, in Chinese.
    pub note: String,
}

/// Changes the own password of the person on duty.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The password until now.
    pub old: String,
    /// The password from now on.
    pub new: String,
}

/// Gives another person a new password, such as when it was forgotten.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PasswordReset {
    /// The person.
    pub staff: StaffId,
    /// The password from now on.
    pub new: String,
}

/// Asks for the recovery key once more, such as when its paper was lost.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecoveryKeyShow {
    /// The own password of the person on duty, once more.
    pub password: String,
}

/// The recovery key.
#[derive(Clone, Serialize, TS)]
pub struct RecoveryKeyShown {
    /// Whoever has it can read everything.
    pub recovery_key: String,
}

const OLD_COPIES: &str = "离职人员已不能登录,数据已换新密钥。以前的备份和拷贝仍能用当时的密码和旧恢复密钥打开:请妥善保管,并重新做一次备份。旧恢复密钥作废,请把新的抄写或打印后锁好。";

/// Everybody who works or worked here, in the order of joining.
///
/// # Errors
/// `damaged`, when the vault file cannot be read.
pub fn list(session: &Session, _: StaffList) -> Result<Vec<StaffRow>, DeskError> {
    let vault = session.store.vault()?;
    let members = session.store.read(|read| read.staff())?;
    let row = |member: StaffMember| StaffRow {
        id: member.id,
        can_log_in: !member.left && vault.holds(member.id),
        name: member.name,
        roles: member.roles,
        left: member.left,
    };
    Ok(members.into_iter().map(row).collect())
}

/// Adds a member of staff.
///
/// # Errors
/// `weak_password` at `password`; `invalid` at `name` or `roles`.
pub fn add(session: &Session, request: StaffAdd) -> Result<(), DeskError> {
    let password = Zeroizing::new(request.password);
    let name = filled(&request.name, "name", "请填写姓名。")?;
    let roles = some_roles(request.roles)?;
    let added = session
        .store
        .add_staff(session.staff.id, name, &roles, &password);
    added.map(drop).map_err(|error| at(error, "password"))
}

/// Gives a member of staff other roles; they hold at that person's next command.
///
/// # Errors
/// `not_found` at `staff`; `invalid` at `roles`.
pub fn change_roles(session: &Session, request: RolesChange) -> Result<(), DeskError> {
    let roles = some_roles(request.roles)?;
    let changed = session
        .store
        .change_roles(session.staff.id, request.staff, &roles);
    changed.map_err(|error| match error {
        StoreError::LastAdministrator => DeskError::from(error).at("roles"),
        other => at(other, "roles"),
    })
}

/// Removes somebody who leaves.
///
/// # Errors
/// `not_found`, `invalid` at `staff`; `invalid` at `reason`; `out_of_order`, while colleagues have
/// not logged in since an older version; `in_use`, while another program has the data open.
pub fn remove(session: &Session, request: StaffRemove) -> Result<StaffRemoval, DeskError> {
    let reason = filled(&request.reason, "reason", "请填写离岗原因。")?;
    if request.staff == session.staff.id {
        let message = "不能移除自己。请让另一位管理员登录后操作。";
        return Err(DeskError::invalid("staff", message));
    }
    let removed = session
        .store
        .remove_staff(session.staff.id, request.staff, reason);
    let recovery_key = removed.map_err(|error| at(error, "staff"))?;
    Ok(StaffRemoval {
        recovery_key: recovery_key.to_string(),
        note: OLD_COPIES.to_owned(),
    })
}

/// Changes the own password of the person on duty.
///
/// # Errors
/// `wrong_password` and `wait` at `old`; `weak_password` at `new`.
pub fn change_password(session: &Session, request: PasswordChange) -> Result<(), DeskError> {
    let (old, new) = (Zeroizing::new(request.old), Zeroizing::new(request.new));
    if old == new {
        return Err(DeskError::invalid("new", "新密码与旧密码相同。请换一个。"));
    }
    let changed = session.store.change_password(session.staff.id, &old, &new);
    changed.map_err(|error| match error {
        StoreError::WrongPassword | StoreError::Wait(_) => DeskError::from(error).at("old"),
        other => at(other, "new"),
    })
}

/// Gives another person a new password.
///
/// # Errors
/// `not_found` and `invalid` at `staff`; `weak_password` at `new`.
pub fn reset_password(session: &Session, request: PasswordReset) -> Result<(), DeskError> {
    let new = Zeroizing::new(request.new);
    if request.staff == session.staff.id {
        let message = "自己的密码请用“修改密码”,需要输入旧密码。";
        return Err(DeskError::invalid("staff", message));
    }
    let reset = session
        .store
        .reset_password(session.staff.id, request.staff, &new);
    reset.map_err(|error| at(error, "new"))
}

/// Shows the recovery key once more.
///
/// # Errors
/// `wrong_password` and `wait` at `password`.
pub fn show_recovery_key(
    session: &Session,
    request: RecoveryKeyShow,
) -> Result<RecoveryKeyShown, DeskError> {
    let password = Zeroizing::new(request.password);
    let who = session.store.identify(&session.staff.name, &password);
    if who.map_err(|error| at(error, "password"))? != session.staff.id {
        return Err(DeskError::from(StoreError::WrongPassword).at("password"));
    }
    let recovery_key = session.store.show_recovery_key(session.staff.id)?;
    Ok(RecoveryKeyShown {
        recovery_key: recovery_key.to_string(),
    })
}

fn some_roles(mut roles: Vec<Role>) -> Result<Vec<Role>, DeskError> {
    roles.sort_unstable();
    roles.dedup();
    if roles.is_empty() {
        return Err(DeskError::invalid("roles", "请至少选择一个岗位。"));
    }
    Ok(roles)
}

/// The error at the field that it is about; `password` names that of a password.
pub(crate) fn at(error: StoreError, password: &str) -> DeskError {
    let field = match &error {
        StoreError::WrongPassword | StoreError::WeakPassword | StoreError::Wait(_) => password,
        StoreError::StaffExists => "name",
        StoreError::NotOnStaff | StoreError::LastAdministrator | StoreError::NoAdministrator => {
            "staff"
        }
        StoreError::RecoveryKeyMistyped | StoreError::RecoveryKeyOfOtherData => "recovery_key",
        _ => return error.into(),
    };
    DeskError::from(error).at(field)
}
