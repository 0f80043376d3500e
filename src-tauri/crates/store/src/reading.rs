//! Everything that can be read from an open station.

use crate::clock::Instant;
use crate::collected::{self, Collected};
use crate::draft::{self, Draft, DraftKey};
use crate::error::StoreError;
use crate::everybody::{self, ById, Listed, Who};
use crate::id::{
    CertificateId, DeferralId, DeskId, DonationId, DonorId, NoteId, PrintId, StaffId, TaskId,
    VisitId,
};
use crate::journal::about::{self, EntryRecord};
use crate::journal::browse::{self, EntriesFound, EntryFilter};
use crate::journal::entry::{Entry, Hash, Head};
use crate::journal::{self, receive, replay};
use crate::person;
use crate::projection::alias::{self, Group, Merge};
use crate::projection::attachment::{self, AttachmentRecord};
use crate::projection::blank::{self, BlankRecord};
use crate::projection::block::{self, Block, block_subject};
use crate::projection::certificate::{self, CertificateRecord};
use crate::projection::code_range::{self, CodeRange};
use crate::projection::deferral::{self, DeferralRecord};
use crate::projection::document::{self, HeldDocument};
use crate::projection::donation::{self, DonationRecord};
use crate::projection::donor::{self, Donor, DonorNo};
use crate::projection::former::Identity;
use crate::projection::history;
use crate::projection::inquiry::{self, InquiryRecord};
use crate::projection::note::{self, NoteRecord};
use crate::projection::old_number;
use crate::projection::opening::OpeningRecord;
use crate::projection::paper::{self, PaperRecord, VoidRecord};
use crate::projection::print::{self, PrintRecord};
use crate::projection::rulebook::{self, ActivatedRulebook, RulebookMark};
use crate::projection::staff::{self, StaffMember};
use crate::projection::tally::Given;
use crate::projection::task::{self, TaskRecord};
use crate::projection::visit::{self, VisitRecord};
use crate::projection::volunteer::{VolunteerHonour, VolunteerService};
use crate::projection::{desk, setting, signing_key, station};
use crate::search::{self, Found, Hit};
use crate::since::{self, SinceMerge};
use crate::verify::{self, Verified};
use chrono::NaiveDate;
use redwall_rules::{Award, Deferral, DocumentKind, Donation};
use rusqlite::Connection;
use std::collections::HashSet;
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

    /// A visit.
    pub fn visit(&self, id: VisitId) -> Result<Option<VisitRecord>, StoreError> {
        person::visit(self.connection, id)
    }

    /// A donor's visits of a day, newest first.
    pub fn visits_of(&self, donor: DonorId, on: NaiveDate) -> Result<Vec<VisitRecord>, StoreError> {
        person::visits_of(self.connection, donor, on)
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

    fn donation_of(&self, mut record: DonationRecord) -> Result<DonationRecord, StoreError> {
        record.donor = person::whose(self.connection, record.donor, Some(record.visit))?;
        Ok(record)
    }

    fn task_of(&self, mut record: TaskRecord) -> Result<TaskRecord, StoreError> {
        let visit = match record.donation {
            Some(donation) => donation::donation(self.connection, donation)?,
            None => None,
        };
        let visit = visit.map(|donation| donation.visit);
        record.donor = person::whose(self.connection, record.donor, visit)?;
        Ok(record)
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
        person::certificates(self.connection, donor)
    }

    /// The certificates with a serial.
    pub fn certificates_with_serial(
        &self,
        serial: u32,
    ) -> Result<Vec<CertificateRecord>, StoreError> {
        certificate::with_serial(self.connection, serial)
    }

    /// A document that was issued beside thank-you certificates.
    pub fn paper(&self, id: CertificateId) -> Result<Option<PaperRecord>, StoreError> {
        paper::paper(self.connection, id)
    }

    /// The documents about a donor, newest first.
    pub fn papers_of(&self, donor: DonorId) -> Result<Vec<PaperRecord>, StoreError> {
        let group = self.group(donor)?;
        group.gather_all(|member| paper::of_subject(self.connection, member.into(), u32::MAX))
    }

    /// The documents about the station as a whole, newest first, so many at most.
    pub fn papers_of_station(&self, most: u32) -> Result<Vec<PaperRecord>, StoreError> {
        match self.station_id()? {
            Some(station) => paper::of_subject(self.connection, station, most),
            None => Ok(Vec::new()),
        }
    }

    /// The documents with a serial.
    pub fn papers_with_serial(&self, serial: u32) -> Result<Vec<PaperRecord>, StoreError> {
        paper::with_serial(self.connection, serial)
    }

    /// Whether a certificate or another document was voided.
    pub fn void_of(&self, id: CertificateId) -> Result<Option<VoidRecord>, StoreError> {
        paper::void_of(self.connection, id)
    }

    /// How often labels of a donation code were made.
    pub fn labels_of(&self, code: &str) -> Result<u32, StoreError> {
        paper::labels_of(self.connection, code)
    }

    /// The last of the codes with these first letters of which labels were made.
    pub fn last_label(&self, prefix: &str) -> Result<Option<String>, StoreError> {
        paper::last_label(self.connection, prefix)
    }

    /// The donation codes that their issuer gave, in the order in which they were given.
    pub fn code_ranges(&self) -> Result<Vec<CodeRange>, StoreError> {
        code_range::all(self.connection)
    }

    /// The public keys by which what this station signed is proved, the oldest first.
    pub fn signing_keys(&self) -> Result<Vec<String>, StoreError> {
        signing_key::all(self.connection)
    }

    /// A print.
    pub fn print(&self, id: PrintId) -> Result<Option<PrintRecord>, StoreError> {
        print::print(self.connection, id)
    }

    /// The prints of this desk that are not at their end, the oldest first.
    pub fn open_prints(&self) -> Result<Vec<PrintRecord>, StoreError> {
        print::open(self.connection, self.desk)
    }

    /// What was ordered of printers between two instants, the newest first, so many at most.
    pub fn prints_between(
        &self,
        first: Instant,
        until: Instant,
        most: u32,
    ) -> Result<Vec<PrintRecord>, StoreError> {
        print::between(self.connection, first, until, most)
    }

    /// What was ordered of printers about a donor.
    pub fn prints_of(&self, donor: DonorId) -> Result<Vec<PrintRecord>, StoreError> {
        let group = self.group(donor)?;
        group.gather_all(|member| print::of_subject(self.connection, member.into()))
    }

    /// The book of numbered blanks, by stock and time.
    pub fn blanks(&self) -> Result<Vec<BlankRecord>, StoreError> {
        blank::all(self.connection)
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

    /// Who a donor with this one record is, for a line of a list.
    pub fn who(&self, donor: DonorId) -> Result<Option<Who>, StoreError> {
        everybody::who(self.connection, donor)
    }

    /// Everyone who was told apart from somebody, and everyone whom a merge ever concerned; records,
    /// not people.
    pub fn all_told_apart_or_joined(&self) -> Result<HashSet<DonorId>, StoreError> {
        everybody::told_apart_or_joined(self.connection)
    }

    /// What was collected on each day of a span, at each site and of each kind.
    pub fn collected(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Collected>, StoreError> {
        collected::between(self.connection, from, to)
    }

    /// The entries about somebody, the oldest first: about every record of a donor. Those that are
    /// kept aside are among them.
    pub fn entries_about(&self, subject: impl Into<Uuid>) -> Result<Vec<EntryRecord>, StoreError> {
        let group = self.group(DonorId::from(subject.into()))?;
        let subjects: Vec<Uuid> = group.members.into_iter().map(Uuid::from).collect();
        about::entries(self.connection, &subjects)
    }

    /// At most `limit` entries of a filter, the newest first.
    pub fn entries(&self, filter: &EntryFilter, limit: usize) -> Result<EntriesFound, StoreError> {
        browse::find(self.connection, filter, limit)
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
