//! macOS: WebKit comes with the system; the compiler and the test tools do not.

use std::process::Command;

use super::Purpose;
use super::lacks::Lack;
use crate::process;

/// What `purpose` needs and this machine does not have.
pub fn lacks(purpose: Purpose) -> Vec<Lack> {
    let mut lacks = Vec::new();
    if !process::succeeds(Command::new("xcode-select").arg("-p")) {
        lacks.push(Lack::new(
            "the Xcode command-line tools (compiler and linker)",
            "Call: xcode-select --install",
        ));
    }
    if purpose < Purpose::Tests {
        return lacks;
    }
    if process::find("pdftotext").is_none() {
        lacks.push(Lack::new(
            "Poppler, with which tests read certificates",
            "With Homebrew (https://brew.sh): brew install poppler",
        ));
    }
    if process::find("qpdf").is_none() {
        lacks.push(Lack::new(
            "qpdf, with which tests check certificates",
            "With Homebrew (https://brew.sh): brew install qpdf",
        ));
    }
    lacks
}
