//! `history`: what the rules need of a record's donations, packed into one row.
//!
//! A list of everybody reads every history there is. Here these lie side by side in few pages; in
//! the table of donations each would have to be found, and every page of it decrypted.

use crate::column::each_row;
use crate::error::StoreError;
use crate::id::DonorId;
use crate::projection::donation;
use chrono::{Datelike, NaiveDate};
use redwall_rules::{Donation, DonationKind, Outcome, Reaction, Source};
use rusqlite::{Connection, Row, params};

/// Adds a donation.
pub(crate) fn added(to: &Connection, donor: DonorId, given: &Donation) -> Result<(), StoreError> {
    // Two blobs together are a text to SQLite.
    to.prepare_cached(
        "INSERT INTO history (donor, given) VALUES (?, ?)
         ON CONFLICT (donor) DO UPDATE SET given = CAST(given || excluded.given AS BLOB)",
    )?
    .execute(params![donor, packed([given])])?;
    Ok(())
}

/// Packs the record's donations anew.
pub(crate) fn packed_again(to: &Connection, donor: DonorId) -> Result<(), StoreError> {
    let history = donation::history(to, donor)?;
    if history.is_empty() {
        return Ok(());
    }
    to.prepare_cached("INSERT OR REPLACE INTO history (donor, given) VALUES (?, ?)")?
        .execute(params![donor, packed(&history)])?;
    Ok(())
}

/// Calls `each` with the history of every record that has one, in order of registration.
pub(crate) fn each<E: From<StoreError>>(
    from: &Connection,
    mut each: impl FnMut(DonorId, Vec<Donation>) -> Result<(), E>,
) -> Result<(), E> {
    let sql = "SELECT donor, given FROM history ORDER BY donor";
    each_row(from, sql, read, |(donor, given)| each(donor, given?))
}

type HistoryRow = (DonorId, Result<Vec<Donation>, StoreError>);

/// A row of the donor and what was given.
pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<HistoryRow> {
    let given = row.get_ref(1)?.as_blob()?;
    Ok((row.get(0)?, unpacked(given)))
}

/// A donation takes nine bytes: the day, a letter for its words, and its amounts.
const USUAL_BYTES: usize = 9;

const KINDS: [DonationKind; 2] = [DonationKind::WholeBlood, DonationKind::Platelets];
const OUTCOMES: [Outcome; 3] = [Outcome::Complete, Outcome::Partial, Outcome::None];
const REACTIONS: [Reaction; 4] = [
    Reaction::None,
    Reaction::Mild,
    Reaction::Moderate,
    Reaction::Severe,
];
const SOURCES: [Source; 3] = [Source::Here, Source::Proved, Source::Declared];

fn packed<'d>(history: impl IntoIterator<Item = &'d Donation>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(USUAL_BYTES);
    for given in history {
        bytes.extend(given.date.num_days_from_ce().to_le_bytes());
        bytes.push(letter(given));
        for amount in [given.ml, given.units, given.plasma_ml] {
            pack_number(amount, &mut bytes);
        }
    }
    bytes
}

fn unpacked(mut bytes: &[u8]) -> Result<Vec<Donation>, StoreError> {
    let mut history = Vec::with_capacity(bytes.len() / USUAL_BYTES + 1);
    while !bytes.is_empty() {
        let given = unpack(&mut bytes);
        history.push(given.ok_or_else(|| StoreError::Damaged(String::from("a history")))?);
    }
    Ok(history)
}

fn unpack(bytes: &mut &[u8]) -> Option<Donation> {
    let (day, rest) = bytes.split_first_chunk()?;
    let (letter, rest) = rest.split_first()?;
    *bytes = rest;
    let (kind, outcome, reaction, source) = words(usize::from(*letter))?;
    Some(Donation {
        date: NaiveDate::from_num_days_from_ce_opt(i32::from_le_bytes(*day))?,
        kind,
        ml: unpack_number(bytes)?,
        units: unpack_number(bytes)?,
        plasma_ml: unpack_number(bytes)?,
        outcome,
        reaction,
        source,
    })
}

