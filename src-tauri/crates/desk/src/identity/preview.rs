//! What a merge would change: it is carried out, looked at, and rolled back.

use super::DonorMergePreview;
use super::merge::{join, tells_otherwise};
use crate::Session;
use crate::award::{self, Honours};
use crate::certificate::Certificate;
use crate::deferral::{self, DeferralRow};
use crate::donor::{DonationRow, page};
use crate::error::{DeskError, ErrorCode};
use crate::judge::{self, judge_usual};
use crate::search::DonorHit;
use crate::verdict::KindVerdict;
use chrono::NaiveDate;
use redwall_rules::document::masked;
use redwall_store::{DonorId, Reading, Writing};
use serde::Serialize;
use ts_rs::TS;

/// One person as the records say that are asked about.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MergeSide {
    /// Who it is.
    pub donor: DonorHit,
    /// Document numbers, masked.
    pub documents: Vec<String>,
    /// May the donor donate today: whole blood first, then platelets.
    pub verdicts: Vec<KindVerdict>,
    /// Deferral records, newest first; health reasons only for those who may see them.
    pub deferrals: Vec<DeferralRow>,
    /// Donations, newest first, each once.
    pub donations: Vec<DonationRow>,
    /// Certificates, newest first.
    pub certificates: Vec<Certificate>,
    /// What was conferred and has been earned.
    pub honours: Honours,
}

/// A donation that both records tell of: it counts once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SameDonation {
    /// Its donation code.
    pub code: String,
    /// Station-local day.
    pub date: NaiveDate,
    /// They tell of it differently: a task is raised.
    pub differs: bool,
}

/// What a merge would change.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MergePreview {
    /// The record that is to stand, before.
    pub keep: MergeSide,
    /// The record that is to be merged, before.
    pub merge: MergeSide,
    /// The one person, after.
    pub after: MergeSide,
    /// In which of `name`, `sex`, `birth_date`, `phone` they differ: those of `keep` stand.
    pub differs: Vec<String>,
    /// Donations that both records tell of.
    pub same_donations: Vec<SameDonation>,
    /// Donations that should not have happened, as would be known then: a task for each.
    pub against_rules: Vec<DonationRow>,
}

/// What a merge would change. Nothing is written.
///
/// # Errors
/// Those of the merge itself.
pub fn preview(session: &Session, request: DonorMergePreview) -> Result<MergePreview, DeskError> {
    rolled_back(session, |write| {
        let keep = side(session, write, request.keep)?;
        let merge = side(session, write, request.merge).map_err(|error| error.at("merge"))?;
        let differs = differs(write, request.keep, request.merge)?;
        let (into, merged) = (request.keep, request.merge);
        let joined = join(session, write, into, merged, String::new(), None)?;
        let same = write.same_donations(into)?.into_iter();
        let against = joined.against.into_iter();
        Ok(MergePreview {
            keep,
            merge,
            after: side(session, write, into)?,
            differs,
            same_donations: same
                .map(|(one, other)| SameDonation {
                    differs: tells_otherwise(&one, &other),
                    date: one.facts.date,
                    code: one.code,
                })
                .collect(),
            against_rules: against
                .map(|donation| DonationRow::of(donation, session.sees_health()))
                .collect(),
        })
    })
}

/// Looks at what writing would come to, and writes nothing.
///
/// # Errors
/// Those of `work`.
pub(super) fn rolled_back<T>(
    session: &Session,
    work: impl FnOnce(&mut Writing<'_>) -> Result<T, DeskError>,
) -> Result<T, DeskError> {
    let mut seen = None;
    let undone = session.store.write(session.staff.id, |write| {
        seen = Some(work(write)?);
        // Whatever is answered with an error is rolled back.
        Err::<(), _>(DeskError::cancelled())
    });
    match (seen, undone) {
        (Some(seen), Err(error)) if error.code == ErrorCode::Cancelled => Ok(seen),
        (_, Err(error)) => Err(error),
        (_, Ok(())) => Err(DeskError::internal()),
    }
}

/// What is known of a person, for one who may or may not see health reasons.
pub(super) fn side(
    session: &Session,
    read: &Reading<'_>,
    donor: DonorId,
) -> Result<MergeSide, DeskError> {
    let sees_health = session.sees_health();
    let donor = page::existing(read, donor)?;
    let facts = judge::facts(read, &donor, Default::default(), false)?;
    let rules = session.rulebook(read)?;
    let judged = judge_usual(&facts, session.today(), &rules);
    let donations = read.donations(donor.id)?.into_iter();
    let certificates = read.certificates(donor.id)?.into_iter();
    let documents = read.documents(donor.id)?.into_iter();
    let records = read.deferrals(donor.id)?;
    let hit = read.hit(donor.id)?.ok_or_else(DeskError::internal)?;
    Ok(MergeSide {
        donor: DonorHit::of(hit, session.today()),
        documents: documents.map(|held| masked(&held.number)).collect(),
        verdicts: judged
            .iter()
            .map(|judged| judged.of_kind(sees_health))
            .collect(),
        deferrals: deferral::rows(session, read, records, &judged[1].assessment)?,
        donations: donations
            .map(|record| DonationRow::of(record, sees_health))
            .collect(),
        certificates: certificates.map(Certificate::from).collect(),
        honours: award::of(session, read, donor.id, session.today())?,
    })
}

fn differs(read: &Reading<'_>, keep: DonorId, merge: DonorId) -> Result<Vec<String>, DeskError> {
    let (keep, merge) = (page::existing(read, keep)?, page::existing(read, merge)?);
    let fields = [
        ("name", keep.name != merge.name),
        ("sex", keep.sex != merge.sex),
        ("birth_date", keep.birth_date != merge.birth_date),
        ("phone", keep.phone != merge.phone),
    ];
    let differing = fields.into_iter().filter(|(_, differs)| *differs);
    Ok(differing.map(|(field, _)| field.to_owned()).collect())
}
