//! Printing through CUPS, on Linux and macOS.

use printers::common::base::job::PrinterJobOptions;
use printers::common::base::printer::Printer;
use redwall_desk::{DeskError, ErrorCode, Sheet};
use std::io::Write;
use tempfile::NamedTempFile;

use super::{Queue, no_printer};

/// The printers of this computer; none if it has no print system.
pub fn queues() -> Vec<Queue> {
    let queue = |printer: Printer| Queue {
        name: printer.name,
        is_default: printer.is_default,
    };
    printers::get_printers().into_iter().map(queue).collect()
}

/// Hands a page to a printer's queue: the one named, or the usual one.
///
/// # Errors
/// `not_found` if there is no such printer; `paper` if its queue takes nothing.
pub fn send(sheet: &Sheet, printer: Option<&str>) -> Result<(), DeskError> {
    let printer = find(printer)?;
    let path = spool(sheet).map_err(|error| {
        tracing::warn!(kind = ?error.kind(), "a page could not be handed to the print system");
        DeskError::new(
            ErrorCode::Storage,
            "打印没有开始:临时文件写不进去。请检查磁盘空间后重试。",
        )
    })?;
    let options = PrinterJobOptions {
        name: Some(&sheet.file_name),
        raw_properties: &[("document-format", sheet.media_type)],
        ..PrinterJobOptions::none()
    };
    let taken = printer.print_file(&path.path().to_string_lossy(), options);
    let job = taken.map_err(|error| {
        tracing::warn!(failure = ?error.failure, "a printer did not take a page");
        DeskError::new(
            ErrorCode::Paper,
            format!(
                "打印机“{}”没有接受这一页。请检查打印机是否开机、联机,然后重试,或另存为 PDF。",
                printer.name
            ),
        )
        .at("printer")
    })?;
    tracing::info!(job, "a page went to a printer");
    Ok(())
}

fn find(name: Option<&str>) -> Result<Printer, DeskError> {
    let found = match name {
        Some(name) => printers::get_printer_by_name(name),
        None => printers::get_default_printer(),
    };
    found.ok_or_else(|| {
        let sentence = match (queues().is_empty(), name) {
            (true, _) => {
                "这台电脑上没有打印机。请先在系统设置里添加打印机,或另存为 PDF。".to_owned()
            }
            (false, Some(name)) => format!("找不到打印机“{name}”。请另选一台打印机。"),
            (false, None) => "系统没有设置默认打印机。请选择一台打印机。".to_owned(),
        };
        no_printer(sentence)
    })
}

/// A file for the print system to read, for this user only and gone once it has been read. (The
/// crate's own way to print bytes would leave the page in the temporary folder, for all to read.)
fn spool(sheet: &Sheet) -> std::io::Result<NamedTempFile> {
    let mut file = NamedTempFile::new()?;
    file.write_all(&sheet.bytes)?;
    file.flush()?;
    Ok(file)
}
