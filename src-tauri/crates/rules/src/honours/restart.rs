//! Where counting starts again after a gold: 献血次数自上一次获得金奖时统计的第40次献血日期起
//! 重新计算(不含第40次).

use chrono::NaiveDate;

use super::earned::{parts_in, parts_of};
use super::{Award, HonoursProblem, HonoursRules};
use crate::Donation;

/// What is left after the last gold.
pub(super) struct Restart {
    /// The day of the donation that was the last gold's last count; none without a gold.
    pub(super) counted_after: Option<NaiveDate>,
    /// Parts of counts that no gold has used up.
    pub(super) parts: u64,
}

/// Follows the golds through the donations; both in order of date.
///
/// # Errors
/// A gold whose counts cannot be found, or whose dates contradict each other.
pub(super) fn follow(
    donations: &[&Donation],
    golds: &[&Award],
    rules: &HonoursRules,
) -> Result<Restart, HonoursProblem> {
    let gold_parts = parts_in(u64::from(rules.gold_counts), rules);
    let mut running = donations;
    let mut used = 0_u64;
    let mut counted_after = None;
    for gold in golds {
        let Some(own) = gold.counted_after else {
            used = used.saturating_add(gold_parts);
            let last_count = day_of(used, running, rules).filter(|day| *day <= gold.cutoff);
            counted_after = Some(last_count.ok_or(HonoursProblem::GoldRecordsMissing {
                cutoff: gold.cutoff,
            })?);
            continue;
        };
        if own > gold.cutoff || counted_after.is_some_and(|earlier| own < earlier) {
            return Err(HonoursProblem::GoldDates {
                counted_after: own,
                cutoff: gold.cutoff,
            });
        }
        let (_, later) = running.split_at(running.partition_point(|given| given.date <= own));
        running = later;
        used = 0;
        counted_after = Some(own);
    }
    let all = running.iter().fold(0_u64, |sum, given| {
        sum.saturating_add(parts_of(given, rules))
    });
    Ok(Restart {
        counted_after,
        parts: all.saturating_sub(used),
    })
}

/// The day of the donation with which the sum of parts reaches `parts`.
fn day_of(parts: u64, donations: &[&Donation], rules: &HonoursRules) -> Option<NaiveDate> {
    let mut sum = 0_u64;
    donations
        .iter()
        .find(|given| {
            sum = sum.saturating_add(parts_of(given, rules));
            sum >= parts
        })
        .map(|given| given.date)
}
