//! What we depend on: known holes, licences, sources.

use crate::problem::{Outcome, Problem};
use crate::record::Record;
use crate::workspace::Workspace;
use crate::{node, process};

/// The task: `cargo deny` by deny.toml, then `npm audit`; each is done even if another fails.
///
/// # Errors
/// Something is not as it should be, a list of known holes cannot be reached, or `cargo deny` is
/// not installed.
pub fn audit(workspace: &Workspace, _arguments: &[String]) -> Outcome {
    node::check()?;
    let mut record = Record::new();
    let mut outcome = record.step("cargo deny", || deny(workspace));
    for (name, folder) in [
        ("npm audit: ui", workspace.ui()),
        ("npm audit: tests", workspace.tests()),
    ] {
        let mut audit = node::npm();
        audit
            .args(["audit", "--audit-level=high"])
            .current_dir(folder);
        outcome = outcome.and(record.command(name, &mut audit));
    }
    println!("{}", record.summary());
    outcome
}

fn deny(workspace: &Workspace) -> Outcome {
    if !process::succeeds(workspace.cargo().args(["deny", "--version"])) {
        return Err(Problem::new(
            "cargo-deny is not installed. Call `cargo install --locked cargo-deny` and then this \
             task again.",
        ));
    }
    process::run(
        workspace
            .cargo()
            .args(["deny", "check", "bans", "licenses", "sources"]),
    )
}
