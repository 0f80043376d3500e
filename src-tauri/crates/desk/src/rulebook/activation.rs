//! Switching a rulebook on or off: two people, each with their own password.

use super::read::{RulebookPage, RulebookRead, page};
use super::{RulebookFile, laid_over, with_files};
use crate::Session;
use crate::error::{DeskError, ErrorCode};
use crate::staff;
use redwall_rules::Status;
use redwall_store::fact::{RulebookActivated, RulebookWithdrawn};
use redwall_store::{Reading, Role, StaffId, Writing};
use serde::Deserialize;
use ts_rs::TS;
use zeroize::Zeroizing;

/// The passwords of two people: of the one on duty, and of another.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TwoPasswords {
    /// The password of the person on duty.
    pub password: String,
    /// The name of another administrator, or of a physician.
    pub second: String,
    /// That person's password.
    pub second_password: String,
}

/// Lays a rulebook over the rules in force; it holds from its own first day on.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RulebookActivate {
    /// The rulebook; a draft cannot be activated.
    pub file: RulebookFile,
    /// Two people's passwords.
    pub passwords: TwoPasswords,
}

/// Takes a rulebook of the station's own out of the rules in force.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RulebookWithdraw {
    /// Its name.
    pub name: String,
    /// Why.
    pub reason: String,
    /// Two people's passwords.
    pub passwords: TwoPasswords,
}

/// Lays a rulebook over the rules in force.
///
/// # Errors
/// `invalid` at `files`, with file, line and reason, and for a draft; `wrong_password` at
/// `password` or `second_password`; `invalid` at `second`.
pub fn activate(session: &Session, request: RulebookActivate) -> Result<RulebookPage, DeskError> {
    let RulebookActivate { file, passwords } = request;
    by_two(session, passwords, |write, second| {
        let files = [file];
        let with = with_files(write, &files)?;
        let part = with.parts().last().ok_or_else(DeskError::internal)?;
        if part.status == Status::Draft {
            return Err(draft());
        }
        let name = part.name.clone();
        let [file] = files;
        let station = write.station_id()?.ok_or_else(DeskError::internal)?;
        let activated = RulebookActivated {
            name,
            text: file.text,
            second,
        };
        Ok(write.append(station, activated)?)
    })
}

/// Takes a rulebook out of the rules in force.
///
/// # Errors
/// `invalid` at `name` or `reason`; `wrong_password` at `password` or `second_password`; `invalid`
/// at `second`.
pub fn withdraw(session: &Session, request: RulebookWithdraw) -> Result<RulebookPage, DeskError> {
    let RulebookWithdraw {
        name,
        reason,
        passwords,
    } = request;
    if reason.trim().is_empty() {
        return Err(DeskError::invalid("reason", "请写明停用这份规则的原因。"));
    }
    by_two(session, passwords, |write, second| {
        if !write.rulebooks()?.iter().any(|own| own.name == name) {
            let message = "没有启用过这个名称的规则。随软件附带的规则不能停用。";
            return Err(DeskError::invalid("name", message));
        }
        let station = write.station_id()?.ok_or_else(DeskError::internal)?;
        let withdrawn = RulebookWithdrawn {
            name,
            reason: reason.trim().to_owned(),
            second,
        };
        write.append(station, withdrawn)?;
        laid_over(&write.rulebooks()?, &[]).map(drop)
    })
}

/// Writes in the name of the person on duty, once that person and another have given their
/// passwords.
fn by_two(
    session: &Session,
    passwords: TwoPasswords,
    work: impl FnOnce(&mut Writing<'_>, StaffId) -> Result<(), DeskError>,
) -> Result<RulebookPage, DeskError> {
    let own = Zeroizing::new(passwords.password);
    let others = Zeroizing::new(passwords.second_password);
    let first = confirm(session, &session.staff.name, &own, "password")?;
    let second = confirm(session, passwords.second.trim(), &others, "second_password")?;
    if first == second {
        let message = "需要两个人各自输入密码。请让另一位管理员或医师确认。";
        return Err(DeskError::invalid("second", message));
    }
    session.store.write(session.staff.id, |write| {
        require_either(write, second)?;
        work(write, second)
    })?;
    page(session, RulebookRead { on: None })
}

fn confirm(
    session: &Session,
    name: &str,
    password: &str,
    field: &str,
) -> Result<StaffId, DeskError> {
    session
        .store
        .identify(name, password)
        .map_err(|error| staff::at(error, field))
}

fn require_either(read: &Reading<'_>, second: StaffId) -> Result<(), DeskError> {
    let roles = read.staff_member(second)?.map(|member| member.roles);
    let holds = |role| roles.as_ref().is_some_and(|roles| roles.contains(&role));
    if holds(Role::Administrator) || holds(Role::Physician) {
        return Ok(());
    }
    let message = "确认规则的第二个人须是管理员或医师。";
    Err(DeskError::invalid("second", message))
}

fn draft() -> DeskError {
    let message =
        "这是草案,不能启用。正式公布后,请把文件中的 status 改为 in_force,并写明生效日期 from。";
    DeskError::new(ErrorCode::Invalid, message).at("files")
}
