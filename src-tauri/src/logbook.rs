//! The log file, for the person who is called when something does not work. It lies in the
//! program's log folder and never holds personal data: crates trace those at `debug` and below,
//! which is not written.

use std::panic;
use tauri::Runtime;
use tauri::plugin::TauriPlugin;
use tauri_plugin_log::log::LevelFilter;
use tauri_plugin_log::{Builder, RotationStrategy, Target, TargetKind, TimezoneStrategy};

/// Largest log file, in bytes; older ones are kept beside it.
const LARGEST_FILE: u128 = 2_000_000;
const FILES_KEPT: usize = 5;

/// Writes the log.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new()
        .level(LevelFilter::Info)
        .targets([
            Target::new(TargetKind::LogDir {
                file_name: Some("redwall".into()),
            }),
            Target::new(TargetKind::Stderr),
        ])
        .timezone_strategy(TimezoneStrategy::UseLocal)
        .max_file_size(LARGEST_FILE)
        .rotation_strategy(RotationStrategy::KeepSome(FILES_KEPT))
        .build()
}

/// Notes where the program failed, and not with what: a panic's text may hold a person's data.
pub fn note_panics() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |fault| {
        let place = fault
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        tracing::error!(%place, "a fault of the program");
        if cfg!(debug_assertions) {
            usual(fault);
        }
    }));
}
