//! What staff does with a donor's window.

use super::{Open, closed};
use crate::Session;
use crate::document;
use crate::donor::page;
use crate::error::{DeskError, ErrorCode};
use crate::setting::DONOR_WINDOW_MINUTES;
use crate::visit::inquiry;
use redwall_rules::Answer;
use redwall_rules::document::masked;
use redwall_store::{Step, VisitId};
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use ts_rs::TS;

/// Opens a donor's window for a visit that stands before the interview.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorWindowOpen {
    /// The visit.
    pub visit: VisitId,
}

/// A window that was opened.
#[derive(Clone, Serialize, TS)]
pub struct DonorWindowOpened {
    /// What the window shows with every request; nobody else has it.
    pub token: String,
    /// Minutes without use after which it ends.
    pub minutes: u32,
}

/// Asks how far the donor is.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorWindowRead {
    /// The visit.
    pub visit: VisitId,
}

/// Closes a donor's window; what was answered in it is gone.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorWindowClose {
    /// The visit.
    pub visit: VisitId,
}

/// How far a donor is at the donor's window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DonorWindow {
    /// Questions that are answered.
    pub answered: u32,
    /// Questions in all.
    pub of: u32,
    /// The donor has signed.
    pub signed: bool,
    /// What recording the interview asks for: these answers, and none that came later.
    pub revision: u32,
    /// The answers so far; only for those who may see health reasons.
    pub answers: Option<Vec<Answer>>,
}

/// Opens a donor's window; one that was open for the visit is over.
///
/// # Errors
/// `not_found`; `out_of_order`, when the visit does not stand before the interview.
pub fn open(session: &Session, request: DonorWindowOpen) -> Result<DonorWindowOpened, DeskError> {
    let (today, now) = (session.today(), session.store.now());
    let inquiry = inquiry::current(today)?;
    let token = random_token()?;
    let window = session.store.read(|read| {
        let visit = read.visit(request.visit)?.ok_or_else(|| {
            let message = "找不到这次来访。请从今天的队列中重新打开。";
            DeskError::new(ErrorCode::NotFound, message).at("visit")
        })?;
        if visit.step != Step::Interview || visit.on != today {
            let message = "献血者的窗口只在今天的征询之前打开。请刷新后核对步骤。";
            return Err(DeskError::out_of_order(message));
        }
        let donor = page::existing(read, visit.donor)?;
        let documents = read.documents(donor.id)?;
        let shown = document::shown(&documents);
        Ok(Open {
            token: token.clone(),
            visit: visit.id,
            document: masked(shown.map(|held| held.number.as_str()).unwrap_or_default()),
            name: donor.name,
            sex: donor.sex,
            inquiry,
            answers: Vec::new(),
            signature: None,
            revision: 0,
            minutes: DONOR_WINDOW_MINUTES.read(read)?,
            last_use: now,
        })
    })?;
    let minutes = window.minutes;
    session.windows.open(window);
    Ok(DonorWindowOpened { token, minutes })
}

/// How far the donor is.
///
/// # Errors
/// `window_closed`.
pub fn read(session: &Session, request: DonorWindowRead) -> Result<DonorWindow, DeskError> {
    let sees_health = session.sees_health();
    let look = |window: &Open| DonorWindow {
        answered: count(window.answers.len()),
        of: count(window.inquiry.questions_for(window.sex).count()),
        signed: window.signature.is_some(),
        revision: window.revision,
        answers: sees_health.then(|| window.answers.clone()),
    };
    session
        .windows
        .of_visit(request.visit, session.store.now(), look)
        .ok_or_else(closed)
}

/// Closes a donor's window; one that is not open stays so.
///
/// # Errors
/// None.
pub fn close(session: &Session, request: DonorWindowClose) -> Result<(), DeskError> {
    session.windows.end(request.visit);
    Ok(())
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// 256 bits that nobody can guess, in hexadecimal.
fn random_token() -> Result<String, DeskError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|_| DeskError::internal())?;
    Ok(bytes.iter().fold(String::new(), |mut token, byte| {
        // Writing to a string does not fail.
        let _ = write!(token, "{byte:02x}");
        token
    }))
}
