//! Where the print system takes no PDF (Windows), a page is saved and printed by hand for now.

use redwall_desk::{DeskError, Sheet};

use super::{Queue, no_printer};

/// None: no printer takes a page directly here.
pub fn queues() -> Vec<Queue> {
    Vec::new()
}

/// Says to print from the saved PDF.
///
/// # Errors
/// Always `not_found`: no printer takes a page directly here.
pub fn send(_sheet: &Sheet, _printer: Option<&str>) -> Result<(), DeskError> {
    Err(no_printer("这个系统上请先另存为 PDF,再用 PDF 阅读器打印。"))
}
