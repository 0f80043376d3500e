//! Taking everything out: a table of each kind of record, as a workbook, as comma-separated values or
//! as JSON Lines.
//!
//! Rows go from the database to the file one by one ([`table`], [`form`]). The file comes to its place
//! when it is whole, and after the entry that says who took out what. Health reasons are only for
//! those who may see them; identity numbers are text, and no cell can become a formula.

pub(crate) mod cell;
pub(crate) mod form;
pub mod nominations;
pub(crate) mod part;
mod table;

use crate::Session;
use crate::error::DeskError;
use crate::job::Progress;
use form::{Csv, Form, Jsonl, Xlsx};
use part::{PartFile, not_written};
use redwall_store::fact::RecordsExported;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use table::{Rows, Table};
use ts_rs::TS;

/// What to take out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportWhat {
    /// Every donor.
    Donors,
    /// Every identity document of a donor.
    Documents,
    /// Every number that a donor has in another system.
    OldNumbers,
    /// Every donation.
    Donations,
    /// Every visit.
    Visits,
    /// Every deferral.
    Deferrals,
    /// Every certificate.
    Certificates,
    /// Every award that was conferred.
    Awards,
    /// Every donor's volunteer service.
    Volunteers,
    /// What each donor has earned as of today.
    Honours,
    /// When each donor may donate again.
    Recall,
    /// Every task of the roles held; to an auditor, all.
    Tasks,
    /// The lists of blocked documents.
    Blocks,
    /// Who opened whose record.
    Openings,
    /// The staff.
    Staff,
    /// Every entry of the journal.
    Journal,
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

/// Writes an export, whole or not at all; that it was written is an entry.
///
/// # Errors
/// `storage` at `out`, when the file exists or cannot be written; `cancelled`, after which nothing is
/// left of it.
pub fn write(
    session: &Session,
    request: ExportWrite,
    progress: &mut Progress<'_>,
) -> Result<ExportReport, DeskError> {
    let table = Table::of(request.what, session.sees_health());
    let leaving = Leaving {
        what: word(request.what),
        format: request.format,
        out: &request.out,
        with_health: session.sees_health(),
        name: table.name,
        columns: table.columns,
    };
    leaving.take_out(session, progress, |rows| {
        session.store.read(|read| {
            rows.expect(table.total(read)?)?;
            table.fill(session, read, rows)
        })
    })
}

/// A table on its way out.
struct Leaving<'a> {
    /// What is taken out, as the journal names it.
    what: String,
    format: ExportFormat,
    out: &'a Path,
    with_health: bool,
    /// What a sheet of it is called.
    name: &'static str,
    columns: &'static [&'static str],
}

impl Leaving<'_> {
    /// Writes the file, whole or not at all; that it was written is an entry.
    fn take_out(
        self,
        session: &Session,
        progress: &mut Progress<'_>,
        fill: impl FnOnce(&mut Rows<'_, '_>) -> Result<(), DeskError>,
    ) -> Result<ExportReport, DeskError> {
        let part = PartFile::beside(self.out).map_err(|error| error.at("out"))?;
        let form = self
            .begin(&part)
            .map_err(|error| not_written(&error).at("out"))?;
        let mut rows = Rows::new(form, progress);
        fill(&mut rows)?;
        let written = rows.finish()?;
        part.sync().map_err(|error| error.at("out"))?;
        self.note(session, written)?;
        part.settle().map_err(|error| error.at("out"))?;
        Ok(ExportReport { rows: written })
    }

    fn begin(&self, part: &PartFile) -> io::Result<Box<dyn Form>> {
        const BUFFER: usize = 1 << 20;
        let file: File = part.file().try_clone()?;
        let file = BufWriter::with_capacity(BUFFER, file);
        Ok(match self.format {
            ExportFormat::Xlsx => Box::new(Xlsx::new(file, self.name, self.columns)?),
            ExportFormat::Csv => Box::new(Csv::new(file, self.columns)?),
            ExportFormat::Jsonl => Box::new(Jsonl::new(file, self.columns)),
        })
    }

    /// Writes who took out what, before the file comes to its place: none leaves without an entry.
    fn note(self, session: &Session, rows: u32) -> Result<(), DeskError> {
        let exported = RecordsExported {
            what: self.what,
            format: word(self.format),
            rows,
            with_health: self.with_health,
        };
        session.store.write(session.staff.id, |write| {
            let station = write.station_id()?.ok_or_else(DeskError::internal)?;
            Ok(write.append(station, exported)?)
        })
    }
}

fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}
