//! The built screens, which the window carries inside itself.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use crate::node;
use crate::problem::{Outcome, Problem};
use crate::process;
use crate::workspace::Workspace;

/// Written when a build is complete, with the mark of the sources that it was made of.
const STAMP: &str = "node_modules/.screens-built";

/// Folders of `ui` that are made, not written.
const MADE: [&str; 2] = ["node_modules", "dist"];

/// Builds the screens, unless those that are built are of these very sources.
///
/// # Errors
/// The sources cannot be read, or the build fails.
pub fn build(workspace: &Workspace) -> Outcome {
    let ui = workspace.ui();
    let stamp = ui.join(STAMP);
    let mark = source_mark(&[&ui, &workspace.root().join("icons")])
        .map_err(|error| Problem::with_path("read", &ui, &error))?;
    let is_built = ui.join("dist/index.html").is_file();
    if is_built && fs::read_to_string(&stamp).is_ok_and(|found| found == mark) {
        println!("The screens are already built from these sources.");
        return Ok(());
    }
    process::run(&mut node::script(&ui, "build"))?;
    fs::write(&stamp, mark).map_err(|error| Problem::with_path("write", &stamp, &error))
}

/// What identifies the sources: every path and every byte, so that a deleted file counts too.
fn source_mark(folders: &[&Path]) -> io::Result<String> {
    let mut hasher = DefaultHasher::new();
    for folder in folders {
        for path in sources(folder)? {
            path.strip_prefix(folder).unwrap_or(&path).hash(&mut hasher);
            fs::read(&path)?.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}\n", hasher.finish()))
}

fn sources(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    let mut files = Vec::new();
    for entry in entries {
        let name = entry.file_name();
        if MADE.iter().any(|made| name == *made) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            files.extend(sources(&entry.path())?);
        } else {
            files.push(entry.path());
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_notices_a_changed_a_new_and_a_deleted_source() {
        let ui = tempfile::tempdir().unwrap();
        let mark = || source_mark(&[ui.path()]).unwrap();
        fs::create_dir(ui.path().join("src")).unwrap();
        fs::write(ui.path().join("src/main.ts"), "a").unwrap();
        let first = mark();
        fs::write(ui.path().join("src/main.ts"), "b").unwrap();
        let changed = mark();
        fs::write(ui.path().join("src/other.ts"), "").unwrap();
        let added = mark();
        fs::remove_file(ui.path().join("src/other.ts")).unwrap();
        assert_ne!(first, changed);
        assert_ne!(changed, added);
        assert_eq!(mark(), changed);
    }

    #[test]
    fn what_is_made_does_not_count_as_a_source() {
        let ui = tempfile::tempdir().unwrap();
        fs::write(ui.path().join("index.html"), "a").unwrap();
        let before = source_mark(&[ui.path()]).unwrap();
        for made in MADE {
            fs::create_dir(ui.path().join(made)).unwrap();
            fs::write(ui.path().join(made).join("file"), "made").unwrap();
        }
        assert_eq!(source_mark(&[ui.path()]).unwrap(), before);
    }
}
