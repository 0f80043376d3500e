//! Printing: a page goes to a queue of the operating system.

use redwall_desk::{DeskError, ErrorCode};
use serde::Serialize;

#[cfg(unix)]
mod cups;
#[cfg(unix)]
pub use cups::{queues, send};

#[cfg(not(unix))]
mod by_hand;
#[cfg(not(unix))]
pub use by_hand::{queues, send};

/// A place to print to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Queue {
    /// Its name, as the system shows it.
    pub name: String,
    /// Whether the system prints there when nobody says otherwise.
    pub is_default: bool,
}

fn no_printer(sentence: impl Into<String>) -> DeskError {
    DeskError::new(ErrorCode::NotFound, sentence).at("printer")
}
