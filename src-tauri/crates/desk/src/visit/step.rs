//! The steps, as they are taken one by one at the desk.

use super::entries::{self, Collection};
use super::interview::Interview;
use super::request::{
    CollectionRecord, DonationCodeAssign, ExaminationRecord, InterviewRecord, RestEnd, VisitLeave,
    VisitOpen,
};
use super::view::{Visit, view};
use super::{collecting, measuring, team};
use crate::Session;
use crate::donor::page;
use crate::error::{DeskError, ErrorCode};
use crate::judge::{self, judge, judge_usual};
use redwall_rules::{Examination, Plan, Stage};
use redwall_store::fact::{
    CollectionDescribed, DonationCodeAssigned, ExaminationRecorded, GiftGiven, ReactionClassed,
    VisitGrouped, VisitLeft, VisitOpened,
};
use redwall_store::{Donor, Step, Team, VisitId, VisitRecord, Writing, fact};

/// Opens today's visit of a donor, or goes on with the one that is open.
///
/// # Errors
/// `not_found`; `invalid` at `face_matches_document`, when it was not ticked.
pub fn open(session: &Session, request: VisitOpen) -> Result<Visit, DeskError> {
    if !request.face_matches_document {
        let message = "请当面核对本人与证件,一致后再继续。";
        return Err(DeskError::invalid("face_matches_document", message));
    }
    let team = request.team.as_ref().map(team::checked).transpose()?;
    let visit = session.store.write(session.staff.id, |write| {
        let donor = page::existing(write, request.donor)?;
        let on = session.today();
        if let Some(open) = write
            .visits_of(donor.id, on)?
            .into_iter()
            .find(|v| v.step.is_open())
        {
            join(write, &donor, open.id, open.team.as_ref(), team)?;
            return Ok(open.id);
        }
        let visit = VisitId::mint();
        let opened = VisitOpened {
            visit,
            on,
            site: write.site()?.unwrap_or_default(),
            late: false,
            face_matches_document: true,
            asks_to_continue: request.asks_to_continue,
            first: false,
        };
        write.append(donor.id, opened)?;
        join(write, &donor, visit, None, team)?;
        refuse_unless_some_kind(session, write, &donor, visit, request.asks_to_continue)?;
        Ok::<_, DeskError>(visit)
    })?;
    shown(session, visit)
}

/// Notes the group that a donor comes with, if it is another than was noted.
fn join(
    write: &mut Writing<'_>,
    donor: &Donor,
    visit: VisitId,
    noted: Option<&Team>,
    team: Option<Team>,
) -> Result<(), DeskError> {
    match team {
        Some(Team { group, channel })
            if noted
                != Some(&Team {
                    group: group.clone(),
                    channel,
                }) =>
        {
            let grouped = VisitGrouped {
                visit,
                group,
                channel,
            };
            Ok(write.append(donor.id, grouped)?)
        }
        _ => Ok(()),
    }
}

/// Records the interview, and what its answers defer the donor for. The donor's window is over then.
///
/// # Errors
/// `out_of_order`; `invalid` at `consent`, `form_no`, a deferral's field, a question under
/// `answered.answers` or `answered.decisions`, or a signature; `window_closed` and `window_changed`.
pub fn interview(session: &Session, request: InterviewRecord) -> Result<Visit, DeskError> {
    let interview = Interview::read(session, &request)?;
    let interviewed = take_step(
        session,
        request.visit,
        Step::Interview,
        |write, visit, donor| {
            interview.write(session, write, visit, donor)?;
            refuse_unless_some_kind(session, write, donor, visit.id, visit.asks_to_continue)
        },
    )?;
    session.windows.end(request.visit);
    Ok(interviewed)
}

