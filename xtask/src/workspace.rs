//! The folders of this clone, and cargo as it is called in it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::problem::Problem;
use crate::process;

/// The clone that this task works in, and where cargo puts what it builds.
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// The clone that `cargo xtask` was called in, whichever folder of it.
    ///
    /// # Errors
    /// Cargo cannot read the workspace.
    pub fn find() -> Result<Self, Problem> {
        let mut metadata = Command::new(cargo_program());
        metadata.args(["metadata", "--no-deps", "--format-version", "1"]);
        Self::from_metadata(&process::read(&mut metadata)?).ok_or_else(|| {
            Problem::new(
                "`cargo metadata` did not name the workspace's folders. Call `cargo xtask` from \
                 a folder of the clone.",
            )
        })
    }

    fn from_metadata(json: &str) -> Option<Self> {
        let metadata: Value = serde_json::from_str(json).ok()?;
        let folder = |key| metadata.get(key)?.as_str().map(PathBuf::from);
        Some(Self {
            root: folder("workspace_root")?,
            target: folder("target_directory")?,
        })
    }

    /// The folder of the clone.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The screens: Svelte, TypeScript, Vite.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The whole-app tests.
    pub fn tests(&self) -> PathBuf {
        self.root.join("tests")
    }

    /// Where cargo puts what it builds.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Where cargo puts the programs of a build for development and tests.
    pub fn programs(&self) -> PathBuf {
        self.target.join("debug")
    }

    /// Where cargo puts the programs of a release build.
    pub fn release(&self) -> PathBuf {
        self.target.join("release")
    }

    /// The built program called `name`, for development and tests.
    pub fn program(&self, name: &str) -> PathBuf {
        self.programs()
            .join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// Cargo in this workspace.
    ///
    /// A cargo that another cargo started inherits that one's description of
    /// the package `xtask`; build scripts that look at those variables would
    /// then be run again after every `cargo build` typed by hand.
    pub fn cargo(&self) -> Command {
        let mut cargo = Command::new(cargo_program());
        cargo
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target);
        for (name, _) in env::vars_os() {
            if describes_a_package(&name) {
                cargo.env_remove(&name);
            }
        }
        cargo
    }
}

fn cargo_program() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"))
}

fn describes_a_package(variable: &OsString) -> bool {
    let name = variable.to_string_lossy();
    name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_come_from_cargo_even_when_the_build_folder_is_elsewhere() {
        let json = r#"{"packages":[],"target_directory":"C:\\cache\\target","workspace_root":"/home/w/red wall"}"#;
        let workspace = Workspace::from_metadata(json).unwrap();
        assert_eq!(workspace.root(), Path::new("/home/w/red wall"));
        assert_eq!(workspace.target(), Path::new("C:\\cache\\target"));
    }

    #[test]
    fn an_answer_without_folders_is_not_a_workspace() {
        assert!(Workspace::from_metadata("{}").is_none());
        assert!(Workspace::from_metadata("error: no manifest").is_none());
    }

    #[test]
    fn only_the_description_of_a_package_is_kept_from_an_inner_cargo() {
        assert!(describes_a_package(&OsString::from("CARGO_PKG_NAME")));
        assert!(describes_a_package(&OsString::from("CARGO_MANIFEST_DIR")));
        assert!(!describes_a_package(&OsString::from("CARGO_HOME")));
        assert!(!describes_a_package(&OsString::from("CARGO_TARGET_DIR")));
    }
}
