//! Late entry: what really happened on a past day, kept whatever the rules say of it.
//!
//! It is judged as of its day by the one function. If it should not have happened, the donation is
//! kept all the same and flagged, a task is raised, and there is no certificate until the task is
//! settled. A later donation that would have been refused had this one been known is flagged too.

use crate::Session;
use crate::clock;
use crate::document::DocumentInput;
use crate::donor::page;
use crate::donor::register;
use crate::error::DeskError;
use crate::judge::{self, judge};
use crate::visit::entries::{self, Collection};
use crate::walk_in::{self, Checked, WalkIn, WalkInCertificate, WalkInDonation, WalkInInterview};
use crate::{reassess, task};
use chrono::NaiveDate;
use redwall_rules::case::Id;
use redwall_rules::honours::Tally;
use redwall_rules::{Examination, Explained, Outcome, Plan, Reaction, Sex, Stage, Verdict};
use redwall_store::fact::{DonationCodeAssigned, RestEnded, TaskAbout};
use redwall_store::{Donor, Reading, VisitId, VisitRecord, Writing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What happened on a past day, start to end.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LateEntryRecord {
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
    /// The day, before today.
    pub on: NaiveDate,
    /// The interview.
    pub interview: WalkInInterview,
    /// What the donor meant to give.
    pub plan: Plan,
    /// The measurements, as far as there are any.
    #[serde(default)]
    #[ts(as = "Option<Examination>", optional)]
    pub exam: Examination,
    /// The donation code.
    pub donation_code: String,
    /// What was drawn; as planned when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub drawn: Option<Plan>,
    /// How it ended.
    #[serde(default)]
    #[ts(as = "Option<Outcome>", optional)]
    pub outcome: Outcome,
    /// The donor's reaction.
    #[serde(default)]
    #[ts(as = "Option<Reaction>", optional)]
    pub reaction: Reaction,
    /// A repeat donor past the upper age asked to go on donating.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub asks_to_continue: bool,
}

/// What became of a late entry.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LateEntryAnswer {
    /// The line's own mark.
    #[ts(type = "string | number | null")]
    pub id: Id,
    /// The donor number.
    pub donor_no: String,
    /// Registered by this line.
    pub new: bool,
    /// The verdict as of that day.
    pub verdict: Verdict,
    /// The first day on which every dated finding is over.
    pub until: Option<NaiveDate>,
    /// Why, each with its clause.
    pub findings: Vec<Explained>,
    /// The donation, kept whatever the verdict.
    pub donation: Option<WalkInDonation>,
    /// It should not have happened: a task was raised.
    pub flagged: bool,
    /// The certificate; none while a task about the donation is open.
    pub certificate: Option<WalkInCertificate>,
    /// What to do next, where there is something to do.
    pub note: Option<String>,
    /// What has been earned, as of the day; none when the records contradict the awards.
    pub tally: Option<Tally>,
}

/// Records what happened on a past day, in one transaction. The same entry again (same document,
/// day and code) gives the same answer and writes nothing.
///
/// # Errors
/// `invalid`, `document_invalid`, `donation_code_invalid`, `donation_code_used` at the field that
/// is at fault. What the rules say is never an error.
pub fn record(session: &Session, request: LateEntryRecord) -> Result<LateEntryAnswer, DeskError> {
    let late = clock::or_doubt(session, Late::read(session, &request))?;
    session.store.write(session.staff.id, |write| {
        let visit = write_once(session, write, &late)?;
        answer(session, write, request.id, visit)
    })
}

/// A late entry whose fields are right in themselves.
struct Late {
    checked: Checked,
    drawn: Plan,
    outcome: Outcome,
    reaction: Reaction,
}

impl Late {
    fn read(session: &Session, request: &LateEntryRecord) -> Result<Self, DeskError> {
        if request.on >= session.today() {
            let message = "补录只用于今天以前的采血。今天的采血请按步骤登记。";
            return Err(DeskError::invalid("on", message));
        }
        let drawn = request.drawn.unwrap_or(request.plan);
        entries::possible(drawn, "drawn")?;
        if request.outcome != Outcome::Complete {
            entries::within_plan(request.plan, drawn, request.outcome)?;
        }
        Ok(Self {
            checked: Checked::read(session, &request.walk_in())?,
            drawn,
            outcome: request.outcome,
            reaction: request.reaction,
        })
    }

    /// What is judged: what was given in full, or what was planned where it was not.
    fn judged_plan(&self) -> Plan {
        match self.outcome {
            Outcome::Complete => self.drawn,
            Outcome::Partial | Outcome::None => self.checked.plan,
        }
    }
}

impl LateEntryRecord {
    fn walk_in(&self) -> WalkIn {
        WalkIn {
            id: self.id.clone(),
            document: self.document.clone(),
            name: self.name.clone(),
            sex: self.sex,
            birth_date: self.birth_date,
            phone: self.phone.clone(),
            site: self.site.clone(),
            on: Some(self.on),
            interview: self.interview.clone(),
            plan: self.plan,
            exam: self.exam,
            donation_code: self.donation_code.clone(),
            asks_to_continue: self.asks_to_continue,
        }
    }
}

