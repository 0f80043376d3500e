//! Who may call what: the real permissions, without a window system.

use super::*;
use redwall_desk::Desk;
use serde_json::{Value, json};
use std::sync::Arc;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

const OWN_PAGE: &str = if cfg!(windows) {
    "http://tauri.localhost"
} else {
    "tauri://localhost"
};

struct Bench {
    app: App<MockRuntime>,
    _folder: TempDir,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::at(folder.path().join("station")).unwrap();
        let app = with_commands(mock_builder())
            .manage(Arc::new(desk))
            .plugin(tauri_plugin_dialog::init())
            .plugin(window_memory())
            .build(context())
            .unwrap();
        Self {
            app,
            _folder: folder,
        }
    }

    fn window(&self, label: &str) -> WebviewWindow<MockRuntime> {
        WebviewWindowBuilder::new(&self.app, label, Default::default())
            .build()
            .unwrap()
    }
}

fn call(
    window: &WebviewWindow<MockRuntime>,
    page: &str,
    command: &str,
    arguments: Value,
) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.into(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: page.parse().unwrap(),
        body: InvokeBody::Json(arguments),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.into(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().unwrap())
}

fn desk_read() -> Value {
    json!({ "request": { "command": "desk_read", "request": {} } })
}

/// The commands that the desk's capability grants, by their Rust names.
fn granted() -> Vec<String> {
    granted_by(include_str!("../../capabilities/main.json"))
}

fn granted_by(capability: &str) -> Vec<String> {
    let capability: Value = serde_json::from_str(capability).unwrap();
    let permissions = capability["permissions"].as_array().unwrap();
    let name = |permission: &Value| {
        let allowed = permission.as_str()?.strip_prefix("allow-")?;
        Some(allowed.replace('-', "_"))
    };
    permissions
        .iter()
        .map(|permission| name(permission).expect("one command by name"))
        .collect()
}

fn is_denied(answer: &Result<Value, Value>) -> bool {
    matches!(answer, Err(Value::String(reason)) if reason.contains("not allowed"))
}

#[test]
fn the_desks_window_reaches_the_desk() {
    let bench = Bench::new();
    let answer = call(&bench.window(start::WINDOW), OWN_PAGE, "rpc", desk_read());
    assert_eq!(answer.unwrap()["station"], "none");
}

#[test]
fn another_window_may_call_nothing() {
    let bench = Bench::new();
    let (desk, other) = (bench.window(start::WINDOW), bench.window("other"));
    let commands = granted();
    assert!(commands.contains(&"rpc".to_owned()));
    for command in commands {
        let allowed = call(&desk, OWN_PAGE, &command, json!({}));
        assert!(
            !is_denied(&allowed),
            "{command} in the desk's window: {allowed:?}"
        );
        let refused = call(&other, OWN_PAGE, &command, desk_read());
        assert!(
            is_denied(&refused),
            "{command} in another window: {refused:?}"
        );
    }
}

#[test]
fn the_donors_window_reaches_its_own_command_and_no_other() {
    let bench = Bench::new();
    let window = bench.window(donor_window::WINDOW);
    let own = granted_by(include_str!("../../capabilities/donor.json"));
    assert_eq!(own, ["donor_window"]);
    let request = json!({ "token": "x", "command": "own_form_read", "request": {} });
    let answer = call(
        &window,
        OWN_PAGE,
        "donor_window",
        json!({ "request": request }),
    );
    assert_eq!(answer.unwrap_err()["code"], "window_closed");
    for command in granted() {
        let refused = call(&window, OWN_PAGE, &command, desk_read());
        assert!(is_denied(&refused), "{command}: {refused:?}");
    }
    let desk = bench.window(start::WINDOW);
    let refused = call(&desk, OWN_PAGE, "donor_window", desk_read());
    assert!(is_denied(&refused), "each window has its own: {refused:?}");
}

#[test]
fn a_page_from_elsewhere_may_call_nothing_even_in_the_desks_window() {
    let bench = Bench::new();
    let window = bench.window(start::WINDOW);
    let refused = call(&window, "https://example.com", "rpc", desk_read());
    assert!(is_denied(&refused), "{refused:?}");
}

#[test]
fn plugins_are_reached_from_rust_only() {
    let bench = Bench::new();
    let window = bench.window(start::WINDOW);
    for command in [
        "plugin:dialog|save",
        "plugin:window-state|restore_state",
        "plugin:event|listen",
    ] {
        let refused = call(&window, OWN_PAGE, command, json!({}));
        assert!(is_denied(&refused), "{command}: {refused:?}");
    }
}

#[test]
fn an_error_crosses_with_code_message_and_field() {
    let bench = Bench::new();
    let search = json!({ "request": { "command": "donor_search", "request": { "query": "李" } } });
    let error = call(&bench.window(start::WINDOW), OWN_PAGE, "rpc", search).unwrap_err();
    assert_eq!(error["code"], "not_logged_in");
    assert!(
        error["message"].is_string() && error["field"].is_null(),
        "{error}"
    );
}

#[test]
fn the_policy_allows_nothing_inline_and_nothing_from_elsewhere() {
    let bench = Bench::new();
    let policy = bench
        .app
        .config()
        .app
        .security
        .csp
        .as_ref()
        .expect("a policy")
        .to_string();
    for unsafe_source in ["unsafe-inline", "unsafe-eval", "*", "https:"] {
        assert!(
            !policy.contains(unsafe_source),
            "{unsafe_source} in {policy}"
        );
    }
    assert!(policy.contains("default-src 'self'") && policy.contains("object-src 'none'"));
    assert!(!bench.app.config().app.with_global_tauri);
    assert!(bench.app.config().app.security.freeze_prototype);
}
