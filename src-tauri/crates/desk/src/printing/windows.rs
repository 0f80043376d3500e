//! Printing through the spooler of Windows, which takes pages as pictures.

use super::system::{
    IsoSheet, JobState, PrintSystem, Send, SystemPrinter, not_taken, silent, taken_out,
};
use crate::error::DeskError;
use crate::paper::Made;
use redwall_winspool::job::{self, State};
use redwall_winspool::{Document, How, Picture, Printer, Sheet, printers};
use std::io;

/// The finest that a page is drawn, dots per inch: finer shows on no certificate.
const FINEST: u32 = 600;
/// The finest of a document of many pages: at 600, each takes 100 MB of the spooler's disk.
const FINEST_OF_MANY: u32 = 300;
const MANY: usize = 20;

/// The print system of Windows.
pub(super) struct Windows;

impl PrintSystem for Windows {
    fn printers(&self) -> Result<Vec<SystemPrinter>, DeskError> {
        let found = printers().map_err(|error| unheard(&error))?;
        Ok(found.into_iter().map(printer).collect())
    }

    fn send(&self, made: &Made, how: &Send<'_>) -> Result<String, DeskError> {
        let [width, height] = made.sheets.size_tenth_mm(1)?;
        let sheet = IsoSheet::of(made)?.map(|sheet| match sheet {
            IsoSheet::A4 => Sheet::A4,
            IsoSheet::A6 => Sheet::A6,
        });
        let settings = How {
            printer: how.printer,
            tray: how.tray,
            duplex: how.duplex,
            sheet,
            landscape: width > height,
        };
        let refused = |error: io::Error| {
            tracing::warn!(kind = ?error.kind(), code = ?error.raw_os_error(), "the spooler refuses a page");
            not_taken(how.printer)
        };
        let mut document = Document::start(&made.name, &settings).map_err(refused)?;
        let pages = made.sheets.pages();
        let finest = if pages > MANY { FINEST_OF_MANY } else { FINEST };
        let dots_per_inch = document.dots_per_inch().min(finest);
        for copy in 1..=how.copies {
            for page in 1..=pages {
                let dots = made.sheets.dots(page, dots_per_inch)?;
                let picture = Picture {
                    width: usize::try_from(dots.width).unwrap_or(usize::MAX),
                    dots_per_inch,
                    rgba: &dots.rgba,
                };
                document.page(&picture).map_err(refused)?;
            }
            // The next copy begins on a sheet of its own.
            if how.duplex && pages % 2 == 1 && copy < how.copies {
                document.empty_page().map_err(refused)?;
            }
        }
        let job = document.end().map_err(refused)?;
        Ok(job.to_string())
    }

    fn state(&self, printer: &str, job: &str) -> Result<JobState, DeskError> {
        let Ok(job) = job.parse() else {
            return Ok(JobState::Unknown);
        };
        let state = job::state(printer, job).map_err(|error| unheard(&error))?;
        Ok(match state {
            State::Waiting => JobState::Waiting,
            State::Printed => JobState::Printed,
            State::Deleted => taken_out(printer),
            State::Unknown => JobState::Unknown,
        })
    }

    fn cancel(&self, printer: &str, job: &str) -> Result<(), DeskError> {
        let Ok(job) = job.parse() else {
            return Ok(());
        };
        job::delete(printer, job).map_err(|error| unheard(&error))
    }
}

fn printer(found: Printer) -> SystemPrinter {
    let reasons = found.reasons.into_iter().map(str::to_owned);
    SystemPrinter {
        name: found.name,
        is_default: found.is_default,
        takes_pages: found.takes_documents,
        stopped: found.stopped,
        reasons: reasons.collect(),
        message: None,
        trays: found.trays,
        duplex: found.duplex,
    }
}

fn unheard(error: &io::Error) -> DeskError {
    tracing::warn!(kind = ?error.kind(), code = ?error.raw_os_error(), "the spooler does not answer");
    silent()
}
