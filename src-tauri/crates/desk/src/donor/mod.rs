//! A donor's record: registering, opening, showing a masked number.

pub(crate) mod page;
pub(crate) mod register;

pub use page::open;
pub use register::register;

use crate::Session;
use crate::award::{Volunteer, VolunteerAwarded};
pub use crate::award_progress::{CountedIn, Honour, HonourProgress};
use crate::certificate::Certificate;
use crate::deferral::DeferralRow;
use crate::document;
use crate::document::DocumentInput;
use crate::error::{DeskError, ErrorCode};
use crate::note::NoteRow;
use crate::proved::SourceProof;
use crate::verdict::KindVerdict;
use crate::visit::Visit;
use chrono::NaiveDate;
use redwall_rules::honours::Tally;
use redwall_rules::{
    Award, Benefits, DocumentKind, DonationKind, Outcome, Reaction, ReactionClass, Sex, Source,
};
use redwall_store::fact::NumberRevealed;
use redwall_store::{DonationId, DonorId, VisitId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Registers a person who was never here before.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorRegister {
    /// The identity document.
    pub document: DocumentInput,
    /// The name, 2 to 50 characters; every sort of middle dot becomes `·`.
    pub name: String,
    /// Sex; taken from the document when absent, and must agree with it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub sex: Option<Sex>,
    /// Birth date; taken from the document when absent, and must agree with it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub birth_date: Option<NaiveDate>,
    /// Phone number, digits.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub phone: Option<String>,
    /// Address for letters.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub address: Option<String>,
    /// Similar donors who are other people, as somebody has looked.
    #[serde(default)]
    #[ts(as = "Option<Vec<DonorId>>", optional)]
    pub not_the_same: Vec<DonorId>,
}

/// Opens a donor's record.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorOpen {
    /// The donor.
    pub donor: DonorId,
}

/// Which masked number to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MaskedField {
    /// The document number.
    Document,
    /// The phone number.
    Phone,
    /// The address.
    Address,
}

/// Shows a masked number in full; that it was shown is an entry of the journal.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorReveal {
    /// The donor.
    pub donor: DonorId,
    /// The number to show.
    pub field: MaskedField,
}

/// A number in full.
#[derive(Clone, Serialize, TS)]
pub struct Revealed {
    /// The number.
    pub value: String,
}

/// A past donation, as a line of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DonationRow {
    /// The donation.
    pub id: DonationId,
    /// The donation code.
    pub code: String,
    /// Station-local day.
    pub date: NaiveDate,
    /// What was given.
    pub kind: DonationKind,
    /// All that was collected, ml.
    pub ml: u32,
    /// Therapeutic units of platelets.
    pub units: u32,
    /// Where.
    pub site: String,
    /// How it ended.
    pub outcome: Outcome,
    /// The donor's reaction.
    pub reaction: Reaction,
    /// How it is known.
    pub source: Source,
    /// Recorded after the day itself.
    pub late: bool,
    /// It should not have happened, as far as is known.
    pub flagged: bool,
    /// It was corrected after it was recorded.
    pub corrected: bool,
    /// The unit must not be used.
    pub withdrawn: bool,
    /// Why; what a donor said in confidence is withheld from those who may not see it.
    pub withdrawal_reason: Option<String>,
    /// The classes of its reactions; only for those who may see health reasons.
    pub reaction_classes: Vec<ReactionClass>,
}

/// A record that another stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OtherRecord {
    /// Its own id: what undoing the merge asks for.
    pub id: DonorId,
    /// Its donor number.
    pub donor_no: String,
    /// The name in it.
    pub name: String,
}

/// Everything that the donor's page shows.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DonorPage {
    /// The donor.
    pub id: DonorId,
    /// The donor number.
    pub donor_no: String,
    /// Other records of the donor, which this one stands for since they were merged.
    pub other_records: Vec<OtherRecord>,
    /// The name.
    pub name: String,
    /// Names before, and in other records.
    pub former_names: Vec<String>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// Completed years today.
    pub age: u32,
    /// The type of the identity document.
    pub document_type: DocumentKind,
    /// Its number, masked.
    pub document: String,
    /// The name of the division that the document was first issued in, where known.
    pub district: Option<String>,
    /// The phone, masked.
    pub phone: Option<String>,
    /// The address for letters, its beginning.
    pub address: Option<String>,
    /// The newest photo: the attachment's name.
    pub photo: Option<String>,
    /// May the donor donate today: whole blood first, then platelets.
    pub verdicts: Vec<KindVerdict>,
    /// Past donations, newest first.
    pub history: Vec<DonationRow>,
    /// Deferral records, newest first; health reasons only for those who may see them.
    pub deferrals: Vec<DeferralRow>,
    /// Certificates, newest first.
    pub certificates: Vec<Certificate>,
    /// National awards that were conferred, in order of cut-off.
    pub awards: Vec<Award>,
    /// Awards for volunteer service that were conferred, in order of cut-off.
    pub volunteer_awards: Vec<VolunteerAwarded>,
    /// Volunteer service.
    pub volunteer: Option<Volunteer>,
    /// What has been earned; none when the records contradict the awards.
    pub tally: Option<Tally>,
    /// What contradicts, and what to do about it.
    pub tally_problem: Option<String>,
    /// What is missing to the next level of each honour.
    pub progress: Vec<HonourProgress>,
    /// What blood costs the donor and the family nothing today, before what was refunded already.
    pub benefits: Benefits,
    /// How donations elsewhere were checked.
    pub proofs: Vec<SourceProof>,
    /// Notes, newest first; those that were struck out are among them.
    pub notes: Vec<NoteRow>,
    /// Today's visit, if there is one.
    pub visit: Option<Visit>,
    /// All visits, newest first, for those who may see what was answered there.
    pub visits: Vec<DonorVisit>,
}

/// A visit of any day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DonorVisit {
    /// The visit.
    pub id: VisitId,
    /// Station-local day.
    pub on: NaiveDate,
    /// Where.
    pub site: String,
}

/// Shows a masked number in full, and says so in the journal first.
///
/// # Errors
/// `not_found`, when there is no such donor or number.
pub fn reveal(session: &Session, request: DonorReveal) -> Result<Revealed, DeskError> {
    session.store.write(session.staff.id, |write| {
        let donor = page::existing(write, request.donor)?;
        let (field, value) = match request.field {
            MaskedField::Phone => ("phone", donor.phone),
            MaskedField::Address => ("address", donor.address),
            MaskedField::Document => {
                let documents = write.documents(donor.id)?;
                (
                    "document",
                    document::shown(&documents).map(|held| held.number.clone()),
                )
            }
        };
        let value = value
            .ok_or_else(|| DeskError::new(ErrorCode::NotFound, "没有登记这个号码。").at("field"))?;
        write.append(
            donor.id,
            NumberRevealed {
                field: field.to_owned(),
            },
        )?;
        Ok(Revealed { value })
    })
}
