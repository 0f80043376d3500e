//! The ledger of prints: every copy, by whom, when, why again, how far it is, who took it away.

use super::attend::attend;
use super::system::{self, SystemPrinter};
use crate::error::{DeskError, ErrorCode};
use crate::paper::{self, Paper};
use crate::{Session, task};
use redwall_store::fact::{BlankNumbers, PrintQueued};
use redwall_store::{Instant, PrintId, PrintRecord, PrintState, Reading};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The most lines that are listed.
const MOST: u32 = 1_000;
const DAY_MS: i64 = 86_400_000;

/// Asks for the ledger of prints: those of the last days, and what is still under way.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintList {
    /// So many days back, today included; today alone when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub days: Option<u32>,
}

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PrintJob {
    /// The print.
    pub id: PrintId,
    /// What was printed.
    pub paper: Paper,
    /// The name of its file; it names nobody.
    pub title: String,
    /// The serials that are on it.
    pub serials: Vec<String>,
    /// The printer.
    pub printer: String,
    /// The tray.
    pub tray: Option<String>,
    /// Copies.
    pub copies: u32,
    /// Both sides of a sheet.
    pub duplex: bool,
    /// The numbered blanks that it goes on.
    pub blanks: Option<BlankNumbers>,
    /// Why it was printed again.
    pub reason: Option<String>,
    /// Who ordered it.
    pub ordered_by: String,
    /// When, station-local, `YYYY-MM-DD HH:MM`.
    pub ordered_at: String,
    /// How far it is.
    pub state: PrintState,
    /// Since when, station-local.
    pub state_at: String,
    /// Why it was not printed, or what it waits for, in Chinese.
    pub problem: Option<String>,
    /// Who took it away.
    pub collected_by: Option<String>,
    /// When.
    pub collected_at: Option<String>,
}

/// The ledger: what is under way at this desk, and what was ordered in the last days, newest first.
///
/// # Errors
/// Those of the database.
pub fn list(session: &Session, request: PrintList) -> Result<Vec<PrintJob>, DeskError> {
    attend(session)?;
    let days = i64::from(request.days.unwrap_or(1).clamp(1, 3_660));
    let until = Instant(session.store.now().0 + DAY_MS);
    let first = Instant(until.0 - (days + 1) * DAY_MS);
    let oldest = session.today() - chrono::Days::new(u64::try_from(days - 1).unwrap_or(0));
    let prints = session.store.read(|read| {
        let mut prints = read.prints_between(first, until, MOST)?;
        prints.retain(|print| print.ordered_at.station_date() >= oldest);
        for open in read.open_prints()? {
            if prints.iter().all(|print| print.id != open.id) {
                prints.push(open);
            }
        }
        Ok::<_, DeskError>(prints)
    })?;
    rows(session, prints)
}

pub(super) fn one(session: &Session, id: PrintId) -> Result<PrintJob, DeskError> {
    let print = session.store.read(|read| existing(read, id))?;
    rows(session, vec![print])?
        .pop()
        .ok_or_else(DeskError::internal)
}

/// Their lines; the print system is asked only where something waits for it.
fn rows(session: &Session, prints: Vec<PrintRecord>) -> Result<Vec<PrintJob>, DeskError> {
    let waits = prints.iter().any(|print| print.state.is_open());
    let printers = waits
        .then(|| session.print_system.printers().ok())
        .flatten();
    session.store.read(|read| {
        let prints = prints.into_iter();
        prints
            .map(|print| row(read, print, printers.as_deref()))
            .collect()
    })
}

fn row(
    read: &Reading<'_>,
    print: PrintRecord,
    printers: Option<&[SystemPrinter]>,
) -> Result<PrintJob, DeskError> {
    let paper = paper_of(&print.what)?;
    let problem = match print.problem {
        Some(problem) => Some(problem),
        None if print.state.is_open() => waits_for(&print.what.printer, printers),
        None => None,
    };
    let what = print.what;
    let mut serials = Vec::new();
    for certificate in &what.certificates {
        serials.extend(paper::proof::serial_of(read, *certificate)?);
    }
    Ok(PrintJob {
        id: print.id,
        paper,
        title: what.title,
        serials,
        printer: what.printer,
        tray: what.tray,
        copies: what.copies,
        duplex: what.duplex,
        blanks: what.blanks,
        reason: what.reason,
        ordered_by: task::name(read, print.ordered_by)?,
        ordered_at: print.ordered_at.station_minute(),
        state: print.state,
        state_at: print.state_at.station_minute(),
        problem,
        collected_at: print.collected.as_ref().map(|(_, at)| at.station_minute()),
        collected_by: print.collected.map(|(by, _)| by),
    })
}

/// What an open print waits for; nothing if its printer is well.
fn waits_for(printer: &str, printers: Option<&[SystemPrinter]>) -> Option<String> {
    let Some(printers) = printers else {
        return Some(system::silent().message);
    };
    match printers.iter().find(|known| known.name == printer) {
        Some(known) => known.problem(),
        None => Some(format!(
            "这台电脑上没有打印机“{printer}”。请在系统设置里添加它,或取消后换一台打印机。"
        )),
    }
}

pub(super) fn paper_of(what: &PrintQueued) -> Result<Paper, DeskError> {
    serde_json::from_value(what.paper.clone()).map_err(|_| DeskError::internal())
}

pub(super) fn existing(read: &Reading<'_>, id: PrintId) -> Result<PrintRecord, DeskError> {
    read.print(id)?.ok_or_else(|| {
        let message = "找不到这次打印。请刷新列表。";
        DeskError::new(ErrorCode::NotFound, message).at("print")
    })
}
