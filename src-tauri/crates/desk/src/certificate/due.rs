//! Certificates that are due, one by one and for a whole group.

use super::{Certificate, CertificateIssue, issue};
use crate::Session;
use crate::donor::page;
use crate::error::{DeskError, ErrorCode};
use crate::job::Progress;
use crate::task;
use chrono::NaiveDate;
use redwall_store::{DonorId, Reading, Team, VisitId, VisitRecord};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The most lines of the list: beyond a day's work at the largest drive.
const MOST: u32 = 1_000;

/// Asks for the certificates that are due.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificateDue {
    /// Those of this group alone.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub group: Option<String>,
}

/// A certificate that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DueRow {
    /// The visit.
    pub visit: VisitId,
    /// The donor.
    pub donor: DonorId,
    /// The donor's number.
    pub donor_no: String,
    /// The donor's name.
    pub name: String,
    /// Station-local day of the visit.
    pub on: NaiveDate,
    /// The donation code.
    pub code: Option<String>,
    /// The group that the donor came with.
    pub team: Option<Team>,
    /// A task about the donation is open: a physician settles it first.
    pub held_back: bool,
}

/// Issues the certificates of a group, or of some visits.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificateBatch {
    /// The group.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub group: Option<String>,
    /// The visits; all that are due of the group, when empty.
    #[serde(default)]
    #[ts(as = "Option<Vec<VisitId>>", optional)]
    pub visits: Vec<VisitId>,
}

/// What became of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CertificatesIssued {
    /// Those that were issued, in the order of the visits.
    pub issued: Vec<Certificate>,
    /// Visits whose certificate was not, each with what to do.
    pub not_issued: Vec<NotIssued>,
    /// It was broken off: what is due after these stays due.
    pub stopped: bool,
}

/// A certificate that was not issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NotIssued {
    /// The visit.
    pub visit: VisitId,
    /// What to do, in Chinese.
    pub message: String,
}

/// The certificates that are due, newest visits first.
///
/// # Errors
/// Those of the database.
pub fn due(session: &Session, request: CertificateDue) -> Result<Vec<DueRow>, DeskError> {
    session.store.read(|read| {
        let visits = due_of(read, request.group.as_deref())?.into_iter();
        visits.map(|visit| row(read, visit)).collect()
    })
}

/// Issues certificates one by one, each durably. Breaking it off leaves those that were issued.
///
/// # Errors
/// `invalid` at `group`, when neither a group nor visits are named.
pub fn batch(
    session: &Session,
    request: CertificateBatch,
    progress: &mut Progress<'_>,
) -> Result<CertificatesIssued, DeskError> {
    let visits = match &request.group {
        _ if !request.visits.is_empty() => request.visits,
        Some(group) => oldest_first(session, group)?,
        None => {
            let message = "请选择团体,或选择要发证的献血者。";
            return Err(DeskError::invalid("group", message));
        }
    };
    let total = u32::try_from(visits.len()).unwrap_or(u32::MAX);
    let mut done = CertificatesIssued {
        issued: Vec::new(),
        not_issued: Vec::new(),
        stopped: false,
    };
    for (at, visit) in (0..).zip(visits) {
        if progress.tell(at, total).is_err() {
            done.stopped = true;
            return Ok(done);
        }
        match issue(session, CertificateIssue { visit }) {
            Ok(certificate) => done.issued.push(certificate),
            Err(refused) if is_about_this_one(&refused) => done.not_issued.push(NotIssued {
                visit,
                message: refused.message,
            }),
            Err(other) => return Err(other),
        }
    }
    // Everything is issued: nothing is left to break off.
    let _ = progress.tell(total, total);
    Ok(done)
}

fn is_about_this_one(refused: &DeskError) -> bool {
    matches!(refused.code, ErrorCode::OutOfOrder | ErrorCode::NotFound)
}

fn oldest_first(session: &Session, group: &str) -> Result<Vec<VisitId>, DeskError> {
    let mut visits = session.store.read(|read| due_of(read, Some(group)))?;
    visits.reverse();
    Ok(visits.into_iter().map(|visit| visit.id).collect())
}

fn due_of(read: &Reading<'_>, group: Option<&str>) -> Result<Vec<VisitRecord>, DeskError> {
    let mut visits = read.visits_to_certify(MOST)?;
    if let Some(group) = group {
        visits.retain(|visit| visit.team.as_ref().is_some_and(|team| team.group == group));
    }
    Ok(visits)
}

fn row(read: &Reading<'_>, visit: VisitRecord) -> Result<DueRow, DeskError> {
    let donor = page::existing(read, visit.donor)?;
    let donation = read.donation_of_visit(donor.id, visit.id)?;
    let held_back = match donation {
        Some(donation) => task::holds_back_certificate(read, donation.id)?,
        None => false,
    };
    Ok(DueRow {
        visit: visit.id,
        donor: donor.id,
        donor_no: donor.donor_no.to_string(),
        name: donor.name,
        on: visit.on,
        code: visit.donation_code,
        team: visit.team,
        held_back,
    })
}
