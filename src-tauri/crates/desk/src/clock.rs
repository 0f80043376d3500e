//! Whether the computer's clock can be believed.
//!
//! A clock set forward is as dangerous as one set back: deferrals seem over, intervals kept. What
//! is known of the true time is the newest entry of this desk (entries about the staff apart, which
//! are written by any clock). A clock behind it, or further ahead
//! of it than a desk stands unused, is in doubt: nothing is judged or recorded until an
//! administrator confirms the time, which is an entry and therefore the newest one.

use crate::Session;
use crate::error::{DeskError, ErrorCode};
use crate::setting::CLOCK_AHEAD_DAYS;
use chrono::NaiveDate;
use redwall_store::fact::{ClockDoubt, TimeConfirmed};
use redwall_store::{Instant, Reading, StaffId, Store, Writing};
use serde::{Deserialize, Serialize};
use std::ops::Deref;
use std::sync::Arc;
use ts_rs::TS;

/// How far a clock may go back when it is set by a time server, ms.
const SYNCHRONISATION_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 3_600_000;

/// Confirms that the computer's clock is right, although it seemed wrong.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TimeConfirm {}

/// Whether the computer's clock can be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    /// It can.
    Ok,
    /// It is behind the newest entry.
    Behind,
    /// It is further ahead of the newest entry than a desk stands unused.
    Ahead,
}

/// The clock beside the newest entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ClockReading {
    /// Whether it can be believed.
    pub state: ClockState,
    /// What it shows, milliseconds UTC.
    pub now: i64,
    /// The instant of the newest entry, milliseconds UTC.
    pub newest: i64,
}

/// Confirms the time.
///
/// # Errors
/// `out_of_order`, when the clock is not in doubt.
pub fn confirm(session: &Session, _: TimeConfirm) -> Result<ClockReading, DeskError> {
    session.store.write_at_any_time(session.staff.id, |write| {
        let reading = ClockReading::of(write, write.at())?;
        let because = reading
            .doubt()
            .ok_or_else(|| DeskError::out_of_order("电脑时间没有疑问,不需要确认。"))?;
        let confirmed = TimeConfirmed {
            newest: reading.newest,
            because,
        };
        let station = write.station_id()?.ok_or_else(DeskError::internal)?;
        write.append(station, confirmed)?;
        ClockReading::of(write, write.at())
    })
}

impl ClockReading {
    /// Compares a time with the newest entry of a snapshot.
    pub(crate) fn of(read: &Reading<'_>, now: Instant) -> Result<Self, DeskError> {
        let newest = read.newest_entry_at()?.unwrap_or(now);
        let ahead_ms = i64::from(CLOCK_AHEAD_DAYS.read(read)?) * DAY_MS;
        let state = if now.0 < newest.0.saturating_sub(SYNCHRONISATION_MS) {
            ClockState::Behind
        } else if now.0 > newest.0.saturating_add(ahead_ms) {
            ClockState::Ahead
        } else {
            ClockState::Ok
        };
        Ok(Self {
            state,
            now: now.0,
            newest: newest.0,
        })
    }

    /// The latest day that is sure to have begun: today, or the day of the newest entry.
    pub(crate) fn believed_day(&self) -> NaiveDate {
        let believed = match self.state {
            ClockState::Ok => self.now,
            ClockState::Behind | ClockState::Ahead => self.newest,
        };
        Instant(believed).station_date()
    }

    /// What to tell of a clock in doubt.
    pub(crate) fn sentence(&self) -> Option<String> {
        let (now, newest) = (local(self.now), local(self.newest));
        let told = match self.state {
            ClockState::Ok => return None,
            ClockState::Behind => format!("电脑时间 {now} 早于最近一条记录的时间 {newest}"),
            ClockState::Ahead => format!("电脑时间 {now} 比最近一条记录的时间 {newest} 晚得太多"),
        };
        Some(format!(
            "{told},暂停判定和登记。请核对电脑的日期和时间;如果时间正确,请管理员登录确认。"
        ))
    }

    fn doubt(&self) -> Option<ClockDoubt> {
        match self.state {
            ClockState::Ok => None,
            ClockState::Behind => Some(ClockDoubt::Behind),
            ClockState::Ahead => Some(ClockDoubt::Ahead),
        }
    }
}

fn local(instant: i64) -> String {
    Instant(instant).station_minute()
}

/// # Errors
/// `clock`, when the time of a snapshot cannot be believed.
pub(crate) fn believed(read: &Reading<'_>, now: Instant) -> Result<(), DeskError> {
    match ClockReading::of(read, now)?.sentence() {
        None => Ok(()),
        Some(sentence) => Err(DeskError::new(ErrorCode::Clock, sentence)),
    }
}

/// What was read of a request by the computer's date; a complaint about it is worth nothing while
/// the clock is in doubt.
///
/// # Errors
/// `clock` instead of the complaint, when the time cannot be believed.
pub(crate) fn or_doubt<T>(
    session: &Session,
    read_by_date: Result<T, DeskError>,
) -> Result<T, DeskError> {
    read_by_date.or_else(|complaint| {
        session
            .store
            .read(|read| believed(read, session.store.now()))?;
        Err(complaint)
    })
}

/// The open station, which is not written while the clock is in doubt: an entry of a wrong time
/// would be the newest, and make the clock look right.
#[derive(Clone)]
pub(crate) struct TimedStore(Arc<Store>);

impl TimedStore {
    pub(crate) fn new(store: Store) -> Self {
        Self(Arc::new(store))
    }

    /// Writes, once the clock is believed in the same transaction.
    ///
    /// # Errors
    /// `clock`; those of `work` and of the database.
    pub(crate) fn write<T>(
        &self,
        staff: StaffId,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, DeskError>,
    ) -> Result<T, DeskError> {
        self.0.write(staff, |write| {
            believed(write, write.at())?;
            work(write)
        })
    }

    fn write_at_any_time<T>(
        &self,
        staff: StaffId,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, DeskError>,
    ) -> Result<T, DeskError> {
        self.0.write(staff, work)
    }
}

impl Deref for TimedStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.0
    }
}
