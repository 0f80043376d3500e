//! The queue of a desk: ordered, handed over, asked about, until the system says that it was printed.
//!
//! Each step is an entry, so that a queue goes on where it was after a restart. A page that was
//! being handed over when the program ended may or may not have reached the printer: it is told of
//! as failed, for a person to look, and never sent a second time by itself.

use super::system::{JobState, Send, SystemPrinter};
use super::{blank, printer};
use crate::error::{DeskError, ErrorCode};
use crate::paper::{self, Offset, Paper};
use crate::{Desk, Session, task};
use redwall_store::fact::{
    BlankNumbers, BlanksSpent, CertificatePrinted, PrintCollected, PrintEnd, PrintEnded,
    PrintQueued, PrintSent,
};
use redwall_store::{CertificateId, Instant, PrintId, PrintRecord, PrintState, Reading, Writing};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use ts_rs::TS;

/// The most copies of one order.
const MOST_COPIES: u32 = 99;
/// The most lines of the ledger that are listed.
const MOST: u32 = 1_000;
/// A page that is being handed over for longer was left behind by a program that ended.
const LEFT_BEHIND_MS: i64 = 120_000;
/// How often a desk looks after its queue.
const BETWEEN_LOOKS: Duration = Duration::from_secs(2);
const DAY_MS: i64 = 86_400_000;
/// The longest name of somebody who takes a page away.
const LONGEST: usize = 50;

/// Orders a print.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintOrder {
    /// What is printed.
    pub paper: Paper,
    /// The printer.
    pub printer: String,
    /// The tray; the printer's usual one when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub tray: Option<String>,
    /// Copies; one when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub copies: Option<u32>,
    /// Both sides of a sheet; as the printer is used when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub duplex: Option<bool>,
    /// Why it is printed again; needed from the second time on.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub reason: Option<String>,
    /// The numbered blanks that it goes on: one for each sheet.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub blanks: Option<BlankNumbers>,
}

/// Asks for the ledger of prints: those of the last days, and what is still under way.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintList {
    /// So many days back, today included; today alone when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub days: Option<u32>,
}

/// Orders a print again that failed or was cancelled.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintRetry {
    /// The print.
    pub print: PrintId,
    /// Other blanks, where it went on numbered ones.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub blanks: Option<BlankNumbers>,
}

/// Takes a print out of the queue.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintCancel {
    /// The print.
    pub print: PrintId,
    /// Why.
    pub reason: String,
}

/// Notes who took a print away.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintCollect {
    /// The print.
    pub print: PrintId,
    /// Who, such as 本人, 代领人王敏.
    pub by: String,
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

/// Orders a print, and hands it over if the printer takes it.
///
/// # Errors
/// Those of drawing; `invalid` at `printer`, `copies`, `paper` or `blanks`; `invalid` at `reason`,
/// when it was printed before and nothing is said; `out_of_order`, when it was voided.
pub fn order(session: &Session, request: PrintOrder) -> Result<PrintJob, DeskError> {
    paper::may_be_drawn(session, &request.paper)?;
    if matches!(request.paper, Paper::Draft { .. }) {
        let message = "还没有发放,不能打印。请先发放,再打印。";
        return Err(DeskError::invalid("paper", message));
    }
    let made = paper::made(session, &request.paper)?;
    let pages = u32::try_from(made.sheets.pages()).unwrap_or(u32::MAX);
    let id = session.store.write(session.staff.id, |write| {
        let queued = to_be_queued(session, write, request, &made.name, pages)?;
        append(write, queued)
    })?;
    attend(session)?;
    one(session, id)
}

fn to_be_queued(
    session: &Session,
    write: &Writing<'_>,
    request: PrintOrder,
    title: &str,
    pages: u32,
) -> Result<PrintQueued, DeskError> {
    let printer = printer::named(&request.printer)?;
    let usual = printer::kept(session, write, printer)?;
    let copies = request.copies.unwrap_or(1);
    if !(1..=MOST_COPIES).contains(&copies) {
        return Err(DeskError::invalid("copies", "份数应在1到99之间。"));
    }
    let duplex = request.duplex.unwrap_or(usual.duplex);
    let certificates = request.paper.certificates();
    let reason = said(request.reason.as_deref());
    for certificate in &certificates {
        may_be_printed(write, *certificate, reason.is_some())?;
    }
    let sheets = if duplex { pages.div_ceil(2) } else { pages };
    let blanks = request.blanks.map(blank::tidy).transpose()?;
    if let Some(blanks) = &blanks {
        blank::in_the_drawer(write, blanks)?;
        let numbered = blanks.last - blanks.first + 1;
        let needed = sheets.saturating_mul(copies);
        if numbered != needed {
            let message = format!("这次打印用{needed}张,填写了{numbered}个编号。请核对编号。");
            return Err(DeskError::invalid("blanks", message));
        }
    }
    Ok(PrintQueued {
        print: PrintId::mint(),
        paper: serde_json::to_value(&request.paper).map_err(|_| DeskError::internal())?,
        title: title.to_owned(),
        certificates,
        printer: printer.to_owned(),
        tray: request.tray.or(usual.tray),
        copies,
        duplex,
        reason,
        blanks,
    })
}

