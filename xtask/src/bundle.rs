//! Installers, made by Tauri's own command as src-tauri/tauri.conf.json describes them.

use std::process::Command;

use crate::problem::Outcome;
use crate::system::Purpose;
use crate::workspace::Workspace;
use crate::{process, screens, set_up};

/// The task: builds the installers for this kind of machine.
///
/// # Errors
/// Set-up or a build fails.
pub fn bundle(workspace: &Workspace, _arguments: &[String]) -> Outcome {
    set_up::for_screens(workspace, Purpose::Window)?;
    screens::build(workspace)?;
    process::run(tauri(workspace).args(["build", "--ci"]))?;
    println!(
        "The installers are in {}.",
        workspace.release().join("bundle").display()
    );
    Ok(())
}

/// Tauri's command, as a Node program that starts the same way on every system.
pub fn tauri(workspace: &Workspace) -> Command {
    let mut tauri = Command::new("node");
    tauri.arg(workspace.ui().join("node_modules/@tauri-apps/cli/tauri.js"));
    tauri.current_dir(workspace.root().join("src-tauri"));
    tauri.env("CARGO_TARGET_DIR", workspace.target());
    tauri
}
