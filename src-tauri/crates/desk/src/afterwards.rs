//! What a donor says after a donation: a reaction at home, that the unit must not be used.

use crate::Session;
use crate::correction::existing_donation;
use crate::donor::DonationRow;
use crate::error::DeskError;
use crate::task;
use chrono::NaiveDate;
use redwall_rules::Reaction;
use redwall_store::DonationId;
use redwall_store::fact::{ReactionReported, TaskAbout, UnitWithdrawn};
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
}

/// Records a reaction; of several the most severe stands. From moderate on, a physician is asked
/// to look after the donor.
///
/// # Errors
/// `not_found`; `invalid` at `reaction`, when it is none; `invalid` at `on`, for a day before the
/// donation or to come.
pub fn report_reaction(
    session: &Session,
    request: ReactionReport,
) -> Result<DonationRow, DeskError> {
    if request.reaction == Reaction::None {
        let message = "没有反应不需要登记。请选择反应的程度。";
        return Err(DeskError::invalid("reaction", message));
    }
    session.store.write(session.staff.id, |write| {
        let donation = existing_donation(write, request.donation)?;
        if !(donation.facts.date..=write.at().station_date()).contains(&request.on) {
            let message = "反应的日期应在献血当天到今天之间。请核对日期。";
            return Err(DeskError::invalid("on", message));
        }
        let reported = ReactionReported {
            donation: donation.id,
            reaction: request.reaction,
            on: request.on,
        };
        write.append(donation.donor, reported)?;
        if matches!(request.reaction, Reaction::Moderate | Reaction::Severe) {
            let about = TaskAbout::ReactionAfterLeaving;
            task::raise(write, donation.donor, about, donation.id)?;
        }
        let donation = existing_donation(write, donation.id)?;
        Ok(DonationRow::of(donation, session.sees_health()))
    })
}

/// Withdraws a unit, and asks a physician to find it.
///
/// # Errors
/// `not_found`; `out_of_order`, when it is withdrawn already.
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
        let donation = existing_donation(write, donation.id)?;
        Ok(DonationRow::of(donation, session.sees_health()))
    })
}