/// Records the examination and the plan, and judges them as before the needle.
///
/// # Errors
/// `out_of_order`; `implausible` at a measurement that is hard to believe and not confirmed;
/// `invalid` at `plan`, for a volume that nobody may give, or at `devices.FIELD`.
pub fn examine(session: &Session, request: ExaminationRecord) -> Result<Visit, DeskError> {
    let ExaminationRecord {
        visit,
        examination,
        plan,
        devices,
        confirmed,
    } = request;
    let confirmed = measuring::believed(&examination, &confirmed)?;
    take_step(session, visit, Step::Examination, |write, visit, donor| {
        write.append(
            donor.id,
            ExaminationRecorded {
                visit: visit.id,
                examination,
                plan,
            },
        )?;
        if let Some(noted) = measuring::noted(write, visit.id, &examination, &devices, confirmed)? {
            write.append(donor.id, noted)?;
        }
        let facts = judge::facts(write, donor, examination, visit.asks_to_continue)?;
        let rules = session.rulebook(write)?;
        let judged = judge(&facts, plan, Stage::Collect, session.today(), &rules);
        if let Some(message) = judged.wrong_volume() {
            return Err(DeskError::invalid("plan", message));
        }
        if let Some(field) = judged.missing_measure() {
            let message = "这一项还没有测量。请补测后再继续。";
            return Err(DeskError::invalid(&format!("examination.{field}"), message));
        }
        if !judged.accepts() {
            entries::refuse(write, donor, visit.id, Stage::Collect, &judged, None)?;
        }
        Ok(())
    })
}

/// Ties a donation code to the visit. The donor is judged again: a deferral that another desk has
/// set since the examination ends the visit here.
///
/// # Errors
/// `out_of_order`; `donation_code_invalid`; `donation_code_used`.
pub fn assign_code(session: &Session, request: DonationCodeAssign) -> Result<Visit, DeskError> {
    let code = entries::parse_code(&request.code, "code")?;
    take_step(
        session,
        request.visit,
        Step::DonationCode,
        |write, visit, donor| {
            entries::unused_code(write, &code, visit.id, "code")?;
            let (plan, examination) = planned(visit)?;
            let facts = judge::facts(write, donor, examination, visit.asks_to_continue)?;
            let rules = session.rulebook(write)?;
            let judged = judge(&facts, plan, Stage::Collect, visit.on, &rules);
            if !judged.accepts() {
                let unused = Some(&code);
                return entries::refuse(write, donor, visit.id, Stage::Collect, &judged, unused);
            }
            let assigned = DonationCodeAssigned {
                visit: visit.id,
                code: code.as_str().to_owned(),
            };
            Ok(write.append(donor.id, assigned)?)
        },
    )
}

/// Records a collection. The donor is judged again in the same transaction: what another desk
/// recorded in the meantime counts.
///
/// # Errors
/// `out_of_order`; `invalid` at `code`, when it is not the visit's; `invalid` at `drawn` or at a
/// field under `detail`.
pub fn collect(session: &Session, request: CollectionRecord) -> Result<Visit, DeskError> {
    let code = entries::parse_code(&request.code, "code")?;
    take_step(
        session,
        request.visit,
        Step::Collection,
        |write, visit, donor| {
            if visit.donation_code.as_deref() != Some(code.as_str()) {
                let message = "与这次登记的献血码不一致。请停下,核对姓名和血袋。";
                return Err(DeskError::invalid("code", message));
            }
            let (plan, examination) = planned(visit)?;
            entries::within_plan(plan, request.drawn, request.outcome)?;
            let detail = collecting::checked(&request.detail, visit, &code, write.at())?;
            let facts = judge::facts(write, donor, examination, visit.asks_to_continue)?;
            let rules = session.rulebook(write)?;
            let judged = judge(&facts, plan, Stage::Collect, visit.on, &rules);
            if !judged.accepts() {
                return entries::refuse(write, donor, visit.id, Stage::Collect, &judged, None);
            }
            let collection = Collection {
                visit: visit.id,
                on: visit.on,
                site: &visit.site,
                late: visit.late,
                code: &code,
                drawn: request.drawn,
                outcome: request.outcome,
            };
            let donation = entries::collect(write, donor, &collection, &judged)?;
            if let Some(collection) = detail {
                let described = CollectionDescribed {
                    donation,
                    collection,
                };
                write.append(donor.id, described)?;
            }
            Ok(())
        },
    )
}

