//! Preparing the machine, for the other tasks and as a task of its own.

use crate::problem::Outcome;
use crate::system::Purpose;
use crate::workspace::Workspace;
use crate::{browser, fonts, node, system};

/// The task: everything that `run` and `test` need.
///
/// # Errors
/// Something is missing and cannot be installed from here.
pub fn set_up(workspace: &Workspace, _arguments: &[String]) -> Outcome {
    for_screens(workspace, Purpose::Tests)?;
    node::install(&workspace.tests())?;
    browser::provide(workspace)?;
    println!("This machine is ready for `cargo xtask run` and `cargo xtask test`.");
    Ok(())
}

/// System packages for `purpose`, Node, the packages of the screens, and fonts.
///
/// # Errors
/// Something is missing and cannot be installed from here.
pub fn for_screens(workspace: &Workspace, purpose: Purpose) -> Outcome {
    node::check()?;
    system::prepare(workspace, purpose)?;
    node::install(&workspace.ui())?;
    fonts::place(workspace, &workspace.programs()).map(|_| ())
}
