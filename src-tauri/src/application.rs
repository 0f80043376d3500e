//! The application: its plugins, its commands, its one window.

use redwall_desk::Desk;
use std::env;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;
use tauri::{AppHandle, Builder, Context, Manager, Runtime};
use tauri_plugin_window_state::StateFlags;

use crate::running_jobs::RunningJobs;
use crate::{commands, donor_window, logbook, start};

/// Runs until the window is closed.
///
/// # Errors
/// The window system is not there, or the log cannot be written.
pub fn run() -> tauri::Result<ExitCode> {
    let started = Instant::now();
    let mut builder = Builder::default();
    if !is_driven() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| show(app)));
    }
    let app = with_commands(builder)
        .plugin(logbook::plugin())
        .plugin(tauri_plugin_dialog::init())
        .plugin(window_memory())
        .setup(move |app| Ok(start::open(app, started)?))
        .build(context())?;
    let desk = app
        .try_state::<Arc<Desk>>()
        .map(|desk| Arc::clone(desk.inner()));
    let code = app.run_return(|_, _| {});
    // The window is gone by now; what was written since the last backup is copied before the end.
    desk.iter().for_each(|desk| desk.close_down());
    Ok(if code == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Adds all that a window can call, and what the calls share.
pub fn with_commands<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .manage(RunningJobs::default())
        .invoke_handler(tauri::generate_handler![
            commands::rpc,
            commands::job,
            commands::job_cancel,
            commands::page,
            commands::page_save,
            commands::path_choose,
            donor_window::donor_window_show,
            donor_window::donor_window_hide,
            donor_window::donor_window,
        ])
}

/// What the program carries: the built screens, its configuration, what each window may call.
fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// Under a test driver each window stands alone.
fn is_driven() -> bool {
    ["TAURI_AUTOMATION", "TAURI_WEBVIEW_AUTOMATION"]
        .iter()
        .any(|name| env::var_os(name).is_some())
}

/// A second start brings the first one's window forward.
fn show(app: &AppHandle) {
    let Some(window) = app.get_webview_window(start::WINDOW) else {
        return;
    };
    let shown = window.unminimize().and_then(|()| window.set_focus());
    if let Err(error) = shown {
        tracing::warn!(%error, "the window did not come forward");
    }
}

fn window_memory<R: Runtime>() -> tauri::plugin::TauriPlugin<R> {
    let remembered = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(remembered)
        .build()
}

#[cfg(test)]
mod tests;
