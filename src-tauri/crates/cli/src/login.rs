//! Logging in from the command line.

use crate::arguments::{Login, SecondPerson};
use crate::failure::Failure;
use redwall_desk::Desk;
use redwall_desk::command::Ask;
use redwall_desk::session::SessionOpen;
use std::env;
use std::fs;
use std::path::Path;

const VARIABLE: &str = "REDWALL_PASSWORD";
const SECOND_VARIABLE: &str = "REDWALL_SECOND_PASSWORD";

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
    from_file_or(login.password_file.as_deref(), VARIABLE, "--password-file")
}

/// The password of the second person, from its file or from the environment.
///
/// # Errors
/// Wrong usage, when neither has it.
pub fn second_password(second: &SecondPerson) -> Result<String, Failure> {
    let file = second.second_password_file.as_deref();
    from_file_or(file, SECOND_VARIABLE, "--second-password-file")
}

fn from_file_or(file: Option<&Path>, variable: &str, argument: &str) -> Result<String, Failure> {
    let Some(path) = file else {
        return env::var(variable).map_err(|_| {
            Failure::usage(format!(
                "没有密码。请用 {argument} 指定文件,或设置 {variable}。"
            ))
        });
    };
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::usage(format!("密码文件 {} 打不开:{error}", path.display())))?;
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}
