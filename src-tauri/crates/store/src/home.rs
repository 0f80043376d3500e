//! Which record an entry belongs to, where records of one person were merged.
//!
//! What is said of a visit, a donation, a deferral, a certificate or a task is said in the record in
//! which it stands, so that each record folds by itself; whatever else is new of a person belongs to
//! the record that stands for all.

use crate::error::StoreError;
use crate::id::{DonationId, DonorId, VisitId};
use crate::journal::fact::{DocumentReplaced, Fact};
use crate::person;
use crate::projection::{
    alias, certificate, deferral, document, donation, note, paper, print, task, visit,
};
use rusqlite::Connection;
use uuid::Uuid;

/// The subject of an entry that says `fact` of `subject`.
pub(crate) fn of(from: &Connection, subject: Uuid, fact: &Fact) -> Result<Uuid, StoreError> {
    let stands_in = match fact {
        Fact::InterviewRecorded(fact) => of_visit(from, fact.visit)?,
        Fact::ExaminationRecorded(fact) => of_visit(from, fact.visit)?,
        Fact::ExaminationCorrected(fact) => of_visit(from, fact.visit)?,
        Fact::DonationCodeAssigned(fact) => of_visit(from, fact.visit)?,
        Fact::VisitRefused(fact) => of_visit(from, fact.visit)?,
        Fact::RestEnded(fact) => of_visit(from, fact.visit)?,
        Fact::VisitLeft(fact) => of_visit(from, fact.visit)?,
        Fact::VisitGrouped(fact) => of_visit(from, fact.visit)?,
        Fact::InterviewAnswered(fact) => of_visit(from, fact.visit)?,
        Fact::MeasurementsNoted(fact) => of_visit(from, fact.visit)?,
        Fact::GiftGiven(fact) => of_visit(from, fact.visit)?,
        Fact::VisitReassigned(fact) => of_visit(from, fact.visit)?,
        Fact::DonationRecorded(fact) => of_visit(from, fact.visit)?,
        Fact::CertificateIssued(fact) => of_visit(from, fact.visit)?,
        Fact::DonationCorrected(fact) => of_donation(from, fact.donation)?,
        Fact::SourceChecked(fact) => of_donation(from, fact.donation)?,
        Fact::ReactionReported(fact) => of_donation(from, fact.donation)?,
        Fact::UnitWithdrawn(fact) => of_donation(from, fact.donation)?,
        Fact::CollectionDescribed(fact) => of_donation(from, fact.donation)?,
        Fact::ReactionClassed(fact) => of_donation(from, fact.donation)?,
        Fact::NoteStruck(fact) => note::written_on(from, fact.note)?,
        Fact::DeferralEnded(fact) => {
            deferral::deferral(from, fact.deferral)?.map(|record| record.donor)
        }
        Fact::DeferralVoided(fact) => {
            deferral::deferral(from, fact.deferral)?.map(|record| record.donor)
        }
        Fact::CertificatePrinted(fact) => {
            certificate::certificate(from, fact.certificate)?.map(|record| record.donor)
        }
        Fact::CertificateVoided(fact) => paper::standing_on(from, fact.certificate)?,
        Fact::PrintSent(fact) => {
            print::print(from, fact.print)?.map(|record| record.subject.into())
        }
        Fact::PrintEnded(fact) => {
            print::print(from, fact.print)?.map(|record| record.subject.into())
        }
        Fact::PrintCollected(fact) => {
            print::print(from, fact.print)?.map(|record| record.subject.into())
        }
        Fact::TaskTaken(fact) => task::task(from, fact.task)?.map(|record| record.donor),
        Fact::TaskClosed(fact) => task::task(from, fact.task)?.map(|record| record.donor),
        Fact::TaskVoided(fact) => task::task(from, fact.task)?.map(|record| record.donor),
        Fact::TaskRaised(fact) => match fact.donation {
            Some(donation) => of_donation(from, donation)?,
            None => standing(from, subject)?,
        },
        Fact::DeferralSet(fact) => match fact.visit {
            Some(visit) => of_visit(from, visit)?,
            None => standing(from, subject)?,
        },
        Fact::AttachmentAdded(fact) => match fact.visit {
            Some(visit) => of_visit(from, visit)?,
            None => standing(from, subject)?,
        },
        Fact::DocumentReplaced(fact) => Some(holder(from, subject, fact)?),
        Fact::VisitOpened(_)
        | Fact::DocumentAdded(_)
        | Fact::DonationImported(_)
        | Fact::OldNumberNoted(_)
        | Fact::PhoneChanged(_)
        | Fact::AddressChanged(_)
        | Fact::NoteAdded(_)
        | Fact::NumberRevealed(_)
        | Fact::DonorRenamed(_)
        | Fact::DonorBirthCorrected(_)
        | Fact::PaperIssued(_)
        | Fact::PrintQueued(_)
        | Fact::AwardConferred(_)
        | Fact::VolunteerAwardConferred(_)
        | Fact::VolunteerHoursRecorded(_) => standing(from, subject)?,
        _ => None,
    };
    Ok(stands_in.map_or(subject, Uuid::from))
}

fn of_visit(from: &Connection, visit: VisitId) -> Result<Option<DonorId>, StoreError> {
    visit::recorded_on(from, visit)
}

fn of_donation(from: &Connection, donation: DonationId) -> Result<Option<DonorId>, StoreError> {
    Ok(donation::donation(from, donation)?.map(|record| record.donor))
}

/// The first record of a donor that counts on a document.
fn holder(
    from: &Connection,
    subject: Uuid,
    fact: &DocumentReplaced,
) -> Result<DonorId, StoreError> {
    let group = alias::group(from, subject.into())?;
    for member in &group.members {
        let held = document::of_donor(from, *member)?;
        let counts_on_it = held.iter().any(|held| {
            (held.kind, &held.number, held.replaced) == (fact.kind, &fact.number, false)
        });
        if counts_on_it {
            return Ok(*member);
        }
    }
    Ok(group.stands)
}

fn standing(from: &Connection, subject: Uuid) -> Result<Option<DonorId>, StoreError> {
    person::standing(from, subject.into()).map(Some)
}
