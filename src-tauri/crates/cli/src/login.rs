//! Logging in from the command line.

use crate::arguments::Login;
use crate::failure::Failure;
use redwall_desk::Desk;
use redwall_desk::session::{self, SessionOpen};
use std::env;
use std::fs;

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
    session::open(&desk, request)?;
    Ok(desk)
}

/// The password, from its file or from the environment.
///
/// # Errors
/// Wrong usage, when neither has it.
pub fn password(login: &Login) -> Result<String, Failure> {
    let Some(path) = &login.password_file else {
        return env::var(VARIABLE).map_err(|_| {
            Failure::usage(format!(
                "没有密码。请用 --password-file 指定文件,或设置 {VARIABLE}。"
            ))
        });
    };
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::usage(format!("密码文件 {} 打不开:{error}", path.display())))?;
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}
