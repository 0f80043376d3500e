//! The application icons, drawn from one picture.

use std::fs;

use crate::problem::{Outcome, Problem};
use crate::workspace::Workspace;
use crate::{bundle, node, process};

/// The sizes and kinds that the three systems ask for.
const ICONS: [&str; 6] = [
    "32x32.png",
    "128x128.png",
    "128x128@2x.png",
    "icon.png",
    "icon.ico",
    "icon.icns",
];

/// The task: draws `icons/icon.svg` in every size and kind that is kept.
///
/// # Errors
/// Node or its packages are missing, or a file cannot be written.
pub fn icons(workspace: &Workspace, _arguments: &[String]) -> Outcome {
    node::check()?;
    node::install(&workspace.ui())?;
    let icons = workspace.root().join("icons");
    let drawn = workspace.target().join("icons");
    let mut draw = bundle::tauri(workspace);
    draw.arg("icon")
        .arg(icons.join("icon.svg"))
        .arg("--output")
        .arg(&drawn);
    process::run(&mut draw)?;
    for name in ICONS {
        let place = icons.join(name);
        fs::copy(drawn.join(name), &place)
            .map_err(|error| Problem::with_path("write", &place, &error))?;
    }
    Ok(())
}
