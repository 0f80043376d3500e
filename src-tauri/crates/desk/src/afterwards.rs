//! What a donor says after a donation: a reaction at home, that the unit must not be used.

use crate::Session;
use crate::correction::existing_donation;
use crate::donor::DonationRow;
use crate::error::DeskError;
use crate::task;
use crate::visit::collecting;
use chrono::NaiveDate;
use redwall_rules::{Reaction, ReactionClass};
use redwall_store::fact::{ReactionClassed, ReactionReported, TaskAbout, UnitWithdrawn};
use redwall_store::{DonationId, DonationRecord, Writing};
use serde::Deserialize;
use ts_rs::TS;

/// Records a reaction that came after the donor left.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReactionReport {
    /// The donation.
    pub donation: DonationId,
    /// How severe.
    pub reaction: Reaction,
    /// Station-local day on which it came.
    pub on: NaiveDate,
    /// Its class.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub class: Option<ReactionClass>,
}

/// A reaction that a donor tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReactionTold {
    /// How severe.
    pub reaction: Reaction,
    /// Station-local day on which it came.
    pub on: NaiveDate,
    /// Its class.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub class: Option<ReactionClass>,
}

/// Records that a unit must not be used.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnitWithdraw {
    /// The donation.
    pub donation: DonationId,
    /// Whether the donor asks for it in confidence.
    pub confidential: bool,
    /// What was said, if anything.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub reason: Option<String>,
    /// A reaction that the donor tells of on the same occasion.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub reaction: Option<ReactionTold>,
}

/// Records a reaction; of several the most severe stands. From moderate on, a physician is asked
/// to look after the donor.
///
/// # Errors
/// `not_found`; `invalid` at `reaction`, when it is none; `invalid` at `on`, for a day before the
/// donation or to come; `invalid` at `class`, when it does not fit.
pub fn report_reaction(
    session: &Session,
    request: ReactionReport,
) -> Result<DonationRow, DeskError> {
    session.store.write(session.staff.id, |write| {
        let donation = existing_donation(write, request.donation)?;
        let told = ReactionTold {
            reaction: request.reaction,
            on: request.on,
            class: request.class,
        };
        report(write, &donation, told)?;
        let donation = existing_donation(write, donation.id)?;
        Ok(DonationRow::of(donation, session.sees_health()))
    })
}

fn report(
    write: &mut Writing<'_>,
    donation: &DonationRecord,
    told: ReactionTold,
) -> Result<(), DeskError> {
    let ReactionTold {
        reaction,
        on,
        class,
    } = told;
    if reaction == Reaction::None {
        let message = "没有反应不需要登记。请选择反应的程度。";
        return Err(DeskError::invalid("reaction", message));
    }
    if !(donation.facts.date..=write.at().station_date()).contains(&on) {
        let message = "反应的日期应在献血当天到今天之间。请核对日期。";
        return Err(DeskError::invalid("on", message));
    }
    collecting::fitting(class, reaction, donation.facts.kind)?;
    let reported = ReactionReported {
        donation: donation.id,
        reaction,
        on,
    };
    write.append(donation.donor, reported)?;
    if let Some(class) = class {
        let classed = ReactionClassed {
            donation: donation.id,
            class,
            reaction,
            on,
        };
        write.append(donation.donor, classed)?;
    }
    if matches!(reaction, Reaction::Moderate | Reaction::Severe) {
        let about = TaskAbout::ReactionAfterLeaving;
        task::raise(write, donation.donor, about, donation.id)?;
    }
    Ok(())
}

/// Withdraws a unit, and asks a physician to find it.
///
/// # Errors
/// `not_found`; `out_of_order`, when it is withdrawn already; those of a reaction that is told of.
pub fn withdraw(session: &Session, request: UnitWithdraw) -> Result<DonationRow, DeskError> {
    session.store.write(session.staff.id, |write| {
        let donation = existing_donation(write, request.donation)?;
        if donation.withdrawal.is_some() {
            let message = "这袋血已经登记为不能使用,没有再次登记。";
            return Err(DeskError::out_of_order(message));
        }
        let reason = request.reason.as_deref().map(str::trim);
        let withdrawn = UnitWithdrawn {
            donation: donation.id,
            confidential: request.confidential,
            reason: reason.filter(|said| !said.is_empty()).map(str::to_owned),
        };
        write.append(donation.donor, withdrawn)?;
        task::raise(write, donation.donor, TaskAbout::UnitWithdrawn, donation.id)?;
        if let Some(told) = request.reaction {
            report(write, &donation, told)?;
        }
        let donation = existing_donation(write, donation.id)?;
        Ok(DonationRow::of(donation, session.sees_health()))
    })
}
