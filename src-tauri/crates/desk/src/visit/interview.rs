//! Recording the interview: on paper, asked by the physician, or answered at the donor's window.

use super::inquiry;
use super::request::{AnswerDecision, InterviewAnswers, InterviewRecord};
use crate::Session;
use crate::deferral::{self, DeferralInput, Origin};
use crate::donor_window::Given;
use crate::error::{DeskError, ErrorCode};
use crate::scanned;
use crate::signature::Picture;
use chrono::NaiveDate;
use redwall_rules::questionnaire::Proposal;
use redwall_rules::{Answer, Questionnaire, Rulebook};
use redwall_store::fact::{
    AnswerExplained, AttachmentOf, DeferralSource, InterviewAnswered, InterviewRecorded, SignedBy,
    Signer,
};
use redwall_store::{Donor, NewAttachment, VisitId, VisitRecord, Writing};

/// An interview whose fields are right in themselves.
pub(super) struct Interview {
    form_no: Option<String>,
    by: Option<String>,
    deferrals: Vec<DeferralInput>,
    answered: Option<Answered>,
}

/// An inquiry that was not made on paper.
struct Answered {
    inquiry: &'static Questionnaire,
    answers: Vec<Answer>,
    decisions: Vec<AnswerDecision>,
    pictures: Vec<(Signer, Picture)>,
    at_window: bool,
}

impl Interview {
    /// Reads what was recorded; answers and signature of the donor's window are taken from there.
    ///
    /// # Errors
    /// `invalid` at `consent`, `form_no`, `answered.version` or a signature; `window_changed`.
    pub(super) fn read(session: &Session, request: &InterviewRecord) -> Result<Self, DeskError> {
        if !request.consent {
            let message = "献血者没有签署知情同意书,不能继续。如果献血者不愿意,请点“离开”。";
            return Err(DeskError::invalid("consent", message));
        }
        let form_no = Some(request.form_no.trim()).filter(|number| !number.is_empty());
        if form_no.is_none() && request.answered.is_none() {
            return Err(DeskError::invalid("form_no", "请填写献血登记表编号。"));
        }
        scanned::no_identity_number(form_no.unwrap_or_default(), session.today(), "form_no")?;
        let by = request.by.as_deref().map(str::trim);
        let answered = match &request.answered {
            None => None,
            Some(answered) => Some(Answered::read(session, request.visit, answered)?),
        };
        Ok(Self {
            form_no: form_no.map(str::to_owned),
            by: by.filter(|name| !name.is_empty()).map(str::to_owned),
            deferrals: request.deferrals.clone(),
            answered,
        })
    }

    /// Writes the interview, and what its answers defer the donor for.
    ///
    /// # Errors
    /// `invalid` at a question under `answered.answers` or `answered.decisions`, or at a
    /// deferral's field.
    pub(super) fn write(
        &self,
        session: &Session,
        write: &mut Writing<'_>,
        visit: &VisitRecord,
        donor: &Donor,
    ) -> Result<(), DeskError> {
        let mut deferrals = self.deferrals.clone();
        if let Some(answered) = &self.answered {
            deferrals.extend(answered.write(session, write, visit.id, donor)?);
        }
        let interviewed = InterviewRecorded {
            visit: visit.id,
            form_no: self
                .form_no
                .clone()
                .unwrap_or_else(|| number_without_paper(visit)),
            consent: true,
            by: self.by.clone(),
        };
        write.append(donor.id, interviewed)?;
        let origin = Origin {
            visit: Some(visit.id),
            source: DeferralSource::Interview,
        };
        for deferral in &deferrals {
            deferral::append(session, write, donor.id, &origin, deferral)?;
        }
        Ok(())
    }
}

/// What stands for the number of a paper form: E, the day, and the end of the visit's id.
fn number_without_paper(visit: &VisitRecord) -> String {
    let id = visit.id.uuid().simple().to_string().to_uppercase();
    format!("E{}-{}", visit.on.format("%Y%m%d"), &id[id.len() - 6..])
}

impl Answered {
    fn read(
        session: &Session,
        visit: VisitId,
        request: &InterviewAnswers,
    ) -> Result<Self, DeskError> {
        let inquiry = inquiry::current(session.today())?;
        if request.version != inquiry.version {
            return Err(outdated("answered.version"));
        }
        if request.consent_version != inquiry.consent.version {
            return Err(outdated("answered.consent_version"));
        }
        let (answers, donors) = match request.window_revision {
            None => {
                let signature = request.signature.as_ref().ok_or_else(|| {
                    let message = "请献血者签名后再继续。";
                    DeskError::invalid("answered.signature", message)
                })?;
                let picture = signature.picture("answered.signature")?;
                (request.answers.clone(), picture)
            }
            Some(_) if !request.answers.is_empty() || request.signature.is_some() => {
                let message = "献血者在自己的窗口填写时,回答和签名由那里带来,不能另填。";
                return Err(DeskError::invalid("answered.answers", message));
            }
            Some(revision) => {
                let Given { answers, signature } = session.windows.given(visit, revision)?;
                (answers, signature)
            }
        };
        let mut pictures = vec![(Signer::Donor, donors)];
        if let Some(signature) = &request.physician_signature {
            let picture = signature.picture("answered.physician_signature")?;
            pictures.push((Signer::Physician, picture));
        }
        Ok(Self {
            inquiry,
            answers,
            decisions: request.decisions.clone(),
            pictures,
            at_window: request.window_revision.is_some(),
        })
    }

