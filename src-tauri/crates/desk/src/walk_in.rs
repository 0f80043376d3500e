//! The main job as one request: find or register the donor, judge, record, certify.

use crate::Session;
use crate::award;
use crate::block;
use crate::clock;
use crate::document::DocumentInput;
use crate::donor::register::Person;
use crate::donor::{DonorRegister, page, register};
use crate::error::DeskError;
use crate::identity;
use crate::judge::{self, judge};
use crate::verdict::Judgement;
use crate::visit::entries::{self, Collection};
use chrono::NaiveDate;
use redwall_rules::case::Id;
use redwall_rules::honours::Tally;
use redwall_rules::{
    DonationCode, Examination, Explained, Outcome, Plan, Reaction, Sex, Stage, Verdict,
};
use redwall_store::fact::{
    DonationCodeAssigned, ExaminationRecorded, InterviewRecorded, RestEnded, VisitOpened,
};
use redwall_store::{CertificateId, DonationId, Donor, DonorId, Reading, Role, VisitId, Writing};
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
    #[ts(type = "string | number | null", optional)]
    pub id: Id,
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
    /// The certificate, for callers in this program.
    #[serde(skip)]
    pub id: CertificateId,
    /// Its serial.
    pub serial: String,
    /// The PDF, where the caller asked for files.
    pub file: Option<String>,
}

/// What became of a walk-in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WalkInAnswer {
    /// The line's own mark.
    #[ts(type = "string | number | null")]
    pub id: Id,
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
    /// What has been earned, as of the day; none when the records contradict the awards.
    pub tally: Option<Tally>,
    /// Recorded after the day itself, for callers in this program.
    #[serde(skip)]
    pub late: bool,
}

impl WalkIn {
    fn person(&self) -> DonorRegister {
        DonorRegister {
            document: self.document.clone(),
            name: self.name.clone(),
            sex: self.sex,
            birth_date: self.birth_date,
            phone: self.phone.clone(),
            address: None,
            not_the_same: Vec::new(),
        }
    }
}

/// Records a walk-in, in one transaction: all of it or nothing.
///
/// A person whose document is unknown is registered, also where a similar donor is: nobody stands at
/// a list to be asked, so a task (`possible_duplicate`) asks later.
///
/// Recording an acknowledged one again (same document, day and code) gives the same answer and
/// writes nothing.
///
/// # Errors
/// `not_allowed`, unless the person on duty is receptionist, physician and nurse; `invalid`,
/// `document_invalid`, `document_blocked`, `donation_code_invalid`, `donation_code_used` at the field that is at fault.
pub fn record(session: &Session, request: WalkIn) -> Result<WalkInAnswer, DeskError> {
    session.require_all(&[Role::Receptionist, Role::Physician, Role::Nurse])?;
    let checked = clock::or_doubt(session, Checked::read(session, &request))?;
    let visit = session.store.write(session.staff.id, |write| {
        write_once(session, write, &checked)
    })?;
    session
        .store
        .read(|read| answer(session, read, request.id, visit))
}

/// A walk-in whose fields are right in themselves.
pub(crate) struct Checked {
    pub(crate) person: Person,
    pub(crate) site: Option<String>,
    pub(crate) on: NaiveDate,
    late: bool,
    pub(crate) interview: WalkInInterview,
    pub(crate) plan: Plan,
    pub(crate) examination: Examination,
    pub(crate) code: DonationCode,
    pub(crate) asks_to_continue: bool,
}

impl Checked {
    pub(crate) fn read(session: &Session, request: &WalkIn) -> Result<Self, DeskError> {
        let today = session.today();
        let on = request.on.unwrap_or(today);
        if on > today {
            return Err(DeskError::invalid(
                "on",
                "日期在今天之后,不能登记。请核对日期。",
            ));
        }
        if !request.interview.consent {
            let message = "献血者没有签署知情同意书,不能登记采血。";
            return Err(DeskError::invalid("interview.consent", message));
        }
        for (field, text) in [
            ("form_no", &request.interview.form_no),
            ("by", &request.interview.by),
        ] {
            if text.trim().is_empty() {
                let message = "请填写献血登记表编号和征询人。";
                return Err(DeskError::invalid(&format!("interview.{field}"), message));
            }
        }
        Ok(Self {
            person: Person::read(&request.person(), today)?,
            site: request.site.clone(),
            on,
            late: on < today,
            interview: request.interview.clone(),
            plan: request.plan,
            examination: request.exam,
            code: entries::parse_code(&request.donation_code, "donation_code")?,
            asks_to_continue: request.asks_to_continue,
        })
    }

    /// Where it was; the desk's own site where nothing is said.
    pub(crate) fn site(&self, read: &Reading<'_>) -> Result<String, DeskError> {
        match &self.site {
            Some(site) => Ok(site.clone()),
            None => Ok(read.site()?.unwrap_or_default()),
        }
    }

    pub(crate) fn interviewed(&self, visit: VisitId) -> InterviewRecorded {
        InterviewRecorded {
            visit,
            form_no: self.interview.form_no.trim().to_owned(),
            consent: self.interview.consent,
            by: Some(self.interview.by.trim().to_owned()),
        }
    }

    pub(crate) fn examined(&self, visit: VisitId) -> ExaminationRecorded {
        ExaminationRecorded {
            visit,
            examination: self.examination,
            plan: self.plan,
        }
    }
}