fn letter(given: &Donation) -> u8 {
    let kind = match given.kind {
        DonationKind::WholeBlood => 0,
        DonationKind::Platelets => 1,
    };
    let outcome = match given.outcome {
        Outcome::Complete => 0,
        Outcome::Partial => 1,
        Outcome::None => 2,
    };
    let reaction = match given.reaction {
        Reaction::None => 0,
        Reaction::Mild => 1,
        Reaction::Moderate => 2,
        Reaction::Severe => 3,
    };
    let source = match given.source {
        Source::Here => 0,
        Source::Proved => 1,
        Source::Declared => 2,
    };
    ((source * 4 + reaction) * 3 + outcome) * 2 + kind
}

fn words(letter: usize) -> Option<(DonationKind, Outcome, Reaction, Source)> {
    let (rest, kind) = (letter / 2, *KINDS.get(letter % 2)?);
    let (rest, outcome) = (rest / 3, *OUTCOMES.get(rest % 3)?);
    let (rest, reaction) = (rest / 4, *REACTIONS.get(rest % 4)?);
    Some((kind, outcome, reaction, *SOURCES.get(rest)?))
}

/// Seven bits a byte, the lowest first; all but the last have the eighth.
fn pack_number(mut number: u32, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    to.push(number.to_le_bytes()[0]);
}

