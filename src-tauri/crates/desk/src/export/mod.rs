//! Taking donors and donations out.

mod sheet;
mod table;

use crate::error::{DeskError, ErrorCode};
use crate::job::Progress;
use crate::{Session, file};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use table::Table;
use ts_rs::TS;

/// What to take out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportWhat {
    /// Every donor.
    Donors,
    /// Every donation.
    Donations,
}

/// The form of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Excel workbook.
    Xlsx,
    /// UTF-8 with a byte-order mark, as Excel opens it.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

/// Writes an export.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportWrite {
    /// What to take out.
    pub what: ExportWhat,
    /// The form of the file.
    pub format: ExportFormat,
    /// Where to; a file that exists is not overwritten.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExportReport {
    /// Rows written, headings aside.
    pub rows: u32,
}

/// Writes an export, whole or not at all.
///
/// # Errors
/// `storage` at `out`, when the file exists or cannot be written; `cancelled`.
pub fn write(
    session: &Session,
    request: ExportWrite,
    progress: &mut Progress<'_>,
) -> Result<ExportReport, DeskError> {
    if request.out.exists() {
        let message = "这个文件已经存在,没有覆盖它。请换一个文件名。";
        return Err(DeskError::new(ErrorCode::Storage, message).at("out"));
    }
    let table = match request.what {
        ExportWhat::Donors => Table::of_donors(session, progress)?,
        ExportWhat::Donations => Table::of_donations(session, progress)?,
    };
    let bytes = match request.format {
        ExportFormat::Xlsx => sheet::xlsx(&table),
        ExportFormat::Csv => sheet::csv(&table),
        ExportFormat::Jsonl => sheet::jsonl(&table),
    }
    .map_err(|_| DeskError::internal())?;
    file::save(&request.out, &bytes).map_err(|error| error.at("out"))?;
    Ok(ExportReport {
        rows: u32::try_from(table.rows.len()).unwrap_or(u32::MAX),
    })
}