/// Ends the rest, with the donor's reaction and the gift that was handed over.
///
/// # Errors
/// `out_of_order`; `invalid` at `class` or `reaction`, when they do not fit, and at `gift`.
pub fn end_rest(session: &Session, request: RestEnd) -> Result<Visit, DeskError> {
    let gift = collecting::text(request.gift.as_deref(), "gift")?;
    take_step(session, request.visit, Step::Rest, |write, visit, donor| {
        let donation = write
            .donation_of_visit(donor.id, visit.id)?
            .ok_or_else(DeskError::internal)?;
        collecting::fitting(request.class, request.reaction, donation.facts.kind)?;
        let ended = fact::RestEnded {
            visit: visit.id,
            reaction: request.reaction,
        };
        write.append(donor.id, ended)?;
        if let Some(class) = request.class {
            let classed = ReactionClassed {
                donation: donation.id,
                class,
                reaction: request.reaction,
                on: visit.on,
            };
            write.append(donor.id, classed)?;
        }
        match gift {
            Some(gift) => {
                let visit = visit.id;
                Ok(write.append(donor.id, GiftGiven { visit, gift })?)
            }
            None => Ok(()),
        }
    })
}

/// The donor leaves before the visit is over.
///
/// # Errors
/// `out_of_order`, when it is over already.
pub fn leave(session: &Session, request: VisitLeave) -> Result<Visit, DeskError> {
    session.store.write(session.staff.id, |write| {
        let visit = existing(write, request.visit)?;
        if !visit.step.is_open() {
            return Err(DeskError::out_of_order("这次来访已经结束。"));
        }
        Ok::<_, DeskError>(write.append(
            visit.donor,
            VisitLeft {
                visit: visit.id,
                reason: request.reason.clone(),
            },
        )?)
    })?;
    session.windows.end(request.visit);
    shown(session, request.visit)
}

/// Takes a step of a visit that stands before it, and answers with the visit as it then is.
fn take_step(
    session: &Session,
    visit: VisitId,
    step: Step,
    work: impl FnOnce(&mut Writing<'_>, &VisitRecord, &Donor) -> Result<(), DeskError>,
) -> Result<Visit, DeskError> {
    session.store.write(session.staff.id, |write| {
        let visit = existing(write, visit)?;
        if visit.step != step {
            let message =
                "这一步现在不能做:前一步还没有完成,或这一步已经做过。请刷新后按顺序进行。";
            return Err(DeskError::out_of_order(message));
        }
        if visit.on != session.today() {
            let message = "这次来访不是今天的。请为献血者重新登记今天的来访。";
            return Err(DeskError::out_of_order(message));
        }
        let donor = page::existing(write, visit.donor)?;
        work(write, &visit, &donor)?;
        view(session, write, existing(write, visit.id)?)
    })
}

/// Judges a usual donation of each kind; a donor who may give neither is refused.
fn refuse_unless_some_kind(
    session: &Session,
    write: &mut Writing<'_>,
    donor: &Donor,
    visit: VisitId,
    asks_to_continue: bool,
) -> Result<(), DeskError> {
    let facts = judge::facts(write, donor, Examination::default(), asks_to_continue)?;
    let rules = session.rulebook(write)?;
    let judged = judge_usual(&facts, session.today(), &rules);
    if judged.iter().any(judge::Judged::accepts) {
        return Ok(());
    }
    entries::refuse(
        write,
        donor,
        visit,
        Stage::Desk,
        judge::soonest(&judged),
        None,
    )
}

fn planned(visit: &VisitRecord) -> Result<(Plan, Examination), DeskError> {
    visit
        .plan
        .zip(visit.examination)
        .ok_or_else(|| DeskError::out_of_order("还没有体检。请先完成体检。"))
}

fn existing(write: &Writing<'_>, id: VisitId) -> Result<VisitRecord, DeskError> {
    write.visit(id)?.ok_or_else(|| {
        DeskError::new(
            ErrorCode::NotFound,
            "找不到这次来访。请从今天的队列中重新打开。",
        )
        .at("visit")
    })
}

fn shown(session: &Session, id: VisitId) -> Result<Visit, DeskError> {
    session.store.read(|read| {
        let visit = read.visit(id)?.ok_or_else(DeskError::internal)?;
        view(session, read, visit)
    })
}
