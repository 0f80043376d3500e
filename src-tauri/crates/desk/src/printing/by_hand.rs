//! Where the print system takes no PDF (Windows), a page is saved and printed by hand for now.

use super::system::{JobState, PrintSystem, Send, SystemPrinter};
use crate::command::Sheet;
use crate::error::{DeskError, ErrorCode};

/// No printer takes a page directly.
pub(super) struct ByHand;

impl PrintSystem for ByHand {
    fn printers(&self) -> Result<Vec<SystemPrinter>, DeskError> {
        Ok(Vec::new())
    }

    fn send(&self, _: &Sheet, _: &Send<'_>) -> Result<String, DeskError> {
        Err(refused())
    }

    fn state(&self, _: &str, _: &str) -> Result<JobState, DeskError> {
        Ok(JobState::Unknown)
    }

    fn cancel(&self, _: &str, _: &str) -> Result<(), DeskError> {
        Ok(())
    }
}

fn refused() -> DeskError {
    let message = "这个系统上请先另存为 PDF,再用 PDF 阅读器打印。";
    DeskError::new(ErrorCode::Paper, message).at("printer")
}
