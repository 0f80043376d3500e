//! A donation elsewhere that a donor tells of at the desk: intervals and caps count it, honours do not.

use crate::Session;
use crate::donor::{DonorPage, page};
use crate::error::DeskError;
use crate::reassess;
use crate::visit::entries;
use chrono::NaiveDate;
use redwall_rules::{DonationKind, Outcome, PLATELET_UNIT_ML, Plan, Reaction, Source};
use redwall_store::fact::{DonationImported, TaskAbout};
use redwall_store::{DonationId, Donor, DonorId, Reading};
use serde::Deserialize;
use ts_rs::TS;

const LONGEST_SITE: usize = 60;

/// Records the last donation elsewhere, as the donor tells of it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonationDeclare {
    /// The donor.
    pub donor: DonorId,
    /// The day, as well as the donor remembers it.
    pub on: NaiveDate,
    /// What was given.
    pub gave: Plan,
    /// Where, if the donor says so.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub site: Option<String>,
}

/// Records it. The donor's verdicts change with it at once.
///
/// # Errors
/// `not_found`; `invalid` at `on`, `gave` or `site`; `out_of_order`, when a donation of that kind
/// and day is known already.
pub fn declare(session: &Session, request: DonationDeclare) -> Result<DonorPage, DeskError> {
    let declared = imported(&request)?;
    session.store.write(session.staff.id, |write| {
        let donor = page::existing(write, request.donor)?;
        possible_day(&donor, request.on, session.today())?;
        unknown(write, donor.id, &declared)?;
        let before = write.donations(donor.id)?;
        let id = declared.donation;
        write.append(donor.id, declared)?;
        let record = write.donation(id)?.ok_or_else(DeskError::internal)?;
        let about = TaskAbout::LateEntryAgainstRules;
        reassess::raise_for_others(session, write, &donor, &record, &before, about)
    })?;
    page::of(session, request.donor)
}

fn imported(request: &DonationDeclare) -> Result<DonationImported, DeskError> {
    entries::possible(request.gave, "gave")?;
    let (ml, units, plasma_ml) = match request.gave {
        Plan::WholeBlood { ml } => (ml, 0, 0),
        Plan::Platelets { units, plasma_ml } => {
            (units * PLATELET_UNIT_ML + plasma_ml, units, plasma_ml)
        }
    };
    if ml == 0 {
        return Err(DeskError::invalid("gave", "请填写献血量。"));
    }
    let site = request.site.as_deref().map(str::trim).unwrap_or_default();
    if site.chars().count() > LONGEST_SITE {
        return Err(DeskError::invalid("site", "最多60个字。请缩短。"));
    }
    Ok(DonationImported {
        donation: DonationId::mint(),
        code: String::new(),
        record_no: None,
        date: request.on,
        kind: request.gave.kind(),
        ml,
        units,
        plasma_ml,
        outcome: Outcome::Complete,
        reaction: Reaction::None,
        source: Source::Declared,
        site: site.to_owned(),
    })
}

fn possible_day(donor: &Donor, on: NaiveDate, today: NaiveDate) -> Result<(), DeskError> {
    if on > donor.birth_date && on <= today {
        return Ok(());
    }
    let message = "献血日期应在出生之后、今天或今天以前。请核对日期。";
    Err(DeskError::invalid("on", message))
}

fn unknown(
    read: &Reading<'_>,
    donor: DonorId,
    declared: &DonationImported,
) -> Result<(), DeskError> {
    let known = read.donations(donor)?.iter().any(|other| {
        (other.facts.date, other.facts.kind) == (declared.date, declared.kind)
            && other.facts.outcome != Outcome::None
    });
    if !known {
        return Ok(());
    }
    let message = match declared.kind {
        DonationKind::WholeBlood => "这一天的全血已有记录,没有再次登记。请核对献血记录。",
        DonationKind::Platelets => "这一天的血小板已有记录,没有再次登记。请核对献血记录。",
    };
    Err(DeskError::out_of_order(message))
}