    /// Writes answers and signatures; the deferrals that were decided on.
    fn write(
        &self,
        session: &Session,
        write: &mut Writing<'_>,
        visit: VisitId,
        donor: &Donor,
    ) -> Result<Vec<DeferralInput>, DeskError> {
        let (today, rules) = (session.today(), session.rulebook(write)?);
        self.inquiry
            .check(&self.answers, donor.sex, today)
            .map_err(|problem| inquiry::at_fault(&problem, "answered.answers"))?;
        let proposals = self.inquiry.proposals(&self.answers, today, &rules);
        let decided = decide(&proposals, &self.decisions, today, &rules)?;
        let mut signatures = Vec::new();
        for (signer, picture) in &self.pictures {
            let file = NewAttachment {
                bytes: &picture.bytes,
                media_type: picture.media_type,
                shows: AttachmentOf::Signature,
                visit: Some(visit),
            };
            let sha256 = write.attach(donor.id, &file)?.to_string();
            signatures.push(SignedBy {
                signer: *signer,
                sha256,
            });
        }
        let said = InterviewAnswered {
            visit,
            version: self.inquiry.version.clone(),
            consent_version: self.inquiry.consent.version.clone(),
            answers: self.answers.clone(),
            explained: decided.explained,
            signatures,
            at_window: self.at_window,
        };
        write.append(donor.id, said)?;
        Ok(decided.deferrals)
    }
}

/// What was decided on answers that are not fine.
#[derive(Debug, Default)]
struct Decided {
    deferrals: Vec<DeferralInput>,
    explained: Vec<AnswerExplained>,
}

/// Makes sure that each answer that defers has a decision: a deferral, or what came of asking
/// again. One that ends before what the answer proposes needs both.
fn decide(
    proposals: &[Proposal],
    decisions: &[AnswerDecision],
    today: NaiveDate,
    rules: &Rulebook,
) -> Result<Decided, DeskError> {
    for (at, decision) in decisions.iter().enumerate() {
        let of_question = |one: &str| one == decision.question;
        let again = decisions[..at].iter().any(|one| of_question(&one.question));
        if again || !proposals.iter().any(|one| of_question(&one.question)) {
            let message = "这一题的回答不需要决定,或已经决定过。请刷新征询表。";
            return Err(undecided(&decision.question, message));
        }
    }
    let mut decided = Decided::default();
    for proposal in proposals {
        let of_it = |one: &&AnswerDecision| one.question == proposal.question;
        match decisions.iter().find(of_it) {
            Some(decision) => decided.take(proposal, decision, today, rules)?,
            None if proposal.asks_for_a_decision() => {
                let message = "这样回答需要医师决定:登记延期,或再次询问后写明为什么不延期。";
                return Err(undecided(&proposal.question, message));
            }
            None => {}
        }
    }
    Ok(decided)
}

impl Decided {
    fn take(
        &mut self,
        proposal: &Proposal,
        decision: &AnswerDecision,
        today: NaiveDate,
        rules: &Rulebook,
    ) -> Result<(), DeskError> {
        let question = &proposal.question;
        let reason = decision.reason.as_deref().map(str::trim);
        let reason = reason.filter(|said| !said.is_empty());
        let needs_reason = match &decision.deferral {
            None => true,
            Some(deferral) => ends_early(proposal, deferral, today, rules),
        };
        if needs_reason && reason.is_none() {
            let message = if decision.deferral.is_some() {
                "这条延期比回答所对应的规定结束得早。请核对日期;确实如此的,请写明再次询问的结果。"
            } else {
                "不延期的,请写明再次询问的结果。"
            };
            return Err(undecided(question, message));
        }
        self.deferrals.extend(decision.deferral.clone());
        self.explained.extend(reason.map(|reason| AnswerExplained {
            question: question.clone(),
            reason: reason.to_owned(),
        }));
        Ok(())
    }
}

/// Whether a deferral keeps from nothing, or ends before what the answer proposes for its code.
fn ends_early(
    proposal: &Proposal,
    deferral: &DeferralInput,
    today: NaiveDate,
    rules: &Rulebook,
) -> bool {
    let Some(end) = inquiry::end_of(deferral, today, rules) else {
        return true;
    };
    let proposed = proposal
        .candidates
        .iter()
        .find(|candidate| candidate.code == deferral.code && !candidate.over)
        .map(|candidate| candidate.until.unwrap_or(NaiveDate::MAX));
    // Without the day, the answer proposes no end: the physician asked for it and says it.
    let day_was_asked = proposed == Some(NaiveDate::MAX) && deferral.event.is_some();
    !day_was_asked && proposed.is_some_and(|proposed| end < proposed)
}

fn undecided(question: &str, message: &str) -> DeskError {
    DeskError::invalid(&format!("answered.decisions.{question}"), message)
}

fn outdated(field: &str) -> DeskError {
    let message = "征询表或知情同意书已更新。请刷新后让献血者重新阅读和签名。";
    DeskError::new(ErrorCode::Invalid, message).at(field)
}
