//! What an entry can say: the kinds of facts that a station records.
//!
//! Each is written as JSON under a kind and a version. A kind that is not known here, or a version
//! newer than the one known here, is kept aside and blocks the donor it is about. An older version
//! is read: a field that came later has a default.

mod attachment;
mod block;
mod certificate;
mod circumstance;
mod deferral;
mod donation;
mod donor;
mod identity;
mod inquiry;
mod note;
mod paper;
mod print;
mod staff;
mod station;
mod task;
mod transfer;
mod visit;

pub use attachment::{AttachmentAdded, AttachmentOf};
pub use block::{DocumentBlocked, DocumentUnblocked};
pub use certificate::{CertificateIssued, CertificatePrinted, CertificateText};
pub use circumstance::{
    Arm, Channel, CollectionDescribed, CollectionDetail, GiftGiven, MeasurementsNoted,
    ReactionClassed, VisitGrouped,
};
pub use deferral::{DeferralEnded, DeferralSet, DeferralSource, DeferralVoided};
pub use donation::{
    DonationCorrected, DonationImported, DonationRecorded, ReactionReported, SourceChecked,
    UnitWithdrawn,
};
pub use donor::{
    AwardConferred, DocumentAdded, DonorRegistered, NumberRevealed, OldNumberNoted, PhoneChanged,
    VolunteerAwardConferred, VolunteerHoursRecorded,
};
pub use identity::{
    DocumentReplaced, DonorBirthCorrected, DonorMerged, DonorRenamed, DonorUnmerged,
    DonorsToldApart, RegistrationUndone, VisitReassigned,
};
pub use inquiry::{AnswerExplained, InterviewAnswered, SignedBy, Signer};
pub use note::{AddressChanged, NoteAdded, NoteStruck};
pub use paper::{CertificateVoided, CodeRangeGiven, PaperIssued, PaperKind, SigningKeyMade};
pub use print::{
    BlankNumbers, BlanksReceived, BlanksSpent, PrintCollected, PrintEnd, PrintEnded, PrintQueued,
    PrintSent,
};
pub use staff::{
    Opening, PasswordChange, PasswordChanged, RecordsOpened, RecoveryKeyShown, RolesChanged,
    StaffAdded, StaffRemoved,
};
pub use station::{
    ClockDoubt, DeskAdmitted, DeskRestored, RulebookActivated, RulebookWithdrawn, SettingChanged,
    StationOpened, TimeConfirmed,
};
pub use task::{TaskAbout, TaskClosed, TaskRaised, TaskTaken, TaskVoided};
pub use transfer::{ImportBegun, ImportFinished, RecordsExported};
pub use visit::{
    DonationCodeAssigned, ExaminationCorrected, ExaminationRecorded, InterviewRecorded, RestEnded,
    VisitLeft, VisitOpened, VisitRefused,
};

use crate::error::StoreError;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($name:ident = $kind:literal v $version:literal;)*) => {
        $(
            impl From<$name> for Fact {
                fn from(fact: $name) -> Self {
                    Self::$name(fact)
                }
            }

            impl $name {
                /// The name that the kind has in the journal.
                pub const KIND: &'static str = $kind;
            }
        )*

        /// A fact.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Fact { $(
            #[doc = concat!("`", $kind, "`")]
            $name($name),
        )* }

        impl Fact {
            /// The names that the kinds have in the journal.
            pub const KINDS: &'static [&'static str] = &[$($kind),*];

            /// The name that the kind has in the journal.
            pub fn kind(&self) -> &'static str {
                match self { $( Self::$name(_) => $kind, )* }
            }

            /// The bytes that are stored and hashed.
            pub(crate) fn body(&self) -> Result<String, StoreError> {
                match self { $( Self::$name(fact) => write_body($version, fact), )* }
            }

            /// Reads a stored body; none if this version does not know the kind or its version.
            pub(crate) fn read(kind: &str, body: &str) -> Result<Option<Self>, StoreError> {
                match kind {
                    $( $kind => Ok(read_body($version, body)?.map(Self::$name)), )*
                    _ => Ok(None),
                }
            }
        }
    };
}