/// # Errors
/// `out_of_order`, when it was voided; `invalid` at `reason`, when it was printed before, or is
/// being printed, and nothing is said.
fn may_be_printed(
    read: &Reading<'_>,
    certificate: CertificateId,
    has_reason: bool,
) -> Result<(), DeskError> {
    paper::all_hold(read, &[certificate])?;
    let of_paper = match (read.certificate(certificate)?, read.paper(certificate)?) {
        (Some(record), _) if record.printed > 0 => true,
        (Some(record), _) => has_prints(read, record.donor.uuid(), certificate)?,
        (None, Some(record)) => has_prints(read, record.subject, certificate)?,
        (None, None) => false,
    };
    let under_way = read.open_prints()?;
    let again = of_paper || under_way.iter().any(|print| is_on(print, certificate));
    if again && !has_reason {
        let message = "这份证书已经打印过或正在打印。请写明再次打印的原因,例如遗失、污损。";
        return Err(DeskError::invalid("reason", message));
    }
    Ok(())
}

fn has_prints(
    read: &Reading<'_>,
    subject: uuid::Uuid,
    certificate: CertificateId,
) -> Result<bool, DeskError> {
    let prints = read.prints_of(subject.into())?;
    let counts = |print: &PrintRecord| {
        is_on(print, certificate)
            && !matches!(print.state, PrintState::Failed | PrintState::Cancelled)
    };
    Ok(prints.iter().any(counts))
}

fn is_on(print: &PrintRecord, certificate: CertificateId) -> bool {
    print.what.certificates.contains(&certificate)
}

fn append(write: &mut Writing<'_>, queued: PrintQueued) -> Result<PrintId, DeskError> {
    let id = queued.print;
    let subject = paper_of(&queued)?.subject(write)?;
    write.append(subject, queued)?;
    Ok(id)
}

/// The ledger: what is under way at this desk, and what was ordered in the last days, newest first.
///
/// # Errors
/// Those of the database.
pub fn list(session: &Session, request: PrintList) -> Result<Vec<PrintJob>, DeskError> {
    attend(session)?;
    let printers = session.print_system.printers();
    session.store.read(|read| {
        let days = i64::from(request.days.unwrap_or(1).clamp(1, 3_660));
        let until = Instant(session.store.now().0 + DAY_MS);
        let first = Instant(until.0 - (days + 1) * DAY_MS);
        let oldest = session.today() - chrono::Days::new(u64::try_from(days - 1).unwrap_or(0));
        let mut prints = read.prints_between(first, until, MOST)?;
        prints.retain(|print| print.ordered_at.station_date() >= oldest);
        for open in read.open_prints()? {
            if prints.iter().all(|print| print.id != open.id) {
                prints.push(open);
            }
        }
        let rows = prints.into_iter();
        rows.map(|print| row(read, print, printers.as_deref().ok()))
            .collect()
    })
}

/// Orders a print again that failed or was cancelled.
///
/// # Errors
/// `not_found`; `out_of_order`, while it is under way or printed; those of ordering.
pub fn retry(session: &Session, request: PrintRetry) -> Result<PrintJob, DeskError> {
    let before = session.store.read(|read| existing(read, request.print))?;
    if !matches!(before.state, PrintState::Failed | PrintState::Cancelled) {
        let message = "这次打印没有失败。需要再打印一份时,请重新下单并写明原因。";
        return Err(DeskError::out_of_order(message));
    }
    let what = before.what;
    order(
        session,
        PrintOrder {
            paper: paper_of(&what)?,
            printer: what.printer,
            tray: what.tray,
            copies: Some(what.copies),
            duplex: Some(what.duplex),
            reason: Some(what.reason.unwrap_or_else(|| "上次没有打印成功".to_owned())),
            blanks: request.blanks.or(what.blanks),
        },
    )
}

