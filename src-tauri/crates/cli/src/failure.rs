//! Why a command ended early, and with which exit code.

use redwall_desk::{DeskError, ErrorCode};
use std::io;

const USAGE: u8 = 2;
const DATA: u8 = 3;

/// Why a command ended early.
pub struct Failure {
    /// The exit code.
    pub exit: u8,
    /// What to tell on stderr; nothing when nobody listens any more.
    pub message: Option<String>,
}

impl Failure {
    /// Wrong usage, with what to do.
    pub fn usage(message: impl Into<String>) -> Self {
        Self {
            exit: USAGE,
            message: Some(message.into()),
        }
    }

    /// The data differ from what was written.
    pub fn data() -> Self {
        Self {
            exit: DATA,
            message: None,
        }
    }
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        let exit = match error.code {
            ErrorCode::BadRequest
            | ErrorCode::Invalid
            | ErrorCode::WeakPassword
            | ErrorCode::NoStation
            | ErrorCode::StationExists
            | ErrorCode::NotAllowed => USAGE,
            _ => DATA,
        };
        Self {
            exit,
            message: Some(error.message),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let broken_pipe = error.kind() == io::ErrorKind::BrokenPipe;
        let message = format!("读写失败,没有继续:{error}");
        Self {
            exit: DATA,
            message: (!broken_pipe).then_some(message),
        }
    }
}