fn unpack_number(bytes: &mut &[u8]) -> Option<u32> {
    let (mut number, mut shift) = (0_u32, 0);
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let bits = u32::from(byte & 0x7F);
        number |= bits
            .checked_shl(shift)
            .filter(|moved| moved >> shift == bits)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Instant;
    use crate::connection;
    use crate::id::{DonationId, StaffId, VisitId};
    use crate::journal::fact::{
        DonationCorrected, DonationImported, DonationRecorded, SourceChecked,
    };
    use proptest::prelude::*;

    fn donations() -> impl Strategy<Value = Donation> {
        (
            1_i32..3_000_000,
            prop::sample::select(KINDS.to_vec()),
            prop::sample::select(OUTCOMES.to_vec()),
            prop::sample::select(REACTIONS.to_vec()),
            prop::sample::select(SOURCES.to_vec()),
            any::<[u32; 3]>(),
        )
            .prop_map(|(day, kind, outcome, reaction, source, amounts)| Donation {
                date: NaiveDate::from_num_days_from_ce_opt(day).unwrap(),
                kind,
                ml: amounts[0] % 1_000,
                units: amounts[1] % 5,
                plasma_ml: amounts[2],
                outcome,
                reaction,
                source,
            })
    }

    proptest! {
        #[test]
        fn a_history_is_read_as_it_was_packed(
            history in prop::collection::vec(donations(), 0..40),
        ) {
            prop_assert_eq!(unpacked(&packed(&history)).unwrap(), history);
        }

        #[test]
        fn a_history_that_was_cut_short_is_damaged(given in donations(), kept in 0.0..1.0_f64) {
            let bytes = packed([&given]);
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            #[allow(clippy::cast_precision_loss)]
            let length = 1 + ((bytes.len() - 1) as f64 * kept) as usize;
            prop_assume!(length < bytes.len());
            let read = unpacked(&bytes[..length]);
            prop_assert!(matches!(read, Err(StoreError::Damaged(_))));
        }

        #[test]
        fn bytes_that_nobody_packed_are_damaged_or_a_history(bytes: Vec<u8>) {
            if let Ok(history) = unpacked(&bytes) {
                prop_assert!(history.len() <= bytes.len() / 8);
            }
        }
    }

    /// What may become known of a donation after it was given.
    #[derive(Debug, Clone, Copy)]
    enum Later {
        Nothing,
        Corrected(Outcome, u32),
        Reacted(Reaction),
        Checked(Source),
    }

    fn later() -> impl Strategy<Value = Later> {
        prop_oneof![
            Just(Later::Nothing),
            (prop::sample::select(OUTCOMES.to_vec()), 1_u32..500)
                .prop_map(|(outcome, ml)| Later::Corrected(outcome, ml)),
            prop::sample::select(REACTIONS.to_vec()).prop_map(Later::Reacted),
            prop::sample::select(vec![Source::Proved, Source::Declared]).prop_map(Later::Checked),
        ]
    }

    fn give(to: &Connection, donor: DonorId, given: &Donation) -> DonationId {
        let donation = DonationId::mint();
        let by = StaffId::mint();
        let recorded = DonationRecorded {
            donation,
            visit: VisitId::mint(),
            code: "Z511126000001".into(),
            date: given.date,
            kind: given.kind,
            ml: given.ml,
            units: given.units,
            plasma_ml: given.plasma_ml,
            outcome: given.outcome,
            site: String::new(),
            late: false,
            remarks: Vec::new(),
            flags: Vec::new(),
        };
        let imported = DonationImported {
            donation,
            code: "N1".into(),
            record_no: None,
            date: given.date,
            kind: given.kind,
            ml: given.ml,
            units: given.units,
            plasma_ml: given.plasma_ml,
            outcome: given.outcome,
            reaction: given.reaction,
            source: given.source,
            site: String::new(),
        };
        if given.source == Source::Here {
            donation::recorded(to, donor, by, &recorded).unwrap();
        } else {
            donation::imported(to, donor, by, &imported).unwrap();
        }
        donation
    }

    fn learn(to: &Connection, donor: DonorId, given: DonationId, later: Later) {
        match later {
            Later::Nothing => {}
            Later::Reacted(reaction) => donation::reacted(to, donor, given, reaction).unwrap(),
            Later::Checked(source) => {
                let checked = SourceChecked {
                    donation: given,
                    source,
                    paper: String::new(),
                    attachment: None,
                };
                let by = (StaffId::mint(), Instant(0));
                donation::source_checked(to, donor, by, &checked).unwrap();
            }
            Later::Corrected(outcome, ml) => {
                let corrected = DonationCorrected {
                    donation: given,
                    kind: DonationKind::WholeBlood,
                    ml,
                    units: 0,
                    plasma_ml: 0,
                    outcome,
                    reason: String::new(),
                };
                donation::corrected(to, donor, StaffId::mint(), &corrected).unwrap();
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_packed_is_what_the_table_of_donations_holds(
            told in prop::collection::vec((donations(), any::<bool>(), later()), 0..16),
        ) {
            let tables = connection::in_memory().unwrap();
            let donors = [DonorId::mint(), DonorId::mint()];
            let mut given = Vec::new();
            for (one, other, later) in &told {
                let donor = donors[usize::from(*other)];
                given.push((donor, give(&tables, donor, one)));
                let (whose, earlier) = given[given.len() / 2];
                learn(&tables, whose, earlier, *later);
            }
            let mut packed = std::collections::BTreeMap::new();
            each(&tables, |donor, mut history| {
                history.sort_by_key(|one| format!("{one:?}"));
                packed.insert(donor, history);
                Ok::<_, StoreError>(())
            })
            .unwrap();
            for donor in donors {
                let mut history = donation::history(&tables, donor).unwrap();
                history.sort_by_key(|one| format!("{one:?}"));
                prop_assert_eq!(packed.remove(&donor).unwrap_or_default(), history);
            }
            prop_assert!(packed.is_empty());
        }
    }

    #[test]
    fn an_amount_that_is_more_than_a_number_holds_is_damaged() {
        for bytes in [&[0xFF, 0xFF, 0xFF, 0xFF, 0x10][..], &[0xFF; 12], &[]] {
            assert_eq!(unpack_number(&mut &bytes[..]), None);
        }
        let most = &[0xFF, 0xFF, 0xFF, 0xFF, 0x0F][..];
        assert_eq!(unpack_number(&mut &most[..]), Some(u32::MAX));
    }
}
