//! Logging in from the command line.

use crate::arguments::{Login, NewPassword, SecondPerson};
use crate::failure::Failure;
use redwall_desk::Desk;
use redwall_desk::command::Ask;
use redwall_desk::session::SessionOpen;
use std::env;
use std::fs;
use std::path::Path;

const VARIABLE: &str = "REDWALL_PASSWORD";

/// The desk of a folder, with the person on duty.
///
/// # Errors
/// Wrong usage, or locked, damaged or newer data.
pub fn open(login: &Login) -> Result<Desk, Failure> {
    let desk = Desk::at(login.data.clone())?;
    let request = SessionOpen {
        staff: login.staff.clone(),
        password: password(login)?,
    };
    request.ask(&desk)?;
    Ok(desk)
}

/// The password, from its file or from the environment.
///
/// # Errors
/// Wrong usage, when neither has it.
pub fn password(login: &Login) -> Result<String, Failure> {
    let file = login.password_file.as_deref();
    secret("密码", file, "--password-file", VARIABLE)
}

/// The new password, from its file or from the environment.
///
/// # Errors
/// Wrong usage, when neither has it.
pub fn new_password(new: &NewPassword) -> Result<String, Failure> {
    let file = new.new_password_file.as_deref();
    secret(
        "新密码",
        file,
        "--new-password-file",
        "REDWALL_NEW_PASSWORD",
    )
}

/// The recovery key, from its file or from the environment.
///
/// # Errors
/// Wrong usage, when neither has it.
pub fn recovery_key(file: Option<&Path>) -> Result<String, Failure> {
    secret(
        "恢复密钥",
        file,
        "--recovery-key-file",
        "REDWALL_RECOVERY_KEY",
    )
}

/// The password of the second person, from its file or from the environment.
///
/// # Errors
/// Wrong usage, when neither has it.
pub fn second_password(second: &SecondPerson) -> Result<String, Failure> {
    let file = second.second_password_file.as_deref();
    secret(
        "第二个人的密码",
        file,
        "--second-password-file",
        "REDWALL_SECOND_PASSWORD",
    )
}

fn secret(
    what: &str,
    file: Option<&Path>,
    option: &str,
    variable: &str,
) -> Result<String, Failure> {
    let Some(path) = file else {
        return env::var(variable).map_err(|_| {
            Failure::usage(format!(
                "没有{what}。请用 {option} 指定文件,或设置 {variable}。"
            ))
        });
    };
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::usage(format!("{what}文件 {} 打不开:{error}", path.display())))?;
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}
