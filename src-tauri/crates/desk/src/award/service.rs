//! Awards for volunteer service: 无偿献血志愿服务奖, one to five stars and the lifetime award.

use super::{Honours, VolunteerAwardConfer, VolunteerAwarded, count, of as honours_of};
use crate::Session;
use crate::donor::page;
use crate::error::DeskError;
use chrono::NaiveDate;
use redwall_rules::{Rulebook, Tally, VolunteerAward};
use redwall_store::fact::VolunteerAwardConferred;
use redwall_store::{VolunteerHonour, VolunteerService};

/// Records that an award for service was conferred; the same again adds nothing.
///
/// # Errors
/// `not_found`; `invalid` at `cutoff`, for a day to come, and for an award that was given in another
/// round; `invalid` at `award`, when the hours that are recorded do not reach it.
pub fn confer(session: &Session, request: VolunteerAwardConfer) -> Result<Honours, DeskError> {
    session.store.write(session.staff.id, |write| {
        let donor = page::existing(write, request.donor)?.id;
        let today = write.at().station_date();
        let before = write.volunteer_awards(donor)?;
        match before.iter().find(|known| known.award == request.award) {
            Some(known) if known.cutoff == request.cutoff => {}
            Some(_) => {
                let message = "这个志愿服务奖已在另一期登记过,每级只授一次。请核对,没有改动。";
                return Err(DeskError::invalid("cutoff", message));
            }
            None => {
                if request.cutoff > today {
                    let message = "统计截止日期还没有到。请核对日期。";
                    return Err(DeskError::invalid("cutoff", message));
                }
                let rules = session.rulebook(write)?;
                let service = write.volunteer_service(donor)?;
                reached(&rules, service, request.award, request.cutoff)?;
                let fact = VolunteerAwardConferred {
                    award: request.award,
                    cutoff: request.cutoff,
                };
                write.append(donor, fact)?;
            }
        }
        honours_of(session, write, donor, today)
    })
}

fn reached(
    rules: &Rulebook,
    service: Option<VolunteerService>,
    award: VolunteerAward,
    cutoff: NaiveDate,
) -> Result<(), DeskError> {
    let tally = count(rules, &[], &[], service, cutoff).map_err(|_| DeskError::internal())?;
    let is_reached = match award {
        VolunteerAward::Lifetime => tally.volunteer_lifetime,
        stars => VolunteerAward::of_stars(tally.volunteer_stars).is_some_and(|most| stars <= most),
    };
    if is_reached {
        return Ok(());
    }
    let message = "登记的志愿服务时长还没有达到这个奖项。请先登记服务时长。";
    Err(DeskError::invalid("award", message))
}

/// The stars that are due: more than any that were conferred.
pub(super) fn stars_due(tally: &Tally, conferred: &[VolunteerHonour]) -> Option<VolunteerAward> {
    let held = conferred.iter().map(|honour| honour.award);
    let held = held
        .filter(|award| *award != VolunteerAward::Lifetime)
        .max();
    VolunteerAward::of_stars(tally.volunteer_stars).filter(|stars| Some(*stars) > held)
}

/// Whether the lifetime award for service is due: it is given once.
pub(super) fn lifetime_due(tally: &Tally, conferred: &[VolunteerHonour]) -> bool {
    let mut held = conferred.iter().map(|honour| honour.award);
    tally.volunteer_lifetime && held.all(|award| award != VolunteerAward::Lifetime)
}

/// What was conferred for service, for the screens.
pub(super) fn of(conferred: Vec<VolunteerHonour>) -> Vec<VolunteerAwarded> {
    let awarded = |VolunteerHonour { award, cutoff }| VolunteerAwarded { award, cutoff };
    conferred.into_iter().map(awarded).collect()
}