/// Writes a walk-in, unless it was written before.
pub(crate) fn write_once(
    session: &Session,
    write: &mut Writing<'_>,
    walk_in: &Checked,
) -> Result<VisitId, DeskError> {
    let document = &walk_in.person.document;
    let known = write.document_owner(document.kind(), document.number())?;
    if let Some(donor) = known {
        let donor = page::existing(write, donor)?;
        same_person(write, &donor, &walk_in.person)?;
        let before = write
            .visits_of(donor.id, walk_in.on)?
            .into_iter()
            .find(|visit| {
                let code = visit
                    .donation_code
                    .as_deref()
                    .or(visit.unused_code.as_deref());
                code == Some(walk_in.code.as_str())
            });
        if let Some(before) = before {
            return Ok(before.id);
        }
        register::follow_phone(write, &donor, walk_in.person.phone.as_deref())?;
    }
    let visit = VisitId::mint();
    entries::unused_code(write, &walk_in.code, visit, "donation_code")?;
    let donor = match known {
        Some(donor) => donor,
        None => {
            // What happened on an earlier day is kept, and judged like everything else.
            if !walk_in.late {
                block::ask(write, document, walk_in.on)?;
            }
            register_unasked(write, &walk_in.person)?
        }
    };
    let donor = page::existing(write, donor)?;
    write_visit(session, write, walk_in, &donor, visit, known.is_none())?;
    Ok(visit)
}

/// Registers a person of a list's line, where nobody can be asked about similar donors: a task asks
/// later.
pub(crate) fn register_unasked(
    write: &mut Writing<'_>,
    person: &Person,
) -> Result<DonorId, DeskError> {
    let similar = identity::similar_to(write, person)?;
    let donor = person.register(write)?;
    identity::ask_later(write, donor, &similar)?;
    Ok(donor)
}

fn write_visit(
    session: &Session,
    write: &mut Writing<'_>,
    walk_in: &Checked,
    donor: &Donor,
    visit: VisitId,
    first: bool,
) -> Result<(), DeskError> {
    let Checked {
        on,
        late,
        plan,
        examination,
        code,
        ..
    } = walk_in;
    let site = walk_in.site(write)?;
    write_examined(write, walk_in, donor, visit, first)?;

    let facts = judge::facts(write, donor, *examination, walk_in.asks_to_continue)?;
    let rules = session.rulebook(write)?;
    let judged = judge(&facts, *plan, Stage::Collect, *on, &rules);
    if !judged.accepts() {
        return entries::refuse(write, donor, visit, Stage::Collect, &judged, Some(code));
    }
    write.append(
        donor.id,
        DonationCodeAssigned {
            visit,
            code: code.as_str().to_owned(),
        },
    )?;
    let collection = Collection {
        visit,
        on: *on,
        site: &site,
        late: *late,
        code,
        drawn: *plan,
        outcome: Outcome::Complete,
    };
    entries::collect(write, donor, &collection, &judged)?;
    write.append(
        donor.id,
        RestEnded {
            visit,
            reaction: Reaction::None,
        },
    )?;
    let donation = write
        .donation_of_visit(donor.id, visit)?
        .ok_or_else(DeskError::internal)?;
    entries::certify(write, donor, &donation, session.today()).map(drop)
}

/// Writes the steps of a new visit up to the examination.
pub(crate) fn write_examined(
    write: &mut Writing<'_>,
    walk_in: &Checked,
    donor: &Donor,
    visit: VisitId,
    first: bool,
) -> Result<(), DeskError> {
    let opened = VisitOpened {
        visit,
        on: walk_in.on,
        site: walk_in.site(write)?,
        late: walk_in.late,
        face_matches_document: true,
        asks_to_continue: walk_in.asks_to_continue,
        first,
    };
    write.append(donor.id, opened)?;
    write.append(donor.id, walk_in.interviewed(visit))?;
    Ok(write.append(donor.id, walk_in.examined(visit))?)
}

/// Makes sure that a person is who some record of the donor says, or said before it was changed.
///
/// # Errors
/// `invalid` at the field in which the person differs from the donor whose document it is.
pub(crate) fn same_person(
    read: &Reading<'_>,
    donor: &Donor,
    person: &Person,
) -> Result<(), DeskError> {
    let known = read.identities(donor.id)?.into_iter().any(|known| {
        (&known.name, known.birth_date, known.sex) == (&person.name, person.birth_date, person.sex)
    });
    if known {
        return Ok(());
    }
    let differs = if donor.name != person.name {
        Some(("name", "姓名"))
    } else if donor.birth_date != person.birth_date {
        Some(("birth_date", "出生日期"))
    } else if donor.sex != person.sex {
        Some(("sex", "性别"))
    } else {
        None
    };
    match differs {
        None => Ok(()),
        Some((field, what)) => Err(DeskError::invalid(
            field,
            format!("{what}与这个证件原来登记的不一致。请核对本人与证件,没有登记。"),
        )),
    }
}

pub(crate) fn answer(
    session: &Session,
    read: &Reading<'_>,
    id: Id,
    visit: VisitId,
) -> Result<WalkInAnswer, DeskError> {
    let visit = read.visit(visit)?.ok_or_else(DeskError::internal)?;
    let donor = page::existing(read, visit.donor)?;
    let judgement = Judgement::from(visit.judgement.ok_or_else(DeskError::internal)?)
        .shown_to(session.sees_health());
    let donation = read.donation_of_visit(donor.id, visit.id)?;
    let certificate = read.certificate_of_visit(visit.id)?;
    Ok(WalkInAnswer {
        id,
        donor_no: donor.donor_no.to_string(),
        new: visit.first,
        verdict: judgement.verdict,
        until: judgement.until,
        findings: judgement.findings,
        donation: donation.map(|donation| WalkInDonation {
            id: donation.id,
            code: donation.code,
        }),
        certificate: certificate.map(|certificate| WalkInCertificate {
            id: certificate.id,
            serial: certificate.serial.to_string(),
            file: None,
        }),
        tally: award::of(session, read, donor.id, visit.on)?.tally,
        late: visit.late,
    })
}
