//! A donor's page, read in one snapshot.

use super::{DonationRow, DonorOpen, DonorPage, DonorVisit, OtherRecord};
use crate::Session;
use crate::award;
use crate::certificate::Certificate;
use crate::clock::ClockReading;
use crate::error::{DeskError, ErrorCode};
use crate::judge::{self, judge_usual};
use crate::paper::visit_form::FORM_SEEN_BY;
use crate::{address, award_progress, deferral, document, note, phone, proved, visit};
use chrono::{Datelike, NaiveDate};
use redwall_rules::document::masked;
use redwall_rules::{Document, DocumentKind, benefits};
use redwall_store::fact::AttachmentOf;
use redwall_store::{DonationRecord, Donor, DonorId, Reading, VisitPlace};

/// Opens a donor's record; who opened it is noted.
///
/// # Errors
/// `not_found`.
pub fn open(session: &Session, request: DonorOpen) -> Result<DonorPage, DeskError> {
    let page = of(session, request.donor)?;
    session.note_opening(page.id);
    Ok(page)
}

pub(crate) fn of(session: &Session, id: DonorId) -> Result<DonorPage, DeskError> {
    session.store.read(|read| read_page(session, read, id))
}

fn read_page(session: &Session, read: &Reading<'_>, id: DonorId) -> Result<DonorPage, DeskError> {
    let clock = ClockReading::of(read, session.store.now())?;
    let today = clock.believed_day();
    let sees_health = session.sees_health();
    let donor = existing(read, id)?;
    let id = donor.id;
    let documents = read.documents(id)?;
    let shown = document::shown(&documents);
    let visit = read.visits_of(id, today)?.into_iter().next();
    let asks = visit.as_ref().is_some_and(|visit| visit.asks_to_continue);
    let facts = judge::facts(read, &donor, Default::default(), asks)?;
    let rules = session.rulebook(read)?;
    let judged = judge_usual(&facts, today, &rules);
    let honours = award::of_history(session, read, id, today, &facts.history)?;
    let service = read.volunteer_service(id)?;
    let progress = honours
        .tally
        .as_ref()
        .map(|tally| award_progress::progress(tally, &honours.awards, service, today, &rules));
    let number = shown.map(|held| held.number.as_str()).unwrap_or_default();
    let kind = shown.map_or(DocumentKind::Other, |held| held.kind);
    Ok(DonorPage {
        id,
        donor_no: donor.donor_no.to_string(),
        other_records: other_records(read, &donor)?,
        former_names: former_names(read, &donor)?,
        age: completed_years(donor.birth_date, today),
        document_type: kind,
        document: masked(number),
        district: district(kind, number, today),
        phone: donor.phone.as_deref().map(phone::masked),
        address: donor.address.as_deref().map(address::masked),
        photo: newest_photo(read, id)?,
        progress: progress.unwrap_or_default(),
        benefits: benefits(&facts.history, today, rules.benefit_rules(today)),
        proofs: proved::of_donor(read, id)?,
        notes: note::rows(read, id)?,
        verdicts: judged
            .iter()
            .map(|judged| match clock.sentence() {
                Some(doubt) => judged.put_off(doubt),
                None => judged.of_kind(sees_health),
            })
            .collect(),
        history: read
            .donations(id)?
            .into_iter()
            .map(|record| DonationRow::of(record, sees_health))
            .collect(),
        deferrals: deferral::rows(session, read, read.deferrals(id)?, &judged[1].assessment)?,
        certificates: read
            .certificates(id)?
            .into_iter()
            .map(Certificate::from)
            .collect(),
        awards: honours.awards,
        volunteer_awards: honours.volunteer_awards,
        volunteer: honours.volunteer,
        tally: honours.tally,
        tally_problem: honours.tally_problem,
        visits: visits(session, read, id)?,
        visit: visit
            .map(|visit| visit::view(session, read, visit))
            .transpose()?,
        name: donor.name,
        sex: donor.sex,
        birth_date: donor.birth_date,
    })
}

