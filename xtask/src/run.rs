//! `cargo xtask run`: the window, or without a display the same job without it.

use crate::problem::{Outcome, Problem};
use crate::system::Purpose;
use crate::workspace::Workspace;
use crate::{demonstration, process, screens, set_up, system};

/// Prepares the machine, builds and opens the window.
///
/// # Errors
/// Set-up or a build fails, or the window ends with an error.
pub fn run(workspace: &Workspace, _arguments: &[String]) -> Outcome {
    if !system::has_display() {
        println!(
            "This machine has no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so the \
             window cannot open. The same job runs without it."
        );
        set_up::for_screens(workspace, Purpose::Headless)?;
        return demonstration::run(workspace);
    }
    set_up::for_screens(workspace, Purpose::Window)?;
    screens::build(workspace)?;
    let mut build = workspace.cargo();
    build.args(["build", "--package", "redwall"]);
    process::run(&mut build)?;
    println!("Opening the window. It can be closed here with Ctrl+C.");
    let mut window = std::process::Command::new(workspace.program("redwall"));
    process::run(&mut window)
        .map_err(|problem| Problem::new(format!("{problem}\nThe window did not end as it should.")))
}
