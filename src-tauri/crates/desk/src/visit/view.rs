//! A visit as a screen shows it.

use super::request::VisitList;
use crate::Session;
use crate::certificate::Certificate;
use crate::donor::{DonationRow, page};
use crate::error::DeskError;
use crate::verdict::Judgement;
use chrono::NaiveDate;
use redwall_rules::{Examination, Plan};
use redwall_store::{DonorId, Reading, Role, Step, VisitId, VisitRecord};
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
    /// Its donation should not have happened, as far as is known.
    pub flagged: bool,
    /// When it was opened, station-local, `HH:MM`.
    pub opened: String,
}

/// A visit as the person on duty may see it.
pub(crate) fn view(
    session: &Session,
    read: &Reading<'_>,
    visit: VisitRecord,
) -> Result<Visit, DeskError> {
    let refused = visit.step == Step::Refused;
    // Beside a refusal the measurements would tell its reason.
    let sees_measurements = session.sees_health() || (session.holds(Role::Nurse) && !refused);
    let refusal = visit.judgement.filter(|_| refused).map(Judgement::from);
    Ok(Visit {
        donation: read
            .donation_of_visit(visit.donor, visit.id)?
            .map(|record| DonationRow::of(record, session.sees_health())),
        certificate: read.certificate_of_visit(visit.id)?.map(Certificate::from),
        id: visit.id,
        donor: visit.donor,
        on: visit.on,
        site: visit.site,
        step: visit.step,
        form_no: visit.form_no,
        examination: visit.examination.filter(|_| sees_measurements),
        plan: visit.plan,
        donation_code: visit.donation_code,
        refusal: refusal.map(|refusal| refusal.shown_to(session.sees_health())),
    })
}

/// Today's visits, in the order of opening.
///
/// # Errors
/// Those of the database.
pub fn today(session: &Session, _: VisitList) -> Result<Vec<VisitRow>, DeskError> {
    session.store.read(|read| {
        let visits = read.visits_on(session.today())?;
        visits.into_iter().map(|visit| row(read, visit)).collect()
    })
}

fn row(read: &Reading<'_>, visit: VisitRecord) -> Result<VisitRow, DeskError> {
    let donor = page::existing(read, visit.donor)?;
    let donation = read.donation_of_visit(visit.donor, visit.id)?;
    Ok(VisitRow {
        visit: visit.id,
        donor: visit.donor,
        name: donor.name,
        step: visit.step,
        flagged: donation.is_some_and(|donation| donation.flagged),
        opened: visit.opened_at.station_time(),
    })
}
