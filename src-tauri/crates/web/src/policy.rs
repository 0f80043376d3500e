//! The content security policy of the screens: the window's own, so that what it forbids is
//! noticed in a browser test already.

use axum::http::HeaderValue;
use serde_json::Value;
use std::error::Error;

const WINDOW: &str = include_str!("../../../tauri.conf.json");

/// The policy that the window sets on the screens.
///
/// # Errors
/// The window's configuration has none.
pub fn of_the_window() -> Result<HeaderValue, Box<dyn Error>> {
    let window: Value = serde_json::from_str(WINDOW)?;
    let policy = window
        .pointer("/app/security/csp")
        .and_then(Value::as_str)
        .ok_or("tauri.conf.json sets no content security policy (app.security.csp)")?;
    Ok(HeaderValue::from_str(policy)?)
}
