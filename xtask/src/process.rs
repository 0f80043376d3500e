//! Starting other programs, and saying plainly when one fails.

use std::env;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use crate::problem::{Outcome, Problem};

/// Runs `command` with the terminal as its own, and waits for it.
///
/// # Errors
/// The program cannot be started, or ends with anything but success.
pub fn run(command: &mut Command) -> Outcome {
    let status = command
        .status()
        .map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Problem::new(format!(
        "`{}` failed ({status}).",
        told(command)
    )))
}

/// Runs `command` and returns everything that it wrote to its standard output.
///
/// # Errors
/// As [`run`]; the sentence ends with what the program complained of.
pub fn read(command: &mut Command) -> Result<String, Problem> {
    let output = collect(command)?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(Problem::new(format!(
        "`{}` failed ({}).\n{}",
        told(command),
        output.status,
        String::from_utf8_lossy(&output.stderr).trim_end()
    )))
}

/// Runs `command` and returns its status and all that it wrote.
///
/// # Errors
/// The program cannot be started.
pub fn collect(command: &mut Command) -> Result<Output, Problem> {
    command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| cannot_start(command, &error))
}

/// Whether `command` can be started and succeeds; what it writes is dropped.
pub fn succeeds(command: &mut Command) -> bool {
    collect(command).is_ok_and(|output| output.status.success())
}

/// The program called `name` in one of the folders of `PATH`.
pub fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

/// A command as it would be typed, for messages.
pub fn told(command: &Command) -> String {
    let program = command.get_program().to_string_lossy().into_owned();
    let name = program.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut words = vec![name.to_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

fn cannot_start(command: &Command, error: &std::io::Error) -> Problem {
    let name = command.get_program().to_string_lossy();
    if error.kind() == ErrorKind::NotFound {
        return Problem::new(format!(
            "The program `{name}` was not found on this machine."
        ));
    }
    Problem::new(format!(
        "The program `{name}` could not be started: {error}."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_told_without_the_folder_of_its_program() {
        let mut command = Command::new("/opt/rust/bin/cargo");
        command.args(["build", "--package", "redwall"]);
        assert_eq!(told(&command), "cargo build --package redwall");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let problem = run(&mut Command::new("no-such-program-anywhere")).unwrap_err();
        assert_eq!(
            problem.to_string(),
            "The program `no-such-program-anywhere` was not found on this machine."
        );
    }

    #[test]
    fn a_failure_carries_what_the_program_complained_of() {
        let mut command = Command::new(env!("CARGO"));
        command.arg("no-such-subcommand");
        let problem = read(&mut command).unwrap_err().to_string();
        assert!(problem.starts_with("`cargo"), "{problem}");
        assert!(problem.contains("no such command"), "{problem}");
    }
}
