//! What happens before the window opens.

use redwall_desk::Desk;
use std::env;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;
use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{App, AppHandle, Manager, Runtime, WebviewWindowBuilder};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

/// The label of the desk's window; `capabilities/main.json` names it.
pub const WINDOW: &str = "main";

/// Names another folder for the station's data: for tests, and for an IT department that keeps
/// data on a disk of its own.
const DATA_FOLDER: &str = "REDWALL_DATA_DIR";

/// Opens the desk and its window. If the desk must not open (its own cases came out differently,
/// its data cannot be used), a message says so and the program ends. `started` is when the
/// program was, for the log.
///
/// # Errors
/// The window cannot be made.
pub fn open<R: Runtime>(app: &App<R>, started: Instant) -> tauri::Result<()> {
    let folder = data_folder(app)?;
    match Desk::at(folder) {
        Ok(desk) => {
            let desk = Arc::new(desk);
            Desk::lock_when_idle(&desk);
            Desk::back_up_when_due(&desk);
            Desk::print_when_queued(&desk);
            app.manage(desk);
            open_window(app, started)
        }
        Err(error) => {
            tracing::error!(code = ?error.code, "the desk does not open");
            refuse(app.handle(), &error.message);
            Ok(())
        }
    }
}

fn data_folder<R: Runtime>(app: &App<R>) -> tauri::Result<PathBuf> {
    match env::var_os(DATA_FOLDER) {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => Ok(app.path().app_local_data_dir()?.join("station")),
    }
}

fn open_window<R: Runtime>(app: &App<R>, started: Instant) -> tauri::Result<()> {
    let Some(config) = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == WINDOW)
    else {
        return Err(tauri::Error::WindowNotFound);
    };
    WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_page_load(move |_, load| {
            if load.event() == PageLoadEvent::Finished {
                let milliseconds = started.elapsed().as_millis();
                tracing::info!(milliseconds, "the screens are loaded");
            }
        })
        .build()?;
    Ok(())
}

/// The window shows the screens that came with it and nothing from elsewhere.
pub fn is_own_page(url: &tauri::Url) -> bool {
    let own = match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) => true,
        ("http" | "https", Some("tauri.localhost")) => true,
        ("http", Some("localhost")) => cfg!(dev),
        _ => false,
    };
    own || url.as_str() == "about:blank"
}

fn refuse<R: Runtime>(app: &AppHandle<R>, sentence: &str) {
    let ending = app.clone();
    app.dialog()
        .message(sentence)
        .title("红色长城 Red Wall")
        .kind(MessageDialogKind::Error)
        .buttons(MessageDialogButtons::OkCustom("知道了".into()))
        .show(move |_| ending.exit(1));
}

#[cfg(test)]
mod tests {
    use super::is_own_page;

    #[test]
    fn the_window_leaves_its_own_pages_for_nothing() {
        let cases = [
            ("tauri://localhost/index.html", true),
            ("http://tauri.localhost/", true),
            ("https://tauri.localhost/", true),
            ("https://example.com/", false),
            ("http://localhost.example.com/", false),
            ("file:///etc/passwd", false),
            ("data:text/html,x", false),
        ];
        for (url, own) in cases {
            assert_eq!(is_own_page(&url.parse().unwrap()), own, "{url}");
        }
    }
}
