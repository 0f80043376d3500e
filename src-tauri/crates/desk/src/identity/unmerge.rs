//! Taking a merge back: the records are each for themselves again, as they were, and what was
//! recorded since goes where it belongs.

use super::merge::nobody_is_visiting;
use super::preview::{MergeSide, rolled_back, side};
use super::{DonorUnmerge, DonorUnmergePreview, apart, confirm};
use crate::Session;
use crate::donor::{DonorPage, page};
use crate::error::{DeskError, ErrorCode};
use crate::{reassess, task};
use chrono::NaiveDate;
use redwall_store::fact::{DeferralSet, DonorUnmerged, TaskAbout, TaskVoided, VisitReassigned};
use redwall_store::{
    DeferralId, DonationRecord, DonorId, Merge, Reading, Role, SinceMerge, VisitId, Writing,
};
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// A visit that was recorded since the merge: somebody has to say whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LaterVisit {
    /// The visit.
    pub visit: VisitId,
    /// Station-local day.
    pub on: NaiveDate,
    /// Where.
    pub site: String,
    /// The donation code, if one was given out.
    pub code: Option<String>,
}

/// What undoing a merge needs and comes to.
#[derive(Debug, Clone, Serialize, TS)]
pub struct UnmergePreview {
    /// Visits recorded since, whose owner has to be named.
    pub later: Vec<LaterVisit>,
    /// How many deferrals were set since that hold for both, until a physician has looked.
    pub deferrals_for_both: u32,
    /// The record that stood, by itself; the later visits are still with it.
    pub keep: MergeSide,
    /// The record that was merged, by itself.
    pub merge: MergeSide,
}

/// What undoing a merge needs and comes to. Nothing is written.
///
/// # Errors
/// Those of undoing it, but for visits whose owner is not named yet.
pub fn preview_unmerge(
    session: &Session,
    request: DonorUnmergePreview,
) -> Result<UnmergePreview, DeskError> {
    rolled_back(session, |write| {
        let undoing = Undoing::read(session, write, request.donor)?;
        let later = undoing.later(write)?;
        undoing.separate(write, "", None)?;
        undoing.void_tasks(session, write)?;
        undoing.hold_both(write)?;
        Ok(UnmergePreview {
            later,
            deferrals_for_both: u32::try_from(undoing.since.deferrals.len()).unwrap_or(u32::MAX),
            keep: side(session, write, undoing.stood)?,
            merge: side(session, write, undoing.donor)?,
        })
    })
}

/// Takes a merge back.
///
/// # Errors
/// `out_of_order`, when the record is not merged or a visit is under way; `invalid` at `belongs`,
/// when a later visit has no owner or one who is neither; `invalid` at `reason`; `second_person`;
/// `wrong_password`.
pub fn unmerge(session: &Session, request: DonorUnmerge) -> Result<DonorPage, DeskError> {
    let reason = confirm::reason(&request.reason)?;
    let second = confirm::second(
        session,
        request.second.as_deref(),
        request.second_password.clone(),
    )?;
    session.store.write(session.staff.id, |write| {
        let undoing = Undoing::read(session, write, request.donor)?;
        let owners = owners(write, &undoing, &request)?;
        undoing.separate(write, &reason, second)?;
        for (visit, owner) in owners {
            undoing.give(write, visit, owner)?;
        }
        undoing.void_tasks(session, write)?;
        undoing.hold_both(write)?;
        apart(write, undoing.donor, undoing.stood)
    })?;
    page::of(session, request.donor)
}

/// A merge that is to be undone.
struct Undoing {
    /// The record that was merged.
    donor: DonorId,
    /// The record that stood for both.
    stood: DonorId,
    merges: Vec<Merge>,
    since: SinceMerge,
}

impl Undoing {
    fn read(session: &Session, read: &Reading<'_>, donor: DonorId) -> Result<Self, DeskError> {
        let stood = page::existing(read, donor)?.id;
        let merges = read.merges_from(donor)?;
        if merges.is_empty() {
            let message = "这份档案没有合并到别的档案,不需要撤销。请核对编号。";
            return Err(DeskError::out_of_order(message));
        }
        nobody_is_visiting(session, read, &[stood])?;
        let mut since = SinceMerge::default();
        for merge in &merges {
            let of_this = read.since_merge(merge)?;
            since.visits.extend(of_this.visits);
            since.deferrals.extend(of_this.deferrals);
        }
        since.visits.sort_unstable();
        since.visits.dedup();
        since.deferrals.sort_unstable();
        since.deferrals.dedup();
        Ok(Self {
            donor,
            stood,
            merges,
            since,
        })
    }