/// Writes a late entry, unless its donation was written before.
fn write_once(
    session: &Session,
    write: &mut Writing<'_>,
    late: &Late,
) -> Result<VisitId, DeskError> {
    let checked = &late.checked;
    let document = &checked.person.document;
    let known = write.document_owner(document.kind(), document.number())?;
    let mut begun = None;
    if let Some(donor) = known {
        let donor = page::existing(write, donor)?;
        walk_in::same_person(write, &donor, &checked.person)?;
        begun = visit_with_code(write, &donor, checked)?;
        if let Some(visit) = &begun
            && write.donation_of_visit(donor.id, visit.id)?.is_some()
        {
            return Ok(visit.id);
        }
        register::follow_phone(write, &donor, checked.person.phone.as_deref())?;
    }
    let visit = begun.as_ref().map_or_else(VisitId::mint, |visit| visit.id);
    entries::unused_code(write, &checked.code, visit, "donation_code")?;
    let donor = match known {
        Some(donor) => donor,
        None => walk_in::register_unasked(write, &checked.person)?,
    };
    let donor = page::existing(write, donor)?;
    match begun {
        Some(begun) => go_on(write, checked, &donor, &begun)?,
        None => begin(write, checked, &donor, visit, known.is_none())?,
    }
    keep(session, write, late, &donor, visit)?;
    Ok(visit)
}

fn visit_with_code(
    read: &Reading<'_>,
    donor: &Donor,
    checked: &Checked,
) -> Result<Option<VisitRecord>, DeskError> {
    let visits = read.visits_of(donor.id, checked.on)?;
    Ok(visits
        .into_iter()
        .find(|visit| visit.donation_code.as_deref() == Some(checked.code.as_str())))
}

fn begin(
    write: &mut Writing<'_>,
    checked: &Checked,
    donor: &Donor,
    visit: VisitId,
    first: bool,
) -> Result<(), DeskError> {
    walk_in::write_examined(write, checked, donor, visit, first)?;
    let coded = DonationCodeAssigned {
        visit,
        code: checked.code.as_str().to_owned(),
    };
    Ok(write.append(donor.id, coded)?)
}

/// The bag's code was given out in a visit that did not come to the collection: what that visit
/// holds stands, and must agree.
fn go_on(
    write: &mut Writing<'_>,
    checked: &Checked,
    donor: &Donor,
    visit: &VisitRecord,
) -> Result<(), DeskError> {
    if visit
        .examination
        .is_some_and(|kept| kept != checked.examination)
    {
        let message = "与当天登记的体检不同。请按当天的记录填写;测量有误的,另由第二人更正。";
        return Err(DeskError::invalid("exam", message));
    }
    if visit.plan.is_some_and(|kept| kept != checked.plan) {
        let message = "与当天登记的献血计划不同。请按当天的记录填写,实际采血量填在 drawn。";
        return Err(DeskError::invalid("plan", message));
    }
    if visit.form_no.is_none() {
        write.append(donor.id, checked.interviewed(visit.id))?;
    }
    if visit.examination.is_none() {
        write.append(donor.id, checked.examined(visit.id))?;
    }
    Ok(())
}

/// Judges the collection as of its day, and keeps it.
fn keep(
    session: &Session,
    write: &mut Writing<'_>,
    late: &Late,
    donor: &Donor,
    visit: VisitId,
) -> Result<(), DeskError> {
    let checked = &late.checked;
    let before = write.donations(donor.id)?;
    let mut facts = judge::facts(write, donor, checked.examination, checked.asks_to_continue)?;
    facts.history = reassess::history_until(&before, checked.on, None);
    let plan = late.judged_plan();
    let rules = session.rulebook(write)?;
    let judged = judge(&facts, plan, Stage::Collect, checked.on, &rules);
    let collection = Collection {
        visit,
        on: checked.on,
        site: &checked.site(write)?,
        late: true,
        code: &checked.code,
        drawn: late.drawn,
        outcome: late.outcome,
    };
    let donation = entries::collect(write, donor, &collection, &judged)?;
    let rested = RestEnded {
        visit,
        reaction: late.reaction,
    };
    write.append(donor.id, rested)?;
    let about = TaskAbout::LateEntryAgainstRules;
    if !judged.accepts() {
        task::raise(write, donor.id, about, donation)?;
    }
    let record = write.donation(donation)?.ok_or_else(DeskError::internal)?;
    reassess::raise_for_others(session, write, donor, &record, &before, about)?;
    if judged.accepts() && late.outcome != Outcome::None {
        entries::certify(write, donor, &record, write.at().station_date())?;
    }
    Ok(())
}

fn answer(
    session: &Session,
    read: &Reading<'_>,
    id: Id,
    visit: VisitId,
) -> Result<LateEntryAnswer, DeskError> {
    let kept = walk_in::answer(session, read, id, visit)?;
    let donation = match &kept.donation {
        Some(donation) => read.donation(donation.id)?,
        None => None,
    };
    let held_back = match &donation {
        Some(donation) => task::holds_back_certificate(read, donation.id)?,
        None => false,
    };
    let note = "这次采血不应发生,已照实保存并标记。请隔离这袋血;医师处理任务后再发证书。";
    Ok(LateEntryAnswer {
        id: kept.id,
        donor_no: kept.donor_no,
        new: kept.new,
        verdict: kept.verdict,
        until: kept.until,
        findings: kept.findings,
        donation: kept.donation,
        flagged: donation.is_some_and(|donation| donation.flagged),
        certificate: kept.certificate,
        note: held_back.then(|| note.to_owned()),
        tally: kept.tally,
    })
}
