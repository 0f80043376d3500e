//! The job without a window: walk-in donors of an invented station, certificates as PDF.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::problem::{Outcome, Problem};
use crate::process;
use crate::workspace::Workspace;

/// The administrator of the demonstration station; everybody in it is invented.
const STAFF: &str = "demo";

/// The password protects nothing: the station holds invented people only.
const PASSWORD: &str = "demonstration-wall-of-bricks";

const WALK_INS: &str = "src-tauri/crates/cli/demo/walk-ins.jsonl";

/// Makes a demonstration station in a new folder and serves its walk-in donors.
///
/// # Errors
/// A build fails, the station cannot be made, or a walk-in is not answered.
pub fn run(workspace: &Workspace) -> Outcome {
    let mut build = workspace.cargo();
    build.args(["build", "--package", "redwall-cli"]);
    process::run(&mut build)?;

    let folder = new_folder(&workspace.target().join("redwall-demo"))?;
    let (station, certificates) = (folder.join("station"), folder.join("certificates"));
    println!(
        "\nA demonstration station, with invented people, in {}",
        station.display()
    );
    process::run(command(workspace, "demo", &station).stdout(Stdio::null()))?;

    println!("\nWalk-in donors ({WALK_INS}):");
    let answered = walk_in(workspace, &station, &certificates)?;
    let saved = count_pdf(&certificates)?;
    if answered == 0 || saved == 0 {
        return Err(Problem::new(format!(
            "{answered} walk-ins were answered and {saved} certificates saved; there should be \
             some of each. The lines above say why."
        )));
    }
    println!("\n{answered} walk-ins answered; {saved} certificates as PDF in this folder:");
    println!("  {}", certificates.display());
    println!("\nLook further, with REDWALL_PASSWORD={PASSWORD} in the environment:");
    println!(
        "  {} search 王 --data {} --staff {STAFF}",
        workspace.program("redwall-cli").display(),
        station.display()
    );
    Ok(())
}

fn command(workspace: &Workspace, name: &str, station: &Path) -> Command {
    let mut command = Command::new(workspace.program("redwall-cli"));
    command
        .arg(name)
        .arg("--data")
        .arg(station)
        .args(["--staff", STAFF]);
    command.env("REDWALL_PASSWORD", PASSWORD);
    command
}

fn walk_in(workspace: &Workspace, station: &Path, certificates: &Path) -> Result<usize, Problem> {
    let source = workspace.root().join(WALK_INS);
    let lines = File::open(&source).map_err(|error| Problem::with_path("read", &source, &error))?;
    let mut command = command(workspace, "walk-in", station);
    command
        .arg("--out")
        .arg(certificates)
        .stdin(lines)
        .stdout(Stdio::piped());
    let told = process::told(&command);
    let cannot = |error: std::io::Error| Problem::new(format!("`{told}` failed: {error}."));

    let mut child = command.spawn().map_err(cannot)?;
    let mut answered = 0;
    if let Some(answers) = child.stdout.take() {
        for answer in BufReader::new(answers).lines() {
            println!("  {}", readable(&answer.map_err(cannot)?));
            answered += 1;
        }
    }
    let status = child.wait().map_err(cannot)?;
    // 1 says that some line was refused, which a demonstration shows on purpose.
    if matches!(status.code(), Some(0 | 1)) {
        return Ok(answered);
    }
    Err(Problem::new(format!("`{told}` failed ({status}).")))
}

/// One answer as a person reads it: who, the verdict, and the certificate or the reason.
fn readable(answer: &str) -> String {
    let Ok(answer) = serde_json::from_str::<Value>(answer) else {
        return format!("(not an answer) {answer}");
    };
    let text = |pointer: &str| answer.pointer(pointer).and_then(Value::as_str);
    let who = text("/id").unwrap_or("-");
    if let Some(message) = text("/error/message") {
        return format!("{who:<8} not served: {message}");
    }
    let donor = text("/donor_no").unwrap_or("-");
    let verdict = text("/verdict").unwrap_or("-");
    let mut line = format!("{who:<8} donor {donor:<10} {verdict:<8}");
    if let Some(code) = text("/donation/code") {
        line.push_str(&format!(" donation {code}"));
    }
    if let Some(file) = text("/certificate/file") {
        let name = Path::new(file)
            .file_name()
            .unwrap_or_default()
            .to_string_lossy();
        line.push_str(&format!("  certificate {name}"));
    }
    if let Some(until) = text("/until") {
        line.push_str(&format!(" until {until}"));
    }
    let reasons = reasons(&answer);
    if !reasons.is_empty() {
        line.push_str(&format!(" because {}", reasons.join(", ")));
    }
    line
}

