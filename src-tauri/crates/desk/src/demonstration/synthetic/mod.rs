//! A synthetic station of any size: what measurements are made on.
//!
//! Twenty-two years of a station, deterministic by seed: [`people`] with names as skewed as real
//! ones, some of them registered [`twice`]; [`history`] says how often and when each gave, with a
//! long tail of regular donors and of platelet donors; [`timeline`] puts everything in the order of
//! its days, and [`entries`] writes it. Visits of the last year are written step by step; of older
//! ones there is what an old system hands over: code and donation.

mod entries;
mod history;
mod names;
mod people;
mod timeline;
mod twice;

use super::STATION;
use crate::error::DeskError;
use crate::job::Progress;
use crate::setting::CLOCK_AHEAD_DAYS;
use chrono::{Months, NaiveDate};
use fastrand::Rng;
use redwall_rules::Rulebook;
use redwall_store::{Instant, StaffId, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How large a synthetic station is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SyntheticSize {
    /// Donors, up to 1,000,000.
    pub donors: u32,
    /// Donations, up to 5,000,000 and 12 a donor.
    pub donations: u32,
    /// What makes one station different from another of the same size.
    #[serde(default)]
    #[ts(as = "Option<u32>", optional)]
    pub seed: u32,
}

/// What a synthetic station holds that can be looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Synthetic {
    /// Entries of the journal.
    pub entries: u32,
    /// Donors who are registered twice, and were not merged.
    pub duplicates: Vec<SeededDuplicate>,
}

/// A donor who is registered twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SeededDuplicate {
    /// The first donor number.
    pub donor_no: String,
    /// The second.
    pub again: String,
    /// How the second registration differs.
    pub how: Twice,
}

/// How a second registration of a person differs from the first, beside the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Twice {
    /// Not at all.
    SameName,
    /// A character was heard as another of the same sound.
    SameSound,
    /// Two characters of the given name changed places.
    Transposed,
    /// A character is another.
    OneDifferent,
    /// A character of the given name is missing.
    OneMissing,
    /// The birth date was misread; name and phone are the same.
    OtherBirthDate,
}

const MOST_DONORS: u32 = 1_000_000;
const MOST_DONATIONS: u32 = 5_000_000;
const MOST_EACH: u32 = 12;
/// Months of history.
const MONTHS: u32 = 22 * 12;
/// The day that a station works from, at nine in the morning, as milliseconds after midnight UTC.
const OPENS_MS: i64 = 3_600_000;

impl SyntheticSize {
    /// # Errors
    /// `invalid` at the number that is too large.
    pub(crate) fn check(self) -> Result<Self, DeskError> {
        if !(1..=MOST_DONORS).contains(&self.donors) {
            let message = "献血者人数应在1到1000000之间。请修改。";
            return Err(DeskError::invalid("donors", message));
        }
        if self.donations > MOST_DONATIONS.min(self.donors.saturating_mul(MOST_EACH)) {
            let message = "献血次数最多5000000,并且平均每人不超过12次。请修改。";
            return Err(DeskError::invalid("donations", message));
        }
        Ok(self)
    }

    /// The day on which the station's history begins.
    fn begin(today: NaiveDate) -> NaiveDate {
        today
            .checked_sub_months(Months::new(MONTHS))
            .unwrap_or(today)
    }

    /// The instant at which the station is founded.
    pub(crate) fn founded(today: NaiveDate) -> Instant {
        let before = Self::begin(today).pred_opt().unwrap_or(today);
        opening(before)
    }
}

/// Fills a new station.
///
/// # Errors
/// `cancelled`; those of the database. Its folder has to be thrown away then.
pub(crate) fn fill(
    store: &Store,
    staff: StaffId,
    rules: &Rulebook,
    now: Instant,
    size: SyntheticSize,
    progress: &mut Progress<'_>,
) -> Result<Synthetic, DeskError> {
    let mut rng = Rng::with_seed(u64::from(size.seed));
    let today = now.station_date();
    let days = (SyntheticSize::begin(today), today);
    let how_often = history::how_often(&mut rng, size.donors, size.donations);
    let people = people::all(&mut rng, size.donors, &how_often, today);
    let timeline = timeline::of(&mut rng, &people, &how_often, days, rules)?;
    let duplicates = people.duplicates(&timeline.numbers);
    let mut entries = 0;
    store.fill(staff, |filling| {
        let total = timeline.len();
        let in_order = total / 4;
        entries::write(
            filling,
            &mut rng,
            &people,
            timeline,
            (today, rules),
            &mut |done| progress.tell(done, total + in_order),
        )?;
        // Who measures on it comes back for weeks.
        let station = filling.station()?.ok_or_else(DeskError::internal)?;
        filling.write(now, station, CLOCK_AHEAD_DAYS.at_most())?;
        filling.put_in_order::<DeskError>(&mut |done, of| {
            progress.tell(total + in_order * done / of.max(1), total + in_order)
        })?;
        entries = filling.entries();
        Ok::<_, DeskError>(())
    })?;
    Ok(Synthetic {
        entries: u32::try_from(entries).unwrap_or(u32::MAX),
        duplicates,
    })
}

/// Nine in the morning of a day at the station.
fn opening(day: NaiveDate) -> Instant {
    let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc();
    Instant(midnight.timestamp_millis() + OPENS_MS)
}