/// The visits whose form the person on duty may see.
fn visits(
    session: &Session,
    read: &Reading<'_>,
    id: DonorId,
) -> Result<Vec<DonorVisit>, DeskError> {
    if !FORM_SEEN_BY.iter().any(|role| session.holds(*role)) {
        return Ok(Vec::new());
    }
    let visits = read.visit_places(id)?.into_iter();
    let row = |visit: VisitPlace| DonorVisit {
        id: visit.id,
        on: visit.on,
        site: visit.site,
    };
    Ok(visits.map(row).collect())
}

fn newest_photo(read: &Reading<'_>, id: DonorId) -> Result<Option<String>, DeskError> {
    let attached = read.attachments(id)?.into_iter();
    let mut photos = attached.filter(|file| file.shows == AttachmentOf::Photo);
    Ok(photos.next().map(|file| file.sha256.to_string()))
}

/// The records of the donor that this one stands for.
fn other_records(read: &Reading<'_>, donor: &Donor) -> Result<Vec<OtherRecord>, DeskError> {
    let records = read.records(donor.id)?.into_iter();
    Ok(records
        .filter(|record| record.id != donor.id)
        .map(|record| OtherRecord {
            id: record.id,
            donor_no: record.donor_no.to_string(),
            name: record.name,
        })
        .collect())
}

/// The other names that a record of the donor has or had.
fn former_names(read: &Reading<'_>, donor: &Donor) -> Result<Vec<String>, DeskError> {
    let mut names = Vec::new();
    for identity in read.identities(donor.id)? {
        if identity.name != donor.name && !names.contains(&identity.name) {
            names.push(identity.name);
        }
    }
    Ok(names)
}

/// A donor who must exist; of one whose record was merged, the record that stands.
///
/// # Errors
/// `not_found`.
pub(crate) fn existing(read: &Reading<'_>, id: DonorId) -> Result<Donor, DeskError> {
    read.donor(id)?.ok_or_else(|| {
        DeskError::new(ErrorCode::NotFound, "找不到这位献血者。请重新搜索。").at("donor")
    })
}

fn district(kind: DocumentKind, number: &str, today: NaiveDate) -> Option<String> {
    let document = Document::parse(Some(kind), number, today).ok()?;
    document.division().and_then(document::division_name)
}

/// How old somebody is on a day.
pub(crate) fn completed_years(birth_date: NaiveDate, on: NaiveDate) -> u32 {
    let before_birthday = (on.month(), on.day()) < (birth_date.month(), birth_date.day());
    let years = on.year() - birth_date.year() - i32::from(before_birthday);
    u32::try_from(years).unwrap_or(0)
}

impl DonationRow {
    /// A donation as it may be shown to one who may or may not see health reasons.
    pub(crate) fn of(record: DonationRecord, sees_health: bool) -> Self {
        let facts = record.facts;
        let withdrawn = record.withdrawal.is_some();
        let said = record
            .withdrawal
            .filter(|withdrawal| sees_health || !withdrawal.confidential);
        Self {
            id: record.id,
            code: record.code,
            date: facts.date,
            kind: facts.kind,
            ml: facts.ml,
            units: facts.units,
            site: record.site,
            outcome: facts.outcome,
            reaction: facts.reaction,
            source: facts.source,
            late: record.late,
            flagged: record.flagged,
            corrected: record.corrected_by.is_some(),
            withdrawn,
            withdrawal_reason: said.and_then(|withdrawal| withdrawal.reason),
            reaction_classes: if sees_health {
                record.reactions
            } else {
                Vec::new()
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::completed_years;
    use chrono::NaiveDate;

    #[test]
    fn one_born_on_29_february_is_a_year_older_on_1_march() {
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(completed_years(date(2008, 2, 29), date(2026, 2, 28)), 17);
        assert_eq!(completed_years(date(2008, 2, 29), date(2026, 3, 1)), 18);
    }
}
