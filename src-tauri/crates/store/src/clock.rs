//! The one clock, and what day it is at the station.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

/// An instant: milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(pub i64);

/// Tells the time. Shipped programs read the computer's clock; tests pass their own.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Instant;
}

/// The computer's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant(Utc::now().timestamp_millis())
    }
}

/// A clock that stands still: for tests, and for the founding of a synthetic station.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub Instant);

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        self.0
    }
}

/// A clock that a test moves; its clones show the same time.
#[derive(Debug, Clone)]
pub struct MovableClock(Arc<AtomicI64>);

impl MovableClock {
    /// A clock that shows an instant until it is moved.
    pub fn at(instant: Instant) -> Self {
        Self(Arc::new(AtomicI64::new(instant.0)))
    }

    /// Moves it forward by milliseconds, or back by negative ones.
    pub fn forward_ms(&self, milliseconds: i64) {
        self.0.fetch_add(milliseconds, Ordering::Relaxed);
    }
}

impl Clock for MovableClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::Relaxed))
    }
}

/// China Standard Time, which stations keep: UTC+8 the year round.
const STATION_OFFSET_SECONDS: i32 = 8 * 3600;

impl Instant {
    /// The calendar date at the station.
    pub fn station_date(self) -> NaiveDate {
        self.at_station().date_naive()
    }

    /// The time of day at the station, `HH:MM`.
    pub fn station_time(self) -> String {
        self.at_station().format("%H:%M").to_string()
    }

    /// Date and time of day at the station, `YYYY-MM-DD HH:MM`.
    pub fn station_minute(self) -> String {
        self.at_station().format("%Y-%m-%d %H:%M").to_string()
    }

    fn at_station(self) -> DateTime<FixedOffset> {
        let utc = DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default();
        match FixedOffset::east_opt(STATION_OFFSET_SECONDS) {
            Some(offset) => utc.with_timezone(&offset),
            None => utc.fixed_offset(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_at_the_station_is_sixteen_hours_utc() {
        let before = DateTime::parse_from_rfc3339("2026-11-22T15:59:59Z").unwrap();
        let after = DateTime::parse_from_rfc3339("2026-11-22T16:00:00Z").unwrap();
        let date = |t: DateTime<FixedOffset>| Instant(t.timestamp_millis()).station_date();
        assert_eq!(date(before).to_string(), "2026-11-22");
        assert_eq!(date(after).to_string(), "2026-11-23");
        assert_eq!(Instant(after.timestamp_millis()).station_time(), "00:00");
    }
}
