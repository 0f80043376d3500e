//! Projections: the tables that the entries add up to, one file each.
//!
//! A file holds its row type, its reads, and how an entry changes it. A projection is written by
//! [`apply`] alone, which is called for an entry that was just appended and for each entry of a
//! replay.

pub mod alias;
pub mod apart;
pub mod attachment;
pub mod award;
pub mod blank;
pub mod block;
pub mod certificate;
pub mod code_range;
pub mod deferral;
pub mod desk;
pub mod document;
pub mod donation;
pub mod donor;
pub(crate) mod fold;
pub mod former;
pub(crate) mod history;
pub mod inquiry;
pub mod moved;
pub mod note;
pub mod old_number;
pub mod opening;
pub mod paper;
pub mod print;
pub mod rulebook;
pub mod setting;
pub mod signature;
pub mod signing_key;
pub mod staff;
pub mod station;
pub mod tally;
pub mod task;
pub mod visit;
pub mod volunteer;

use crate::error::StoreError;
use crate::journal::entry::Entry;
use crate::journal::fact::Fact;
use crate::search;
use rusqlite::{Connection, params};

/// The version of the projections: raised when `tables.sql` changes, and when an entry comes to mean
/// something else in them. A database with older ones has them made anew from its journal.
pub(crate) const VERSION: u32 = 4;

/// What makes the tables.
pub(crate) const TABLES_SQL: &str = include_str!("tables.sql");

/// Every projection, with the columns that put its rows in order.
pub(crate) const TABLES: &[(&str, &str)] = &[
    ("aside", "desk, seq"),
    ("station", "id"),
    ("desk", "id"),
    ("staff", "id"),
    ("setting", "key"),
    ("rulebook", "hlc, desk"),
    ("donor", "id"),
    ("former", "donor, name, birth_date"),
    ("alias", "donor, into_donor"),
    ("moved", "donor, visit"),
    ("apart", "donor, other"),
    ("document", "kind, number, donor"),
    ("old_number", "system, number, donor"),
    ("visit", "id"),
    ("inquiry", "visit"),
    ("note", "id"),
    ("donation", "id"),
    ("tally", "donor"),
    ("history", "donor"),
    ("deferral", "id"),
    ("block", "number, hlc, desk, seq"),
    ("certificate", "id"),
    ("voided", "subject, certificate"),
    ("paper", "id"),
    ("label", "code, paper"),
    ("print", "id"),
    ("blank", "desk, seq"),
    ("signing_key", "public_key"),
    ("code_range", "desk, seq"),
    ("task", "id"),
    ("award", "donor, cutoff, level"),
    ("volunteer", "donor"),
    ("volunteer_award", "donor, award"),
    ("search_key", "kind, key, donor"),
    ("numbers_used", "desk"),
    ("attached", "donor, desk, seq"),
    ("opening", "donor, at, staff"),
];

/// Applies one entry to the tables. An entry that this version cannot read is kept aside.
pub(crate) fn apply(to: &Connection, entry: &Entry) -> Result<(), StoreError> {
    apply_fact(to, entry, entry.fact()?.as_ref())
}

