//! Of visits, donations and what stands in their way.

use super::Reading;
use crate::collected::{self, Collected};
use crate::draft::{self, Draft, DraftKey};
use crate::error::StoreError;
use crate::id::{DeferralId, DonationId, DonorId, TaskId, VisitId};
use crate::person;
use crate::projection::alias;
use crate::projection::block::{self, Block, block_subject};
use crate::projection::deferral::{self, DeferralRecord};
use crate::projection::donation::{self, DonationRecord};
use crate::projection::inquiry::{self, InquiryRecord};
use crate::projection::tally::Given;
use crate::projection::task::{self, TaskRecord};
use crate::projection::visit::{self, VisitPlace, VisitRecord};
use crate::projection::volunteer::{VolunteerHonour, VolunteerService};
use chrono::NaiveDate;
use redwall_rules::{Award, DocumentKind, Donation};

impl Reading<'_> {
    /// Whether entries about blocking a document were kept aside because this version cannot read
    /// them.
    pub fn has_unread_block(&self, number: &str) -> Result<bool, StoreError> {
        self.is_aside(block_subject(number))
    }

    /// What the lists of blocked documents say of a document, past blocks included.
    pub fn blocks_of(&self, kind: DocumentKind, number: &str) -> Result<Vec<Block>, StoreError> {
        block::of_document(self.connection, kind, number)
    }

    /// Calls `each` with everything that is or was on a list of blocked documents.
    pub fn each_block<E: From<StoreError>>(
        &self,
        each: impl FnMut(Block) -> Result<(), E>,
    ) -> Result<(), E> {
        block::each(self.connection, each)
    }

    /// A visit.
    pub fn visit(&self, id: VisitId) -> Result<Option<VisitRecord>, StoreError> {
        person::visit(self.connection, id)
    }

    /// A donor's visits of a day, newest first.
    pub fn visits_of(&self, donor: DonorId, on: NaiveDate) -> Result<Vec<VisitRecord>, StoreError> {
        person::visits_of(self.connection, donor, on)
    }

    /// When and where each of a donor's visits was, newest first.
    pub fn visit_places(&self, donor: DonorId) -> Result<Vec<VisitPlace>, StoreError> {
        person::visit_places(self.connection, donor)
    }

    /// The visits of a day, in the order of opening; late entries are left aside.
    pub fn visits_on(&self, on: NaiveDate) -> Result<Vec<VisitRecord>, StoreError> {
        person::visits_on(self.connection, on)
    }

    /// The visits that were examined from one day to another, both included, late entries too.
    pub fn visits_examined(
        &self,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<Vec<VisitRecord>, StoreError> {
        person::visits_examined(self.connection, first, last)
    }

    /// The visits whose certificate is due, the newest first, so many at most.
    pub fn visits_to_certify(&self, most: u32) -> Result<Vec<VisitRecord>, StoreError> {
        person::visits_to_certify(self.connection, most)
    }

    /// What was answered to the inquiry of a visit, if it was not made on paper.
    pub fn inquiry(&self, visit: VisitId) -> Result<Option<InquiryRecord>, StoreError> {
        inquiry::of_visit(self.connection, visit)
    }

    /// A draft of today at this desk.
    pub fn draft(&self, key: DraftKey<'_>, today: NaiveDate) -> Result<Option<Draft>, StoreError> {
        draft::read(self.connection, self.desk, key, today)
    }

    /// Whether a visit other than this one has the donation code.
    pub fn code_is_used_elsewhere(&self, code: &str, visit: VisitId) -> Result<bool, StoreError> {
        visit::code_is_used_elsewhere(self.connection, code, visit)
    }

    /// A donor's history as the rules read it, oldest first.
    pub fn history(&self, donor: DonorId) -> Result<Vec<Donation>, StoreError> {
        person::history(self.connection, donor)
    }

    /// A donor's donations, newest first. One that several records tell of is one.
    pub fn donations(&self, donor: DonorId) -> Result<Vec<DonationRecord>, StoreError> {
        person::donations(self.connection, donor)
    }

    /// One donation.
    pub fn donation(&self, id: DonationId) -> Result<Option<DonationRecord>, StoreError> {
        let record = donation::donation(self.connection, id)?;
        record.map(|record| self.donation_of(record)).transpose()
    }

    /// The donation of a visit.
    pub fn donation_of_visit(
        &self,
        donor: DonorId,
        visit: VisitId,
    ) -> Result<Option<DonationRecord>, StoreError> {
        person::of_visit(self.connection, donor, visit)
    }

    /// The donations of a day, in order of code.
    pub fn donations_on(&self, day: NaiveDate) -> Result<Vec<DonationRecord>, StoreError> {
        let records = donation::on_day(self.connection, day)?.into_iter();
        records.map(|record| self.donation_of(record)).collect()
    }

    /// The donations with a code.
    pub fn donations_with_code(&self, code: &str) -> Result<Vec<DonationRecord>, StoreError> {
        let records = donation::with_code(self.connection, code)?.into_iter();
        records.map(|record| self.donation_of(record)).collect()
    }

    /// Calls `each` with every donation, in the order in which they came to be known.
    pub fn each_donation<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(DonationRecord) -> Result<(), E>,
    ) -> Result<(), E> {
        let joined = alias::everyone_joined(self.connection)?;
        donation::each(self.connection, |record| {
            if joined.contains(&record.donor) {
                return each(self.donation_of(record)?);
            }
            each(record)
        })
    }

    /// What a donor has given at this station.
    pub fn given(&self, donor: DonorId) -> Result<Given, StoreError> {
        person::given(self.connection, donor)
    }

    /// The deferral records of a donor, in the order in which they were made.
    pub fn deferrals(&self, donor: DonorId) -> Result<Vec<DeferralRecord>, StoreError> {
        person::deferrals(self.connection, donor)
    }

    /// One deferral record.
    pub fn deferral(&self, id: DeferralId) -> Result<Option<DeferralRecord>, StoreError> {
        let Some(mut record) = deferral::deferral(self.connection, id)? else {
            return Ok(None);
        };
        record.donor = person::whose(self.connection, record.donor, record.visit)?;
        Ok(Some(record))
    }

    /// A task.
    pub fn task(&self, id: TaskId) -> Result<Option<TaskRecord>, StoreError> {
        let task = task::task(self.connection, id)?;
        task.map(|task| self.task_of(task)).transpose()
    }

    /// The tasks that are open, the oldest first.
    pub fn open_tasks(&self) -> Result<Vec<TaskRecord>, StoreError> {
        let tasks = task::open(self.connection)?.into_iter();
        tasks.map(|task| self.task_of(task)).collect()
    }

    /// Every task, the oldest first.
    pub fn all_tasks(&self) -> Result<Vec<TaskRecord>, StoreError> {
        let tasks = task::all(self.connection)?.into_iter();
        tasks.map(|task| self.task_of(task)).collect()
    }

    /// The open tasks about a donation, the oldest first.
    pub fn open_tasks_about(&self, donation: DonationId) -> Result<Vec<TaskRecord>, StoreError> {
        task::open_about(self.connection, donation)
    }

    /// A donor's awards, in order of cut-off.
    pub fn awards(&self, donor: DonorId) -> Result<Vec<Award>, StoreError> {
        person::awards(self.connection, donor)
    }

    /// A donor's volunteer service.
    pub fn volunteer_service(
        &self,
        donor: DonorId,
    ) -> Result<Option<VolunteerService>, StoreError> {
        person::volunteer_service(self.connection, donor)
    }

    /// A donor's awards for volunteer service, in order of cut-off.
    pub fn volunteer_awards(&self, donor: DonorId) -> Result<Vec<VolunteerHonour>, StoreError> {
        person::volunteer_awards(self.connection, donor)
    }

    /// What was collected on each day of a span, at each site and of each kind.
    pub fn collected(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Collected>, StoreError> {
        collected::between(self.connection, from, to)
    }

    /// How many donations there are.
    pub fn donation_count(&self) -> Result<u32, StoreError> {
        Ok(self
            .connection
            .query_row("SELECT count(*) FROM donation", [], |row| row.get(0))?)
    }
}
