//! Of the donors: who they are, their papers of identity, what they were joined with.

use super::Reading;
use crate::error::StoreError;
use crate::everybody::{self, Who};
use crate::id::{DonorId, NoteId};
use crate::journal::entry::Hash;
use crate::person;
use crate::projection::alias::{self, Group, Merge};
use crate::projection::attachment::{self, AttachmentRecord};
use crate::projection::desk;
use crate::projection::document::{self, HeldDocument};
use crate::projection::donation::DonationRecord;
use crate::projection::donor::{self, Donor, DonorNo};
use crate::projection::former::Identity;
use crate::projection::note::{self, NoteRecord};
use crate::projection::old_number;
use crate::projection::opening::OpeningRecord;
use crate::projection::task::{self, TaskRecord};
use crate::search::{self, Found, Hit};
use crate::since::{self, SinceMerge};
use chrono::NaiveDate;
use redwall_rules::DocumentKind;

impl Reading<'_> {
    /// A donor, as the record says that stands for the person, whichever record is asked for.
    pub fn donor(&self, id: DonorId) -> Result<Option<Donor>, StoreError> {
        person::donor(self.connection, id)
    }

    /// The records of the person that a record is of.
    pub fn group(&self, donor: DonorId) -> Result<Group, StoreError> {
        alias::group(self.connection, donor)
    }

    /// The record that stands for a donor's.
    pub fn standing(&self, donor: DonorId) -> Result<DonorId, StoreError> {
        person::standing(self.connection, donor)
    }

    /// Every record of a donor, as it is by itself; the one that stands first.
    pub fn records(&self, donor: DonorId) -> Result<Vec<Donor>, StoreError> {
        person::records(self.connection, donor)
    }

    /// Everyone whom a record says or said that the donor is, what stands first.
    pub fn identities(&self, donor: DonorId) -> Result<Vec<Identity>, StoreError> {
        person::identities(self.connection, donor)
    }

    /// The merges of a record into others, that stand.
    pub fn merges_from(&self, donor: DonorId) -> Result<Vec<Merge>, StoreError> {
        alias::merges_from(self.connection, donor)
    }

    /// Whoever was ever on record as born on a day, with the name that went with it; records, not
    /// people.
    pub fn names_born_on(&self, day: NaiveDate) -> Result<Vec<(DonorId, String)>, StoreError> {
        donor::names_born_on(self.connection, day)
    }

    /// Whoever had a phone number at any time; records, not people.
    pub fn with_phone(&self, phone: &str) -> Result<Vec<DonorId>, StoreError> {
        search::with_phone(self.connection, phone)
    }

    /// Whether two donors were told apart.
    pub fn told_apart(&self, one: DonorId, other: DonorId) -> Result<bool, StoreError> {
        person::told_apart(self.connection, one, other)
    }

    /// What joining two records brought in since: visits, and deferrals that no visit found.
    pub fn since_merge(&self, merge: &Merge) -> Result<SinceMerge, StoreError> {
        since::merge(self.connection, merge)
    }

    /// Donations that several records of a donor tell of: what counts, and what does not.
    pub fn same_donations(
        &self,
        donor: DonorId,
    ) -> Result<Vec<(DonationRecord, DonationRecord)>, StoreError> {
        person::same_donations(self.connection, donor)
    }

    /// The tasks that a donor's merge raised, and that were not voided.
    pub fn tasks_of_merge(&self, merged: DonorId) -> Result<Vec<TaskRecord>, StoreError> {
        let tasks = task::of_merge(self.connection, merged)?;
        tasks.into_iter().map(|task| self.task_of(task)).collect()
    }

    /// Calls `each` with every donor, in order of donor number; a person once.
    pub fn each_donor<E: From<StoreError>>(
        &self,
        each: impl FnMut(Donor) -> Result<(), E>,
    ) -> Result<(), E> {
        person::each_donor(self.connection, each)
    }

    /// Whether entries about the donor were kept aside because this version cannot read them.
    pub fn has_unread(&self, donor: DonorId) -> Result<bool, StoreError> {
        for member in self.group(donor)?.members {
            if self.is_aside(member.into())? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whose document it is.
    pub fn document_owner(
        &self,
        kind: DocumentKind,
        number: &str,
    ) -> Result<Option<DonorId>, StoreError> {
        person::document_owner(self.connection, kind, number)
    }

    /// Who has a number in another system.
    pub fn old_number_owner(
        &self,
        system: &str,
        number: &str,
    ) -> Result<Option<DonorId>, StoreError> {
        let owner = old_number::owner(self.connection, system, number)?;
        owner.map(|owner| self.standing(owner)).transpose()
    }

    /// The numbers of a donor in other systems, each with its system.
    pub fn old_numbers(&self, donor: DonorId) -> Result<Vec<(String, String)>, StoreError> {
        let group = self.group(donor)?;
        group.gather_all(|member| old_number::of_donor(self.connection, member))
    }

    /// Everyone who holds a document that a block of this one concerns.
    pub fn document_holders(
        &self,
        kind: DocumentKind,
        number: &str,
    ) -> Result<Vec<DonorId>, StoreError> {
        let holders = document::holders(self.connection, kind, number)?;
        person::standing_each(self.connection, holders)
    }

    /// The documents of a donor.
    pub fn documents(&self, donor: DonorId) -> Result<Vec<HeldDocument>, StoreError> {
        person::documents(self.connection, donor)
    }

    /// A donor's notes, newest first; those that were struck out are among them.
    pub fn notes(&self, donor: DonorId) -> Result<Vec<NoteRecord>, StoreError> {
        person::notes(self.connection, donor)
    }

    /// One note.
    pub fn note(&self, id: NoteId) -> Result<Option<NoteRecord>, StoreError> {
        let Some(mut record) = note::note(self.connection, id)? else {
            return Ok(None);
        };
        record.donor = self.standing(record.donor)?;
        Ok(Some(record))
    }

    /// Who a donor with this one record is, for a line of a list.
    pub fn who(&self, donor: DonorId) -> Result<Option<Who>, StoreError> {
        everybody::who(self.connection, donor)
    }

    /// Who opened a donor's record, newest first.
    pub fn openings(&self, donor: DonorId) -> Result<Vec<OpeningRecord>, StoreError> {
        person::openings(self.connection, donor)
    }

    /// A donor's attachments, newest first.
    pub fn attachments(&self, donor: DonorId) -> Result<Vec<AttachmentRecord>, StoreError> {
        person::attachments(self.connection, donor)
    }

    /// The bytes of an attachment; `Damaged` when they are not those that were attached.
    pub fn attachment(&self, sha256: Hash) -> Result<Option<Vec<u8>>, StoreError> {
        attachment::bytes(self.connection, sha256)
    }

    /// Finds donors by what was typed into the one box: a person once, whichever record is found.
    pub fn find(&self, typed: &str) -> Result<Found, StoreError> {
        search::find(self.connection, typed)
    }

    /// What the one box shows of a donor, whichever record is asked for.
    pub fn hit(&self, donor: DonorId) -> Result<Option<Hit>, StoreError> {
        search::hit::of_person(self.connection, donor)
    }

    /// How many donors there are.
    pub fn donor_count(&self) -> Result<u32, StoreError> {
        Ok(self
            .connection
            .query_row("SELECT count(*) FROM donor", [], |row| row.get(0))?)
    }

    /// The next donor number of this desk; `NumbersUsedUp` if there is none.
    pub fn next_donor_no(&self) -> Result<DonorNo, StoreError> {
        desk::next_donor_number(self.connection, self.desk).map(DonorNo)
    }
}
