//! The one kind of failure: a sentence for the person at the keyboard.

use std::fmt;

/// What a task ends with.
pub type Outcome = Result<(), Problem>;

/// What went wrong and what to do about it, in whole sentences.
#[derive(Debug)]
pub struct Problem(String);

impl Problem {
    /// A problem told in `sentence`.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// A file or folder that could not be read or written.
    pub fn with_path(doing: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self(format!("Could not {doing} {}: {error}.", path.display()))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
