//! The fonts of certificates, put where programs and their tests look for them.
//!
//! They come from npm, which has them for every system alike. Programs look
//! in `fonts` beside themselves, tests one folder higher: with one folder in
//! the build folder both find them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::node;
use crate::problem::{Outcome, Problem};
use crate::workspace::Workspace;

/// Where the fonts lie, under the Node packages of the screens.
const FONTS: [&str; 3] = [
    "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
    "@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
    "@expo-google-fonts/noto-sans-yi/400Regular/NotoSansYi_400Regular.ttf",
];

/// The task: fetches the fonts if need be and puts them in place.
///
/// # Errors
/// Node is missing, npm fails, or a file cannot be written.
pub fn fonts(workspace: &Workspace, _arguments: &[String]) -> Outcome {
    node::check()?;
    node::install(&workspace.ui())?;
    let folder = place(workspace, &workspace.programs())?;
    println!("The certificate fonts are in {}.", folder.display());
    Ok(())
}

/// Puts the fonts in the folder `fonts` of `programs` and returns that folder.
///
/// # Errors
/// A font is not among the Node packages, or cannot be written.
pub fn place(workspace: &Workspace, programs: &Path) -> Result<PathBuf, Problem> {
    let folder = programs.join("fonts");
    fs::create_dir_all(&folder)
        .map_err(|error| Problem::with_path("make the folder", &folder, &error))?;
    for source in sources(workspace) {
        copy_if_changed(&source, &folder)?;
    }
    Ok(folder)
}

fn sources(workspace: &Workspace) -> Vec<PathBuf> {
    let packages = workspace.ui().join("node_modules");
    FONTS.iter().map(|font| packages.join(font)).collect()
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Copies beside the old file and renames, so that a program that runs never reads half a font.
fn copy_if_changed(source: &Path, folder: &Path) -> Outcome {
    let place = folder.join(file_name(source));
    let size = |path: &Path| fs::metadata(path).map(|file| file.len());
    let wanted =
        size(source).map_err(|error| Problem::with_path("read the font", source, &error))?;
    if size(&place).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    let new = place.with_extension("new");
    fs::copy(source, &new)
        .and_then(|_| fs::rename(&new, &place))
        .map_err(|error| Problem::with_path("write the font", &place, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_is_copied_once_and_again_when_it_changed() {
        let from = tempfile::tempdir().unwrap();
        let to = tempfile::tempdir().unwrap();
        let source = from.path().join("Some.ttf");
        let place = to.path().join("Some.ttf");
        fs::write(&source, "glyphs").unwrap();
        copy_if_changed(&source, to.path()).unwrap();
        assert_eq!(fs::read(&place).unwrap(), b"glyphs");

        let written = fs::metadata(&place).unwrap().modified().unwrap();
        copy_if_changed(&source, to.path()).unwrap();
        assert_eq!(fs::metadata(&place).unwrap().modified().unwrap(), written);

        fs::write(&source, "more glyphs").unwrap();
        copy_if_changed(&source, to.path()).unwrap();
        assert_eq!(fs::read(&place).unwrap(), b"more glyphs");
        assert_eq!(
            fs::read_dir(to.path()).unwrap().count(),
            1,
            "no half-written file is left"
        );
    }

    #[test]
    fn a_missing_font_is_named() {
        let to = tempfile::tempdir().unwrap();
        let problem = copy_if_changed(Path::new("no/such/Font.ttf"), to.path()).unwrap_err();
        assert!(problem.to_string().contains("Font.ttf"));
    }
}
