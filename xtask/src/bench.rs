//! The benchmarks, in the build that users get.

use crate::problem::Outcome;
use crate::system::Purpose;
use crate::workspace::Workspace;
use crate::{fonts, process, screens, set_up};

/// The task: runs the benchmarks whose names contain the filter, or all.
///
/// # Errors
/// Set-up or a build fails, or a benchmark does.
pub fn bench(workspace: &Workspace, filter: &[String]) -> Outcome {
    set_up::for_screens(workspace, Purpose::Window)?;
    screens::build(workspace)?;
    fonts::place(workspace, &workspace.release())?;
    let mut bench = workspace.cargo();
    bench.args(["bench", "--workspace", "--benches"]);
    process::run(bench.args(filter))
}
