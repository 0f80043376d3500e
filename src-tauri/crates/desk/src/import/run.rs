//! Taking a file in, some hundred rows at a time.
//!
//! A batch is whole or not at all, and a row that is refused leaves nothing. Whatever stops an import,
//! the same file taken in again goes on: a row that is known is left as it is. A dry run does all of it
//! in one transaction, which is then undone.

use super::before::{self, ImportBefore};
use super::book::Book;
use super::field::{Field, SheetKind};
use super::line::Line;
use super::map::{self, ImportMap, Layout};
use super::refusal::{Refusal, Stop};
use super::row::Row;
use super::sample::{self, Candidate, ImportSample};
use super::take::{Taken, take};
use super::totals::{ImportTotals, RowCounts, SheetTotals};
use super::{ImportReport, RefusedRow};
use crate::Session;
use crate::error::{DeskError, ErrorCode};
use crate::job::Progress;
use redwall_rules::Donation;
use redwall_store::fact::{ImportBegun, ImportFinished};
use redwall_store::{DonorId, Reading, Writing};
use std::collections::HashSet;

/// Rows that are written in one transaction: other desks wait no longer than for these.
const BATCH: usize = 2_000;

/// A file with what is made of it.
pub(super) struct Import<'a> {
    session: &'a Session,
    book: &'a Book,
    map: &'a ImportMap,
    rows: Vec<Row<'a>>,
    before: Option<ImportBefore>,
    begun: bool,
    donors: HashSet<DonorId>,
    candidates: Vec<Candidate>,
    pub(super) totals: ImportTotals,
    pub(super) refused: Vec<(usize, Refusal)>,
    pub(super) held: Vec<(usize, Refusal)>,
}

impl<'a> Import<'a> {
    /// The rows of a file, in the order in which they are taken in.
    ///
    /// # Errors
    /// `not_allowed` at `file`, when it holds health reasons that the person on duty may not see.
    pub(super) fn of(
        session: &'a Session,
        book: &'a Book,
        map: &'a ImportMap,
        layouts: &'a [Layout],
    ) -> Result<Self, DeskError> {
        let today = session.today();
        let mut rows = Vec::new();
        let mut totals = ImportTotals::default();
        for kind in SheetKind::IN_ORDER {
            for layout in layouts.iter().filter(|layout| layout.kind == kind) {
                if kind == SheetKind::Deferrals && !session.sees_health() {
                    let message =
                        "文件里有延期原因,只能由医师导入。请医师登录,或把这张工作表设为不导入。";
                    return Err(DeskError::new(ErrorCode::NotAllowed, message).at("file"));
                }
                let before = rows.len();
                rows.extend(Row::of(book, map, layout, today));
                let counts = RowCounts {
                    rows: u32::try_from(rows.len() - before).unwrap_or(u32::MAX),
                    ..RowCounts::default()
                };
                totals.rows.rows += counts.rows;
                totals.sheets.push(SheetTotals {
                    sheet: book.sheets[layout.sheet].name.clone(),
                    kind,
                    rows: counts,
                });
            }
        }
        let before = session
            .store
            .read(|read| before::of_file(read, &book.sha256))?;
        Ok(Self {
            session,
            book,
            map,
            rows,
            before,
            begun: false,
            donors: HashSet::new(),
            candidates: Vec::new(),
            totals,
            refused: Vec::new(),
            held: Vec::new(),
        })
    }

    /// Takes the rows in.
    ///
    /// # Errors
    /// `cancelled`, after which what was written stays; those of the database.
    pub(super) fn carry_out(
        &mut self,
        progress: &mut Progress<'_>,
    ) -> Result<Vec<ImportSample>, DeskError> {
        let total = self.totals.rows.rows;
        for first in (0..self.rows.len()).step_by(BATCH) {
            let done = u32::try_from(first).unwrap_or(u32::MAX);
            progress.tell(done, total).map_err(|_| stopped(done))?;
            let answers = self
                .write_batch(first)
                .map_err(|error| interrupted(error, done))?;
            self.note(first, answers);
        }
        self.finish()?;
        progress.tell(total, total).map_err(|_| stopped(total))?;
        self.session.store.read(|read| self.sample(read))
    }

