//! The donor's window: on a second screen if there is one, with one command of its own.
//!
//! It shows a page of the screens that came with the program and knows a token, which the desk gave
//! out for one visit. `capabilities/donor.json` grants it [`donor_window`] and nothing else.

use redwall_desk::{Desk, DeskError};
use serde_json::Value;
use std::sync::Arc;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Runtime, State, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::start::is_own_page;

/// The label of the donor's window; `capabilities/donor.json` names it.
pub const WINDOW: &str = "donor";

/// The page that it shows; the token follows as its fragment, which no server and no log sees.
const PAGE: &str = "donor.html";

/// Digits of a token, in hexadecimal.
const TOKEN_LENGTH: usize = 64;

/// Opens the donor's window for the token that the desk gave out. One that is open gets it as its new
/// fragment, which its page follows.
///
/// # Errors
/// `bad_request`, when it is no token; a fault of the window system.
#[tauri::command]
pub async fn donor_window_show<R: Runtime>(
    app: AppHandle<R>,
    token: String,
) -> Result<(), DeskError> {
    let is_token = token.len() == TOKEN_LENGTH && token.bytes().all(|b| b.is_ascii_hexdigit());
    if !is_token {
        return Err(DeskError::bad_request("窗口编号不对。").at("token"));
    }
    let shown = match app.get_webview_window(WINDOW) {
        Some(window) => show_again(&window, &token),
        None => open(&app, &token),
    };
    shown.map_err(failed)
}

/// Closes the donor's window, if it is open.
///
/// # Errors
/// A fault of the window system.
#[tauri::command]
pub async fn donor_window_hide<R: Runtime>(app: AppHandle<R>) -> Result<(), DeskError> {
    match app.get_webview_window(WINDOW) {
        Some(window) => window.destroy().map_err(failed),
        None => Ok(()),
    }
}

/// Answers the donor's window: `{"token", "command", "request"}`.
///
/// # Errors
/// Whatever the desk refuses.
#[tauri::command]
pub async fn donor_window(desk: State<'_, Arc<Desk>>, request: Value) -> Result<Value, DeskError> {
    desk.donor_window(request)
}

fn show_again<R: Runtime>(window: &WebviewWindow<R>, token: &str) -> tauri::Result<()> {
    let mut page = window.url()?;
    page.set_fragment(Some(token));
    window.navigate(page)?;
    window.set_focus()
}

fn open<R: Runtime>(app: &AppHandle<R>, token: &str) -> tauri::Result<()> {
    let page = WebviewUrl::App(format!("{PAGE}#{token}").into());
    let window = WebviewWindowBuilder::new(app, WINDOW, page)
        .title("红色长城 · 献血者")
        .inner_size(1024.0, 768.0)
        .general_autofill_enabled(false)
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    on_second_screen(&window)
}

/// Fills the screen that the desk's window is not on. With one screen it stays a window.
fn on_second_screen<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    let Some(desk) = window.app_handle().get_webview_window(crate::start::WINDOW) else {
        return Ok(());
    };
    let Some(taken) = desk.current_monitor()? else {
        return Ok(());
    };
    let monitors = window.available_monitors()?;
    let second = monitors
        .iter()
        .find(|one| one.position() != taken.position());
    if let Some(second) = second {
        window.set_position(*second.position())?;
        window.set_fullscreen(true)?;
    }
    Ok(())
}

fn failed(error: tauri::Error) -> DeskError {
    tracing::error!(%error, "the donor's window");
    DeskError::internal()
}
