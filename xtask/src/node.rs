//! Node and its packages, for the screens and for the tests that drive them.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::process::Command;

use crate::problem::{Outcome, Problem};
use crate::process;

/// Written beside the packages once they are complete, with the mark of the lock file.
const STAMP: &str = "node_modules/.complete";

const HOW: &str = "Install Node 20.19 or a later 20, or 22.12 or later, from https://nodejs.org (npm comes \
                   with it), open a new terminal and call this task again.";

/// Checks that Node is there and new enough.
///
/// # Errors
/// It is missing, or older than the build of the screens accepts.
pub fn check() -> Outcome {
    let answer = process::read(Command::new("node").arg("--version"))
        .map_err(|_| Problem::new(format!("Node was not found. {HOW}")))?;
    let Some(version) = Version::parse(&answer) else {
        return Err(Problem::new(format!(
            "`node --version` answered `{}`, which is no version. {HOW}",
            answer.trim()
        )));
    };
    if !version.builds_screens() {
        return Err(Problem::new(format!(
            "Node {} is too old. {HOW}",
            answer.trim()
        )));
    }
    Ok(())
}

/// Installs the packages of `folder` exactly as its lock file says, unless they already are.
///
/// # Errors
/// There is no lock file or no npm, or npm fails.
pub fn install(folder: &Path) -> Outcome {
    let mark = lock_mark(folder)?;
    let stamp = folder.join(STAMP);
    if fs::read_to_string(&stamp).is_ok_and(|found| found == mark) {
        return Ok(());
    }
    println!(
        "Installing the Node packages of {} (npm ci) …",
        folder.display()
    );
    let mut install = npm();
    install
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder);
    process::run(&mut install)?;
    fs::write(&stamp, mark).map_err(|error| Problem::with_path("write", &stamp, &error))
}

/// Npm, by the name under which this system can start it.
pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// `npm run script` in `folder`.
pub fn script(folder: &Path, script: &str) -> Command {
    let mut command = npm();
    command
        .args(["run", "--silent", script])
        .current_dir(folder);
    command
}

/// What identifies the packages that `folder` asks for, on this system.
fn lock_mark(folder: &Path) -> Result<String, Problem> {
    let mut hasher = DefaultHasher::new();
    for name in ["package.json", "package-lock.json"] {
        let path = folder.join(name);
        fs::read(&path)
            .map_err(|error| Problem::with_path("read", &path, &error))?
            .hash(&mut hasher);
    }
    (env::consts::OS, env::consts::ARCH).hash(&mut hasher);
    Ok(format!("{:016x}\n", hasher.finish()))
}

/// A version of Node, without its patch number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Version {
    major: u32,
    minor: u32,
}

impl Version {
    fn parse(answer: &str) -> Option<Self> {
        let mut numbers = answer.trim().strip_prefix('v')?.split('.');
        let major = numbers.next()?.parse().ok()?;
        let minor = numbers.next()?.parse().ok()?;
        Some(Self { major, minor })
    }

    /// Whether Vite 8 accepts it: `^20.19.0 || >=22.12.0`.
    fn builds_screens(self) -> bool {
        match self.major {
            20 => self.minor >= 19,
            22 => self.minor >= 12,
            major => major > 22,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::oldest_twenty("v20.19.0", true)]
    #[case::before_it("v20.18.3", false)]
    #[case::eighteen("v18.20.8", false)]
    #[case::odd_and_between("v21.7.3", false)]
    #[case::first_twenty_two("v22.11.0", false)]
    #[case::newer_twenty_two("v22.12.0\n", true)]
    #[case::twenty_four("v24.0.1", true)]
    #[case::three_digits("v100.0.0", true)]
    fn node_is_new_enough_when_vite_accepts_it(#[case] answer: &str, #[case] enough: bool) {
        assert_eq!(Version::parse(answer).unwrap().builds_screens(), enough);
    }

    #[rstest]
    #[case("")]
    #[case("20.19.0")]
    #[case("v20")]
    #[case("node: command not found")]
    fn what_is_no_version_is_not_read_as_one(#[case] answer: &str) {
        assert_eq!(Version::parse(answer), None);
    }

    #[test]
    fn another_lock_file_has_another_mark() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("package.json"), "{}").unwrap();
        assert!(
            lock_mark(folder.path()).is_err(),
            "a folder without lock file has no mark"
        );
        fs::write(folder.path().join("package-lock.json"), "{\"a\":1}").unwrap();
        let before = lock_mark(folder.path()).unwrap();
        assert_eq!(lock_mark(folder.path()).unwrap(), before);
        fs::write(folder.path().join("package-lock.json"), "{\"a\":2}").unwrap();
        assert_ne!(lock_mark(folder.path()).unwrap(), before);
    }

    #[test]
    fn complete_packages_are_not_installed_again() {
        let folder = tempfile::tempdir().unwrap();
        // Npm would refuse this lock file: the test passes only if it is not called.
        fs::write(folder.path().join("package.json"), "not json").unwrap();
        fs::write(folder.path().join("package-lock.json"), "not json").unwrap();
        fs::create_dir(folder.path().join("node_modules")).unwrap();
        let mark = lock_mark(folder.path()).unwrap();
        fs::write(folder.path().join(STAMP), mark).unwrap();
        install(folder.path()).unwrap();
    }
}
