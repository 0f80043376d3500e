//! The form of a visit, 献血登记表, with answers and signature: about health.

use super::record::{masked_number, or_not_recorded, sex_of};
use super::{Named, amount, station_name};
use crate::Session;
use crate::donor::page;
use crate::error::{DeskError, ErrorCode};
use crate::visit::inquiry;
use crate::{document, phone, task};
use redwall_paper::{Answer, Document, Measurement, VisitForm};
use redwall_rules::{DocumentKind, Examination, Verdict};
use redwall_store::fact::{InterviewAnswered, Signer};
use redwall_store::{Donor, Hash, Reading, Role, Step, VisitId, VisitRecord};

/// Who may see what was answered and measured.
pub(crate) const FORM_SEEN_BY: &[Role] = &[Role::Physician, Role::Auditor];

pub(super) fn document(session: &Session, id: VisitId) -> Result<Named, DeskError> {
    let (donor, named) = session.store.read(|read| {
        let visit = read.visit(id)?.ok_or_else(|| {
            let message = "找不到这次来访。请从献血者页面重新打开。";
            DeskError::new(ErrorCode::NotFound, message).at("visit")
        })?;
        let donor = page::existing(read, visit.donor)?;
        let id = donor.id;
        let form = form(read, &visit, donor)?;
        let name = format!("登记表-{}", form.serial);
        Ok::<_, DeskError>((id, (name, Document::VisitForm(form))))
    })?;
    session.note_opening(donor);
    Ok(named)
}

fn form(read: &Reading<'_>, visit: &VisitRecord, donor: Donor) -> Result<VisitForm, DeskError> {
    let documents = read.documents(donor.id)?;
    let kind = document::shown(&documents).map_or(DocumentKind::Other, |held| held.kind);
    let donation = read.donation_of_visit(donor.id, visit.id)?;
    let inquiry = read.inquiry(visit.id)?;
    let said = inquiry.as_ref().map(|inquiry| &inquiry.said);
    let physician = match (&inquiry, visit.examined_by) {
        (_, Some(staff)) => Some(staff),
        (Some(inquiry), None) => Some(inquiry.staff),
        (None, None) => None,
    };
    let physician = physician.map(|staff| task::name(read, staff)).transpose()?;
    let nurse = donation.as_ref().filter(|donation| !donation.imported);
    let nurse = nurse
        .map(|donation| task::name(read, donation.recorded_by))
        .transpose()?;
    let given = donation.filter(|donation| redwall_rules::honours::counts(&donation.facts));
    Ok(VisitForm {
        serial: visit.form_no.clone().unwrap_or_else(|| "未编号".into()),
        donation_code: visit.donation_code.clone(),
        on: visit.on,
        site: or_not_recorded(&visit.site),
        name: donor.name,
        sex: donor.sex.map_or("未登记", sex_of).to_owned(),
        birth_date: donor.birth_date,
        document: kind_of(kind).to_owned(),
        identity_number: masked_number(read, donor.id)?,
        donor_number: donor.donor_no.to_string(),
        phone: donor.phone.as_deref().map(phone::masked),
        answers: said.map(answers).transpose()?.unwrap_or_default(),
        measurements: measurements(visit.examination.unwrap_or_default()),
        finding: finding(visit).to_owned(),
        amount: given.map(|donation| amount(&donation.facts)),
        physician: physician.unwrap_or_else(|| "未登记".into()),
        nurse,
        signature: match said {
            Some(said) => signature(read, said)?,
            None => None,
        },
        station: station_name(read)?,
    })
}

fn answers(said: &InterviewAnswered) -> Result<Vec<Answer>, DeskError> {
    let asked = inquiry::version(&said.version)?;
    let answers = said.answers.iter().map(|answer| {
        let question = asked.and_then(|asked| asked.question(&answer.question));
        let explained = said.explained.iter();
        let mut explained = explained.filter(|one| one.question == answer.question);
        let date = answer.date.map(|date| format!("日期{date}"));
        let notes = [date, explained.next().map(|one| one.reason.clone())];
        let note = notes.into_iter().flatten().collect::<Vec<_>>().join("；");
        Answer {
            question: question.map_or(answer.question.clone(), |one| one.zh.clone()),
            yes: Some(answer.yes),
            note: (!note.is_empty()).then_some(note),
        }
    });
    Ok(answers.collect())
}

fn signature(read: &Reading<'_>, said: &InterviewAnswered) -> Result<Option<Vec<u8>>, DeskError> {
    let mut signatures = said.signatures.iter();
    let Some(of_donor) = signatures.find(|one| one.signer == Signer::Donor) else {
        return Ok(None);
    };
    match Hash::from_hex(&of_donor.sha256) {
        Some(sha256) => Ok(read.attachment(sha256)?),
        None => Ok(None),
    }
}

fn measurements(examination: Examination) -> Vec<Measurement> {
    let pressure = examination
        .systolic_mmhg
        .zip(examination.diastolic_mmhg)
        .map(|(systolic, diastolic)| format!("{systolic}/{diastolic} mmHg"));
    let with = |value: Option<f64>, unit: &str| value.map(|value| format!("{value} {unit}"));
    let lines = [
        ("体重", with(examination.weight_kg, "kg")),
        ("血压", pressure),
        ("脉搏", with(examination.pulse_bpm, "次/分")),
        ("体温", with(examination.temperature_c, "℃")),
        ("血红蛋白", with(examination.haemoglobin_g_l, "g/L")),
        ("血小板", with(examination.platelets_10e9_l, "×10⁹/L")),
        (
            "红细胞比容",
            examination.haematocrit.map(|value| value.to_string()),
        ),
    ];
    let line = |(label, value): (&str, Option<String>)| {
        value.map(|value| Measurement {
            label: label.to_owned(),
            value,
        })
    };
    lines.into_iter().filter_map(line).collect()
}

fn finding(visit: &VisitRecord) -> &'static str {
    let verdict = visit.judgement.as_ref().map(|judged| judged.verdict);
    match (visit.step, verdict) {
        (Step::Refused, Some(Verdict::Exclude)) => "不宜献血",
        (Step::Refused, _) => "暂缓献血",
        (Step::Interview | Step::Examination, _) => "未完成",
        (Step::Left, _) => "献血者离开",
        _ => "可以献血",
    }
}

/// What a kind of document is called.
pub(crate) fn kind_of(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::ResidentId => "居民身份证",
        DocumentKind::ResidencePermit => "港澳台居民居住证",
        DocumentKind::ForeignPermanent => "外国人永久居留身份证",
        DocumentKind::HkMacaoPermit => "港澳居民来往内地通行证",
        DocumentKind::TaiwanPermit => "台湾居民来往大陆通行证",
        DocumentKind::Passport => "护照",
        DocumentKind::Military => "军人或警察证件",
        DocumentKind::HouseholdRegister => "居民户口簿",
        DocumentKind::DrivingLicence => "驾驶证",
        DocumentKind::Other => "其他证件",
    }
}
