//! Setting a deferral, and looking back at the donations that it concerns.

use super::{DeferralInput, DeferralSet};
use crate::Session;
use crate::donor::{DonorPage, page};
use crate::error::DeskError;
use crate::task;
use chrono::NaiveDate;
use redwall_rules::{Deferral, DeferralReason, Facts, Plan, Rule, Rulebook, Stage, assess};
use redwall_store::fact::{self, DeferralSource, TaskAbout};
use redwall_store::{DeferralId, DonationRecord, DonorId, VisitId, Writing};

/// Where a deferral comes from.
pub(crate) struct Origin {
    /// The visit that it was found in.
    pub(crate) visit: Option<VisitId>,
    /// Who found it.
    pub(crate) source: DeferralSource,
}

/// Defers a donor.
///
/// # Errors
/// `not_found`; `invalid` at `deferral.code`, for a code that is not in the list, or at a date.
pub fn set(session: &Session, request: DeferralSet) -> Result<DonorPage, DeskError> {
    let origin = Origin {
        visit: None,
        source: request.source.unwrap_or(DeferralSource::Physician),
    };
    session.store.write(session.staff.id, |write| {
        page::existing(write, request.donor)?;
        append(session, write, request.donor, &origin, &request.deferral)
    })?;
    page::of(session, request.donor)
}

/// Appends a deferral, and a task for each donation that it concerns.
///
/// # Errors
/// `invalid` at a field of `deferral`.
pub(crate) fn append(
    session: &Session,
    write: &mut Writing<'_>,
    donor: DonorId,
    origin: &Origin,
    deferral: &DeferralInput,
) -> Result<(), DeskError> {
    let today = session.today();
    let rulebook = session.rulebook(write)?;
    let reason = rulebook
        .deferral_reason(&deferral.code, today)
        .ok_or_else(|| {
            let message = "没有这个延期代码。请从列表中选择。";
            DeskError::invalid("deferral.code", message)
        })?;
    check_dates(deferral, today)?;
    keep(
        session,
        write,
        donor,
        origin,
        deferral,
        Some(reason),
        &|_| true,
    )
}

/// Writes a deferral, and a task for each donation among those that it concerns. A reason that nobody
/// knows concerns all since what it is about.
///
/// # Errors
/// Those of the database.
pub(crate) fn keep(
    session: &Session,
    write: &mut Writing<'_>,
    donor: DonorId,
    origin: &Origin,
    deferral: &DeferralInput,
    reason: Option<&DeferralReason>,
    among: &dyn Fn(&DonationRecord) -> bool,
) -> Result<(), DeskError> {
    let today = session.today();
    let rulebook = session.rulebook(write)?;
    let fact = fact::DeferralSet {
        deferral: DeferralId::mint(),
        visit: origin.visit,
        code: deferral.code.clone(),
        event: deferral.event,
        from: deferral.from,
        until: deferral.until,
        permanent: deferral.permanent,
        source: Some(origin.source),
    };
    write.append(donor, fact)?;
    for donation in write.donations(donor)? {
        if !among(&donation) {
            continue;
        }
        let given = donation.facts;
        if given.drawn() && concerns(deferral, reason, given.date, today, &rulebook) {
            let about = TaskAbout::DeferralAfterDonation;
            task::raise(write, donor, about, donation.id)?;
        }
    }
    Ok(())
}

/// # Errors
/// `invalid` at a date that cannot be.
pub(crate) fn check_dates(deferral: &DeferralInput, today: NaiveDate) -> Result<(), DeskError> {
    if deferral.event.is_some_and(|event| event > today) {
        let message = "这个日期还没有到。请填写事情发生的日期。";
        return Err(DeskError::invalid("deferral.event", message));
    }
    let ends_before_it_begins = deferral
        .from
        .zip(deferral.until)
        .is_some_and(|(from, until)| until <= from);
    if ends_before_it_begins {
        let message = "可以献血的日期应在延期开始之后。请核对两个日期。";
        return Err(DeskError::invalid("deferral.until", message));
    }
    Ok(())
}

/// Whether a deferral concerns a donation of a day: the day is not before what it is about, and the
/// deferral was not over by then. A permanent one without a first day concerns them all; one without
/// any day concerns those of today.
fn concerns(
    deferral: &DeferralInput,
    reason: Option<&DeferralReason>,
    donated: NaiveDate,
    today: NaiveDate,
    rulebook: &Rulebook,
) -> bool {
    let permanent =
        deferral.permanent || reason.is_some_and(|reason| reason.duration.is_permanent());
    since(deferral.from, deferral.event, permanent, today) <= donated
        && !over_on(deferral, donated, rulebook)
}

/// The first day that a deferral is about: all days, of a permanent one without a first day; that of
/// being set, of one without any day.
pub(crate) fn since(
    from: Option<NaiveDate>,
    event: Option<NaiveDate>,
    permanent: bool,
    set: NaiveDate,
) -> NaiveDate {
    match (from, event) {
        (None, _) if permanent => NaiveDate::MIN,
        (Some(from), Some(event)) => from.min(event),
        (from, event) => from.or(event).unwrap_or(set),
    }
}

fn over_on(deferral: &DeferralInput, day: NaiveDate, rulebook: &Rulebook) -> bool {
    let mut alone = Facts::new(None, day);
    alone.deferrals.push(Deferral {
        code: deferral.code.clone(),
        event: deferral.event,
        from: None,
        until: deferral.until,
        permanent: deferral.permanent,
        ended: None,
    });
    let plan = Plan::WholeBlood { ml: 400 };
    let found = assess(&alone, &plan, Stage::Desk, day, rulebook).findings;
    !found
        .iter()
        .any(|finding| matches!(finding.rule, Rule::Deferral { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[rstest]
    #[case::before_the_event("T13", Some("2026-11-10"), None, false, "2026-11-09", false)]
    #[case::on_the_day("T13", Some("2026-11-10"), None, false, "2026-11-10", true)]
    #[case::after_it("T13", Some("2026-11-10"), None, false, "2026-11-20", true)]
    #[case::over_by_then("T01", Some("2026-11-10"), None, false, "2026-11-13", false)]
    #[case::its_last_day("T01", Some("2026-11-10"), None, false, "2026-11-12", true)]
    #[case::the_earlier_of_two(
        "T13",
        Some("2026-11-10"),
        Some("2026-11-15"),
        false,
        "2026-11-12",
        true
    )]
    #[case::permanent_by_word("P23", None, None, true, "2001-01-01", true)]
    #[case::permanent_by_code("P24", Some("2026-11-10"), None, false, "2001-01-01", true)]
    #[case::permanent_from_a_day("P24", None, Some("2026-11-10"), false, "2026-11-09", false)]
    #[case::without_any_day("T07", None, None, false, "2026-11-21", false)]
    #[case::found_today("T07", None, None, false, "2026-11-22", true)]
    fn a_deferral_concerns_donations_since_what_it_is_about(
        #[case] code: &str,
        #[case] event: Option<&str>,
        #[case] from: Option<&str>,
        #[case] permanent: bool,
        #[case] donated: &str,
        #[case] concerned: bool,
    ) {
        let rulebook = Rulebook::shipped().unwrap();
        let today = day("2026-11-22");
        let deferral = DeferralInput {
            code: code.into(),
            event: event.map(day),
            from: from.map(day),
            until: None,
            permanent,
        };
        let reason = rulebook.deferral_reason(code, today);
        assert!(reason.is_some());
        let found = concerns(&deferral, reason, day(donated), today, &rulebook);
        assert_eq!(found, concerned);
    }
}
