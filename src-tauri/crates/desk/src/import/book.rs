//! A file that is taken in: its sheets, cell by cell. A file of comma-separated values is one sheet
//! without a name.

use super::cell::Cell;
use super::date::Epoch;
use super::delimited;
use crate::error::DeskError;
use calamine::{Data, Reader, Xlsx};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Cursor;
use std::path::Path;

/// What every workbook begins with: it is a zip archive.
const WORKBOOK: &[u8] = b"PK\x03\x04";
/// Larger files are refused before they fill the memory.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// A file, read.
pub(super) struct Book {
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub(super) sha256: String,
    /// How its dates are counted.
    pub(super) epoch: Epoch,
    /// How its text is written: `xlsx`, `utf-8` or `gb18030`.
    pub(super) encoding: &'static str,
    pub(super) sheets: Vec<Sheet>,
}

/// A sheet.
pub(super) struct Sheet {
    /// Its name; empty for a file that is no workbook.
    pub(super) name: String,
    /// The row that is the first of `rows`, counted from 1.
    pub(super) first_row: u32,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Book {
    /// Reads a file.
    ///
    /// # Errors
    /// `invalid` at `file`, with what to do.
    pub(super) fn read(path: &Path) -> Result<Self, DeskError> {
        let size = fs::metadata(path)
            .map(|found| found.len())
            .map_err(unopened)?;
        if size > MOST_BYTES {
            let message = "文件超过512MB。请分成几个文件导入。";
            return Err(DeskError::invalid("file", message));
        }
        let bytes = fs::read(path).map_err(unopened)?;
        let sha256 = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        if bytes.starts_with(WORKBOOK) {
            let (epoch, sheets) = workbook(bytes)?;
            return Ok(Self {
                sha256,
                epoch,
                encoding: "xlsx",
                sheets,
            });
        }
        let (encoding, rows) = delimited::read(&bytes)?;
        Ok(Self {
            sha256,
            epoch: Epoch::None,
            encoding,
            sheets: vec![Sheet {
                name: String::new(),
                first_row: 1,
                rows,
            }],
        })
    }
}

fn unopened(error: std::io::Error) -> DeskError {
    tracing::warn!(kind = ?error.kind(), "import not opened");
    DeskError::invalid("file", "这个文件打不开。请检查文件是否存在、是否有权限读。")
}

fn workbook(bytes: Vec<u8>) -> Result<(Epoch, Vec<Sheet>), DeskError> {
    let unreadable = |_| {
        let message = "这个Excel文件读不懂或已损坏。请用Excel打开后另存为 .xlsx 再导入。";
        DeskError::invalid("file", message)
    };
    let mut opened = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let epoch = if opened.has_1904_epoch() {
        Epoch::Of1904
    } else {
        Epoch::Of1900
    };
    let mut sheets = Vec::new();
    for name in opened.sheet_names() {
        let range = opened.worksheet_range(&name).map_err(unreadable)?;
        let first_row = range.start().map_or(1, |(row, _)| row + 1);
        let left = range.start().map_or(0, |(_, column)| column as usize);
        let row = |cells: &[Data]| {
            let before = std::iter::repeat_n(Cell::Empty, left);
            before.chain(cells.iter().map(cell)).collect()
        };
        sheets.push(Sheet {
            name,
            first_row,
            rows: range.rows().map(row).collect(),
        });
    }
    Ok((epoch, sheets))
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(text) => Cell::of_text(text),
        Data::Float(number) => Cell::Number(*number),
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Bool(truth) => Cell::Truth(*truth),
        Data::DateTime(date) if date.is_datetime() => match date.as_datetime() {
            Some(date) => Cell::Day(date.date()),
            None => Cell::Number(date.as_f64()),
        },
        Data::DateTime(date) => Cell::Number(date.as_f64()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::of_text(text),
        Data::Error(fault) => Cell::Fault(fault.to_string()),
    }
}
