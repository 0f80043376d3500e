//! `tally`: what a donor has given here, and when last: the figures behind intervals and honours.

use crate::column::Word;
use crate::error::StoreError;
use crate::id::{DonationId, DonorId};
use crate::journal::fact::{DonationImported, DonationRecorded};
use chrono::NaiveDate;
use redwall_rules::{DonationKind, Outcome, Reaction, Source};
use rusqlite::{Connection, OptionalExtension, params};

/// What a donor has given at this station, of donations in which blood was drawn; the last days are
/// those of any station, for intervals know no stations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Given {
    /// How often.
    pub donations: u32,
    /// Whole blood, ml.
    pub whole_blood_ml: u32,
    /// Platelets, therapeutic units.
    pub platelet_units: u32,
    /// The day of the last whole blood.
    pub last_whole_blood: Option<NaiveDate>,
    /// The day of the last platelets.
    pub last_platelets: Option<NaiveDate>,
}

impl Given {
    /// The day of the last donation of either kind.
    pub fn last(&self) -> Option<NaiveDate> {
        self.last_whole_blood.max(self.last_platelets)
    }
}

pub(crate) fn given(from: &Connection, donor: DonorId) -> Result<Given, StoreError> {
    let given = from
        .prepare_cached(
            "SELECT donations, whole_blood_ml, platelet_units, last_whole_blood, last_platelets
             FROM tally WHERE donor = ?",
        )?
        .query_row([donor], |row| {
            Ok(Given {
                donations: row.get(0)?,
                whole_blood_ml: row.get(1)?,
                platelet_units: row.get(2)?,
                last_whole_blood: row.get(3)?,
                last_platelets: row.get(4)?,
            })
        })
        .optional()?;
    Ok(given.unwrap_or_default())
}

pub(crate) fn donation_recorded(
    to: &Connection,
    donor: DonorId,
    fact: &DonationRecorded,
) -> Result<(), StoreError> {
    let counted = Counted {
        date: fact.date,
        kind: fact.kind,
        ml: fact.ml,
        units: fact.units,
        reaction: Reaction::None,
        source: Source::Here,
    };
    counted.add(to, donor, fact.outcome)
}

pub(crate) fn donation_imported(
    to: &Connection,
    donor: DonorId,
    fact: &DonationImported,
) -> Result<(), StoreError> {
    let counted = Counted {
        date: fact.date,
        kind: fact.kind,
        ml: fact.ml,
        units: fact.units,
        reaction: fact.reaction,
        source: fact.source,
    };
    counted.add(to, donor, fact.outcome)
}

/// What a tally needs of a donation.
struct Counted {
    date: NaiveDate,
    kind: DonationKind,
    ml: u32,
    units: u32,
    reaction: Reaction,
    source: Source,
}

impl Counted {
    fn add(&self, to: &Connection, donor: DonorId, outcome: Outcome) -> Result<(), StoreError> {
        if outcome == Outcome::None {
            return Ok(());
        }
        let (ml, units, whole_blood_on, platelets_on) = match self.kind {
            DonationKind::WholeBlood => (self.ml, 0, Some(self.date), None),
            DonationKind::Platelets => (0, self.units, None, Some(self.date)),
        };
        let (donations, ml, units) = match self.source {
            Source::Here => (1, ml, units),
            Source::Proved | Source::Declared => (0, 0, 0),
        };
        to.prepare_cached(
            "INSERT INTO tally (donor, donations, whole_blood_ml, platelet_units, last_whole_blood,
                            last_platelets, reacted)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (donor) DO UPDATE SET
             reacted = max(reacted, excluded.reacted),
             donations = donations + excluded.donations,
             whole_blood_ml = whole_blood_ml + excluded.whole_blood_ml,
             platelet_units = platelet_units + excluded.platelet_units,
             last_whole_blood = nullif(max(coalesce(last_whole_blood, ''),
                                           coalesce(excluded.last_whole_blood, '')), ''),
             last_platelets = nullif(max(coalesce(last_platelets, ''),
                                         coalesce(excluded.last_platelets, '')), '')",
        )?
        .execute(params![
            donor,
            donations,
            ml,
            units,
            whole_blood_on,
            platelets_on,
            self.reaction != Reaction::None
        ])?;
        Ok(())
    }
}

