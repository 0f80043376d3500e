//! What the steps of a visit write: one function for a visit taken step by step and for a walk-in
//! recorded whole.

use crate::error::{DeskError, ErrorCode};
use crate::judge::Judged;
use chrono::NaiveDate;
use redwall_rules::{DonationCode, DonationKind, Outcome, PLATELET_UNIT_ML, Plan, Stage};
use redwall_store::fact::{CertificateIssued, CertificateText, DonationRecorded, VisitRefused};
use redwall_store::{CertificateId, DonationId, DonationRecord, Donor, VisitId, Writing};

/// Parses a donation code, as typed or as a gun sends it.
///
/// # Errors
/// `donation_code_invalid` at `field`, with what to do.
pub(crate) fn parse_code(typed: &str, field: &str) -> Result<DonationCode, DeskError> {
    DonationCode::parse(typed)
        .map_err(|problem| DeskError::new(ErrorCode::DonationCodeInvalid, problem.zh()).at(field))
}

/// Makes sure that no other visit has the code.
///
/// # Errors
/// `donation_code_used` at `field`.
pub(crate) fn unused_code(
    write: &Writing<'_>,
    code: &DonationCode,
    visit: VisitId,
    field: &str,
) -> Result<(), DeskError> {
    if write.code_is_used_elsewhere(code.as_str(), visit)? {
        let message = "这个献血码已经用过。请核对血袋,换一个新的献血码,并报告主管。";
        return Err(DeskError::new(ErrorCode::DonationCodeUsed, message).at(field));
    }
    Ok(())
}

/// Writes that the donor may not donate: the visit is over.
///
/// # Errors
/// Those of the database.
pub(crate) fn refuse(
    write: &mut Writing<'_>,
    donor: &Donor,
    visit: VisitId,
    stage: Stage,
    judged: &Judged<'_>,
    unused_code: Option<&DonationCode>,
) -> Result<(), DeskError> {
    let judgement = judged.in_full();
    let fact = VisitRefused {
        visit,
        stage,
        unused_code: unused_code.map(|code| code.as_str().to_owned()),
        verdict: judgement.verdict,
        until: judgement.until,
        findings: judgement.findings,
    };
    Ok(write.append(donor.id, fact)?)
}

/// A collection to be written.
pub(crate) struct Collection<'a> {
    pub(crate) visit: VisitId,
    pub(crate) on: NaiveDate,
    pub(crate) site: &'a str,
    pub(crate) late: bool,
    pub(crate) code: &'a DonationCode,
    pub(crate) drawn: Plan,
    pub(crate) outcome: Outcome,
}

/// Writes a collection with its judgement. What blocks flags it: a step refuses instead, a late
/// entry keeps what happened.
///
/// # Errors
/// Those of the database.
pub(crate) fn collect(
    write: &mut Writing<'_>,
    donor: &Donor,
    collection: &Collection<'_>,
    judged: &Judged<'_>,
) -> Result<DonationId, DeskError> {
    let donation = DonationId::mint();
    let amount = Amount::of(collection.drawn, collection.outcome);
    let findings = judged.in_full().findings;
    let (flags, remarks) = findings.into_iter().partition(|finding| finding.blocks);
    let fact = DonationRecorded {
        donation,
        visit: collection.visit,
        code: collection.code.as_str().to_owned(),
        date: collection.on,
        kind: collection.drawn.kind(),
        ml: amount.ml,
        units: amount.units,
        plasma_ml: amount.plasma_ml,
        outcome: collection.outcome,
        site: collection.site.to_owned(),
        late: collection.late,
        remarks,
        flags,
    };
    write.append(donor.id, fact)?;
    Ok(donation)
}

/// What was collected, as the journal has it.
pub(crate) struct Amount {
    pub(crate) ml: u32,
    pub(crate) units: u32,
    pub(crate) plasma_ml: u32,
}

