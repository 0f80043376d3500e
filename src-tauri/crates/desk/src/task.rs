//! Tasks: what waits for a person, who has taken it on, and what came of it.
//!
//! A task says what to do and about which donation, never why medically: the reason stands where
//! those may read it who see health reasons.

use crate::Session;
use crate::error::{DeskError, ErrorCode};
use redwall_store::fact::{TaskAbout, TaskClosed, TaskRaised, TaskTaken};
use redwall_store::{
    DonationId, DonationRecord, DonorId, Reading, Role, StaffId, TaskId, TaskRecord, Writing,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the tasks of the roles that the person on duty holds; an auditor sees all.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TaskList {
    /// Those that are settled, too.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub all: bool,
}

/// Takes a task on.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TaskTake {
    /// The task.
    pub task: TaskId,
}

/// Settles a task.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TaskClose {
    /// The task.
    pub task: TaskId,
    /// What came of it.
    pub outcome: String,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Task {
    /// The task.
    pub id: TaskId,
    /// What has to be looked into.
    pub about: TaskAbout,
    /// What to do, in Chinese.
    pub todo: String,
    /// Which role is asked.
    pub role: Role,
    /// The donor that it is about.
    pub donor: DonorId,
    /// The donor's number.
    pub donor_no: String,
    /// The donation that it is about.
    pub donation: Option<DonationId>,
    /// Its donation code.
    pub code: Option<String>,
    /// When it was raised, station-local, `YYYY-MM-DD HH:MM`.
    pub raised: String,
    /// Whose entry raised it.
    pub raised_by: String,
    /// Who has taken it on.
    pub owner: Option<String>,
    /// When it was settled, station-local; none while it is open.
    pub closed: Option<String>,
    /// Who settled it.
    pub closed_by: Option<String>,
    /// What came of it.
    pub outcome: Option<String>,
}

/// The tasks that the person on duty may settle, the oldest first; an auditor sees all.
///
/// # Errors
/// Those of the database.
pub fn list(session: &Session, request: TaskList) -> Result<Vec<Task>, DeskError> {
    session.store.read(|read| {
        let tasks = if request.all {
            read.all_tasks()?
        } else {
            read.open_tasks()?
        };
        tasks
            .into_iter()
            .filter(|task| session.holds(Role::Auditor) || session.holds(task.role))
            .map(|task| shown(read, task))
            .collect()
    })
}

/// Takes a task on; one's own again changes nothing. The task of one who no longer holds the role
/// can be taken over.
///
/// # Errors
/// `not_found`; `not_allowed`; `out_of_order`, when it is settled or somebody else's.
pub fn take(session: &Session, request: TaskTake) -> Result<Task, DeskError> {
    session.store.write(session.staff.id, |write| {
        let task = mine_to_settle(session, write, request.task)?;
        if task.owner != Some(session.staff.id) {
            write.append(task.donor, TaskTaken { task: task.id })?;
        }
        existing(write, task.id).and_then(|task| shown(write, task))
    })
}

/// Settles a task.
///
/// # Errors
/// `not_found`; `not_allowed`; `invalid` at `outcome`, when it says nothing; `out_of_order`, when
/// the task is settled or somebody else's.
pub fn close(session: &Session, request: TaskClose) -> Result<Task, DeskError> {
    let outcome = request.outcome.trim();
    if outcome.is_empty() {
        let message = "请写明处理结果,例如血袋如何处置。";
        return Err(DeskError::invalid("outcome", message));
    }
    session.store.write(session.staff.id, |write| {
        let task = mine_to_settle(session, write, request.task)?;
        let closed = TaskClosed {
            task: task.id,
            outcome: outcome.to_owned(),
        };
        write.append(task.donor, closed)?;
        existing(write, task.id).and_then(|task| shown(write, task))
    })
}

/// Raises a task, unless one like it is open.
pub(crate) fn raise(
    write: &mut Writing<'_>,
    donor: DonorId,
    about: TaskAbout,
    donation: DonationId,
) -> Result<(), DeskError> {
    let open = write.open_tasks_about(donation)?;
    if open.iter().any(|task| task.about == about) {
        return Ok(());
    }
    let raised = TaskRaised {
        task: TaskId::mint(),
        about,
        donation: Some(donation),
        role: Role::Physician,
        merged: None,
    };
    Ok(write.append(donor, raised)?)
}

/// Raises a task of a merge about a donation, unless one like it is open.
pub(crate) fn raise_of_merge(
    write: &mut Writing<'_>,
    merged: DonorId,
    about: TaskAbout,
    donation: &DonationRecord,
) -> Result<(), DeskError> {
    let open = write.open_tasks_about(donation.id)?;
    if open.iter().any(|task| task.about == about) {
        return Ok(());
    }
    let raised = TaskRaised {
        task: TaskId::mint(),
        about,
        donation: Some(donation.id),
        role: Role::Physician,
        merged: Some(merged),
    };
    Ok(write.append(donation.donor, raised)?)
}

/// Raises a task about a donor alone.
pub(crate) fn raise_about_donor(
    write: &mut Writing<'_>,
    donor: DonorId,
    about: TaskAbout,
    role: Role,
) -> Result<(), DeskError> {
    let raised = TaskRaised {
        task: TaskId::mint(),
        about,
        donation: None,
        role,
        merged: None,
    };
    Ok(write.append(donor, raised)?)
}

