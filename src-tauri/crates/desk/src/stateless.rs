//! Questions that need no station: a line in, a line out.
//!
//! For scripts, and for checking a rulebook before it is switched on.

use crate::error::{DeskError, ErrorCode};
use redwall_rules::benefits::benefits_line;
use redwall_rules::document::check_line;
use redwall_rules::donation_code::din_line;
use redwall_rules::honours::honours_line;
use redwall_rules::{Rulebook, assess_line};
use redwall_store::{Clock, SystemClock};
use serde::Serialize;
use serde_json::Value;

pub use redwall_rules::case::{Id, LineError, read_line};

/// The rules that lines are answered by.
pub struct Rules(Rulebook);

impl Rules {
    /// The shipped rules, with rulebook files laid over them in order; each is a name and a text.
    ///
    /// # Errors
    /// `invalid`, with file, line and reason.
    pub fn with_layers(files: &[(String, String)]) -> Result<Self, DeskError> {
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        Rulebook::with_layers(&files)
            .map(Self)
            .map_err(|error| DeskError::new(ErrorCode::Invalid, error.to_string()).at("rulebook"))
    }

    /// May this person donate this, on this day?
    ///
    /// # Errors
    /// What is wrong with the line.
    pub fn assess(&self, line: &str) -> Result<Value, LineError> {
        json(assess_line(line, &self.0)?)
    }

    /// What has been earned?
    ///
    /// # Errors
    /// What is wrong with the line.
    pub fn honours(&self, line: &str) -> Result<Value, LineError> {
        json(honours_line(line, &self.0)?)
    }

    /// What blood may donor and family use free of charge?
    ///
    /// # Errors
    /// What is wrong with the line.
    pub fn benefits(&self, line: &str) -> Result<Value, LineError> {
        json(benefits_line(line, &self.0)?)
    }
}

/// Reads a document number, with its type before a tab or without.
///
/// # Errors
/// None that a line can cause: a wrong number is an answer.
pub fn id_check(line: &str) -> Result<Value, LineError> {
    json(check_line(line, SystemClock.now().station_date()))
}

/// Reads a donation code.
///
/// # Errors
/// None that a code can cause: a wrong code is an answer.
pub fn din(code: &str) -> Result<Value, LineError> {
    json(din_line(code))
}

fn json(answer: impl Serialize) -> Result<Value, LineError> {
    let failed = |_| {
        LineError::new(
            Id::default(),
            "internal",
            DeskError::internal().message,
            None,
        )
    };
    serde_json::to_value(answer).map_err(failed)
}
