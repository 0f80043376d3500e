//! Whole-app tests in Rust: the arrows of the house, the command line, a process that is killed.
//! The browser's and the native window's are beside it, in `browser/` and `window/`.

#![forbid(unsafe_code)]
#![allow(clippy::expect_used, clippy::panic)]

mod arrows;
mod backup;
mod bad_input;
mod damage;
mod deferral;
mod identity;
mod killed;
mod late_entry;
mod paper;
#[path = "../../src-tauri/crates/desk/tests/paper/print_server.rs"]
#[allow(
    dead_code,
    clippy::unwrap_used,
    reason = "shared with the tests of the desk"
)]
mod print_server;
mod staff;
mod synced;
mod synthetic;
mod transfer;
mod two_at_once;
mod walk_in;