    /// Takes the rows in and undoes it.
    ///
    /// # Errors
    /// `cancelled`; those of the database.
    pub(super) fn rehearse(
        &mut self,
        progress: &mut Progress<'_>,
    ) -> Result<Vec<ImportSample>, DeskError> {
        let session = self.session;
        let total = self.totals.rows.rows;
        let mut drawn = None;
        let undone: Result<(), DeskError> = session.store.write(session.staff.id, |write| {
            for first in (0..self.rows.len()).step_by(BATCH) {
                progress.tell(u32::try_from(first).unwrap_or(u32::MAX), total)?;
                let answers = self.take_batch(write, first)?;
                self.note(first, answers);
            }
            progress.tell(total, total)?;
            drawn = Some(self.sample(write)?);
            // Nothing of a rehearsal stays.
            Err(DeskError::cancelled())
        });
        match (drawn, undone) {
            (Some(drawn), _) => Ok(drawn),
            (None, Err(error)) => Err(error),
            (None, Ok(())) => Err(DeskError::internal()),
        }
    }

    fn write_batch(&mut self, first: usize) -> Result<Vec<Result<Taken, Refusal>>, DeskError> {
        let session = self.session;
        let (answers, begun) = session.store.write(session.staff.id, |write| {
            let answers = self.take_batch(write, first)?;
            let is_news = answers
                .iter()
                .any(|answer| answer.as_ref().is_ok_and(|taken| taken.is_news));
            if is_news && !self.begun {
                self.begin(write)?;
            }
            Ok((answers, self.begun || is_news))
        })?;
        self.begun = begun;
        Ok(answers)
    }

    fn take_batch(
        &self,
        write: &mut Writing<'_>,
        first: usize,
    ) -> Result<Vec<Result<Taken, Refusal>>, DeskError> {
        let rows = self.rows.iter().skip(first).take(BATCH);
        rows.map(|row| self.take_row(write, row)).collect()
    }

    fn take_row(
        &self,
        write: &mut Writing<'_>,
        row: &Row<'_>,
    ) -> Result<Result<Taken, Refusal>, DeskError> {
        let taken = Line::read(row).and_then(|line| {
            write.attempt(|write| take(self.session, write, &line, self.map.system()))
        });
        match taken {
            Ok(taken) => Ok(Ok(taken)),
            Err(Stop::Row(refusal)) => Ok(Err(refusal)),
            Err(Stop::Import(error)) => Err(error),
        }
    }

    fn begin(&self, write: &mut Writing<'_>) -> Result<(), DeskError> {
        let begun = ImportBegun {
            sha256: self.book.sha256.clone(),
            rows: self.totals.rows.rows,
        };
        let station = write.station_id()?.ok_or_else(DeskError::internal)?;
        Ok(write.append(station, begun)?)
    }

    /// Writes that it came to its end, unless nothing was begun, and remembers how it was read.
    fn finish(&self) -> Result<(), DeskError> {
        let unfinished = self.before.as_ref().is_some_and(|before| !before.finished);
        let session = self.session;
        session.store.write(session.staff.id, |write| {
            if self.begun || unfinished {
                let counts = self.totals.rows;
                let finished = ImportFinished {
                    sha256: self.book.sha256.clone(),
                    added: counts.added,
                    known: counts.known,
                    refused: counts.refused,
                };
                let station = write.station_id()?.ok_or_else(DeskError::internal)?;
                write.append(station, finished)?;
            }
            map::remember(write, self.map)
        })
    }

    fn note(&mut self, first: usize, answers: Vec<Result<Taken, Refusal>>) {
        for (at, answer) in (first..).zip(answers) {
            self.add_up_file(at);
            let sheet = self.sheet(at);
            match answer {
                Err(refusal) => {
                    self.count(&sheet, |counts| counts.refused += 1);
                    self.refused.push((at, refusal));
                }
                Ok(taken) => self.note_taken(at, &sheet, taken),
            }
        }
    }

