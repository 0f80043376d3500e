//! The donor's window: a second screen on which a donor reads, answers and signs.
//!
//! It has its own few commands ([`own`]), apart from the desk's list, and nothing of the station but
//! what was put into it when it was opened: the donor's name, a masked number, questions and
//! consent. A token that staff gave out ([`staff`]) binds it to one visit. It ends when the
//! interview is recorded, when the donor leaves, when staff closes it, or after a time without use;
//! what was signed by then waits for the physician until the day is over.
//!
//! Answers wait in memory and reach the journal with the interview alone, which a physician
//! records; a desk that locks itself meanwhile leaves the donor's own screen as it is.

mod own;
mod staff;

pub use own::{
    OWN_COMMANDS, OwnAnswersSave, OwnDate, OwnForm, OwnFormRead, OwnFormSign, OwnProgress,
    OwnQuestion, OwnRequest,
};
pub use staff::{
    DonorWindow, DonorWindowClose, DonorWindowOpen, DonorWindowOpened, DonorWindowRead, close,
    open, read,
};

use crate::error::{DeskError, ErrorCode};
use crate::signature::Picture;
use redwall_rules::{Answer, Questionnaire, Sex};
use redwall_store::{Instant, VisitId};
use std::sync::{Mutex, MutexGuard, PoisonError};

const MINUTE_MS: i64 = 60_000;

/// The donors' windows that are open at a desk.
#[derive(Default)]
pub(crate) struct Windows(Mutex<Vec<Open>>);

/// An open window: all that it can see.
pub(crate) struct Open {
    token: String,
    visit: VisitId,
    name: String,
    document: String,
    sex: Option<Sex>,
    inquiry: &'static Questionnaire,
    answers: Vec<Answer>,
    signature: Option<Picture>,
    /// How often answers or signature were changed.
    revision: u32,
    minutes: u32,
    last_use: Instant,
}

impl Open {
    fn is_over(&self, now: Instant) -> bool {
        now.0 - self.last_use.0 >= i64::from(self.minutes) * MINUTE_MS
    }

    /// Whether nothing of it is kept any longer: what a donor has signed waits for the physician until
    /// the day is over.
    fn is_gone(&self, now: Instant) -> bool {
        let signed_today =
            self.signature.is_some() && self.last_use.station_date() == now.station_date();
        self.is_over(now) && !signed_today
    }

    /// Another answer is not what was signed.
    fn changed(&mut self) {
        self.revision += 1;
        self.signature = None;
    }
}

/// What a donor answered and signed.
pub(crate) struct Given {
    pub(crate) answers: Vec<Answer>,
    pub(crate) signature: Picture,
}

impl Windows {
    fn locked(&self) -> MutexGuard<'_, Vec<Open>> {
        // A window is changed as a whole or not at all.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens a window; one of the same visit is over then.
    fn open(&self, window: Open) {
        let mut windows = self.locked();
        windows.retain(|one| one.visit != window.visit);
        windows.push(window);
    }

    /// Works in the window of a token.
    ///
    /// # Errors
    /// `window_closed`, when there is none or its time is over; those of `work`.
    fn of_token<T>(
        &self,
        token: &str,
        now: Instant,
        work: impl FnOnce(&mut Open) -> Result<T, DeskError>,
    ) -> Result<T, DeskError> {
        let mut windows = self.locked();
        windows.retain(|one| !one.is_gone(now));
        let window = windows
            .iter_mut()
            .find(|one| one.token == token && !one.is_over(now))
            .ok_or_else(closed)?;
        window.last_use = now;
        work(window)
    }

    /// Looks at the window of a visit, if it is open; looking is no use of it.
    fn of_visit<T>(
        &self,
        visit: VisitId,
        now: Instant,
        look: impl FnOnce(&Open) -> T,
    ) -> Option<T> {
        let mut windows = self.locked();
        windows.retain(|one| !one.is_gone(now));
        windows.iter().find(|one| one.visit == visit).map(look)
    }

    /// What a donor answered and signed, as a physician has read it.
    ///
    /// # Errors
    /// `window_closed`; `window_changed`, when it is not what was read; `invalid` at
    /// `answered.signature`, when it is not signed.
    pub(crate) fn given(&self, visit: VisitId, revision: u32) -> Result<Given, DeskError> {
        let windows = self.locked();
        let window = windows
            .iter()
            .find(|one| one.visit == visit)
            .ok_or_else(closed)?;
        if window.revision != revision {
            let message = "献血者刚刚改过回答。请重新核对后再登记。";
            let changed = DeskError::new(ErrorCode::WindowChanged, message);
            return Err(changed.at("answered.window_revision"));
        }
        let signature = window.signature.clone().ok_or_else(|| {
            let message = "献血者还没有签名。请献血者在自己的窗口签名后再登记。";
            DeskError::invalid("answered.signature", message)
        })?;
        Ok(Given {
            answers: window.answers.clone(),
            signature,
        })
    }

    /// Ends the window of a visit, if there is one.
    pub(crate) fn end(&self, visit: VisitId) {
        self.locked().retain(|one| one.visit != visit);
    }
}

fn closed() -> DeskError {
    DeskError::new(
        ErrorCode::WindowClosed,
        "这个窗口已经结束。请告诉工作人员,需要时由工作人员重新打开。",
    )
}