/// The same where the fact was read already; none is one that this version cannot read.
pub(crate) fn apply_fact(
    to: &Connection,
    entry: &Entry,
    fact: Option<&Fact>,
) -> Result<(), StoreError> {
    let Some(fact) = fact else {
        to.prepare_cached("INSERT INTO aside (desk, seq, subject) VALUES (?, ?, ?)")?
            .execute(params![entry.desk, entry.seq, entry.subject])?;
        return Ok(());
    };
    let subject = entry.subject;
    match fact {
        Fact::StationOpened(fact) => station::opened(to, subject, fact),
        Fact::DeskAdmitted(fact) => desk::admitted(to, subject.into(), fact),
        Fact::DeskRestored(_) => Ok(()),
        Fact::StaffAdded(fact) => staff::added(to, subject.into(), fact),
        Fact::RolesChanged(fact) => staff::roles_changed(to, subject.into(), fact),
        Fact::StaffRemoved(_) => staff::removed(to, subject.into()),
        Fact::PasswordChanged(_) | Fact::RecoveryKeyShown(_) => Ok(()),
        Fact::RecordsOpened(fact) => opening::noted(to, subject.into(), fact),
        Fact::DonorRegistered(fact) => {
            desk::donor_number_given(to, entry.desk, fact.donor_no)?;
            donor::registered(to, subject.into(), fact)?;
            search::donor_registered(to, subject.into(), fact)
        }
        Fact::DocumentAdded(fact) => {
            document::added(to, subject.into(), fact)?;
            search::document_added(to, subject.into(), fact)
        }
        Fact::OldNumberNoted(fact) => {
            old_number::noted(to, subject.into(), fact)?;
            search::old_number_noted(to, subject.into(), &fact.number)
        }
        Fact::PhoneChanged(fact) => {
            donor::phone_changed(to, subject.into(), fact)?;
            search::phone_changed(to, subject.into(), &fact.phone)
        }
        Fact::AddressChanged(fact) => donor::address_changed(to, subject.into(), fact),
        Fact::NoteAdded(fact) => note::added(to, entry, fact),
        Fact::NoteStruck(fact) => note::struck(to, entry, fact),
        Fact::NumberRevealed(_) => Ok(()),
        Fact::DonorRenamed(fact) => {
            former::keep(to, subject.into())?;
            donor::renamed(to, subject.into(), fact)?;
            search::identity_changed(to, subject.into())
        }
        Fact::DonorBirthCorrected(fact) => {
            former::keep(to, subject.into())?;
            donor::birth_corrected(to, subject.into(), fact)?;
            search::identity_changed(to, subject.into())
        }
        Fact::DocumentReplaced(fact) => document::replaced(to, subject.into(), fact),
        Fact::RegistrationUndone(_) => donor::undone(to, subject.into()),
        Fact::DonorMerged(fact) => alias::merged(to, entry, fact),
        Fact::DonorUnmerged(fact) => alias::unmerged(to, subject.into(), fact),
        Fact::VisitReassigned(fact) => moved::reassigned(to, subject.into(), fact),
        Fact::DonorsToldApart(fact) => apart::told(to, entry, fact),
        Fact::VisitOpened(fact) => visit::opened(to, subject.into(), entry.at, fact),
        Fact::InterviewRecorded(fact) => visit::interviewed(to, entry.at, fact),
        Fact::InterviewAnswered(fact) => inquiry::answered(to, entry, fact),
        Fact::VisitGrouped(fact) => visit::grouped(to, fact),
        Fact::GiftGiven(fact) => visit::gift_given(to, fact),
        Fact::DeferralSet(fact) => deferral::set(to, entry, fact),
        Fact::DeferralEnded(fact) => deferral::ended(to, entry, fact),
        Fact::DeferralVoided(fact) => deferral::voided(to, entry, fact),
        Fact::DocumentBlocked(fact) => block::blocked(to, entry, fact),
        Fact::DocumentUnblocked(fact) => block::unblocked(to, entry, fact),
        Fact::ExaminationRecorded(fact) => visit::examined(to, entry, fact),
        Fact::MeasurementsNoted(fact) => visit::measurements_noted(to, fact),
        Fact::DonationCodeAssigned(fact) => {
            visit::coded(to, entry.at, fact)?;
            search::code_assigned(to, subject.into(), &fact.code)
        }
        Fact::VisitRefused(fact) => visit::refused(to, entry.at, fact),
        Fact::DonationRecorded(fact) => {
            donation::recorded(to, subject.into(), entry.staff, fact)?;
            tally::donation_recorded(to, subject.into(), fact)?;
            visit::collected(to, entry.at, fact)
        }
        Fact::DonationImported(fact) => {
            donation::imported(to, subject.into(), entry.staff, fact)?;
            tally::donation_imported(to, subject.into(), fact)?;
            search::code_assigned(to, subject.into(), &fact.code)
        }
        Fact::RestEnded(fact) => {
            donation::rested(to, fact)?;
            visit::rested(to, entry.at, fact)
        }
        Fact::CertificateIssued(fact) => {
            desk::serial_given(to, entry.desk, fact.serial)?;
            certificate::issued(to, subject.into(), fact)?;
            search::certificate_issued(to, subject.into(), fact)?;
            visit::certified(to, entry.at, fact)
        }
        Fact::CertificatePrinted(fact) => certificate::printed(to, fact),
        Fact::CertificateVoided(fact) => paper::voided(to, entry, fact),
        Fact::PaperIssued(fact) => {
            if let Some(serial) = fact.serial {
                desk::serial_given(to, entry.desk, serial)?;
            }
            paper::issued(to, entry, fact)?;
            search::paper_issued(to, subject, fact)
        }
        Fact::SigningKeyMade(fact) => signing_key::made(to, entry, fact),
        Fact::CodeRangeGiven(fact) => code_range::given(to, entry, fact),
        Fact::PrintQueued(fact) => print::queued(to, entry, fact),
        Fact::PrintSent(fact) => print::sent(to, entry, fact),
        Fact::PrintEnded(fact) => print::ended(to, entry, fact),
        Fact::PrintCollected(fact) => print::collected(to, entry, fact),
        Fact::BlanksReceived(fact) => blank::received(to, entry, fact),
        Fact::BlanksSpent(fact) => blank::spent(to, entry, fact),
        Fact::VisitLeft(fact) => visit::left(to, entry.at, fact),
        Fact::ExaminationCorrected(fact) => {
            visit::examination_corrected(to, subject.into(), entry.staff, fact)
        }
        Fact::DonationCorrected(fact) => {
            donation::corrected(to, subject.into(), entry.staff, fact)?;
            tally::counted_again(to, subject.into())?;
            certificate::superseded(to, subject.into(), fact.donation)
        }
        Fact::SourceChecked(fact) => {
            donation::source_checked(to, subject.into(), (entry.staff, entry.at), fact)?;
            tally::counted_again(to, subject.into())
        }
        Fact::ReactionReported(fact) => {
            donation::reacted(to, subject.into(), fact.donation, fact.reaction)
        }
        Fact::UnitWithdrawn(fact) => donation::withdrawn(to, subject.into(), fact),
        Fact::CollectionDescribed(fact) => donation::described(to, subject.into(), fact),
        Fact::ReactionClassed(fact) => donation::reaction_classed(to, subject.into(), fact),
        Fact::TaskRaised(fact) => {
            task::raised(to, subject.into(), entry, fact)?;
            donation::flagged(to, subject.into(), fact)
        }
        Fact::TaskVoided(fact) => {
            if task::voided(to, subject.into(), entry, fact)? {
                donation::unflagged(to, subject.into(), fact.task)?;
            }
            Ok(())
        }
        Fact::TaskTaken(fact) => task::taken(to, subject.into(), entry.staff, fact),
        Fact::TaskClosed(fact) => task::closed(to, subject.into(), entry, fact),
        Fact::AwardConferred(fact) => award::conferred(to, subject.into(), fact),
        Fact::VolunteerHoursRecorded(fact) => {
            volunteer::recorded(to, subject.into(), entry.hlc, fact)
        }
        Fact::VolunteerAwardConferred(fact) => volunteer::conferred(to, subject.into(), fact),
        Fact::SettingChanged(fact) => setting::changed(to, fact),
        Fact::AttachmentAdded(fact) => attachment::added(to, subject.into(), entry, fact),
        Fact::RulebookActivated(fact) => rulebook::activate(to, entry, fact),
        Fact::RulebookWithdrawn(fact) => rulebook::withdraw(to, entry, fact),
        Fact::TimeConfirmed(_)
        | Fact::ImportBegun(_)
        | Fact::ImportFinished(_)
        | Fact::RecordsExported(_) => Ok(()),
    }
}
