//! A visit as a screen shows it.

use super::collecting::{self, CollectionShown};
use super::request::VisitList;
use crate::Session;
use crate::certificate::Certificate;
use crate::donor::{DonationRow, page};
use crate::error::DeskError;
use crate::verdict::Judgement;
use chrono::NaiveDate;
use redwall_rules::{Examination, Plan};
use redwall_store::{DonorId, Instant, Reading, Role, Step, Team, VisitId, VisitRecord};
use serde::Serialize;
use std::collections::BTreeMap;
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
    /// The group that the donor comes with.
    pub team: Option<Team>,
    /// The instruments of the examination by field; withheld as the measurements are.
    pub devices: BTreeMap<String, String>,
    /// How the collection went, as far as it was noted.
    pub collection: Option<CollectionShown>,
    /// The gift that the donor was handed.
    pub gift: Option<String>,
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
    /// Since when the step waits, station-local, `HH:MM`.
    pub waiting_since: String,
    /// Whole minutes since then; none when the visit is over.
    pub waiting_minutes: Option<u32>,
    /// The group that the donor comes with.
    pub team: Option<Team>,
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
    let donation = read.donation_of_visit(visit.donor, visit.id)?;
    let rules = session.rulebook(read)?;
    Ok(Visit {
        collection: donation
            .as_ref()
            .and_then(|donation| collecting::shown(donation, &rules)),
        donation: donation.map(|record| DonationRow::of(record, session.sees_health())),
        certificate: read.certificate_of_visit(visit.id)?.map(Certificate::from),
        id: visit.id,
        donor: visit.donor,
        on: visit.on,
        site: visit.site,
        step: visit.step,
        form_no: visit.form_no,
        examination: visit.examination.filter(|_| sees_measurements),
        plan: visit.plan,
        team: visit.team,
        devices: if sees_measurements {
            visit.measured.devices
        } else {
            BTreeMap::new()
        },
        gift: visit.gift,
        donation_code: visit.donation_code,
        refusal: refusal.map(|refusal| refusal.shown_to(session.sees_health())),
    })
}

/// Today's visits, in the order of opening.
///
/// # Errors
/// Those of the database.
pub fn today(session: &Session, request: VisitList) -> Result<Vec<VisitRow>, DeskError> {
    let now = session.store.now();
    session.store.read(|read| {
        let mut visits = read.visits_on(session.today())?;
        if let Some(group) = &request.group {
            visits.retain(|visit| visit.team.as_ref().is_some_and(|team| team.group == *group));
        }
        let rows = visits.into_iter();
        rows.map(|visit| row(read, visit, now)).collect()
    })
}

fn row(read: &Reading<'_>, visit: VisitRecord, now: Instant) -> Result<VisitRow, DeskError> {
    const MINUTE_MS: i64 = 60_000;
    let waited = (now.0 - visit.step_at.0).max(0) / MINUTE_MS;
    let donor = page::existing(read, visit.donor)?;
    let donation = read.donation_of_visit(visit.donor, visit.id)?;
    Ok(VisitRow {
        visit: visit.id,
        donor: visit.donor,
        name: donor.name,
        step: visit.step,
        flagged: donation.is_some_and(|donation| donation.flagged),
        opened: visit.opened_at.station_time(),
        waiting_since: visit.step_at.station_time(),
        waiting_minutes: u32::try_from(waited).ok().filter(|_| visit.step.is_open()),
        team: visit.team,
    })
}
