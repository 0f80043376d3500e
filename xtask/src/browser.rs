//! The Chromium that the browser tests drive.
//!
//! Whatever is installed is used: the program named by `CHROMIUM`, then
//! Chromium, Chrome or Edge. Where there is none (Ubuntu has it only as a
//! snap, which does not see the folders of a test) Playwright fetches its own.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::problem::Problem;
use crate::process;
use crate::system;
use crate::workspace::Workspace;

/// The variable that names the Chromium to use, for this task and for the tests.
pub const VARIABLE: &str = "CHROMIUM";

const PROGRAMS: [&str; 4] = [
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
];

const APPLICATIONS: [&str; 5] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
];

/// A Chromium that is installed on this machine.
pub fn installed() -> Option<PathBuf> {
    if let Some(path) = env::var_os(VARIABLE).filter(|value| !value.is_empty()) {
        return Some(PathBuf::from(path)).filter(|path| path.is_file());
    }
    PROGRAMS
        .iter()
        .filter_map(|name| process::find(name))
        .find(|path| !is_snap(path))
        .or_else(|| {
            APPLICATIONS
                .iter()
                .map(PathBuf::from)
                .find(|path| path.is_file())
        })
}

/// A Chromium for the tests; fetched by Playwright if none is installed.
///
/// # Errors
/// There is none and it cannot be fetched.
pub fn provide(workspace: &Workspace) -> Result<PathBuf, Problem> {
    if let Some(path) = installed().or_else(|| fetched(workspace)) {
        return Ok(path);
    }
    println!("No Chromium that tests can drive is installed; Playwright fetches its own.");
    let mut fetch = Command::new("node");
    fetch.args(["node_modules/playwright-core/cli.js", "install", "chromium"]);
    if system::runs_ubuntu() {
        println!("It also installs the system packages that its Chromium needs.");
        fetch.arg("--with-deps");
    }
    process::run(fetch.current_dir(workspace.tests())).map_err(|problem| no_browser(&problem))?;
    fetched(workspace).ok_or_else(|| no_browser(&Problem::new("It was not where it should be.")))
}

fn fetched(workspace: &Workspace) -> Option<PathBuf> {
    let mut ask = Command::new("node");
    ask.args([
        "--eval",
        "process.stdout.write(require('playwright-core').chromium.executablePath())",
    ]);
    let answer = process::read(ask.current_dir(workspace.tests())).ok()?;
    Some(PathBuf::from(answer)).filter(|path| path.is_file())
}

fn is_snap(path: &Path) -> bool {
    path.starts_with("/snap")
}

fn no_browser(problem: &Problem) -> Problem {
    Problem::new(format!(
        "{problem}\nThe browser tests need Chromium. Install Chromium or Google Chrome \
         (https://www.google.com/chrome/), or name its program in the variable {VARIABLE}."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snap_is_not_a_browser_that_tests_can_drive() {
        assert!(is_snap(Path::new("/snap/bin/chromium")));
        assert!(!is_snap(Path::new("/usr/bin/chromium")));
    }
}
