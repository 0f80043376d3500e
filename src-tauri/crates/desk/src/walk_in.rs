//! The main job as one request: find or register the donor, judge, record, certify.

use crate::document::DocumentInput;
use chrono::NaiveDate;
use redwall_rules::honours::Tally;
use redwall_rules::{Examination, Explained, Plan, Sex, Verdict};
use redwall_store::DonationId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The interview of a walk-in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WalkInInterview {
    /// The number of the signed form.
    pub form_no: String,
    /// The donor has read and signed the consent.
    pub consent: bool,
    /// Who asked.
    pub by: String,
}

/// One walk-in donor, start to end.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WalkIn {
    /// The line's own mark, given back in the answer.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub id: Option<String>,
    /// The identity document.
    pub document: DocumentInput,
    /// The name.
    pub name: String,
    /// Sex; from the document when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub sex: Option<Sex>,
    /// Birth date; from the document when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub birth_date: Option<NaiveDate>,
    /// Phone number.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub phone: Option<String>,
    /// Where; the desk's own site when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub site: Option<String>,
    /// The day; today when absent, a late entry when before today, refused when after.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
    /// The interview.
    pub interview: WalkInInterview,
    /// What the donor means to give.
    pub plan: Plan,
    /// The measurements.
    pub exam: Examination,
    /// The donation code.
    pub donation_code: String,
    /// A repeat donor past the upper age asks to go on donating.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub asks_to_continue: bool,
}

/// The donation of an accepted walk-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WalkInDonation {
    /// The donation.
    pub id: DonationId,
    /// Its code.
    pub code: String,
}

/// The certificate of an accepted walk-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WalkInCertificate {
    /// Its serial.
    pub serial: String,
    /// The PDF, where the caller asked for files.
    pub file: Option<String>,
}

/// What became of a walk-in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WalkInAnswer {
    /// The line's own mark.
    pub id: Option<String>,
    /// The donor number.
    pub donor_no: String,
    /// Registered by this line.
    pub new: bool,
    /// The verdict at stage collect.
    pub verdict: Verdict,
    /// The first day on which every dated finding is over.
    pub until: Option<NaiveDate>,
    /// Why, each with its clause.
    pub findings: Vec<Explained>,
    /// The donation; none when refused.
    pub donation: Option<WalkInDonation>,
    /// The certificate; none when refused.
    pub certificate: Option<WalkInCertificate>,
    /// What has been earned, as of the day.
    pub tally: Tally,
}