/// Whether an open task doubts that the donation should have happened. A withdrawal does not: that
/// a donor withdrew in confidence must not show in what the donor is given.
pub(crate) fn holds_back_certificate(
    read: &Reading<'_>,
    donation: DonationId,
) -> Result<bool, DeskError> {
    let open = read.open_tasks_about(donation)?;
    Ok(open.iter().any(|task| {
        matches!(
            task.about,
            TaskAbout::LateEntryAgainstRules
                | TaskAbout::CorrectionAgainstRules
                | TaskAbout::DeferralAfterDonation
                | TaskAbout::MergeAgainstRules
        )
    }))
}

/// An open task that is nobody else's and that the person on duty may settle.
fn mine_to_settle(
    session: &Session,
    read: &Reading<'_>,
    id: TaskId,
) -> Result<TaskRecord, DeskError> {
    let task = existing(read, id)?;
    if !session.holds(task.role) {
        let message = "这项任务要由相应岗位的同事处理。请让有权限的同事登录。";
        return Err(DeskError::new(ErrorCode::NotAllowed, message));
    }
    if task.closed.is_some() {
        let message = "这项任务已经处理完毕,没有再次记录。请刷新任务列表。";
        return Err(DeskError::out_of_order(message));
    }
    match task.owner {
        Some(owner) if owner != session.staff.id && still_holds(read, owner, task.role)? => {
            let owner = name(read, owner)?;
            let message = format!("这项任务已由{owner}接手。请与{owner}联系,或处理其他任务。");
            Err(DeskError::out_of_order(message))
        }
        _ => Ok(task),
    }
}

fn still_holds(read: &Reading<'_>, staff: StaffId, role: Role) -> Result<bool, DeskError> {
    let member = read.staff_member(staff)?;
    Ok(member.is_some_and(|member| member.roles.contains(&role)))
}

fn existing(read: &Reading<'_>, id: TaskId) -> Result<TaskRecord, DeskError> {
    read.task(id)?.ok_or_else(|| {
        DeskError::new(ErrorCode::NotFound, "找不到这项任务。请刷新任务列表。").at("task")
    })
}

pub(crate) fn shown(read: &Reading<'_>, task: TaskRecord) -> Result<Task, DeskError> {
    let donation = match task.donation {
        Some(donation) => read.donation(donation)?,
        None => None,
    };
    let (closed, closed_by, outcome) = match task.closed {
        None => (None, None, None),
        Some(end) => (
            Some(end.at.station_minute()),
            Some(name(read, end.by)?),
            Some(end.outcome),
        ),
    };
    Ok(Task {
        id: task.id,
        about: task.about,
        todo: todo(task.about).to_owned(),
        role: task.role,
        donor: task.donor,
        donor_no: read
            .donor(task.donor)?
            .map(|donor| donor.donor_no.to_string())
            .unwrap_or_default(),
        donation: task.donation,
        code: donation.map(|donation| donation.code),
        raised: task.raised_at.station_minute(),
        raised_by: name(read, task.raised_by)?,
        owner: task.owner.map(|owner| name(read, owner)).transpose()?,
        closed,
        closed_by,
        outcome,
    })
}

/// The name of a member of staff, past or present.
pub(crate) fn name(read: &Reading<'_>, staff: StaffId) -> Result<String, DeskError> {
    let member = read.staff_member(staff)?;
    Ok(member.map_or_else(|| "已离职人员".to_owned(), |member| member.name))
}

fn todo(about: TaskAbout) -> &'static str {
    match about {
        TaskAbout::LateEntryAgainstRules => {
            "补录使这次采血不符合规定。请隔离这袋血,查明经过,写明如何处置。"
        }
        TaskAbout::DeferralAfterDonation => {
            "后来登记的屏蔽涉及这次献血。请隔离或追回这袋血,写明如何处置。"
        }
        TaskAbout::RegisteredDocumentBlocked => {
            "已登记献血者的证件列入屏蔽名单。请核对本人和以往的献血,写明如何处理。"
        }
        TaskAbout::UnitWithdrawn => "这袋血不能使用。请隔离或追回这袋血,写明如何处置。",
        TaskAbout::ReactionAfterLeaving => "献血者离开后有反应。请随访献血者,写明结果。",
        TaskAbout::CorrectionAgainstRules => {
            "更正后,这次采血不符合规定。请隔离这袋血,查明经过,写明如何处置。"
        }
        TaskAbout::PossibleDuplicate => {
            "新登记的献血者可能已有档案。请核对:是同一人的请合并,不是的请注明不是同一人。"
        }
        TaskAbout::MergeAgainstRules => {
            "合并档案后,这次采血不符合规定。请隔离或追回这袋血,查明经过,写明如何处置。"
        }
        TaskAbout::MergedRecordsDiffer => {
            "合并的两份档案对同一次献血的记录不同。请核对原始记录,更正错的一份。"
        }
        TaskAbout::DeferralAfterUnmerge => {
            "撤销合并后,合并期间登记的屏蔽对两人都有效。请核对属于谁,作废另一人的。"
        }
    }
}
