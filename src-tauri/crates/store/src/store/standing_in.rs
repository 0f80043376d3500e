//! A desk that stands in place of one that was lost.
//!
//! The lost desk may have written entries and given numbers out after the copy was made, and may be
//! found again. So whoever continues from the copy is another desk, with numbers of its own.

use super::Store;
use crate::error::StoreError;
use crate::id::{DeskId, StaffId};
use crate::journal::fact::{DeskAdmitted, DeskRestored};
use crate::journal::{self, Author};
use crate::projection::desk::{self, Numbers};
use crate::vault::Vault;

/// Numbers of desks that stand in for lost ones: these, block by block. Other desks' are below.
const FIRST_DONOR_NUMBER: u32 = 7_000_000;
const FIRST_SERIAL: u32 = 70_000_000;
const DONOR_NUMBERS_IN_BLOCK: u32 = 50_000;
const SERIALS_IN_BLOCK: u32 = 500_000;
const BLOCKS: u32 = 60;

/// What became of a lost desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoodIn {
    /// The desk that was lost.
    pub lost: DeskId,
    /// The desk that stands in its place.
    pub desk: DeskId,
}

impl Store {
    /// Gives this station, which was made of a copy and is not in use yet, to a new desk; an entry
    /// says so. The station is closed with it.
    ///
    /// # Errors
    /// `NumbersUsedUp`; `File`; those of the database.
    pub fn stand_in(self, staff: StaffId) -> Result<StoodIn, StoreError> {
        let stood = StoodIn {
            lost: self.desk,
            desk: DeskId::mint(),
        };
        let author = Author {
            desk: stood.desk,
            staff,
            at: self.clock.now(),
        };
        let chance = chance()?;
        self.in_turn(|transaction| {
            let site = desk::site(transaction, stood.lost)?.unwrap_or_default();
            let numbers = free_numbers(&desk::numbers(transaction)?, chance)?;
            let admitted = DeskAdmitted {
                site,
                donor_numbers: numbers.donors,
                certificate_serials: numbers.serials,
            };
            let restored = DeskRestored {
                lost: stood.lost,
                head: journal::head(transaction, stood.lost)?.to_string(),
            };
            let about = stood.desk.into();
            journal::append(transaction, author, about, &admitted.into())?;
            let head = journal::append(transaction, author, about, &restored.into())?;
            Ok::<_, StoreError>(((), Some(head)))
        })?;
        self.write_vault_of(stood.desk)?;
        Ok(stood)
    }

    fn write_vault_of(&self, desk: DeskId) -> Result<(), StoreError> {
        Vault::read(&self.folder)?.of_desk(desk).write(&self.folder)
    }
}

/// Numbers that no desk has. Which of the free blocks is taken is left to chance, so that of two
/// desks made of one copy, each has most likely its own.
fn free_numbers(taken: &[Numbers], chance: u32) -> Result<Numbers, StoreError> {
    let free: Vec<Numbers> = (0..BLOCKS)
        .map(block)
        .filter(|block| !taken.iter().any(|taken| taken.overlap(block)))
        .collect();
    let count = u32::try_from(free.len()).unwrap_or(BLOCKS);
    let at = chance.checked_rem(count).ok_or(StoreError::NumbersUsedUp)?;
    free.into_iter()
        .nth(at as usize)
        .ok_or(StoreError::NumbersUsedUp)
}

fn block(number: u32) -> Numbers {
    let range = |first, length| {
        let first = first + number * length;
        (first, first + length - 1)
    };
    Numbers {
        donors: range(FIRST_DONOR_NUMBER, DONOR_NUMBERS_IN_BLOCK),
        serials: range(FIRST_SERIAL, SERIALS_IN_BLOCK),
    }
}

fn chance() -> Result<u32, StoreError> {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::Cryptography)?;
    Ok(u32::from_le_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MOST_DONOR_NUMBER: u32 = 9_999_999;
    const MOST_SERIAL: u32 = 99_999_999;

    proptest! {
        #[test]
        fn the_numbers_of_a_desk_that_stands_in_are_nobody_elses(
            chances in prop::collection::vec(any::<u32>(), 1..59),
        ) {
            let first = Numbers { donors: (1, 3_999_999), serials: (1, 39_999_999) };
            let mut taken = vec![first];
            for chance in chances {
                let fresh = free_numbers(&taken, chance).unwrap();
                prop_assert!(!taken.iter().any(|taken| taken.overlap(&fresh)));
                prop_assert!(fresh.donors.1 <= MOST_DONOR_NUMBER);
                prop_assert!(fresh.serials.1 <= MOST_SERIAL);
                taken.push(fresh);
            }
        }
    }

    #[test]
    fn when_every_block_is_given_away_no_number_is_given_twice() {
        let taken: Vec<Numbers> = (0..BLOCKS).map(block).collect();
        let refused = free_numbers(&taken, 7);
        assert!(matches!(refused, Err(StoreError::NumbersUsedUp)));
        assert!(free_numbers(&taken[1..], 7).is_ok());
    }
}
