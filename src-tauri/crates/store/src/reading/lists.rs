//! Of every donor at once, for lists.

use super::Reading;
use crate::error::StoreError;
use crate::everybody::{self, ById, Listed};
use crate::id::DonorId;
use crate::projection::alias;
use crate::projection::desk;
use crate::projection::history;
use crate::projection::volunteer::{VolunteerHonour, VolunteerService};
use redwall_rules::{Award, Deferral, Donation};
use std::collections::HashSet;

impl Reading<'_> {
    /// The awards for volunteer service of every record.
    pub fn all_volunteer_awards(&self) -> Result<ById<Vec<VolunteerHonour>>, StoreError> {
        everybody::volunteer_awards(self.connection)
    }

    /// Calls `each` with every record of a donor and its donations, in order of registration.
    pub fn each_listed<E: From<StoreError>>(
        &self,
        each: impl FnMut(Listed) -> Result<(), E>,
    ) -> Result<(), E> {
        everybody::each_listed(self.connection, each)
    }

    /// Calls `each` with the donations of every record that has some, in order of registration.
    pub fn each_history<E: From<StoreError>>(
        &self,
        each: impl FnMut(DonorId, Vec<Donation>) -> Result<(), E>,
    ) -> Result<(), E> {
        history::each(self.connection, each)
    }

    /// Everyone whom a merge ever concerned.
    pub fn all_joined(&self) -> Result<HashSet<DonorId>, StoreError> {
        alias::everyone_joined(self.connection)
    }

    /// How many donor numbers were given out: about how many donors there are.
    pub fn numbers_given(&self) -> Result<u32, StoreError> {
        desk::donor_numbers_given(self.connection)
    }

    /// The awards of every record, in order of cut-off.
    pub fn all_awards(&self) -> Result<ById<Vec<Award>>, StoreError> {
        everybody::awards(self.connection)
    }

    /// The volunteer service of every record.
    pub fn all_volunteers(&self) -> Result<ById<VolunteerService>, StoreError> {
        everybody::volunteers(self.connection)
    }

    /// The deferrals of every record that count, in the order in which they were made.
    pub fn all_deferrals(&self) -> Result<ById<Vec<Deferral>>, StoreError> {
        everybody::deferrals(self.connection)
    }

    /// What entries that this version cannot read are about: donors, and whatever else.
    pub fn all_unread(&self) -> Result<HashSet<DonorId>, StoreError> {
        everybody::unread(self.connection)
    }

    /// Everyone who was told apart from somebody, and everyone whom a merge ever concerned; records,
    /// not people.
    pub fn all_told_apart_or_joined(&self) -> Result<HashSet<DonorId>, StoreError> {
        everybody::told_apart_or_joined(self.connection)
    }
}
