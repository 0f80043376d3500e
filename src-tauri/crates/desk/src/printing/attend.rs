//! Looking after the queue: what waits is handed over, what was handed over is asked about, until
//! the system says that it was printed.
//!
//! Each step is an entry, so that a queue goes on where it was after a restart. A page that was
//! being handed over when the program ended may or may not have reached the printer: it is told of
//! as failed, for a person to look, and never sent a second time by itself.

use super::ledger::{existing, paper_of};
use super::printer;
use super::system::{JobState, Send, SystemPrinter};
use crate::error::DeskError;
use crate::paper::{self, Offset, Paper};
use crate::{Desk, Session};
use redwall_store::fact::{BlanksSpent, CertificatePrinted, PrintEnd, PrintEnded, PrintSent};
use redwall_store::{PrintRecord, PrintState, Writing};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// A page that is being handed over for longer was left behind by a program that ended.
const LEFT_BEHIND_MS: i64 = 120_000;
/// How often a desk looks after its queue.
const BETWEEN_LOOKS: Duration = Duration::from_secs(2);

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
    let made = match paper::made(session, &paper) {
        Ok(made) => made,
        Err(refused) => {
            end(session, print, PrintEnd::Failed, Some(refused.message))?;
            return Ok(());
        }
    };
    if !note_sent(session, print, PrintState::Queued, None)? {
        return Ok(());
    }
    // The calibration page tells how far the printer is off: it is not moved.
    let made = match paper {
        Paper::Calibration { .. } => made,
        _ => made.moved(Offset {
            right: kept.right_tenth_mm,
            down: kept.down_tenth_mm,
        }),
    };
    let how = Send {
        printer: &what.printer,
        tray: what.tray.as_deref(),
        copies: what.copies,
        duplex: what.duplex,
    };
    match session.print_system.send(&made, &how) {
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
pub(super) fn end(
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
