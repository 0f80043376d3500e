//! Which copies are kept: one for each of some days, weeks and months.

use super::BackupReason;
use super::place::{BackupCopy, Place};
use crate::error::StoreError;
use crate::id::DeskId;
use chrono::{Datelike, Months, NaiveDate};
use std::collections::BTreeSet;
use std::fs;

/// The newest copies that are kept whatever their age.
const NEWEST: usize = 2;

/// For how many days, weeks and months, counted with the current one, the newest copy of each is
/// kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keeping {
    /// Days.
    pub days: u32,
    /// Weeks, from Monday.
    pub weeks: u32,
    /// Months. A copy from before an upgrade is kept as long.
    pub months: u32,
}

impl Keeping {
    /// Removes the copies of a desk that are too old; gives how many. Copies under another name, of
    /// other desks and of days to come are left alone.
    ///
    /// # Errors
    /// `PlaceMissing`; `File`.
    pub fn thin(&self, place: &Place, desk: DeskId, today: NaiveDate) -> Result<usize, StoreError> {
        let mut copies = place.copies()?;
        copies.retain(|copy| copy.desk == desk && copy.has_its_name());
        let old: Vec<&BackupCopy> = self.too_old(&copies, today);
        for copy in &old {
            fs::remove_file(&copy.file)?;
        }
        Ok(old.len())
    }

    /// Of copies, the newest first, those that are too old.
    fn too_old<'c>(&self, copies: &'c [BackupCopy], today: NaiveDate) -> Vec<&'c BackupCopy> {
        let mut kept = Periods::default();
        let too_old = |(place, copy): (usize, &'c BackupCopy)| {
            let day = copy.made_at.station_date();
            let first_of_its = kept.note(day);
            let stays = place < NEWEST
                || day > today
                || (first_of_its.day && (today - day).num_days() < self.days.into())
                || (first_of_its.week && weeks(day, today) < self.weeks.into())
                || (first_of_its.month && months(day, today) < self.months.into())
                || (copy.reason == BackupReason::BeforeUpgrade && self.is_of_late(day, today));
            (!stays).then_some(copy)
        };
        copies.iter().enumerate().filter_map(too_old).collect()
    }

    fn is_of_late(&self, day: NaiveDate, today: NaiveDate) -> bool {
        day.checked_add_months(Months::new(self.months))
            .is_none_or(|over| today < over)
    }
}

/// The days, weeks and months that a copy was seen of.
#[derive(Default)]
struct Periods {
    days: BTreeSet<NaiveDate>,
    weeks: BTreeSet<NaiveDate>,
    months: BTreeSet<(i32, u32)>,
}

/// Whether a copy is the newest of its day, week and month.
struct FirstOfIts {
    day: bool,
    week: bool,
    month: bool,
}

impl Periods {
    fn note(&mut self, day: NaiveDate) -> FirstOfIts {
        FirstOfIts {
            day: self.days.insert(day),
            week: self.weeks.insert(monday(day)),
            month: self.months.insert((day.year(), day.month())),
        }
    }
}

fn monday(day: NaiveDate) -> NaiveDate {
    day.week(chrono::Weekday::Mon).first_day()
}

fn weeks(day: NaiveDate, today: NaiveDate) -> i64 {
    (monday(today) - monday(day)).num_weeks()
}

fn months(day: NaiveDate, today: NaiveDate) -> i64 {
    let number = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    number(today) - number(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Instant;
    use crate::journal::entry::{Hash, Head};
    use chrono::Days;
    use proptest::prelude::*;
    use std::path::PathBuf;

    const KEEPING: Keeping = Keeping {
        days: 7,
        weeks: 4,
        months: 6,
    };
    const HOUR_MS: i64 = 3_600_000;
    /// 2026-11-22, noon at the station: a Sunday.
    const NOON: i64 = 1_795_320_000_000;

    fn copy(hours_ago: i64, reason: BackupReason) -> BackupCopy {
        BackupCopy {
            file: PathBuf::from(hours_ago.to_string()),
            desk: DeskId::mint(),
            made_at: Instant(NOON - hours_ago * HOUR_MS),
            reason,
            bytes: 0,
            head: Head {
                seq: 0,
                hash: Hash::GENESIS,
            },
        }
    }

    fn kept(keeping: Keeping, copies: &[BackupCopy]) -> Vec<NaiveDate> {
        let today = Instant(NOON).station_date();
        let old = keeping.too_old(copies, today);
        copies
            .iter()
            .filter(|copy| !old.contains(copy))
            .map(|copy| copy.made_at.station_date())
            .collect()
    }

    #[test]
    fn a_copy_of_each_day_week_and_month_stays() {
        let daily: Vec<BackupCopy> = (0..400)
            .map(|day| copy(day * 24, BackupReason::Scheduled))
            .collect();
        let days: Vec<String> = kept(KEEPING, &daily)
            .iter()
            .map(NaiveDate::to_string)
            .collect();
        let expected = [
            "2026-11-22",
            "2026-11-21",
            "2026-11-20",
            "2026-11-19",
            "2026-11-18",
            "2026-11-17",
            "2026-11-16",
            "2026-11-15",
            "2026-11-08",
            "2026-11-01",
            "2026-10-31",
            "2026-09-30",
            "2026-08-31",
            "2026-07-31",
            "2026-06-30",
        ];
        assert_eq!(days, expected);
    }

    #[test]
    fn of_one_day_the_two_newest_stay() {
        let hourly: Vec<BackupCopy> = (0..6)
            .map(|hour| copy(hour, BackupReason::Scheduled))
            .collect();
        let old = KEEPING.too_old(&hourly, Instant(NOON).station_date());
        assert_eq!(old, hourly[2..].iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_copy_from_before_an_upgrade_stays_for_the_months_and_then_goes() {
        let upgrade = |days: i64| copy(days * 24 + 1, BackupReason::BeforeUpgrade);
        let mut copies: Vec<BackupCopy> = (0..5)
            .map(|hour| copy(hour, BackupReason::Scheduled))
            .collect();
        copies.extend([
            upgrade(10),
            upgrade(11),
            upgrade(180),
            upgrade(190),
            upgrade(191),
        ]);
        let old = KEEPING.too_old(&copies, Instant(NOON).station_date());
        assert_eq!(
            old,
            [&copies[2], &copies[3], &copies[4], &copies[8], &copies[9]]
        );
    }

    proptest! {
        #[test]
        fn the_newest_always_stay_and_thinning_again_removes_nothing(
            hours in prop::collection::btree_set(-48_i64..20_000, 1..80),
            days in 0_u32..40, weeks in 0_u32..20, months in 0_u32..30,
        ) {
            let keeping = Keeping { days, weeks, months };
            let copies: Vec<BackupCopy> =
                hours.iter().map(|hours| copy(*hours, BackupReason::Scheduled)).collect();
            let today = Instant(NOON).station_date();
            let old = keeping.too_old(&copies, today);
            prop_assert!(copies.iter().take(NEWEST).all(|copy| !old.contains(&copy)));
            let left: Vec<BackupCopy> =
                copies.iter().filter(|copy| !old.contains(copy)).cloned().collect();
            prop_assert!(keeping.too_old(&left, today).is_empty());
            for back in 0..u64::from(days) {
                let day = today - Days::new(back);
                let of_day = |copy: &BackupCopy| copy.made_at.station_date() == day;
                prop_assert_eq!(copies.iter().any(of_day), left.iter().any(of_day));
            }
        }
    }
}
