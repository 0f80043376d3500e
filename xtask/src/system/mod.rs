//! What the machine must have before anything can be built.
//!
//! [`packages`] is the one list. On Debian and its relatives [`debian`]
//! installs what is missing; elsewhere [`other_linux`], [`macos`] and
//! [`windows`] find out and say how to get it, because installing there is
//! the person's own decision.

mod debian;
mod lacks;
mod macos;
mod other_linux;
mod packages;
mod windows;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::problem::Outcome;
use crate::process;
use crate::workspace::Workspace;

/// What the machine is to be used for; each purpose includes those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Programs without a window.
    Headless,
    /// The desktop window.
    Window,
    /// Every test.
    Tests,
}

/// Makes the machine ready for `purpose`, or says what it lacks and how to get it.
///
/// # Errors
/// Something is missing and cannot be installed from here.
pub fn prepare(workspace: &Workspace, purpose: Purpose) -> Outcome {
    match env::consts::OS {
        "macos" => lacks::tell(&macos::lacks(purpose)),
        "windows" => lacks::tell(&windows::lacks(purpose)),
        _ if debian::is_here() => debian::prepare(workspace, purpose),
        _ => lacks::tell(&other_linux::lacks(purpose)),
    }
}

/// Whether a window can be opened from this terminal.
pub fn has_display() -> bool {
    if !runs_linux() {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// `PATH` with the folder of administrators' programs, which tests of printing start.
pub fn path_with_administration() -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    if !runs_linux() {
        return path;
    }
    let folders = env::split_paths(&path).chain([PathBuf::from(packages::ADMINISTRATION)]);
    env::join_paths(folders).unwrap_or(path)
}

/// Whether this is a Linux, where the window is WebKitGTK and can be driven by tests.
pub fn runs_linux() -> bool {
    env::consts::OS == "linux"
}

/// Whether this is Ubuntu, whose Chromium is a snap that sees neither `/tmp` nor hidden folders.
pub fn runs_ubuntu() -> bool {
    std::fs::read_to_string("/etc/os-release").is_ok_and(|text| names_ubuntu(&text))
}

fn names_ubuntu(os_release: &str) -> bool {
    os_release
        .lines()
        .any(|line| matches!(line, "ID=ubuntu" | "ID=\"ubuntu\""))
}

fn is_root() -> bool {
    let mut id = std::process::Command::new("id");
    id.arg("-u");
    process::read(&mut id).is_ok_and(|user| user.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ubuntu_is_told_from_its_relatives() {
        assert!(names_ubuntu("NAME=\"Ubuntu\"\nID=ubuntu\nID_LIKE=debian\n"));
        assert!(!names_ubuntu("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!names_ubuntu("ID=debian\nVERSION_ID=\"12\"\n"));
    }

    #[test]
    fn tests_need_all_that_the_window_needs() {
        assert!(Purpose::Headless < Purpose::Window);
        assert!(Purpose::Window < Purpose::Tests);
    }
}
