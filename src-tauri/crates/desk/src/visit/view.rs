//! A visit as a screen shows it.

use crate::certificate::Certificate;
use crate::donor::DonationRow;
use crate::verdict::Judgement;
use chrono::NaiveDate;
use redwall_rules::{Examination, Plan};
use redwall_store::{DonorId, Step, VisitId};
use serde::Serialize;
use ts_rs::TS;

/// A visit.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Visit {
    /// The visit.
    pub id: VisitId,
    /// The donor.
    pub donor: DonorId,
    /// Station-local day.
    pub on: NaiveDate,
    /// Where.
    pub site: String,
    /// The step to be taken next, or how the visit ended.
    pub step: Step,
    /// The number of the signed interview form.
    pub form_no: Option<String>,
    /// The measurements.
    pub examination: Option<Examination>,
    /// What the donor means to give.
    pub plan: Option<Plan>,
    /// The donation code.
    pub donation_code: Option<String>,
    /// What was collected.
    pub donation: Option<DonationRow>,
    /// The certificate.
    pub certificate: Option<Certificate>,
    /// Why the donor was refused, if so.
    pub refusal: Option<Judgement>,
}

/// A visit as a line of today's queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VisitRow {
    /// The visit.
    pub visit: VisitId,
    /// The donor.
    pub donor: DonorId,
    /// The donor's name.
    pub name: String,
    /// The step to be taken next, or how the visit ended.
    pub step: Step,
    /// When it was opened, station-local, `HH:MM`.
    pub opened: String,
}