    fn later(&self, read: &Reading<'_>) -> Result<Vec<LaterVisit>, DeskError> {
        let mut later = Vec::new();
        for visit in &self.since.visits {
            let record = read.visit(*visit)?.ok_or_else(DeskError::internal)?;
            later.push(LaterVisit {
                visit: record.id,
                on: record.on,
                site: record.site,
                code: record.donation_code,
            });
        }
        Ok(later)
    }

    /// Writes that the record is for itself again.
    fn separate(
        &self,
        write: &mut Writing<'_>,
        reason: &str,
        second: Option<redwall_store::StaffId>,
    ) -> Result<(), DeskError> {
        for merge in &self.merges {
            let fact = DonorUnmerged {
                from: merge.into,
                reason: reason.to_owned(),
                second,
            };
            write.append(self.donor, fact)?;
        }
        Ok(())
    }

    /// Gives a later visit to its owner.
    fn give(
        &self,
        write: &mut Writing<'_>,
        visit: VisitId,
        owner: DonorId,
    ) -> Result<(), DeskError> {
        let record = write.visit(visit)?.ok_or_else(DeskError::internal)?;
        if write.standing(owner)? == record.donor {
            return Ok(());
        }
        let fact = VisitReassigned { visit, to: owner };
        Ok(write.append(record.donor, fact)?)
    }

    /// The tasks of the merge wait no longer; where records are still joined, what they know of each
    /// other still counts.
    fn void_tasks(&self, session: &Session, write: &mut Writing<'_>) -> Result<(), DeskError> {
        for task in write.tasks_of_merge(self.donor)? {
            let fact = TaskVoided {
                task: task.id,
                reason: String::from("合并已撤销"),
            };
            write.append(task.donor, fact)?;
            let donation = match task.donation {
                Some(donation) => write.donation(donation)?,
                None => None,
            };
            if let Some(donation) = donation {
                raise_again(session, write, &donation)?;
            }
        }
        Ok(())
    }

    /// What was found since without a visit may concern either: it holds for both, and a physician
    /// is asked.
    fn hold_both(&self, write: &mut Writing<'_>) -> Result<(), DeskError> {
        for deferral in &self.since.deferrals {
            let record = write.deferral(*deferral)?.ok_or_else(DeskError::internal)?;
            if !record.counts() {
                continue;
            }
            let facts = record.facts;
            let fact = DeferralSet {
                deferral: DeferralId::mint(),
                visit: None,
                code: facts.code,
                event: facts.event,
                from: facts.from,
                until: facts.until.into_iter().chain(facts.ended).min(),
                permanent: facts.permanent && facts.ended.is_none(),
                source: record.source,
            };
            write.append(self.donor, fact)?;
            for donor in [self.donor, self.stood] {
                let about = TaskAbout::DeferralAfterUnmerge;
                task::raise_about_donor(write, donor, about, Role::Physician)?;
            }
        }
        Ok(())
    }
}

/// Of several records that are still joined, one may be against another's donation.
fn raise_again(
    session: &Session,
    write: &mut Writing<'_>,
    donation: &DonationRecord,
) -> Result<(), DeskError> {
    let group = write.group(donation.donor)?;
    let Some(merged) = group.members.iter().find(|member| **member != group.stands) else {
        return Ok(());
    };
    let donor = page::existing(write, group.stands)?;
    let donations = write.donations(donor.id)?;
    let blocks = reassess::blocks_by_then(session, write, &donor, donation, &donations)?;
    if blocks.is_empty() {
        return Ok(());
    }
    task::raise_of_merge(write, *merged, TaskAbout::MergeAgainstRules, donation)
}

/// Whose each later visit is.
///
/// # Errors
/// `invalid` at `belongs`.
fn owners(
    read: &Reading<'_>,
    undoing: &Undoing,
    request: &DonorUnmerge,
) -> Result<BTreeMap<VisitId, DonorId>, DeskError> {
    let members = read.group(undoing.donor)?.members;
    let mut owners = BTreeMap::new();
    for said in &request.belongs {
        if !undoing.since.visits.contains(&said.visit) || !members.contains(&said.donor) {
            let message =
                "有一次来访不是合并以后的,或所指的献血者不是这两人之一。请刷新后重新选择。";
            return Err(DeskError::invalid("belongs", message));
        }
        owners.insert(said.visit, said.donor);
    }
    let unsaid = undoing.later(read)?.into_iter();
    let unsaid: Vec<String> = unsaid
        .filter(|later| !owners.contains_key(&later.visit))
        .map(|later| match later.code {
            Some(code) => format!("{} {code}", later.on),
            None => later.on.to_string(),
        })
        .collect();
    if unsaid.is_empty() {
        return Ok(owners);
    }
    let message = format!(
        "合并以后登记的来访还没有注明属于谁,没有撤销:{}。请逐次选择。",
        unsaid.join("、")
    );
    Err(DeskError::new(ErrorCode::Invalid, message).at("belongs"))
}
