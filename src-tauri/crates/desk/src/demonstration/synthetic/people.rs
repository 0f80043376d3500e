//! Who the donors are.

use super::history::HowOften;
use super::twice;
use super::{SeededDuplicate, Twice, names};
use crate::demonstration::people::{NOBODYS_PREFIX, resident_number};
use chrono::{Days, NaiveDate};
use fastrand::Rng;
use redwall_rules::{DocumentKind, Sex};
use std::collections::HashMap;

/// One in so many shares the phone with somebody else, changes it later.
const SHARED_PHONE_OF: u32 = 80;
/// Passports from here on are not those of second registrations.
const FIRST_FREE_PASSPORT: u32 = 50_000_000;
/// Orders of a day's numbers that one sex has.
const ORDERS: u32 = 500;
const MOST_PHONES: u32 = 100_000_000;
/// Odd and not a multiple of five: each number is reached once.
const BETWEEN_PHONES: u32 = 48_271_309;

/// A donor.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) name: Box<str>,
    pub(super) sex: Sex,
    pub(super) born: NaiveDate,
    pub(super) paper: Paper,
    phone: u32,
}

/// The identity document.
#[derive(Debug, Clone, Copy)]
pub(super) enum Paper {
    /// A resident number with this place among those of a day and sex.
    Resident(u32),
    /// A passport.
    Passport(u32),
}

impl Person {
    pub(super) fn document(&self) -> (DocumentKind, String) {
        match self.paper {
            Paper::Resident(pair) => {
                let number = resident_number(self.born, self.sex, pair);
                (DocumentKind::ResidentId, number)
            }
            Paper::Passport(number) => (DocumentKind::Passport, format!("E{number:08}")),
        }
    }

    pub(super) fn phone(&self) -> String {
        format!("{NOBODYS_PREFIX}{:08}", self.phone)
    }
}

/// A person who is registered twice.
pub(super) struct Seeded {
    pub(super) first: u32,
    pub(super) again: u32,
    pub(super) how: Twice,
    /// The two were merged since.
    pub(super) merged: bool,
}

/// Everybody: those of the last places are second registrations.
pub(super) struct People {
    pub(super) everybody: Vec<Person>,
    pub(super) twice: Vec<Seeded>,
}

impl People {
    /// Those who are registered twice by their donor numbers, and were not merged.
    pub(super) fn duplicates(&self, numbers: &[u32]) -> Vec<SeededDuplicate> {
        let number = |person: u32| {
            let number = numbers.get(person as usize).copied().unwrap_or_default();
            format!("{number:07}")
        };
        let standing = self.twice.iter().filter(|seeded| !seeded.merged);
        standing
            .map(|seeded| SeededDuplicate {
                donor_no: number(seeded.first),
                again: number(seeded.again),
                how: seeded.how,
            })
            .collect()
    }
}

/// Makes everybody.
pub(super) fn all(rng: &mut Rng, donors: u32, how_often: &[HowOften], today: NaiveDate) -> People {
    let mut orders = Orders::default();
    let seconds = twice::number_of(donors);
    let first = usize::try_from(donors - seconds).unwrap_or(0);
    let mut everybody: Vec<Person> = Vec::with_capacity(how_often.len());
    for (at, how_often) in (0_u32..).zip(&how_often[..first]) {
        let sex = if rng.bool() { Sex::Male } else { Sex::Female };
        let born = how_often.birth_date(rng, today);
        let phone = match everybody.last() {
            Some(before) if rng.u32(..SHARED_PHONE_OF) == 0 => before.phone,
            _ => at.wrapping_mul(BETWEEN_PHONES) % MOST_PHONES,
        };
        everybody.push(Person {
            name: names::name(rng).into(),
            sex,
            born,
            paper: orders.next(born, sex),
            phone,
        });
    }
    let twice = (0..seconds)
        .map(|second| {
            let person = rng.u32(..donors - seconds);
            let (again, how) = again(rng, &everybody[person as usize], donors + second);
            everybody.push(again);
            Seeded {
                first: person,
                again: donors - seconds + second,
                how,
                merged: twice::is_merged(second),
            }
        })
        .collect();
    People { everybody, twice }
}

/// The same person with another document, written down a little differently.
fn again(rng: &mut Rng, person: &Person, number: u32) -> (Person, Twice) {
    let mut again = person.clone();
    again.paper = Paper::Passport(number);
    let (name, how) = twice::name(rng, &person.name);
    if let Some(name) = name {
        again.name = name.into();
    }
    if how == Twice::OtherBirthDate {
        again.born = person.born + Days::new(rng.u64(1..9));
    } else if rng.bool() {
        again.phone = (MOST_PHONES - 1).wrapping_sub(number) % MOST_PHONES;
    }
    (again, how)
}

/// The numbers that were given out for each day and sex; where there are no more, passports.
#[derive(Default)]
struct Orders {
    residents: HashMap<(NaiveDate, Sex), u32>,
    passports: u32,
}

impl Orders {
    fn next(&mut self, born: NaiveDate, sex: Sex) -> Paper {
        let given = self.residents.entry((born, sex)).or_default();
        *given += 1;
        if *given < ORDERS {
            return Paper::Resident(*given);
        }
        self.passports += 1;
        Paper::Passport(FIRST_FREE_PASSPORT + self.passports)
    }
}
