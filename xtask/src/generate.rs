//! Generated files, written again by the tests that check them.

use crate::problem::Outcome;
use crate::process;
use crate::workspace::Workspace;

/// The variable that makes such a test write its file instead of comparing it.
const VARIABLE: &str = "REDWALL_REGENERATE";

/// Each package whose tests own generated files, and what the names of those tests have in common.
const OWNERS: [(&str, &str); 3] = [
    ("redwall-desk", "typescript"),
    ("redwall-desk", "the_sample_workbook"),
    ("redwall-rules", "requirements"),
];

/// The task: writes every generated file again.
///
/// # Errors
/// A build fails, or a file cannot be written.
pub fn generate(workspace: &Workspace, _arguments: &[String]) -> Outcome {
    for (package, tests) in OWNERS {
        let mut command = workspace.cargo();
        command
            .args(["test", "--package", package, tests])
            .env(VARIABLE, "1");
        process::run(&mut command)?;
    }
    println!("The generated files are written; `git diff` shows what changed.");
    Ok(())
}
