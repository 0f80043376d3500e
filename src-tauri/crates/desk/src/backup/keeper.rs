//! Who makes backups unasked: by the clock while somebody is on duty, and once more when the desk is
//! closed, if anything was written since the last.
//!
//! After a desk is locked its key lives on for as long as that last copy takes.

use super::making;
use super::state::{self, BackupPlace, PlaceState};
use crate::error::DeskError;
use crate::job::{Progress, Step};
use crate::setting::BACKUP_EVERY_MINUTES;
use crate::{Desk, Session};
use redwall_store::{BackupReason, Place};
use std::ops::ControlFlow;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How often the keeper looks whether it is time.
const BETWEEN_LOOKS: Duration = Duration::from_secs(5);
const MINUTE_MS: i64 = 60_000;
/// After a failure the next try waits so long.
const AFTER_FAILURE_MS: i64 = 10 * MINUTE_MS;

/// What the keeper is told.
enum Told {
    /// A session has ended.
    Ended(Arc<Session>),
    /// The desk is closed for good.
    ClosedDown,
}

/// The keeper of a desk's backups, once a host has asked for one.
#[derive(Default)]
pub(crate) struct Keeper {
    tell: OnceLock<Sender<Told>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Keeper {
    /// Hands a session over that has ended, for the copy at closing.
    pub(crate) fn ended(&self, session: Arc<Session>) {
        self.tell(Told::Ended(session));
    }

    fn tell(&self, what: Told) {
        if let Some(tell) = self.tell.get() {
            // A keeper that has gone has nothing to keep.
            let _ = tell.send(what);
        }
    }

    fn take_thread(&self) -> Option<JoinHandle<()>> {
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        thread.take()
    }
}

impl Desk {
    /// Makes backups when they are due, beside everything else, until the desk is gone.
    pub fn back_up_when_due(desk: &Arc<Self>) {
        let (tell, told) = mpsc::channel();
        let keeper = desk.keeper();
        if keeper.tell.set(tell).is_err() {
            return;
        }
        let weak = Arc::downgrade(desk);
        let named = thread::Builder::new().name("backups".into());
        match named.spawn(move || keep(&weak, &told)) {
            Ok(begun) => {
                let mut thread = keeper.thread.lock().unwrap_or_else(PoisonError::into_inner);
                *thread = Some(begun);
            }
            Err(error) => tracing::error!(%error, "no backups are made unasked"),
        }
    }

    /// Locks the desk and waits for the backup at closing: what a host does before it ends.
    pub fn close_down(&self) {
        self.relieve(None);
        self.keeper().tell(Told::ClosedDown);
        if let Some(thread) = self.keeper().take_thread()
            && thread.join().is_err()
        {
            tracing::error!("the backup at closing ended early");
        }
    }
}

fn keep(desk: &Weak<Desk>, told: &Receiver<Told>) {
    loop {
        match told.recv_timeout(BETWEEN_LOOKS) {
            Ok(Told::Ended(session)) => at_closing(&session),
            Ok(Told::ClosedDown) | Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                let Some(desk) = desk.upgrade() else {
                    return;
                };
                let on_duty = desk.on_duty();
                drop(desk);
                on_duty.iter().for_each(|session| when_due(session));
            }
        }
    }
}

fn at_closing(session: &Session) {
    // Openings that were noted belong to what is copied; what fails is written when the store ends.
    let _ = session.store.write_openings();
    make_where(session, BackupReason::Closing, |_| Ok(true));
}

fn when_due(session: &Session) {
    make_where(session, BackupReason::Scheduled, |last| {
        has_waited(session, last)
    });
}

/// Makes a copy in each place that lacks the newest entry, if it is wanted there.
fn make_where(
    session: &Session,
    reason: BackupReason,
    wanted: impl Fn(&PlaceState) -> Result<bool, DeskError>,
) {
    let made = lacking(session, wanted).and_then(|places| {
        if places.is_empty() {
            return Ok(());
        }
        let mut go_on = |_: Step| ControlFlow::Continue(());
        let mut progress = Progress::new(&mut go_on);
        making::to_each(session, &places, reason, &mut progress).map(drop)
    });
    if let Err(error) = made {
        tracing::error!(code = ?error.code, "not backed up");
    }
}

fn lacking(
    session: &Session,
    wanted: impl Fn(&PlaceState) -> Result<bool, DeskError>,
) -> Result<Vec<(BackupPlace, Place)>, DeskError> {
    let last = state::last(session)?;
    let seq = session.store.read(|read| read.head())?.seq;
    let mut lacking = Vec::new();
    for (name, place) in making::usual(session)? {
        let known = last.places.iter().find(|known| known.place == name);
        let goes = match known {
            None => true,
            Some(known) => !known.holds(seq) && wanted(known)?,
        };
        if goes {
            lacking.push((name, place));
        }
    }
    Ok(lacking)
}

/// Whether the time between backups has passed since a place's last copy, or, if that failed, the
/// time after a failure. A clock that was set back counts from there.
fn has_waited(session: &Session, last: &PlaceState) -> Result<bool, DeskError> {
    let minutes = session.store.read(|read| BACKUP_EVERY_MINUTES.read(read))?;
    let now = session.store.now().0;
    let passed = |since: i64, ms: i64| now < since || now - since >= ms;
    Ok(match (&last.failure, last.verified_at) {
        (Some(_), _) => passed(last.tried_at, AFTER_FAILURE_MS),
        (None, Some(verified)) => passed(verified, i64::from(minutes) * MINUTE_MS),
        (None, None) => true,
    })
}