impl Amount {
    pub(crate) fn of(drawn: Plan, outcome: Outcome) -> Self {
        match drawn {
            _ if outcome == Outcome::None => Self {
                ml: 0,
                units: 0,
                plasma_ml: 0,
            },
            Plan::WholeBlood { ml } => Self {
                ml,
                units: 0,
                plasma_ml: 0,
            },
            Plan::Platelets { units, plasma_ml } => Self {
                ml: units
                    .saturating_mul(PLATELET_UNIT_ML)
                    .saturating_add(plasma_ml),
                units,
                plasma_ml,
            },
        }
    }
}

/// Issues the certificate of a donation.
///
/// # Errors
/// `numbers_used_up`; those of the database.
pub(crate) fn certify(
    write: &mut Writing<'_>,
    donor: &Donor,
    donation: &DonationRecord,
    issued_on: NaiveDate,
) -> Result<CertificateId, DeskError> {
    let given = write.given(donor.id)?;
    let certificate = CertificateId::mint();
    let fact = CertificateIssued {
        certificate,
        visit: donation.visit,
        donation: donation.id,
        serial: write.next_certificate_serial()?,
        issued_on,
        text: CertificateText {
            name: donor.name.clone(),
            station: write.station_name()?.unwrap_or_default(),
            donations: given.donations,
            whole_blood_ml: given.whole_blood_ml,
            platelet_units: given.platelet_units,
        },
    };
    write.append(donor.id, fact)?;
    Ok(certificate)
}

/// Makes sure that a body and a bag can hold what is said to have been drawn: a misplaced digit is
/// no fact.
///
/// # Errors
/// `invalid` at `field`.
pub(crate) fn possible(drawn: Plan, field: &str) -> Result<(), DeskError> {
    const MOST_ML: u32 = 1_000;
    const MOST_UNITS: u32 = 4;
    let possible = match drawn {
        Plan::WholeBlood { ml } => ml <= MOST_ML,
        Plan::Platelets { units, plasma_ml } => units <= MOST_UNITS && plasma_ml <= MOST_ML,
    };
    if possible {
        return Ok(());
    }
    let message = "一次不可能采集这么多。请核对数字。";
    Err(DeskError::invalid(field, message))
}

/// Makes sure that what was drawn is what was planned, or less where it says so.
///
/// # Errors
/// `invalid` at `drawn`.
pub(crate) fn within_plan(plan: Plan, drawn: Plan, outcome: Outcome) -> Result<(), DeskError> {
    let fits = match (plan, drawn, outcome) {
        (_, _, Outcome::None) => plan.kind() == drawn.kind(),
        (_, _, Outcome::Complete) => plan == drawn,
        (Plan::WholeBlood { ml: planned }, Plan::WholeBlood { ml }, Outcome::Partial) => {
            (1..=planned).contains(&ml)
        }
        (
            Plan::Platelets {
                units: planned,
                plasma_ml: planned_plasma,
            },
            Plan::Platelets { units, plasma_ml },
            Outcome::Partial,
        ) => units <= planned && plasma_ml <= planned_plasma,
        _ => false,
    };
    if fits {
        return Ok(());
    }
    let message = match plan.kind() {
        DonationKind::WholeBlood => "采血量与计划不同。没有采满请选“部分”,采血量不能超过计划。",
        DonationKind::Platelets => "采集量与计划不同。没有采满请选“部分”,不能超过计划。",
    };
    Err(DeskError::invalid("drawn", message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const FULL: Plan = Plan::WholeBlood { ml: 400 };

    #[rstest]
    #[case(FULL, Outcome::Complete, true)]
    #[case(Plan::WholeBlood { ml: 300 }, Outcome::Complete, false)]
    #[case(Plan::WholeBlood { ml: 150 }, Outcome::Partial, true)]
    #[case(Plan::WholeBlood { ml: 450 }, Outcome::Partial, false)]
    #[case(Plan::WholeBlood { ml: 0 }, Outcome::Partial, false)]
    #[case(Plan::WholeBlood { ml: 0 }, Outcome::None, true)]
    #[case(Plan::Platelets { units: 1, plasma_ml: 0 }, Outcome::Partial, false)]
    fn what_was_drawn_stays_within_the_plan(
        #[case] drawn: Plan,
        #[case] outcome: Outcome,
        #[case] fits: bool,
    ) {
        assert_eq!(within_plan(FULL, drawn, outcome).is_ok(), fits);
    }
}
