//! Everything that can be read from an open station.

use crate::clock::Instant;
use crate::error::StoreError;
use crate::id::{CertificateId, DeferralId, DeskId, DonationId, DonorId, StaffId, TaskId, VisitId};
use crate::journal::about::{self, EntryRecord};
use crate::journal::entry::{Entry, Hash, Head};
use crate::journal::{self, receive, replay};
use crate::projection::attachment::{self, AttachmentRecord};
use crate::projection::award;
use crate::projection::block::{self, Block, block_subject};
use crate::projection::certificate::{self, CertificateRecord};
use crate::projection::deferral::{self, DeferralRecord};
use crate::projection::document::{self, HeldDocument};
use crate::projection::donation::{self, DonationRecord};
use crate::projection::donor::{self, Donor, DonorNo};
use crate::projection::opening::{self, OpeningRecord};
use crate::projection::rulebook::{self, ActivatedRulebook, RulebookMark};
use crate::projection::staff::{self, StaffMember};
use crate::projection::tally::{self, Given};
use crate::projection::task::{self, TaskRecord};
use crate::projection::visit::{self, VisitRecord};
use crate::projection::volunteer::{self, VolunteerService};
use crate::projection::{desk, setting, station};
use crate::search::{self, Found};
use crate::verify::{self, Verified};
use chrono::NaiveDate;
use redwall_rules::{Award, DocumentKind, Donation};
use rusqlite::Connection;
use uuid::Uuid;

/// A snapshot of the station. All of its methods fail only as the database does.
pub struct Reading<'c> {
    connection: &'c Connection,
    desk: DeskId,
}

impl<'c> Reading<'c> {
    pub(crate) fn new(connection: &'c Connection, desk: DeskId) -> Self {
        Self { connection, desk }
    }

