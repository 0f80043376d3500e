//! What the journal says of earlier imports of a file.

use crate::error::DeskError;
use crate::task;
use redwall_store::fact::{ImportBegun, ImportFinished};
use redwall_store::{EntryRecord, Reading};
use serde::Serialize;
use ts_rs::TS;

/// An earlier import of the same file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportBefore {
    /// Whether it came to its end; one that did not is gone on with by importing the file again.
    pub finished: bool,
    /// When, station-local, `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// By whom.
    pub by: String,
}

/// The latest import of a file; none if it is new.
pub(super) fn of_file(read: &Reading<'_>, sha256: &str) -> Result<Option<ImportBefore>, DeskError> {
    let station = read.station_id()?.ok_or_else(DeskError::internal)?;
    let is_of_file = |entry: &EntryRecord| {
        let is_import = entry.kind == ImportBegun::KIND || entry.kind == ImportFinished::KIND;
        is_import && entry.fields.get("sha256").is_some_and(|of| of == sha256)
    };
    let entries = read.entries_about(station)?;
    let Some(latest) = entries.into_iter().rfind(is_of_file) else {
        return Ok(None);
    };
    Ok(Some(ImportBefore {
        finished: latest.kind == ImportFinished::KIND,
        at: latest.at.station_minute(),
        by: task::name(read, latest.staff)?,
    }))
}
