//! What a rulebook would change for the station's own donors, before the day it comes.

use super::{RulebookFile, with_files};
use crate::Session;
use crate::error::DeskError;
use crate::job::Progress;
use crate::judge::{self, Judged, judge_usual};
use crate::verdict::KindVerdict;
use chrono::NaiveDate;
use redwall_rules::{DonationKind, Examination, Rulebook, Verdict};
use redwall_store::{Donor, DonorId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// How many donors are told of for each way of changing.
const EXAMPLES: usize = 5;
/// Donors between two steps of progress.
const OFTEN: u32 = 200;

/// Judges every donor by the rules in force and by rulebook files laid over them.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RulebookDiff {
    /// The files, laid over the rules in force in this order.
    pub files: Vec<RulebookFile>,
    /// The day judged; when absent, the first day of the files, or today if that is past.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub on: Option<NaiveDate>,
}

/// Whose verdict on a usual donation would change: 400 ml of whole blood, one unit of platelets.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RulebookDifference {
    /// The day judged.
    pub on: NaiveDate,
    /// Donors judged.
    pub donors: u32,
    /// Donors for whom a verdict or a first possible day would change.
    pub changed: u32,
    /// Every way in which it would, most donors first within a kind.
    pub groups: Vec<DifferenceGroup>,
}

/// Donors who would be judged otherwise in the same way.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DifferenceGroup {
    /// The kind of donation.
    pub kind: DonationKind,
    /// The verdict by the rules in force.
    pub before: Verdict,
    /// The verdict with the files.
    pub after: Verdict,
    /// Whether the first possible day would come sooner, later, or not change.
    pub next: NextShift,
    /// How many donors.
    pub donors: u32,
    /// Some of them.
    pub examples: Vec<DifferenceExample>,
}

/// How a donor's first possible day would move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NextShift {
    /// It would come sooner.
    Sooner,
    /// It would come later, or never.
    Later,
    /// It would stay.
    Same,
}

/// One donor who would be judged otherwise.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DifferenceExample {
    /// The donor.
    pub donor: DonorId,
    /// The number that people read.
    pub donor_no: String,
    /// The verdict by the rules in force.
    pub before: KindVerdict,
    /// The verdict with the files.
    pub after: KindVerdict,
}

/// Judges every donor by both.
///
/// # Errors
/// `invalid` at `files`, with file, line and reason; `cancelled`.
pub fn judge_both(
    session: &Session,
    request: RulebookDiff,
    progress: &mut Progress<'_>,
) -> Result<RulebookDifference, DeskError> {
    session.store.read(|read| {
        let rules = session.rulebook(read)?;
        let with = with_files(read, &request.files)?;
        let on = request
            .on
            .unwrap_or_else(|| first_day(&with, request.files.len()).max(session.today()));
        let total = read.donor_count()?;
        let mut tally = Tally::default();
        read.each_donor(|donor| {
            let facts = judge::facts(read, &donor, Examination::default(), true)?;
            let before = judge_usual(&facts, on, &rules);
            let after = judge_usual(&facts, on, &with);
            tally.count(session, &donor, &before, &after);
            if tally.donors.is_multiple_of(OFTEN) {
                progress.tell(tally.donors, total)?;
            }
            Ok::<_, DeskError>(())
        })?;
        Ok(tally.told(on))
    })
}

/// The first day of the files; the first of all days for a draft without dates.
fn first_day(with: &Rulebook, files: usize) -> NaiveDate {
    let parts = with.parts();
    let of_files = parts.iter().skip(parts.len().saturating_sub(files));
    of_files
        .filter_map(|part| part.from)
        .min()
        .unwrap_or(NaiveDate::MIN)
}

/// Kind, verdict before, verdict after and shift, in the order in which they are told.
type Way = (u8, u8, u8, NextShift);

#[derive(Default)]
struct Tally {
    donors: u32,
    changed: u32,
    groups: BTreeMap<Way, DifferenceGroup>,
}

impl Tally {
    fn count(
        &mut self,
        session: &Session,
        donor: &Donor,
        before: &[Judged<'_>; 2],
        after: &[Judged<'_>; 2],
    ) {
        self.donors += 1;
        let mut changed = false;
        for (before, after) in before.iter().zip(after) {
            let shift = shift(before.next(), after.next());
            if before.verdict() == after.verdict() && shift == NextShift::Same {
                continue;
            }
            changed = true;
            let group = self.group(before, after, shift);
            group.donors += 1;
            if group.examples.len() < EXAMPLES {
                group.examples.push(DifferenceExample {
                    donor: donor.id,
                    donor_no: donor.donor_no.to_string(),
                    before: before.of_kind(session.sees_health()),
                    after: after.of_kind(session.sees_health()),
                });
            }
        }
        self.changed += u32::from(changed);
    }

    fn group(
        &mut self,
        before: &Judged<'_>,
        after: &Judged<'_>,
        next: NextShift,
    ) -> &mut DifferenceGroup {
        let kind = before.kind();
        let way = (
            u8::from(kind == DonationKind::Platelets),
            strictness(before.verdict()),
            strictness(after.verdict()),
            next,
        );
        self.groups.entry(way).or_insert_with(|| DifferenceGroup {
            kind,
            before: before.verdict(),
            after: after.verdict(),
            next,
            donors: 0,
            examples: Vec::new(),
        })
    }

    fn told(self, on: NaiveDate) -> RulebookDifference {
        let mut groups: Vec<_> = self.groups.into_iter().collect();
        groups.sort_by_key(|((kind, ..), group)| (*kind, std::cmp::Reverse(group.donors)));
        RulebookDifference {
            on,
            donors: self.donors,
            changed: self.changed,
            groups: groups.into_iter().map(|(_, group)| group).collect(),
        }
    }
}

fn shift(before: Option<NaiveDate>, after: Option<NaiveDate>) -> NextShift {
    let never = |day: Option<NaiveDate>| day.unwrap_or(NaiveDate::MAX);
    match never(after).cmp(&never(before)) {
        std::cmp::Ordering::Less => NextShift::Sooner,
        std::cmp::Ordering::Equal => NextShift::Same,
        std::cmp::Ordering::Greater => NextShift::Later,
    }
}

fn strictness(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Accept => 0,
        Verdict::Defer => 1,
        Verdict::Exclude => 2,
    }
}
