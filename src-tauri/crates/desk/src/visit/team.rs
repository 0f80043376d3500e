//! Groups (团体): who comes together, and how far a group is on a day.

use crate::Session;
use crate::error::DeskError;
use chrono::NaiveDate;
use redwall_rules::{DonationKind, Outcome};
use redwall_store::{Step, Team};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

const LONGEST: usize = 60;

/// Asks how far the groups of a day are.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GroupDay {
    /// The day; today when absent.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub day: Option<NaiveDate>,
}

/// A group's day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GroupRow {
    /// The group.
    pub team: Team,
    /// Its donors who came.
    pub visits: u32,
    /// Those whose visit is going on.
    pub under_way: u32,
    /// Those of whom blood was drawn.
    pub collected: u32,
    /// Those who may not donate.
    pub refused: u32,
    /// Those who left.
    pub left: u32,
    /// Certificates that are due.
    pub certificates_due: u32,
    /// Whole blood, ml.
    pub whole_blood_ml: u32,
    /// Platelets, therapeutic units.
    pub platelet_units: u32,
}

/// How far the groups of a day are, by name.
///
/// # Errors
/// Those of the database.
pub fn day(session: &Session, request: GroupDay) -> Result<Vec<GroupRow>, DeskError> {
    let day = request.day.unwrap_or_else(|| session.today());
    session.store.read(|read| {
        let mut groups: BTreeMap<Team, GroupRow> = BTreeMap::new();
        for visit in read.visits_on(day)? {
            let Some(team) = visit.team else {
                continue;
            };
            let row = groups.entry(team.clone()).or_insert_with(|| empty(team));
            row.visits += 1;
            match visit.step {
                Step::Refused => row.refused += 1,
                Step::Left => row.left += 1,
                Step::Done => {}
                step => {
                    row.under_way += 1;
                    row.certificates_due += u32::from(step == Step::Certificate);
                }
            }
            let donation = read.donation_of_visit(visit.donor, visit.id)?;
            let drawn = donation.filter(|one| one.facts.outcome != Outcome::None);
            if let Some(donation) = drawn {
                row.collected += 1;
                match donation.facts.kind {
                    DonationKind::WholeBlood => row.whole_blood_ml += donation.facts.ml,
                    DonationKind::Platelets => row.platelet_units += donation.facts.units,
                }
            }
        }
        Ok(groups.into_values().collect())
    })
}

fn empty(team: Team) -> GroupRow {
    GroupRow {
        team,
        visits: 0,
        under_way: 0,
        collected: 0,
        refused: 0,
        left: 0,
        certificates_due: 0,
        whole_blood_ml: 0,
        platelet_units: 0,
    }
}

/// A group in the form that it is kept in.
///
/// # Errors
/// `invalid` at `team.group`.
pub(super) fn checked(team: &Team) -> Result<Team, DeskError> {
    let group = team.group.split_whitespace().collect::<Vec<_>>().join(" ");
    if group.is_empty() || group.chars().count() > LONGEST {
        let message = "请填写团体名称,最多60个字。";
        return Err(DeskError::invalid("team.group", message));
    }
    Ok(Team {
        group,
        channel: team.channel,
    })
}