/// The rules that block, by their ids: an explanation may be longer than a line.
fn reasons(answer: &Value) -> Vec<&str> {
    let findings = answer.get("findings").and_then(Value::as_array);
    findings
        .into_iter()
        .flatten()
        .filter(|finding| {
            finding
                .get("blocks")
                .and_then(Value::as_bool)
                .unwrap_or_default()
        })
        .filter_map(|finding| finding.get("rule")?.as_str())
        .collect()
}

/// The first free `demo-N` in `parent`, made.
fn new_folder(parent: &Path) -> Result<PathBuf, Problem> {
    let cannot = |error: std::io::Error| Problem::with_path("make a folder in", parent, &error);
    fs::create_dir_all(parent).map_err(cannot)?;
    let mut number = 1;
    loop {
        let folder = parent.join(format!("demo-{number}"));
        match fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(cannot(error)),
        }
    }
}

fn count_pdf(folder: &Path) -> Result<usize, Problem> {
    let entries =
        fs::read_dir(folder).map_err(|error| Problem::with_path("read", folder, &error))?;
    let is_pdf = |path: &Path| path.extension().is_some_and(|extension| extension == "pdf");
    Ok(entries
        .flatten()
        .filter(|entry| is_pdf(&entry.path()))
        .count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accepted_walk_in_names_donation_and_certificate() {
        let answer = r#"{"id":"w1","donor_no":"0000001","new":true,"verdict":"accept","until":null,
            "findings":[{"rule":"deferral.X","blocks":false}],
            "donation":{"id":"x","code":"G123498654321"},
            "certificate":{"serial":"7","file":"out/7.pdf"},"tally":{}}"#;
        assert_eq!(
            readable(answer),
            "w1       donor 0000001    accept   donation G123498654321  certificate 7.pdf"
        );
    }

    #[test]
    fn a_deferred_walk_in_says_until_when_and_by_which_rules() {
        let answer = r#"{"id":"w2","donor_no":"0000002","new":true,"verdict":"defer","until":"2026-12-01",
            "findings":[{"rule":"interval.whole_blood.whole_blood","blocks":true},
                        {"rule":"deferral.Y","blocks":false},{"rule":"exam.pulse","blocks":true}],
            "donation":null,"certificate":null,"tally":{}}"#;
        assert_eq!(
            readable(answer),
            "w2       donor 0000002    defer    until 2026-12-01 because \
             interval.whole_blood.whole_blood, exam.pulse"
        );
    }

    #[test]
    fn a_line_that_was_not_served_gives_the_sentence() {
        let answer = r#"{"id":"w3","error":{"code":"document_invalid","message":"校验码不对","field":"document.number"}}"#;
        assert_eq!(readable(answer), "w3       not served: 校验码不对");
        assert_eq!(
            readable("Segmentation fault"),
            "(not an answer) Segmentation fault"
        );
    }

    #[test]
    fn each_demonstration_has_a_folder_of_its_own() {
        let parent = tempfile::tempdir().unwrap();
        let first = new_folder(parent.path()).unwrap();
        let second = new_folder(parent.path()).unwrap();
        assert!(first.ends_with("demo-1"));
        assert!(second.ends_with("demo-2"));
    }

    #[test]
    fn only_pdf_files_are_counted_as_certificates() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["1.pdf", "2.pdf", "2.pdf.part"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        assert_eq!(count_pdf(folder.path()).unwrap(), 2);
    }
}