    fn note_taken(&mut self, at: usize, sheet: &str, taken: Taken) {
        self.count(sheet, |counts| match taken.is_news {
            true => counts.added += 1,
            false => counts.known += 1,
        });
        if let Some(held) = taken.held {
            self.count(sheet, |counts| counts.held += 1);
            self.held.push((at, held));
        }
        if let Some((_, donation)) = &taken.donation {
            self.totals.of_kind(donation.kind).in_station.add(donation);
        }
        if let Some(donor) = taken.donor {
            self.donors.insert(donor);
            self.totals.donors = u32::try_from(self.donors.len()).unwrap_or(u32::MAX);
            self.totals.donors_registered += u32::from(taken.is_new_donor);
            self.candidates.push(Candidate {
                at,
                donor,
                donation: taken.donation.map(|(id, _)| id),
            });
        }
    }

    /// Adds up what the file says, whether or not the row is taken in.
    fn add_up_file(&mut self, at: usize) {
        let row = &self.rows[at];
        if row.layout.kind != SheetKind::Donations {
            return;
        }
        if let Some(donation) = super::line::amount_alone(row) {
            let Donation { kind, .. } = donation;
            self.totals.of_kind(kind).in_file.add(&donation);
        }
    }

    fn count(&mut self, sheet: &str, count: impl Fn(&mut RowCounts)) {
        count(&mut self.totals.rows);
        if let Some(counts) = self.totals.of_sheet(sheet) {
            count(counts);
        }
    }

    fn sample(&self, read: &Reading<'_>) -> Result<Vec<ImportSample>, DeskError> {
        let name = |row: &Row<'_>| self.book.sheets[row.layout.sheet].name.clone();
        sample::draw(read, &self.rows, name, &self.candidates, self.map.system())
    }

    fn sheet(&self, at: usize) -> String {
        self.book.sheets[self.rows[at].layout.sheet].name.clone()
    }

    /// A row.
    pub(super) fn row(&self, at: usize) -> &Row<'a> {
        &self.rows[at]
    }

    /// The name of a row's sheet, and the heading of a field in it.
    pub(super) fn heading(&self, at: usize, field: Field) -> Option<String> {
        let layout = self.rows[at].layout;
        let column = layout.columns.get(&field)?;
        let headings = self.book.sheets[layout.sheet].rows.get(layout.heading)?;
        headings.get(*column).map(super::cell::Cell::shown)
    }

    /// The headings of a sheet.
    pub(super) fn headings(&self, layout: &Layout) -> Vec<String> {
        let headings = self.book.sheets[layout.sheet].rows.get(layout.heading);
        headings
            .map(|row| row.iter().map(super::cell::Cell::shown).collect())
            .unwrap_or_default()
    }

    /// What became of it all.
    pub(super) fn report(&self, dry_run: bool, sample: Vec<ImportSample>) -> ImportReport {
        let listed = |refusals: &[(usize, Refusal)]| {
            let listed = refusals.iter().map(|(at, refusal)| RefusedRow {
                sheet: self.sheet(*at),
                row: self.rows[*at].number,
                field: refusal.field,
                heading: refusal.field.and_then(|field| self.heading(*at, field)),
                message: refusal.message.clone(),
            });
            listed.collect()
        };
        ImportReport {
            dry_run,
            sha256: self.book.sha256.clone(),
            before: self.before.clone(),
            totals: self.totals.clone(),
            sample,
            refused: listed(&self.refused),
            held: listed(&self.held),
        }
    }
}

fn stopped(done: u32) -> DeskError {
    let message = format!("已停止,前{done}行已经处理。再次导入同一文件会接着写完,已有的不会重复。");
    DeskError::new(ErrorCode::Cancelled, message)
}

/// What the disk refused, with what to do about the rest.
fn interrupted(error: DeskError, done: u32) -> DeskError {
    if error.code != ErrorCode::Storage {
        return error;
    }
    let message = format!(
        "磁盘没有写成,前{done}行已经处理,这一批没有写入。请检查磁盘空间,再次导入同一文件会接着写完。"
    );
    DeskError::new(ErrorCode::Storage, message)
}
