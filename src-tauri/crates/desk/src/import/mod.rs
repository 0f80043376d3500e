//! Taking in what a station brings from another system: donors, documents, donations, deferrals,
//! awards and blocked documents, from a workbook or from comma-separated values.
//!
//! [`book`] reads the file, [`map`] says what its sheets, columns and codes mean, [`line`] what a row
//! says; [`who`] finds the donor, [`take`] writes what the station does not know yet, and [`run`] does
//! so batch by batch. [`preview`] changes nothing, and neither does a dry run. What cannot be
//! understood is refused and reported, never guessed; a deferral that cannot be understood blocks.

mod amount;
mod before;
mod book;
mod cell;
mod date;
mod delimited;
mod field;
mod line;
mod map;
mod preview;
mod refusal;
mod report;
mod row;
mod run;
mod sample;
mod take;
mod totals;
mod who;
mod word;

pub use before::ImportBefore;
pub use field::{Field, SheetKind};
pub use map::{ImportMap, SheetMap};
pub use preview::{ImportPreview, SheetPreview, UnexplainedWord, read};
pub use sample::{ImportSample, SampleField};
pub use totals::{DonationSum, DonationTotals, ImportTotals, RowCounts, SheetTotals};

use crate::Session;
use crate::error::{DeskError, ErrorCode};
use crate::job::Progress;
use book::Book;
use run::Import;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// Reads a file and says what it holds. Nothing is written.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportRead {
    /// The file.
    #[ts(type = "string")]
    pub file: PathBuf,
    /// How it is read; by its headings and as the last one, when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub map: Option<ImportMap>,
}

/// Takes a file in. Running it again adds nothing.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportRun {
    /// The file.
    #[ts(type = "string")]
    pub file: PathBuf,
    /// How it is read; by its headings and as the last one, when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub map: Option<ImportMap>,
    /// Only says what would come of it.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub dry_run: bool,
    /// Where to leave the report as a workbook.
    #[serde(default)]
    #[ts(type = "string | null", optional)]
    pub report: Option<PathBuf>,
}

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportReport {
    /// Nothing was written: this is what would come of it.
    pub dry_run: bool,
    /// SHA-256 of the file.
    pub sha256: String,
    /// The latest import of the same file before this one.
    pub before: Option<ImportBefore>,
    /// The figures.
    pub totals: ImportTotals,
    /// Some rows beside what the station holds of them.
    pub sample: Vec<ImportSample>,
    /// Every row that was refused, in the order in which they were looked at.
    pub refused: Vec<RefusedRow>,
    /// Deferrals that block although something of them was not understood: for a physician.
    pub held: Vec<RefusedRow>,
}

/// A row of which something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefusedRow {
    /// The sheet.
    pub sheet: String,
    /// The row in it, from 1.
    pub row: u32,
    /// The field at fault, if one is.
    pub field: Option<Field>,
    /// The heading of its column.
    pub heading: Option<String>,
    /// What to do.
    pub message: String,
}

/// Takes a file in, or says what would come of it.
///
/// # Errors
/// `invalid` at `file` or `map`; `storage` at `report`, when it exists or cannot be written;
/// `not_allowed` at `file`, when deferrals are in it that are a physician's to see; `cancelled`, after
/// which what was written stays and the same file can be taken in again. A wrong row is an answer.
pub fn run(
    session: &Session,
    request: ImportRun,
    progress: &mut Progress<'_>,
) -> Result<ImportReport, DeskError> {
    if let Some(report) = &request.report
        && report.exists()
    {
        let message = "报告文件已经存在,没有覆盖它,也没有导入。请换一个文件名。";
        return Err(DeskError::new(ErrorCode::Storage, message).at("report"));
    }
    let book = Book::read(&request.file)?;
    let remembered = session.store.read(map::remembered)?;
    let (map, layouts) = map::lay_out(&book, request.map.as_ref(), remembered)?;
    if layouts
        .iter()
        .all(|layout| layout.kind == SheetKind::Ignored)
    {
        let message = "没有认出可以导入的列。请用对照表指定每一列的含义。";
        return Err(DeskError::invalid("map", message));
    }
    let mut import = Import::of(session, &book, &map, &layouts)?;
    let sample = if request.dry_run {
        import.rehearse(progress)?
    } else {
        import.carry_out(progress)?
    };
    if let Some(place) = &request.report {
        report::write(place, &book, &layouts, &import, &sample)?;
    }
    Ok(import.report(request.dry_run, sample))
}