/// Takes a print out of the queue; what the printer has printed meanwhile stays printed.
///
/// # Errors
/// `not_found`; `invalid` at `reason`; `out_of_order`, when it is at its end.
pub fn cancel(session: &Session, request: PrintCancel) -> Result<PrintJob, DeskError> {
    let reason = said(Some(&request.reason))
        .ok_or_else(|| DeskError::invalid("reason", "请写明取消的原因。"))?;
    let print = session.store.read(|read| existing(read, request.print))?;
    if let (PrintState::Sent, Some(job)) = (print.state, &print.job) {
        session.print_system.cancel(&print.what.printer, job)?;
        if session.print_system.state(&print.what.printer, job)? == JobState::Printed {
            end(session, &print, PrintEnd::Printed, None)?;
            return one(session, print.id);
        }
    }
    if !end(session, &print, PrintEnd::Cancelled, Some(reason))? {
        let message = "这次打印已经结束。请刷新列表。";
        return Err(DeskError::out_of_order(message));
    }
    one(session, print.id)
}

/// Notes who took a print away.
///
/// # Errors
/// `not_found`; `invalid` at `by`; `out_of_order`, when it was not printed or is taken already.
pub fn collect(session: &Session, request: PrintCollect) -> Result<PrintJob, DeskError> {
    let by = said(Some(&request.by)).filter(|by| by.chars().count() <= LONGEST);
    let by = by.ok_or_else(|| DeskError::invalid("by", "请填写领取人,最多50个字。"))?;
    session.store.write(session.staff.id, |write| {
        let print = existing(write, request.print)?;
        if print.state != PrintState::Printed || print.collected.is_some() {
            let message = "还没有打印完成,或已经登记过领取人。请刷新列表。";
            return Err(DeskError::out_of_order(message));
        }
        let collected = PrintCollected {
            print: print.id,
            by,
        };
        Ok(write.append(print.subject, collected)?)
    })?;
    one(session, request.print)
}

/// Hands over what waits, and asks what became of what was handed over.
///
/// # Errors
/// Those of the database. A print system that does not answer leaves the queue as it is.
pub(crate) fn attend(session: &Session) -> Result<(), DeskError> {
    let open = session.store.read(|read| read.open_prints())?;
    if open.is_empty() {
        return Ok(());
    }
    let Ok(printers) = session.print_system.printers() else {
        return Ok(());
    };
    for print in open {
        match print.state {
            PrintState::Queued => hand_over(session, &printers, &print)?,
            PrintState::Sending => give_up_if_left_behind(session, &print)?,
            PrintState::Sent => ask(session, &print)?,
            PrintState::Printed | PrintState::Failed | PrintState::Cancelled => {}
        }
    }
    Ok(())
}

fn hand_over(
    session: &Session,
    printers: &[SystemPrinter],
    print: &PrintRecord,
) -> Result<(), DeskError> {
    let what = &print.what;
    let known = printers.iter().find(|known| known.name == what.printer);
    if !known.is_some_and(|known| known.takes_pages) {
        return Ok(());
    }
    let paper = paper_of(what)?;
    let kept = session
        .store
        .read(|read| printer::kept(session, read, &what.printer))?;
    // The calibration page is drawn where its printer's offset puts it.
    let offset = (!matches!(paper, Paper::Calibration { .. })).then_some(Offset {
        right: kept.right_tenth_mm,
        down: kept.down_tenth_mm,
    });
    let sheet = match paper::drawn(session, &paper, offset) {
        Ok(sheet) => sheet,
        Err(refused) => {
            end(session, print, PrintEnd::Failed, Some(refused.message))?;
            return Ok(());
        }
    };
    if !note_sent(session, print, PrintState::Queued, None)? {
        return Ok(());
    }
    let how = Send {
        printer: &what.printer,
        tray: what.tray.as_deref(),
        copies: what.copies,
        duplex: what.duplex,
    };
    match session.print_system.send(&sheet, &how) {
        Ok(job) => note_sent(session, print, PrintState::Sending, Some(job)).map(drop),
        Err(refused) => end(session, print, PrintEnd::Failed, Some(refused.message)).map(drop),
    }
}

/// Writes that a print is handed over, if it still stands where it was; whether it did.
fn note_sent(
    session: &Session,
    print: &PrintRecord,
    from: PrintState,
    job: Option<String>,
) -> Result<bool, DeskError> {
    session.store.write(session.staff.id, |write| {
        if existing(write, print.id)?.state != from {
            return Ok(false);
        }
        let print_id = print.id;
        write.append(
            print.subject,
            PrintSent {
                print: print_id,
                job,
            },
        )?;
        Ok(true)
    })
}

