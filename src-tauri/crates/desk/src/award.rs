//! National awards and volunteer service, and what a donor has earned with them; [`list`] is the
//! nomination list of a round.

mod list;
mod service;

pub(crate) use list::listed_now;
pub use list::{HonoursList, HonoursListed, Near, Nomination, Uncounted, nominations};
pub use service::confer as confer_for_service;

use crate::Session;
use crate::donor::page;
use crate::error::DeskError;
use chrono::NaiveDate;
use redwall_rules::{
    Award, AwardLevel, Donation, HonoursProblem, Rulebook, Tally, VolunteerAward, VolunteerRecord,
    tally,
};
use redwall_store::fact::{AwardConferred, VolunteerHoursRecorded};
use redwall_store::{DonorId, Reading, VolunteerService, Writing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

const MINUTES_PER_HOUR: u32 = 60;
/// More hours than anybody serves, a misplaced digit away from what somebody does.
const MOST_HOURS: u32 = 100_000;

/// Records that a national award was conferred.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AwardConfer {
    /// The donor.
    pub donor: DonorId,
    /// Which award.
    pub level: AwardLevel,
    /// Last day whose donations the round counted.
    pub cutoff: NaiveDate,
    /// The day of a gold's last counted donation, where the records behind it are missing.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub counted_after: Option<NaiveDate>,
}

/// Records that an award for volunteer service was conferred.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VolunteerAwardConfer {
    /// The donor.
    pub donor: DonorId,
    /// Which award.
    pub award: VolunteerAward,
    /// Last day whose service the round counted.
    pub cutoff: NaiveDate,
}

/// An award for volunteer service that was conferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct VolunteerAwarded {
    /// Which.
    pub award: VolunteerAward,
    /// Last day whose service the round counted.
    pub cutoff: NaiveDate,
}

/// Records a donor's volunteer service, as it stands.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VolunteerHoursRecord {
    /// The donor.
    pub donor: DonorId,
    /// First day of service.
    pub since: NaiveDate,
    /// Hours in all.
    pub hours: u32,
}

/// A donor's volunteer service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Volunteer {
    /// First day of service.
    pub since: NaiveDate,
    /// Hours in all.
    pub hours: u32,
}

/// What a donor was honoured for and has earned.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Honours {
    /// What was conferred, in order of cut-off.
    pub awards: Vec<Award>,
    /// What was conferred for service, in order of cut-off.
    pub volunteer_awards: Vec<VolunteerAwarded>,
    /// Volunteer service.
    pub volunteer: Option<Volunteer>,
    /// What has been earned as of today; none when the records contradict the awards.
    pub tally: Option<Tally>,
    /// What contradicts, and what to do about it.
    pub tally_problem: Option<String>,
}

/// Records that an award was conferred; the same award again adds nothing.
///
/// # Errors
/// `not_found`; `invalid` at `cutoff`, for a day to come or a gold whose donations are not all
/// recorded; `invalid` at `counted_after`, when it is not that of the award recorded before.
pub fn confer(session: &Session, request: AwardConfer) -> Result<Honours, DeskError> {
    session.store.write(session.staff.id, |write| {
        let donor = page::existing(write, request.donor)?;
        let conferred = Award {
            level: request.level,
            cutoff: request.cutoff,
            counted_after: request.counted_after,
        };
        append(session, write, donor.id, conferred)?;
        of(session, write, donor.id, write.at().station_date())
    })
}

/// Writes that an award was conferred, unless it is written; whether it was not.
///
/// # Errors
/// Those of [`confer`].
pub(crate) fn append(
    session: &Session,
    write: &mut Writing<'_>,
    donor: DonorId,
    conferred: Award,
) -> Result<bool, DeskError> {
    let today = write.at().station_date();
    let mut awards = write.awards(donor)?;
    if is_recorded(&awards, &conferred)? {
        return Ok(false);
    }
    check(&conferred, today)?;
    let fact = AwardConferred {
        level: conferred.level,
        cutoff: conferred.cutoff,
        counted_after: conferred.counted_after,
    };
    awards.retain(|award| (award.level, award.cutoff) != (conferred.level, conferred.cutoff));
    awards.push(conferred);
    let history = write.history(donor)?;
    let service = write.volunteer_service(donor)?;
    let rules = session.rulebook(write)?;
    let field = if fact.counted_after.is_some() {
        "counted_after"
    } else {
        "cutoff"
    };
    count(&rules, &history, &awards, service, today)
        .map_err(|problem| DeskError::invalid(field, problem.zh()))?;
    write.append(donor, fact)?;
    Ok(true)
}

