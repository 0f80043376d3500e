//! When the desk was last used, and whether it locked itself since.

use redwall_store::Instant;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, Ordering::Relaxed};

const MINUTE_MS: i64 = 60_000;

/// The use of a desk.
#[derive(Debug, Default)]
pub(crate) struct Use {
    last: AtomicI64,
    jobs: AtomicU32,
    locked_itself: AtomicBool,
}

impl Use {
    /// Somebody calls a command.
    pub(crate) fn note(&self, now: Instant) {
        self.last.store(now.0, Relaxed);
        self.locked_itself.store(false, Relaxed);
    }

    /// Notes that the desk locked itself.
    pub(crate) fn note_locked(&self) {
        self.locked_itself.store(true, Relaxed);
    }

    /// Whether nobody has come on duty since the desk locked itself.
    pub(crate) fn has_locked_itself(&self) -> bool {
        self.locked_itself.load(Relaxed)
    }

    /// Whether nothing was asked for so many minutes. A running job is use; a clock that was set
    /// back counts from there.
    pub(crate) fn has_rested(&self, minutes: u32, now: Instant) -> bool {
        let last = self.last.fetch_min(now.0, Relaxed);
        self.jobs.load(Relaxed) == 0 && now.0 - last >= i64::from(minutes) * MINUTE_MS
    }

    /// A long command, in use until it is dropped.
    pub(crate) fn job(&self) -> RunningJob<'_> {
        self.jobs.fetch_add(1, Relaxed);
        RunningJob(self)
    }
}

/// A long command that is under way.
#[must_use]
pub(crate) struct RunningJob<'a>(&'a Use);

impl RunningJob<'_> {
    /// The command has ended: the desk rests from now on.
    pub(crate) fn end(self, now: Instant) {
        self.0.last.store(now.0, Relaxed);
    }
}

impl Drop for RunningJob<'_> {
    fn drop(&mut self) {
        self.0.jobs.fetch_sub(1, Relaxed);
    }
}