/// A donation had a reaction.
pub(crate) fn reacted(
    to: &Connection,
    donor: DonorId,
    donation: DonationId,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "UPDATE tally SET reacted = 1
         WHERE donor = ? AND (SELECT outcome <> ? FROM donation WHERE id = ?)",
    )?
    .execute(params![donor, Word(Outcome::None), donation])?;
    Ok(())
}

/// Adds up the donor's donations anew.
pub(crate) fn counted_again(to: &Connection, donor: DonorId) -> Result<(), StoreError> {
    to.prepare_cached("DELETE FROM tally WHERE donor = ?")?
        .execute([donor])?;
    to.prepare_cached(
        "INSERT INTO tally (donor, donations, whole_blood_ml, platelet_units, last_whole_blood,
                            last_platelets, reacted)
         SELECT donor, sum(source = ?6),
                sum(iif(kind = ?2 AND source = ?6, ml, 0)),
                sum(iif(kind = ?3 AND source = ?6, units, 0)),
                max(iif(kind = ?2, date, NULL)), max(iif(kind = ?3, date, NULL)),
                max(reaction <> ?5)
         FROM donation WHERE donor = ?1 AND outcome <> ?4 GROUP BY donor",
    )?
    .execute(params![
        donor,
        Word(DonationKind::WholeBlood),
        Word(DonationKind::Platelets),
        Word(Outcome::None),
        Word(Reaction::None),
        Word(Source::Here),
    ])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection;
    use crate::id::{StaffId, VisitId};
    use crate::projection::donation;
    use proptest::prelude::*;

    fn given_on(day: u32, platelets: bool, amount: u32, outcome: Outcome) -> DonationRecorded {
        let kind = if platelets {
            DonationKind::Platelets
        } else {
            DonationKind::WholeBlood
        };
        DonationRecorded {
            donation: DonationId::mint(),
            visit: VisitId::mint(),
            code: "Z511126000001".into(),
            date: NaiveDate::from_yo_opt(2026, day).unwrap(),
            kind,
            ml: amount * 100,
            units: if platelets { amount } else { 0 },
            plasma_ml: 0,
            outcome,
            site: String::new(),
            late: false,
            remarks: Vec::new(),
            flags: Vec::new(),
        }
    }

    /// Every column.
    fn row(tables: &Connection, donor: DonorId) -> Option<Vec<rusqlite::types::Value>> {
        tables
            .query_row("SELECT * FROM tally WHERE donor = ?", [donor], |row| {
                (1..7).map(|column| row.get(column)).collect()
            })
            .optional()
            .unwrap()
    }

    proptest! {
        #[test]
        fn counted_again_is_what_was_counted_one_by_one(
            donations in prop::collection::vec(
                (1_u32..366, any::<bool>(), 1_u32..5, prop::sample::select(vec![
                    Outcome::Complete, Outcome::Partial, Outcome::None,
                ]), any::<bool>()),
                0..12,
            ),
        ) {
            let tables = connection::in_memory().unwrap();
            let (donor, other, by) = (DonorId::mint(), DonorId::mint(), StaffId::mint());
            for (day, platelets, amount, outcome, mild) in donations {
                for whose in [donor, other] {
                    let fact = given_on(day, platelets, amount, outcome);
                    donation::recorded(&tables, whose, by, &fact).unwrap();
                    donation_recorded(&tables, whose, &fact).unwrap();
                    let reaction = if mild { Reaction::Mild } else { Reaction::None };
                    donation::reacted(&tables, whose, fact.donation, reaction).unwrap();
                }
            }
            let one_by_one = row(&tables, donor);
            counted_again(&tables, donor).unwrap();
            prop_assert_eq!(&row(&tables, donor), &one_by_one);
            prop_assert_eq!(&row(&tables, other), &one_by_one);
        }
    }
}