fn give_up_if_left_behind(session: &Session, print: &PrintRecord) -> Result<(), DeskError> {
    if session.store.now().0 - print.state_at.0 < LEFT_BEHIND_MS {
        return Ok(());
    }
    let reason = "程序在交给打印机时中断,不知道是否已经打印。请查看打印机,没有打印时再重新打印。";
    end(session, print, PrintEnd::Failed, Some(reason.to_owned())).map(drop)
}

fn ask(session: &Session, print: &PrintRecord) -> Result<(), DeskError> {
    let Some(job) = &print.job else {
        return Ok(());
    };
    let Ok(state) = session.print_system.state(&print.what.printer, job) else {
        return Ok(());
    };
    let (how, reason) = match state {
        JobState::Waiting => return Ok(()),
        JobState::Printed => (PrintEnd::Printed, None),
        JobState::Failed(reason) => (PrintEnd::Failed, Some(reason)),
        JobState::Unknown => {
            let reason = "打印系统里已经没有这个任务,不知道是否已经打印。请查看打印机,没有打印时再重新打印。";
            (PrintEnd::Failed, Some(reason.to_owned()))
        }
    };
    end(session, print, how, reason).map(drop)
}

/// Writes how a print ended, and what follows from it; false if it was at its end already.
fn end(
    session: &Session,
    print: &PrintRecord,
    how: PrintEnd,
    reason: Option<String>,
) -> Result<bool, DeskError> {
    session.store.write(session.staff.id, |write| {
        if !existing(write, print.id)?.state.is_open() {
            return Ok(false);
        }
        let ended = PrintEnded {
            print: print.id,
            how,
            reason,
        };
        write.append(print.subject, ended)?;
        if how == PrintEnd::Printed {
            append_printed(write, print)?;
        }
        Ok(true)
    })
}

fn append_printed(write: &mut Writing<'_>, print: &PrintRecord) -> Result<(), DeskError> {
    let what = &print.what;
    for certificate in &what.certificates {
        if let Some(record) = write.certificate(*certificate)? {
            let printed = CertificatePrinted {
                certificate: record.id,
                printer: what.printer.clone(),
                reason: what.reason.clone(),
            };
            write.append(record.donor, printed)?;
        }
    }
    if let Some(blanks) = &what.blanks {
        let station = write.station_id()?.ok_or_else(DeskError::internal)?;
        let spent = BlanksSpent {
            blanks: blanks.clone(),
            print: Some(print.id),
            reason: None,
        };
        write.append(station, spent)?;
    }
    Ok(())
}

fn one(session: &Session, id: PrintId) -> Result<PrintJob, DeskError> {
    let printers = session.print_system.printers();
    session.store.read(|read| {
        let print = existing(read, id)?;
        row(read, print, printers.as_deref().ok())
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
        return Some(super::system::silent().message);
    };
    match printers.iter().find(|known| known.name == printer) {
        Some(known) => known.problem(),
        None => Some(format!(
            "这台电脑上没有打印机“{printer}”。请在系统设置里添加它,或取消后换一台打印机。"
        )),
    }
}

fn paper_of(what: &PrintQueued) -> Result<Paper, DeskError> {
    serde_json::from_value(what.paper.clone()).map_err(|_| DeskError::internal())
}

fn existing(read: &Reading<'_>, id: PrintId) -> Result<PrintRecord, DeskError> {
    read.print(id)?.ok_or_else(|| {
        let message = "找不到这次打印。请刷新列表。";
        DeskError::new(ErrorCode::NotFound, message).at("print")
    })
}

fn said(reason: Option<&str>) -> Option<String> {
    let reason = reason.map(str::trim).filter(|said| !said.is_empty());
    reason.map(str::to_owned)
}

impl Desk {
    /// Looks after the queue beside everything else, until the desk is gone.
    pub fn print_when_queued(desk: &Arc<Self>) {
        let desk = Arc::downgrade(desk);
        let named = thread::Builder::new().name("printing".into());
        let spawned = named.spawn(move || {
            while let Some(desk) = desk.upgrade() {
                let on_duty = desk.on_duty();
                drop(desk);
                if let Some(session) = on_duty
                    && let Err(error) = attend(&session)
                {
                    tracing::warn!(code = ?error.code, "the print queue waits");
                }
                thread::sleep(BETWEEN_LOOKS);
            }
        });
        if let Err(error) = spawned {
            tracing::error!(%error, "the print queue is looked after only when somebody looks");
        }
    }
}
