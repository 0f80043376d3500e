//! The one list of what a Linux machine needs, by its Debian package names.

use std::path::Path;
use std::process::Command;

use super::Purpose;
use crate::{browser, process};

/// Where Linux keeps programs for administrators; an ordinary user's `PATH` leaves it out.
pub const ADMINISTRATION: &str = "/usr/sbin";

/// One system package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Package {
    /// Its name in Debian and Ubuntu.
    pub name: &'static str,
    /// The first purpose that needs it.
    pub purpose: Purpose,
    /// How it can be noticed however it was installed.
    pub proof: Proof,
}

/// How to notice that something is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// A program in `PATH` or [`ADMINISTRATION`].
    Program(&'static str),
    /// A library that `pkg-config` knows.
    Library(&'static str),
    /// A font. Pages can be set without it, except for the characters that only it has.
    Font(&'static str),
    /// Any Chromium that tests can drive.
    Browser,
}

use Proof::{Browser, Font, Library, Program};
use Purpose::{Headless, Tests, Window};

const PACKAGES: &[Package] = &[
    package("pkg-config", Headless, Program("pkg-config")),
    package("libssl-dev", Headless, Library("openssl")),
    package("fonts-lxgw-wenkai", Headless, Font("LXGW WenKai")),
    package("fonts-babelstone-han", Headless, Font("BabelStone Han")),
    package("fonts-hanazono", Headless, Font("HanaMinB")),
    package("libwebkit2gtk-4.1-dev", Window, Library("webkit2gtk-4.1")),
    package("libgtk-3-dev", Window, Library("gtk+-3.0")),
    package("libdbus-1-dev", Window, Library("dbus-1")),
    package("librsvg2-dev", Window, Library("librsvg-2.0")),
    package("fonts-noto-cjk", Window, Font("Noto Sans CJK SC")),
    package("webkit2gtk-driver", Tests, Program("WebKitWebDriver")),
    package("xvfb", Tests, Program("xvfb-run")),
    package("xauth", Tests, Program("xauth")),
    package("dbus-x11", Tests, Program("dbus-run-session")),
    package("poppler-utils", Tests, Program("pdftotext")),
    package("cups-daemon", Tests, Program("cupsd")),
    package("cups-client", Tests, Program("lpadmin")),
    package("qpdf", Tests, Program("qpdf")),
    package("strace", Tests, Program("strace")),
    package("chromium", Tests, Browser),
];

const fn package(name: &'static str, purpose: Purpose, proof: Proof) -> Package {
    Package {
        name,
        purpose,
        proof,
    }
}

/// What `purpose` needs, in the order of the list.
pub fn needed_for(purpose: Purpose) -> Vec<Package> {
    PACKAGES
        .iter()
        .copied()
        .filter(|package| package.purpose <= purpose)
        .collect()
}

impl Package {
    /// Whether everything works without it, though not as well.
    pub fn is_optional(&self) -> bool {
        matches!(self.proof, Font(_))
    }
}

impl Proof {
    /// Whether a program or a browser is there, whoever installed it; cheap to ask.
    pub fn is_a_program_at_hand(self) -> bool {
        match self {
            Program(name) => {
                process::find(name).is_some() || Path::new(ADMINISTRATION).join(name).is_file()
            }
            Browser => browser::installed().is_some(),
            Library(_) | Font(_) => false,
        }
    }

    /// Whether it is there, on a machine without `dpkg`; starts programs to find out.
    pub fn holds(self) -> bool {
        match self {
            Program(_) | Browser => self.is_a_program_at_hand(),
            Library(name) => process::succeeds(Command::new("pkg-config").args(["--exists", name])),
            Font(family) => {
                let mut list = Command::new("fc-list");
                list.args([family, "family"]);
                process::read(&mut list).is_ok_and(|found| !found.trim().is_empty())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(purpose: Purpose) -> Vec<&'static str> {
        needed_for(purpose)
            .iter()
            .map(|package| package.name)
            .collect()
    }

    #[test]
    fn a_machine_without_a_display_is_spared_the_window_libraries() {
        let headless = names(Headless);
        assert!(headless.contains(&"libssl-dev"));
        assert!(!headless.contains(&"libwebkit2gtk-4.1-dev"));
        assert!(!headless.contains(&"chromium"));
    }

    #[test]
    fn the_window_is_spared_what_only_tests_need() {
        let window = names(Window);
        assert!(window.contains(&"libwebkit2gtk-4.1-dev"));
        assert!(!window.contains(&"webkit2gtk-driver"));
        assert!(!window.contains(&"chromium"));
    }

    #[test]
    fn tests_need_every_package_of_the_list() {
        assert_eq!(names(Tests).len(), PACKAGES.len());
    }

    #[test]
    fn only_fonts_can_be_done_without() {
        for package in PACKAGES {
            assert_eq!(
                package.is_optional(),
                package.name.starts_with("fonts-"),
                "{}",
                package.name
            );
        }
    }
}
