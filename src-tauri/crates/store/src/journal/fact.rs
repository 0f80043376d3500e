//! What an entry can say: the kinds of facts that a station records.
//!
//! Each is written as JSON under a kind and a version. A kind or version that is not known here is
//! kept aside and blocks the donor it is about.

use crate::error::StoreError;
use crate::id::{CertificateId, DeferralId, DonationId, VisitId};
use crate::role::Role;
use chrono::NaiveDate;
use redwall_rules::{
    DocumentKind, DonationKind, Examination, Explained, Outcome, Plan, Reaction, Sex, Stage,
    Verdict,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident = $kind:literal v $version:literal
        { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }

            impl From<$name> for Fact {
                fn from(fact: $name) -> Self {
                    Self::$name(fact)
                }
            }
        )*

        /// A fact.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Fact { $(
            #[doc = concat!("`", $kind, "`")]
            $name($name),
        )* }

        impl Fact {
            /// The name that the kind has in the journal.
            pub fn kind(&self) -> &'static str {
                match self { $( Self::$name(_) => $kind, )* }
            }

            /// The bytes that are stored and hashed.
            pub(super) fn body(&self) -> Result<String, StoreError> {
                match self { $( Self::$name(fact) => write_body($version, fact), )* }
            }

            /// Reads a stored body; none if this version does not know the kind or its version.
            pub(super) fn read(kind: &str, body: &str) -> Result<Option<Self>, StoreError> {
                match kind {
                    $( $kind => Ok(read_body($version, body)?.map(Self::$name)), )*
                    _ => Ok(None),
                }
            }
        }
    };
}

facts! {
    /// The station begins.
    StationOpened = "station.opened" v 1 {
        /// Its name, as certificates print it.
        name: String,
    }

    /// A desk may write, and has numbers to give out that no other desk gives.
    DeskAdmitted = "desk.admitted" v 1 {
        /// The site that it stands at.
        site: String,
        /// Donor numbers, first and last.
        donor_numbers: (u32, u32),
        /// Certificate serials, first and last.
        certificate_serials: (u32, u32),
    }

    /// A person joins the staff.
    StaffAdded = "staff.added" v 1 {
        /// The name to log in with.
        name: String,
        /// The roles to hold.
        roles: Vec<Role>,
    }

    /// A donor is registered.
    DonorRegistered = "donor.registered" v 1 {
        /// The number that people read.
        donor_no: u32,
        /// The name.
        name: String,
        /// Sex.
        sex: Option<Sex>,
        /// Birth date.
        birth_date: NaiveDate,
        /// Phone number, digits.
        phone: Option<String>,
    }

    /// A document of the donor.
    DocumentAdded = "document.added" v 1 {
        /// Its type.
        kind: DocumentKind,
        /// Its number.
        number: String,
    }

    /// The donor has another phone number.
    PhoneChanged = "donor.phone_changed" v 1 {
        /// The number, digits.
        phone: String,
    }

    /// A masked number was shown in full.
    NumberRevealed = "donor.revealed" v 1 {
        /// Which.
        field: String,
    }

    /// A visit begins: who it is, is settled.
    VisitOpened = "visit.opened" v 1 {
        /// The visit.
        visit: VisitId,
        /// Station-local day.
        on: NaiveDate,
        /// Where.
        site: String,
        /// Recorded after the day itself.
        late: bool,
        /// Face and document agreed.
        face_matches_document: bool,
        /// A repeat donor past the upper age asks to go on.
        asks_to_continue: bool,
        /// The donor was registered for this visit.
        first: bool,
    }

    /// The health inquiry, with the donor's consent.
    InterviewRecorded = "visit.interviewed" v 1 {
        /// The visit.
        visit: VisitId,
        /// The number of the signed form.
        form_no: String,
        /// The donor has read and signed the consent.
        consent: bool,
        /// Who asked, where it was not the person who recorded it.
        by: Option<String>,
    }

    /// A donor is deferred.
    DeferralSet = "deferral.set" v 1 {
        /// The record.
        deferral: DeferralId,
        /// The visit that it was found in.
        visit: Option<VisitId>,
        /// The code of the reason.
        code: String,
        /// The day that the duration is counted from.
        event: Option<NaiveDate>,
        /// First day of the block.
        from: Option<NaiveDate>,
        /// First day on which donating is allowed again.
        until: Option<NaiveDate>,
        /// Never ends by itself.
        permanent: bool,
    }

    /// The examination, and what the donor means to give.
    ExaminationRecorded = "visit.examined" v 1 {
        /// The visit.
        visit: VisitId,
        /// The measurements.
        examination: Examination,
        /// What the donor means to give.
        plan: Plan,
    }

    /// A donation code is tied to the visit.
    DonationCodeAssigned = "visit.coded" v 1 {
        /// The visit.
        visit: VisitId,
        /// The code.
        code: String,
    }

    /// The donor may not donate; the visit is over.
    VisitRefused = "visit.refused" v 1 {
        /// The visit.
        visit: VisitId,
        /// Where in the visit.
        stage: Stage,
        /// The donation code that was not used because of it.
        unused_code: Option<String>,
        /// The verdict.
        verdict: Verdict,
        /// The first day on which every dated finding is over.
        until: Option<NaiveDate>,
        /// Why, in the words of the day.
        findings: Vec<Explained>,
    }

    /// Blood was collected.
    DonationRecorded = "donation.recorded" v 1 {
        /// The donation.
        donation: DonationId,
        /// The visit.
        visit: VisitId,
        /// The donation code.
        code: String,
        /// Station-local day.
        date: NaiveDate,
        /// What was given.
        kind: DonationKind,
        /// All that was collected, ml.
        ml: u32,
        /// Therapeutic units of platelets.
        units: u32,
        /// Plasma collected with them, ml.
        plasma_ml: u32,
        /// How it ended.
        outcome: Outcome,
        /// Where.
        site: String,
        /// Recorded after the day itself.
        late: bool,
        /// What the judgement remarked, in the words of the day; none of it blocked.
        remarks: Vec<Explained>,
    }

    /// The rest after a collection is over.
    RestEnded = "visit.rested" v 1 {
        /// The visit.
        visit: VisitId,
        /// The donor's reaction.
        reaction: Reaction,
    }

    /// A certificate is issued.
    CertificateIssued = "certificate.issued" v 1 {
        /// The certificate.
        certificate: CertificateId,
        /// The visit.
        visit: VisitId,
        /// The donation that it thanks for.
        donation: DonationId,
        /// Its number, from this desk's range.
        serial: u32,
        /// Station-local day of issue.
        issued_on: NaiveDate,
        /// What it says.
        text: CertificateText,
    }

    /// A certificate went to a printer.
    CertificatePrinted = "certificate.printed" v 1 {
        /// The certificate.
        certificate: CertificateId,
        /// The printer's name.
        printer: String,
    }

    /// The donor left before the visit was over.
    VisitLeft = "visit.left" v 1 {
        /// The visit.
        visit: VisitId,
        /// What the donor said, if anything.
        reason: Option<String>,
    }
}

/// What a certificate says; kept, so that a second print says the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateText {
    /// The donor's name.
    pub name: String,
    /// The station's name.
    pub station: String,
    /// Donations at this station up to and with this one.
    pub donations: u32,
    /// Whole blood given at this station, ml.
    pub whole_blood_ml: u32,
    /// Platelets given at this station, therapeutic units.
    pub platelet_units: u32,
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
    if serde_json::from_str::<Version>(body)?.v != known {
        return Ok(None);
    }
    Ok(Some(serde_json::from_str::<Body<T>>(body)?.fact))
}
