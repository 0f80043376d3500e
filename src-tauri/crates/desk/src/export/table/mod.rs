//! The tables that can be taken out: columns, and the rows that fill them.

mod deferrals;
mod donations;
mod donors;
mod earned;
mod journal;
mod others;
mod visits;

use super::ExportWhat;
use super::cell::Cell;
use super::form::Form;
use super::part::not_written;
use crate::Session;
use crate::error::DeskError;
use crate::job::Progress;
use redwall_store::{DonorId, Reading, StoreError};

/// Rows are told this often.
const STEP: u32 = 1_000;

/// Fills a table with rows.
type Fill = fn(&Session, &Reading<'_>, &mut Rows<'_, '_>) -> Result<(), DeskError>;
/// Says about how many rows there will be; 0 where nobody has counted.
type Count = fn(&Reading<'_>) -> Result<u32, StoreError>;

/// A table that can be taken out.
pub(super) struct Table {
    /// What a sheet of it is called.
    pub(super) name: &'static str,
    pub(super) columns: &'static [&'static str],
    count: Count,
    fill: Fill,
}

impl Table {
    pub(super) fn of(what: ExportWhat, sees_health: bool) -> Self {
        match what {
            ExportWhat::Donors => donors::DONORS,
            ExportWhat::Documents => donors::DOCUMENTS,
            ExportWhat::OldNumbers => donors::OLD_NUMBERS,
            ExportWhat::Donations => donations::DONATIONS,
            ExportWhat::Visits if sees_health => visits::WITH_HEALTH,
            ExportWhat::Visits => visits::VISITS,
            ExportWhat::Deferrals => deferrals::DEFERRALS,
            ExportWhat::Certificates => others::CERTIFICATES,
            ExportWhat::Awards => earned::AWARDS,
            ExportWhat::Volunteers => earned::VOLUNTEERS,
            ExportWhat::Honours => earned::HONOURS,
            ExportWhat::Recall => earned::RECALL,
            ExportWhat::Tasks => others::TASKS,
            ExportWhat::Blocks => others::BLOCKS,
            ExportWhat::Openings => journal::OPENINGS,
            ExportWhat::Staff => journal::STAFF,
            ExportWhat::Journal => journal::JOURNAL,
        }
    }

    pub(super) fn total(&self, read: &Reading<'_>) -> Result<u32, DeskError> {
        Ok((self.count)(read)?)
    }

    pub(super) fn fill(
        &self,
        session: &Session,
        read: &Reading<'_>,
        rows: &mut Rows<'_, '_>,
    ) -> Result<(), DeskError> {
        (self.fill)(session, read, rows)
    }
}

fn uncounted(_: &Reading<'_>) -> Result<u32, StoreError> {
    Ok(0)
}

/// The way of rows into the file.
pub(super) struct Rows<'p, 'l> {
    form: Box<dyn Form + 'p>,
    progress: &'p mut Progress<'l>,
    written: u32,
    total: u32,
}

impl<'p, 'l> Rows<'p, 'l> {
    pub(super) fn new(form: Box<dyn Form + 'p>, progress: &'p mut Progress<'l>) -> Self {
        Self {
            form,
            progress,
            written: 0,
            total: 0,
        }
    }

    /// Says about how many rows will come.
    pub(super) fn expect(&mut self, total: u32) -> Result<(), DeskError> {
        self.total = total;
        self.progress.tell(0, total)
    }

    /// Writes a row.
    pub(super) fn put(&mut self, cells: &[Cell]) -> Result<(), DeskError> {
        self.form
            .row(cells)
            .map_err(|error| not_written(&error).at("out"))?;
        self.written = self.written.saturating_add(1);
        if self.written.is_multiple_of(STEP) {
            self.progress
                .tell(self.written, self.total.max(self.written))?;
        }
        Ok(())
    }

    /// Ends the file; how many rows were written.
    pub(super) fn finish(self) -> Result<u32, DeskError> {
        self.progress.tell(self.written, self.written)?;
        self.form
            .finish()
            .map_err(|error| not_written(&error).at("out"))?;
        Ok(self.written)
    }
}

/// The numbers of all donors, to name those whom rows are of: 20 bytes a donor.
struct DonorNumbers(Vec<(DonorId, u32)>);

impl DonorNumbers {
    fn read(read: &Reading<'_>) -> Result<Self, DeskError> {
        let mut numbers = Vec::new();
        read.each_donor(|donor| {
            numbers.push((donor.id, donor.donor_no.0));
            Ok::<_, DeskError>(())
        })?;
        numbers.sort_unstable();
        Ok(Self(numbers))
    }

    fn of(&self, donor: DonorId) -> Cell {
        match self.0.binary_search_by_key(&donor, |(id, _)| *id) {
            Ok(at) => Cell::text(redwall_store::DonorNo(self.0[at].1).to_string()),
            Err(_) => Cell::Empty,
        }
    }
}
