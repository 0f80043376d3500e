//! The queue of a desk, as people use it: a print is ordered, ordered again, cancelled, taken away.

use super::attend::{attend, end};
use super::ledger::{PrintJob, existing, one, paper_of};
use super::system::JobState;
use super::{blank, printer};
use crate::Session;
use crate::error::DeskError;
use crate::paper::{self, Paper};
use redwall_store::fact::{BlankNumbers, PrintCollected, PrintEnd, PrintQueued};
use redwall_store::{CertificateId, PrintId, PrintRecord, PrintState, Reading, Writing};
use serde::Deserialize;
use ts_rs::TS;

/// The most copies of one order.
const MOST_COPIES: u32 = 99;
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

/// Orders a print, and hands it over if the printer takes it.
///
/// # Errors
/// Those of drawing; `invalid` at `printer`, `copies`, `paper` or `blanks`; `invalid` at `reason`,
/// when it was printed before and nothing is said; `out_of_order`, when it was voided.
pub fn order(session: &Session, request: PrintOrder) -> Result<PrintJob, DeskError> {
    paper::may_be_drawn(session, &request.paper)?;
    request.paper.may_leave_the_desk()?;
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

fn said(reason: Option<&str>) -> Option<String> {
    let reason = reason.map(str::trim).filter(|said| !said.is_empty());
    reason.map(str::to_owned)
}