/// Whether the very same was recorded. The day of a gold's last count may be said later, when its
/// records turn out to be missing.
fn is_recorded(awards: &[Award], conferred: &Award) -> Result<bool, DeskError> {
    let before = awards
        .iter()
        .find(|award| (award.level, award.cutoff) == (conferred.level, conferred.cutoff));
    match before {
        None => Ok(false),
        Some(before) if before == conferred => Ok(true),
        Some(before) if before.counted_after.is_none() => Ok(false),
        Some(_) => {
            let message = "这个奖项已经登记过,但统计的最后一次献血日期不同。请核对,没有改动。";
            Err(DeskError::invalid("counted_after", message))
        }
    }
}

fn check(award: &Award, today: NaiveDate) -> Result<(), DeskError> {
    if award.cutoff > today {
        let message = "统计截止日期还没有到。请核对日期。";
        return Err(DeskError::invalid("cutoff", message));
    }
    if award.counted_after.is_some() && award.level != AwardLevel::Gold {
        let message = "只有金奖填写统计的最后一次献血日期。请留空。";
        return Err(DeskError::invalid("counted_after", message));
    }
    Ok(())
}

/// Records volunteer service; the same figures again add nothing.
///
/// # Errors
/// `not_found`; `invalid` at `since` or `hours`.
pub fn record_hours(
    session: &Session,
    request: VolunteerHoursRecord,
) -> Result<Honours, DeskError> {
    session.store.write(session.staff.id, |write| {
        let donor = page::existing(write, request.donor)?;
        let today = write.at().station_date();
        if request.since > today {
            let message = "开始服务的日期还没有到。请核对日期。";
            return Err(DeskError::invalid("since", message));
        }
        if request.hours > MOST_HOURS {
            let message = "服务小时数过大。请核对后重新输入。";
            return Err(DeskError::invalid("hours", message));
        }
        let stands = VolunteerService {
            since: request.since,
            hours: request.hours,
        };
        if write.volunteer_service(donor.id)? != Some(stands) {
            let fact = VolunteerHoursRecorded {
                since: request.since,
                hours: request.hours,
            };
            write.append(donor.id, fact)?;
        }
        of(session, write, donor.id, today)
    })
}

/// A donor's honours as of a day.
pub(crate) fn of(
    session: &Session,
    read: &Reading<'_>,
    donor: DonorId,
    as_of: NaiveDate,
) -> Result<Honours, DeskError> {
    of_history(session, read, donor, as_of, &read.history(donor)?)
}

/// The same where the history was read already.
pub(crate) fn of_history(
    session: &Session,
    read: &Reading<'_>,
    donor: DonorId,
    as_of: NaiveDate,
    history: &[Donation],
) -> Result<Honours, DeskError> {
    let awards = read.awards(donor)?;
    let service = read.volunteer_service(donor)?;
    let rules = session.rulebook(read)?;
    let (tally, tally_problem) = match count(&rules, history, &awards, service, as_of) {
        Ok(tally) => (Some(tally), None),
        Err(problem) => (None, Some(problem.zh())),
    };
    Ok(Honours {
        awards,
        volunteer_awards: service::of(read.volunteer_awards(donor)?),
        volunteer: service.map(|VolunteerService { since, hours }| Volunteer { since, hours }),
        tally,
        tally_problem,
    })
}

fn count(
    rules: &Rulebook,
    history: &[Donation],
    awards: &[Award],
    service: Option<VolunteerService>,
    as_of: NaiveDate,
) -> Result<Tally, HonoursProblem> {
    let rules = rules.honours_rules(as_of);
    let volunteer = VolunteerRecord {
        minutes: service.map_or(0, |service| service.hours.saturating_mul(MINUTES_PER_HOUR)),
        since: service.map(|service| service.since),
    };
    tally(history, awards, volunteer, as_of, rules)
}