    pub(crate) fn connection(&self) -> &'c Connection {
        self.connection
    }

    pub(crate) fn desk(&self) -> DeskId {
        self.desk
    }

    /// The station: what entries about it as a whole are about.
    pub fn station_id(&self) -> Result<Option<Uuid>, StoreError> {
        station::id(self.connection)
    }

    /// The station's name.
    pub fn station_name(&self) -> Result<Option<String>, StoreError> {
        station::name(self.connection)
    }

    /// The site that this desk stands at.
    pub fn site(&self) -> Result<Option<String>, StoreError> {
        desk::site(self.connection, self.desk)
    }

    /// The next donor number of this desk; `NumbersUsedUp` if there is none.
    pub fn next_donor_no(&self) -> Result<DonorNo, StoreError> {
        desk::next_donor_number(self.connection, self.desk).map(DonorNo)
    }

    /// The next certificate serial of this desk; `NumbersUsedUp` if there is none.
    pub fn next_certificate_serial(&self) -> Result<u32, StoreError> {
        desk::next_serial(self.connection, self.desk)
    }

    /// The value of a setting; none while the product's own holds.
    pub fn setting(&self, key: &str) -> Result<Option<serde_json::Value>, StoreError> {
        setting::value(self.connection, key)
    }

    /// How often the station's own rulebooks were changed.
    pub fn rulebook_mark(&self) -> Result<RulebookMark, StoreError> {
        rulebook::mark(self.connection)
    }

    /// The station's own rulebooks that take part, in the order of their activation.
    pub fn rulebooks(&self) -> Result<Vec<ActivatedRulebook>, StoreError> {
        rulebook::activated(self.connection)
    }

    /// A member of staff.
    pub fn staff_member(&self, id: StaffId) -> Result<Option<StaffMember>, StoreError> {
        staff::member(self.connection, id)
    }

    /// Everybody who works or worked here, in the order of joining.
    pub fn staff(&self) -> Result<Vec<StaffMember>, StoreError> {
        staff::all(self.connection)
    }

    /// A donor.
    pub fn donor(&self, id: DonorId) -> Result<Option<Donor>, StoreError> {
        donor::donor(self.connection, id)
    }

    /// Calls `each` with every donor, in order of donor number.
    pub fn each_donor<E: From<StoreError>>(
        &self,
        each: impl FnMut(Donor) -> Result<(), E>,
    ) -> Result<(), E> {
        donor::each(self.connection, each)
    }

    /// Whether entries about the donor were kept aside because this version cannot read them.
    pub fn has_unread(&self, donor: DonorId) -> Result<bool, StoreError> {
        self.is_aside(donor.into())
    }

    /// Whether entries about blocking a document were kept aside because this version cannot read
    /// them.
    pub fn has_unread_block(&self, number: &str) -> Result<bool, StoreError> {
        self.is_aside(block_subject(number))
    }

    fn is_aside(&self, subject: Uuid) -> Result<bool, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM aside WHERE subject = ?)")?
            .query_row([subject], |row| row.get(0))?)
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

    /// Whose document it is.
    pub fn document_owner(
        &self,
        kind: DocumentKind,
        number: &str,
    ) -> Result<Option<DonorId>, StoreError> {
        document::owner(self.connection, kind, number)
    }

    /// Everyone who holds a document that a block of this one concerns.
    pub fn document_holders(
        &self,
        kind: DocumentKind,
        number: &str,
    ) -> Result<Vec<DonorId>, StoreError> {
        document::holders(self.connection, kind, number)
    }

    /// The documents of a donor.
    pub fn documents(&self, donor: DonorId) -> Result<Vec<HeldDocument>, StoreError> {
        document::of_donor(self.connection, donor)
    }

    /// A visit.
    pub fn visit(&self, id: VisitId) -> Result<Option<VisitRecord>, StoreError> {
        visit::visit(self.connection, id)
    }

    /// A donor's visits of a day, newest first.
    pub fn visits_of(&self, donor: DonorId, on: NaiveDate) -> Result<Vec<VisitRecord>, StoreError> {
        visit::of_donor_on(self.connection, donor, on)
    }

    /// The visits of a day, in the order of opening; late entries are left aside.
    pub fn visits_on(&self, on: NaiveDate) -> Result<Vec<VisitRecord>, StoreError> {
        visit::on_day(self.connection, on)
    }

    /// Whether a visit other than this one has the donation code.
    pub fn code_is_used_elsewhere(&self, code: &str, visit: VisitId) -> Result<bool, StoreError> {
        visit::code_is_used_elsewhere(self.connection, code, visit)
    }

    /// A donor's history as the rules read it, oldest first.
    pub fn history(&self, donor: DonorId) -> Result<Vec<Donation>, StoreError> {
        donation::history(self.connection, donor)
    }

    /// A donor's donations, newest first.
    pub fn donations(&self, donor: DonorId) -> Result<Vec<DonationRecord>, StoreError> {
        donation::of_donor(self.connection, donor)
    }

    /// One donation.
    pub fn donation(&self, id: DonationId) -> Result<Option<DonationRecord>, StoreError> {
        donation::donation(self.connection, id)
    }

    /// The donation of a visit.
    pub fn donation_of_visit(
        &self,
        donor: DonorId,
        visit: VisitId,
    ) -> Result<Option<DonationRecord>, StoreError> {
        donation::of_visit(self.connection, donor, visit)
    }

    /// The donations of a day, in order of code.
    pub fn donations_on(&self, day: NaiveDate) -> Result<Vec<DonationRecord>, StoreError> {
        donation::on_day(self.connection, day)
    }

    /// Calls `each` with every donation, in order of date.
    pub fn each_donation<E: From<StoreError>>(
        &self,
        each: impl FnMut(DonationRecord) -> Result<(), E>,
    ) -> Result<(), E> {
        donation::each(self.connection, each)
    }

    /// What a donor has given at this station.
    pub fn given(&self, donor: DonorId) -> Result<Given, StoreError> {
        tally::given(self.connection, donor)
    }

    /// The deferral records of a donor, in the order in which they were made.
    pub fn deferrals(&self, donor: DonorId) -> Result<Vec<DeferralRecord>, StoreError> {
        deferral::of_donor(self.connection, donor)
    }

    /// One deferral record.
    pub fn deferral(&self, id: DeferralId) -> Result<Option<DeferralRecord>, StoreError> {
        deferral::deferral(self.connection, id)
    }

    /// A certificate.
    pub fn certificate(&self, id: CertificateId) -> Result<Option<CertificateRecord>, StoreError> {
        certificate::certificate(self.connection, id)
    }

    /// The certificate of a visit.
    pub fn certificate_of_visit(
        &self,
        visit: VisitId,
    ) -> Result<Option<CertificateRecord>, StoreError> {
        certificate::of_visit(self.connection, visit)
    }

    /// A donor's certificates, newest first.
    pub fn certificates(&self, donor: DonorId) -> Result<Vec<CertificateRecord>, StoreError> {
        certificate::of_donor(self.connection, donor)
    }

    /// A task.
    pub fn task(&self, id: TaskId) -> Result<Option<TaskRecord>, StoreError> {
        task::task(self.connection, id)
    }

    /// The tasks that are open, the oldest first.
    pub fn open_tasks(&self) -> Result<Vec<TaskRecord>, StoreError> {
        task::open(self.connection)
    }

    /// Every task, the oldest first.
    pub fn all_tasks(&self) -> Result<Vec<TaskRecord>, StoreError> {
        task::all(self.connection)
    }

    /// The open tasks about a donation, the oldest first.
    pub fn open_tasks_about(&self, donation: DonationId) -> Result<Vec<TaskRecord>, StoreError> {
        task::open_about(self.connection, donation)
    }

    /// A donor's awards, in order of cut-off.
    pub fn awards(&self, donor: DonorId) -> Result<Vec<Award>, StoreError> {
        award::of_donor(self.connection, donor)
    }

    /// A donor's volunteer service.
    pub fn volunteer_service(
        &self,
        donor: DonorId,
    ) -> Result<Option<VolunteerService>, StoreError> {
        volunteer::of_donor(self.connection, donor)
    }

    /// The entries about somebody, the oldest first; those that are kept aside are among them.
    pub fn entries_about(&self, subject: impl Into<Uuid>) -> Result<Vec<EntryRecord>, StoreError> {
        about::entries(self.connection, subject.into())
    }

    /// Who opened a donor's record, newest first.
    pub fn openings(&self, donor: DonorId) -> Result<Vec<OpeningRecord>, StoreError> {
        opening::of_donor(self.connection, donor)
    }

    /// A donor's attachments, newest first.
    pub fn attachments(&self, donor: DonorId) -> Result<Vec<AttachmentRecord>, StoreError> {
        attachment::of_donor(self.connection, donor)
    }

    /// The bytes of an attachment; `Damaged` when they are not those that were attached.
    pub fn attachment(&self, sha256: Hash) -> Result<Option<Vec<u8>>, StoreError> {
        attachment::bytes(self.connection, sha256)
    }

    /// Finds donors by what was typed into the one box.
    pub fn find(&self, typed: &str) -> Result<Found, StoreError> {
        search::find(self.connection, typed)
    }

    /// The newest entry of this desk.
    pub fn head(&self) -> Result<Head, StoreError> {
        journal::head(self.connection, self.desk)
    }

    /// The instant of this desk's newest entry that bears witness to the time; those about the staff
    /// do not. None before the first.
    pub fn newest_entry_at(&self) -> Result<Option<Instant>, StoreError> {
        journal::newest_at(self.connection, self.desk)
    }

    /// The newest entry of each desk whose entries are known here.
    pub fn heads(&self) -> Result<Vec<(DeskId, Head)>, StoreError> {
        let desks = replay::desks(self.connection)?.into_iter();
        desks
            .map(|desk| Ok((desk, journal::head(self.connection, desk)?)))
            .collect()
    }

    /// The entries of a desk after a number, at most so many, in their order.
    pub fn entries_after(
        &self,
        desk: DeskId,
        after: i64,
        most: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        receive::entries_after(self.connection, desk, after, most)
    }

    /// Whether this desk's journal contains a head that was kept elsewhere.
    pub fn contains_head(&self, head: Head) -> Result<bool, StoreError> {
        journal::contains(self.connection, self.desk, head)
    }

    /// How many donors there are.
    pub fn donor_count(&self) -> Result<u32, StoreError> {
        Ok(self
            .connection
            .query_row("SELECT count(*) FROM donor", [], |row| row.get(0))?)
    }

    /// How many donations there are.
    pub fn donation_count(&self) -> Result<u32, StoreError> {
        Ok(self
            .connection
            .query_row("SELECT count(*) FROM donation", [], |row| row.get(0))?)
    }

    /// How many entries there are.
    pub fn entry_count(&self) -> Result<u32, StoreError> {
        Ok(self
            .connection
            .query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?)
    }

    /// The kinds of this desk's entries, in order.
    pub fn kinds_of_entries(&self) -> Result<Vec<String>, StoreError> {
        journal::kinds(self.connection, self.desk)
    }

    /// Recomputes the hash chain of every desk, telling `step` how many entries are done.
    pub fn verify_chain<E: From<StoreError>>(
        &self,
        step: &mut dyn FnMut(u32) -> Result<(), E>,
    ) -> Result<Verified, E> {
        verify::chain(self.connection, step)
    }

    /// Replays the journal into fresh tables and compares every row with the station's.
    pub fn verify_projections<E: From<StoreError>>(
        &self,
        step: &mut dyn FnMut(u32) -> Result<(), E>,
    ) -> Result<Verified, E> {
        verify::projections(self.connection, step)
    }

    /// Reads every attachment and compares it with its name and the journal.
    pub fn verify_attachments(&self) -> Result<Verified, StoreError> {
        verify::attachments(self.connection)
    }

    /// What SQLite's own checks and SQLCipher's say of the file.
    pub fn verify_file(&self) -> Result<Verified, StoreError> {
        verify::file(self.connection)
    }
}
