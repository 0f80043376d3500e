//! Who answers for a merge: an administrator and a physician.

use crate::Session;
use crate::error::{DeskError, ErrorCode};
use crate::staff;
use redwall_store::{Role, StaffId};
use zeroize::Zeroizing;

/// The second person, where one is needed or given: who is on duty may be both.
///
/// # Errors
/// `second_person` at `second`, when one is needed and not given, or is not what is needed;
/// `wrong_password` at `second_password`.
pub(super) fn second(
    session: &Session,
    name: Option<&str>,
    password: Option<String>,
) -> Result<Option<StaffId>, DeskError> {
    let missing: Vec<Role> = [Role::Administrator, Role::Physician]
        .into_iter()
        .filter(|role| !session.holds(*role))
        .collect();
    let name = name.map(str::trim).filter(|name| !name.is_empty());
    let Some(name) = name else {
        return if missing.is_empty() {
            Ok(None)
        } else {
            Err(needed())
        };
    };
    let password = Zeroizing::new(password.unwrap_or_default());
    let second = session
        .store
        .identify(name, &password)
        .map_err(|error| staff::at(error, "second_password"))?;
    let member = session.store.read(|read| read.staff_member(second))?;
    let roles = member.map(|member| member.roles).unwrap_or_default();
    if second == session.staff.id || !missing.iter().all(|role| roles.contains(role)) {
        return Err(needed());
    }
    Ok(Some(second))
}

fn needed() -> DeskError {
    let message = "合并和撤销合并由管理员和医师共同负责。请另一位(医师或管理员)输入姓名和密码。";
    DeskError::new(ErrorCode::SecondPerson, message).at("second")
}

/// # Errors
/// `invalid` at `reason`, when it says nothing.
pub(super) fn reason(reason: &str) -> Result<String, DeskError> {
    match reason.trim() {
        "" => Err(DeskError::invalid(
            "reason",
            "请写明依据,它会和姓名、时间一起保留。",
        )),
        reason => Ok(reason.to_owned()),
    }
}
