//! Donors to be asked for, taken from the station at random.

use fastrand::Rng;
use redwall_store::bulk::Sampled;
use redwall_store::{Store, StoreError};
use std::ops::Deref;

/// A donor of the station.
pub struct Person(Sampled);

/// So many donors of a station of so many, always the same of the same station.
pub fn some(store: &Store, donors: u32, number: usize) -> Result<Vec<Person>, StoreError> {
    let mut random = Rng::with_seed(7);
    let mut some = Vec::with_capacity(number);
    while some.len() < number {
        some.extend(store.sample(random.u32(1..=donors))?.map(Person));
    }
    Ok(some)
}

impl Deref for Person {
    type Target = Sampled;

    fn deref(&self) -> &Sampled {
        &self.0
    }
}

impl Person {
    pub fn document_end(&self, length: usize) -> String {
        self.document[self.document.len() - length..].to_owned()
    }

    pub fn phone_end(&self) -> String {
        self.phone[self.phone.len() - 4..].to_owned()
    }

    /// The first key of a kind.
    fn key(&self, kind: &str) -> String {
        let mut of_kind = self.keys.iter().filter(|(of, _)| *of == kind);
        of_kind
            .next()
            .map(|(_, key)| key.clone())
            .unwrap_or_default()
    }

    pub fn plain_name(&self) -> String {
        self.key("name")
    }

    /// The longest part of the name behind its beginning.
    pub fn given_name(&self) -> String {
        let parts = self.keys.iter().filter(|(kind, _)| *kind == "name_part");
        let longest = parts.max_by_key(|(_, part)| part.chars().count());
        longest.map(|(_, part)| part.clone()).unwrap_or_default()
    }

    pub fn surname(&self) -> String {
        let (whole, given) = (self.plain_name(), self.given_name());
        whole.strip_suffix(&given).unwrap_or(&whole).to_owned()
    }

    pub fn pinyin(&self) -> String {
        self.key("pinyin")
    }

    pub fn initials(&self) -> String {
        self.key("initials")
    }

    pub fn birthday(&self) -> String {
        self.birth_date.format("%m%d").to_string()
    }

    pub fn surname_birthday(&self) -> String {
        self.surname() + &self.birthday()
    }
}
