//! What was collected, by day, site and kind.

use crate::column::Word;
use crate::error::StoreError;
use crate::id::DonorId;
use crate::person;
use crate::projection::alias;
use chrono::NaiveDate;
use redwall_rules::DonationKind;
use rusqlite::{Connection, params};
use std::collections::{BTreeSet, HashSet};

/// What was collected on a day at a site, of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collected {
    /// Station-local day.
    pub date: NaiveDate,
    /// Where.
    pub site: String,
    /// What.
    pub kind: DonationKind,
    /// Donations in which blood was drawn.
    pub donations: u32,
    /// All that was collected, ml.
    pub ml: u32,
    /// Therapeutic units of platelets.
    pub units: u32,
}

/// From one day to another, both included, in order of day and site. A donation that several records
/// of a donor tell of is counted once.
pub(crate) fn between(
    from: &Connection,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<Collected>, StoreError> {
    let mut statement = from.prepare_cached(
        "SELECT date, site, kind, count(*), sum(ml), sum(units) FROM donation
         WHERE date BETWEEN ? AND ? AND source = 'here' AND outcome <> 'none'
         GROUP BY date, site, kind",
    )?;
    let rows = statement.query_map(params![first, last], |row| {
        let Word(kind) = row.get(2)?;
        Ok(Collected {
            date: row.get(0)?,
            site: row.get(1)?,
            kind,
            donations: row.get(3)?,
            ml: row.get(4)?,
            units: row.get(5)?,
        })
    })?;
    let mut collected: Vec<Collected> = rows.collect::<Result<_, _>>()?;
    for donor in who_may_be_told_of_twice(from, (first, last))? {
        take_out_told_twice(from, donor, &mut collected)?;
    }
    collected.retain(|row| row.donations > 0);
    Ok(collected)
}

/// Donors with several records, of which some tell of donations of these days, and some of the same
/// code.
fn who_may_be_told_of_twice(
    from: &Connection,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<BTreeSet<DonorId>, StoreError> {
    let mut of_these_days = from.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM donation WHERE donor = ? AND date BETWEEN ? AND ?)",
    )?;
    let mut codes = from.prepare_cached("SELECT code FROM donation WHERE donor = ?")?;
    let mut twice = BTreeSet::new();
    for record in alias::everyone_joined(from)? {
        if !of_these_days.query_row(params![record, first, last], |row| row.get(0))? {
            continue;
        }
        let group = alias::group(from, record)?;
        let mut known: HashSet<String> = HashSet::new();
        for member in &group.members {
            for code in codes.query_map([member], |row| row.get(0))? {
                if !known.insert(code?) {
                    twice.insert(group.stands);
                }
            }
        }
    }
    Ok(twice)
}

fn take_out_told_twice(
    from: &Connection,
    donor: DonorId,
    collected: &mut [Collected],
) -> Result<(), StoreError> {
    for (_, twice) in person::same_donations(from, donor)? {
        let facts = twice.facts;
        let row = collected
            .iter_mut()
            .find(|row| (row.date, &row.site, row.kind) == (facts.date, &twice.site, facts.kind));
        if let Some(row) = row.filter(|_| facts.drawn()) {
            row.donations = row.donations.saturating_sub(1);
            row.ml = row.ml.saturating_sub(facts.ml);
            row.units = row.units.saturating_sub(facts.units);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Instant;
    use crate::connection;
    use crate::id::{DeskId, DonationId, StaffId, VisitId};
    use crate::journal::fact::{DonationRecorded, DonorMerged, DonorRegistered, Fact};
    use crate::journal::{self, Author};
    use redwall_rules::Outcome;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn registered(donor_no: u32) -> DonorRegistered {
        DonorRegistered {
            donor_no,
            name: "黄兰".into(),
            sex: None,
            birth_date: day("1990-05-01"),
            phone: None,
        }
    }

    fn given(code: &str, date: &str, outcome: Outcome) -> DonationRecorded {
        DonationRecorded {
            donation: DonationId::mint(),
            visit: VisitId::mint(),
            code: code.into(),
            date: day(date),
            kind: DonationKind::WholeBlood,
            ml: 400,
            units: 0,
            plasma_ml: 0,
            outcome,
            site: "试验献血屋".into(),
            late: false,
            remarks: Vec::new(),
            flags: Vec::new(),
        }
    }

    #[test]
    fn a_donation_that_two_records_of_a_donor_tell_of_is_collected_once() {
        let mut connection = connection::in_memory().unwrap();
        let author = Author {
            desk: DeskId::mint(),
            staff: StaffId::mint(),
            at: Instant(0),
        };
        let [one, other] = [DonorId::mint(), DonorId::mint()];
        let told = [
            (one, given("Z511126000001", "2026-03-01", Outcome::Complete)),
            (
                other,
                given("Z511126000001", "2026-03-01", Outcome::Complete),
            ),
            (
                other,
                given("Z511126000002", "2026-03-01", Outcome::Complete),
            ),
            (other, given("Z511126000003", "2026-03-01", Outcome::None)),
            (
                other,
                given("Z511125000004", "2025-12-31", Outcome::Complete),
            ),
        ];
        let transaction = connection.transaction().unwrap();
        let append = |donor: DonorId, fact: Fact| {
            journal::append(&transaction, author, donor.into(), &fact).unwrap();
        };
        append(one, registered(1).into());
        append(other, registered(2).into());
        for (donor, fact) in told {
            append(donor, fact.into());
        }
        let collected = || {
            let year = between(&transaction, day("2026-01-01"), day("2026-12-31")).unwrap();
            year.iter()
                .map(|row| (row.donations, row.ml))
                .collect::<Vec<_>>()
        };
        assert_eq!(collected(), [(3, 1_200)]);
        let merged = DonorMerged {
            into: one,
            reason: String::new(),
            second: None,
        };
        append(other, merged.into());
        assert_eq!(collected(), [(2, 800)]);
    }
}
