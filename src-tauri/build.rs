//! Declares the window's commands, so that a window may call only what a capability grants it,
//! and says what is missing before the screens are built into the program.

use std::path::Path;
use tauri_build::{AppManifest, Attributes};

/// Every command of the window. `src/commands.rs` holds the functions, `capabilities/` grants them.
const COMMANDS: &[&str] = &[
    "rpc",
    "job",
    "job_cancel",
    "page",
    "page_save",
    "path_choose",
    "donor_window_show",
    "donor_window_hide",
    "donor_window",
];

const SCREENS: &str = "../ui/dist";
const FONTS: &str = "../ui/node_modules/@expo-google-fonts";

fn main() {
    println!("cargo:rerun-if-changed={SCREENS}");
    println!("cargo:rerun-if-changed=capabilities");
    if !Path::new(SCREENS).join("index.html").is_file() {
        println!(
            "cargo::error=The screens are not built yet (ui/dist). Build them with \
             `npm ci && npm run build` in ui, or let `cargo xtask run` do everything."
        );
        return;
    }
    if !Path::new(FONTS).is_dir() {
        println!(
            "cargo::error=The certificate fonts are not there yet. Fetch them with `npm ci` in ui, \
             or let `cargo xtask run` do everything."
        );
        return;
    }
    let attributes = Attributes::new().app_manifest(AppManifest::new().commands(COMMANDS));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
