//! Why a rulebook is refused.

use thiserror::Error;

/// A mistake in a rulebook: where it is and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}:{line}: {reason}")]
pub struct RulebookError {
    /// The file as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it, in Chinese and English.
    pub reason: String,
}