kinds! {
    StationOpened = "station.opened" v 1;
    DeskAdmitted = "desk.admitted" v 1;
    DeskRestored = "desk.restored" v 1;
    SettingChanged = "setting.changed" v 1;
    RulebookActivated = "rulebook.activated" v 1;
    RulebookWithdrawn = "rulebook.withdrawn" v 1;
    TimeConfirmed = "time.confirmed" v 1;

    StaffAdded = "staff.added" v 1;
    RolesChanged = "staff.roles_changed" v 1;
    PasswordChanged = "staff.password_changed" v 1;
    StaffRemoved = "staff.removed" v 1;
    RecoveryKeyShown = "staff.recovery_key_shown" v 1;
    RecordsOpened = "staff.records_opened" v 1;

    DonorRegistered = "donor.registered" v 1;
    DocumentAdded = "document.added" v 1;
    OldNumberNoted = "donor.old_number_noted" v 1;
    PhoneChanged = "donor.phone_changed" v 1;
    AddressChanged = "donor.address_changed" v 1;
    NumberRevealed = "donor.revealed" v 1;
    DonorRenamed = "donor.renamed" v 1;
    DonorBirthCorrected = "donor.birth_corrected" v 1;
    DocumentReplaced = "document.replaced" v 1;
    RegistrationUndone = "donor.registration_undone" v 1;
    DonorMerged = "donor.merged" v 1;
    DonorUnmerged = "donor.unmerged" v 1;
    VisitReassigned = "visit.reassigned" v 1;
    DonorsToldApart = "donor.told_apart" v 1;
    AwardConferred = "award.conferred" v 1;
    VolunteerHoursRecorded = "volunteer.hours_recorded" v 1;
    VolunteerAwardConferred = "volunteer.award_conferred" v 1;

    DocumentBlocked = "document.blocked" v 1;
    DocumentUnblocked = "document.unblocked" v 1;

    VisitOpened = "visit.opened" v 1;
    InterviewRecorded = "visit.interviewed" v 1;
    ExaminationRecorded = "visit.examined" v 1;
    ExaminationCorrected = "visit.examination_corrected" v 1;
    DonationCodeAssigned = "visit.coded" v 1;
    VisitRefused = "visit.refused" v 1;
    RestEnded = "visit.rested" v 1;
    VisitLeft = "visit.left" v 1;
    VisitGrouped = "visit.grouped" v 1;
    InterviewAnswered = "visit.answered" v 1;
    MeasurementsNoted = "visit.measurements_noted" v 1;
    GiftGiven = "visit.gift_given" v 1;

    DonationRecorded = "donation.recorded" v 2;
    DonationImported = "donation.imported" v 1;
    DonationCorrected = "donation.corrected" v 1;
    SourceChecked = "donation.source_checked" v 1;
    ReactionReported = "donation.reaction_reported" v 1;
    UnitWithdrawn = "donation.unit_withdrawn" v 1;
    CollectionDescribed = "donation.collection_described" v 1;
    ReactionClassed = "donation.reaction_classed" v 1;

    DeferralSet = "deferral.set" v 3;
    DeferralEnded = "deferral.ended" v 1;
    DeferralVoided = "deferral.voided" v 1;

    CertificateIssued = "certificate.issued" v 1;
    CertificatePrinted = "certificate.printed" v 2;
    CertificateVoided = "certificate.voided" v 1;
    PaperIssued = "paper.issued" v 1;
    SigningKeyMade = "signing_key.made" v 1;
    CodeRangeGiven = "donation_code.range_given" v 1;

    PrintQueued = "print.queued" v 1;
    PrintSent = "print.sent" v 1;
    PrintEnded = "print.ended" v 1;
    PrintCollected = "print.collected" v 1;
    BlanksReceived = "blanks.received" v 1;
    BlanksSpent = "blanks.spent" v 1;

    TaskRaised = "task.raised" v 2;
    TaskTaken = "task.taken" v 1;
    TaskClosed = "task.closed" v 1;
    TaskVoided = "task.voided" v 1;

    AttachmentAdded = "attachment.added" v 2;

    ImportBegun = "import.begun" v 1;
    ImportFinished = "import.finished" v 1;
    RecordsExported = "export.written" v 1;
    NoteAdded = "note.added" v 1;
    NoteStruck = "note.struck" v 1;
}

#[derive(Serialize, Deserialize)]
struct Body<T> {
    v: u32,
    fact: T,
}

fn write_body(v: u32, fact: &impl Serialize) -> Result<String, StoreError> {
    Ok(serde_json::to_string(&Body { v, fact })?)
}

fn read_body<T: DeserializeOwned>(known: u32, body: &str) -> Result<Option<T>, StoreError> {
    #[derive(Deserialize)]
    struct Version {
        v: u32,
    }
    if serde_json::from_str::<Version>(body)?.v > known {
        return Ok(None);
    }
    Ok(Some(serde_json::from_str::<Body<T>>(body)?.fact))
}
