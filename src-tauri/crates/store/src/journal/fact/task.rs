//! Tasks: what a person has to look into and settle.

use crate::id::{DonationId, DonorId, TaskId};
use crate::role::Role;
use serde::{Deserialize, Serialize};

/// Something waits for a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskRaised {
    /// The task.
    pub task: TaskId,
    /// What has to be looked into.
    pub about: TaskAbout,
    /// The donation that it is about.
    pub donation: Option<DonationId>,
    /// Which role is asked first.
    pub role: Role,
    /// The donor whose merge raised it, from version 2 on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged: Option<DonorId>,
}

/// What a task asks to look into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum TaskAbout {
    /// A late entry keeps a collection that should not have happened.
    LateEntryAgainstRules,
    /// A deferral came to be known that concerns a donation made before.
    DeferralAfterDonation,
    /// A document of a registered donor was blocked.
    RegisteredDocumentBlocked,
    /// A unit was withdrawn.
    UnitWithdrawn,
    /// A donor told of a reaction after leaving.
    ReactionAfterLeaving,
    /// A donation was corrected and would now be judged otherwise.
    CorrectionAgainstRules,
    /// A donor was registered by a list's line who may be the same person as another.
    PossibleDuplicate,
    /// A merge shows that a donation should not have happened.
    MergeAgainstRules,
    /// Two records that were merged tell of one donation differently.
    MergedRecordsDiffer,
    /// A deferral of a merge that was undone holds for both, until a physician has looked.
    DeferralAfterUnmerge,
}

/// A person takes a task on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskTaken {
    /// The task.
    pub task: TaskId,
}

/// A task is settled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskClosed {
    /// The task.
    pub task: TaskId,
    /// What came of it.
    pub outcome: String,
}

/// What raised a task was undone: nothing waits any longer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskVoided {
    /// The task.
    pub task: TaskId,
    /// What was undone.
    pub reason: String,
}
