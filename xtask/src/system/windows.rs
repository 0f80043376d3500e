//! Windows: the WebView2 runtime, the Microsoft linker and Perl.

use std::process::Command;

use super::Purpose;
use super::lacks::Lack;
use crate::process;

/// Where the WebView2 runtime writes its version, for all users and for one.
/// Source: Microsoft, "Distribute your app and the WebView2 Runtime".
const WEBVIEW2_KEYS: [&str; 3] = [
    r"HKLM\SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}",
    r"HKLM\SOFTWARE\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}",
    r"HKCU\Software\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}",
];

/// What `purpose` needs and this machine does not have.
pub fn lacks(purpose: Purpose) -> Vec<Lack> {
    let mut lacks = Vec::new();
    if !uses_msvc() {
        lacks.push(Lack::new(
            "Rust for Microsoft's linker, and the Visual Studio C++ build tools",
            "Install \"Desktop development with C++\" from \
             https://visualstudio.microsoft.com/visual-cpp-build-tools/ and call: \
             rustup default stable-msvc",
        ));
    }
    if process::find("perl").is_none() {
        lacks.push(Lack::new(
            "Perl, with which OpenSSL is compiled into the encrypted database",
            "Install Strawberry Perl from https://strawberryperl.com",
        ));
    }
    if purpose >= Purpose::Window && !has_webview2() {
        lacks.push(Lack::new(
            "the WebView2 runtime, in which the window is drawn",
            "Install the Evergreen runtime from \
             https://developer.microsoft.com/microsoft-edge/webview2/",
        ));
    }
    if purpose < Purpose::Tests {
        return lacks;
    }
    if process::find("pdftotext").is_none() {
        lacks.push(Lack::new(
            "Poppler, with which tests read certificates",
            "Unpack https://github.com/oschwartz10612/poppler-windows/releases and put its bin \
             folder in PATH",
        ));
    }
    if process::find("qpdf").is_none() {
        lacks.push(Lack::new(
            "qpdf, with which tests check certificates",
            "Install https://github.com/qpdf/qpdf/releases and put its bin folder in PATH",
        ));
    }
    lacks
}

fn uses_msvc() -> bool {
    process::read(Command::new("rustc").arg("-vV")).is_ok_and(|version| names_msvc(&version))
}

fn names_msvc(version: &str) -> bool {
    version
        .lines()
        .any(|line| line.starts_with("host: ") && line.ends_with("-msvc"))
}

fn has_webview2() -> bool {
    WEBVIEW2_KEYS.iter().any(|key| {
        let mut query = Command::new("reg");
        query.args(["query", key, "/v", "pv"]);
        process::read(&mut query).is_ok_and(|answer| names_a_version(&answer))
    })
}

/// An uninstalled runtime may leave its key behind with the version 0.0.0.0.
fn names_a_version(answer: &str) -> bool {
    answer
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pv"))
        .filter_map(|rest| rest.split_whitespace().nth(1))
        .any(|version| version != "0.0.0.0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runtime_is_there_when_the_registry_names_its_version() {
        let answer =
            "\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\...\r\n    pv    REG_SZ    131.0.2903.86\r\n";
        assert!(names_a_version(answer));
    }

    #[test]
    fn a_key_that_an_uninstalled_runtime_left_behind_does_not_count() {
        assert!(!names_a_version("    pv    REG_SZ    0.0.0.0\r\n"));
        assert!(!names_a_version("    pv    REG_SZ\r\n"));
        assert!(!names_a_version(""));
    }

    #[test]
    fn the_linker_is_known_from_the_host_of_the_compiler() {
        assert!(names_msvc(
            "rustc 1.95.0\nhost: x86_64-pc-windows-msvc\nrelease: 1.95.0\n"
        ));
        assert!(!names_msvc("rustc 1.95.0\nhost: x86_64-pc-windows-gnu\n"));
    }
}
