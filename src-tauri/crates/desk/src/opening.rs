//! Who opened whose record.
//!
//! Opening a record only reads. That it was opened is noted in memory and written a moment later,
//! with whatever is written next, or when the desk is closed. A power cut or a crash may therefore
//! lose the openings of the last few seconds, and nothing else.

use crate::Session;
use crate::donor::page;
use crate::error::DeskError;
use redwall_store::DonorId;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;
use ts_rs::TS;

/// How long an opening waits for a write that takes it along.
const DELAY: Duration = Duration::from_secs(2);

/// Asks who opened a donor's record.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordOpenings {
    /// The donor.
    pub donor: DonorId,
}

/// A donor's record was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpeningRow {
    /// The name of who opened it.
    pub staff: String,
    /// When, milliseconds UTC.
    pub at: i64,
}

/// Who opened a donor's record, newest first.
///
/// # Errors
/// `not_found`.
pub fn of_donor(session: &Session, request: RecordOpenings) -> Result<Vec<OpeningRow>, DeskError> {
    session.store.write_openings()?;
    session.store.read(|read| {
        page::existing(read, request.donor)?;
        let openings = read.openings(request.donor)?.into_iter();
        let rows = openings.map(|opening| {
            let name = read
                .staff_member(opening.staff)?
                .map_or_else(|| opening.staff.to_string(), |member| member.name);
            Ok(OpeningRow {
                staff: name,
                at: opening.at.0,
            })
        });
        rows.collect()
    })
}

impl Session {
    /// Notes that the person on duty opened a donor's record.
    pub(crate) fn note_opening(&self, donor: DonorId) {
        self.store.note_opening(self.staff.id, donor);
        if let Some(writer) = self.openings.get() {
            // The writer ends with the session.
            let _ = writer.send(());
        }
    }
}

/// Writes what is noted in a session, a moment after it was noted, for as long as the session lasts.
pub(crate) fn write_in_background(session: &Arc<Session>) {
    let (tell, told) = mpsc::channel();
    if session.openings.set(tell).is_err() {
        return;
    }
    let session = Arc::downgrade(session);
    let writer = thread::Builder::new().name("openings".into());
    let begun = writer.spawn(move || {
        while told.recv().is_ok() {
            thread::sleep(DELAY);
            while told.try_recv().is_ok() {}
            let Some(session) = session.upgrade() else {
                return;
            };
            if let Err(error) = session.store.write_openings() {
                tracing::warn!(%error, "openings wait for the next write");
            }
        }
    });
    if let Err(error) = begun {
        tracing::warn!(%error, "openings wait for the next write");
    }
}
