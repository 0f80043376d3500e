//! Drafts: a form that was begun survives a crash of the program until the day is over. They are
//! kept encrypted beside the journal, by desk and person on duty, and nobody else reads them.

use crate::Session;
use crate::error::DeskError;
use redwall_store::{DraftKey, Role};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use uuid::Uuid;

/// The most bytes of a draft.
const MOST_BYTES: usize = 32 * 1024;

/// A form that can be begun; each belongs to the roles that fill it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DraftForm {
    /// 登记.
    Registration,
    /// 征询.
    Interview,
    /// 体检.
    Examination,
    /// 采血.
    Collection,
    /// 休息.
    Rest,
    /// 补录.
    LateEntry,
}

/// Keeps a form that was begun.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftSave {
    /// Which form.
    pub form: DraftForm,
    /// The donor or visit that it is about; absent of nobody yet.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub about: Option<Uuid>,
    /// What was typed so far, as the screen keeps it.
    #[ts(type = "unknown")]
    pub content: Value,
}

/// Asks for a form that was begun today.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftRead {
    /// Which form.
    pub form: DraftForm,
    /// The donor or visit that it is about; absent of nobody yet.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub about: Option<Uuid>,
}

/// Drops a form that was begun.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftDrop {
    /// Which form.
    pub form: DraftForm,
    /// The donor or visit that it is about; absent of nobody yet.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub about: Option<Uuid>,
}

/// A form that was begun.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DraftKept {
    /// When it was saved, station-local, `HH:MM`.
    pub saved: String,
    /// What was typed.
    #[ts(type = "unknown")]
    pub content: Value,
}

/// Keeps a form; what was kept of it before is gone.
///
/// # Errors
/// `not_allowed`, unless the person holds a role that fills the form in; `invalid` at `content`,
/// when it is too large.
pub fn save(session: &Session, request: DraftSave) -> Result<(), DeskError> {
    let content = request.content.to_string();
    if content.len() > MOST_BYTES {
        let message = "内容太多,没有保存草稿。请尽快完成登记。";
        return Err(DeskError::invalid("content", message));
    }
    let key = Key::of(session, request.form, request.about)?;
    Ok(session.store.save_draft(key.borrowed(), &content)?)
}

/// A form that the person on duty began today at this desk; none if there is none.
///
/// # Errors
/// `not_allowed`.
pub fn read(session: &Session, request: DraftRead) -> Result<Option<DraftKept>, DeskError> {
    let key = Key::of(session, request.form, request.about)?;
    let today = session.today();
    let kept = session
        .store
        .read(|read| read.draft(key.borrowed(), today))?;
    Ok(kept.map(|draft| DraftKept {
        saved: draft.saved_at.station_time(),
        content: serde_json::from_str(&draft.content).unwrap_or(Value::Null),
    }))
}

/// Drops a form; one that is not kept stays so.
///
/// # Errors
/// `not_allowed`.
pub fn forget(session: &Session, request: DraftDrop) -> Result<(), DeskError> {
    let key = Key::of(session, request.form, request.about)?;
    Ok(session.store.drop_draft(key.borrowed())?)
}

struct Key {
    staff: redwall_store::StaffId,
    form: String,
    about: String,
}

impl Key {
    /// # Errors
    /// `not_allowed`, unless the person holds a role that fills the form in: who held it once and
    /// no longer does reads nothing of it.
    fn of(session: &Session, form: DraftForm, about: Option<Uuid>) -> Result<Self, DeskError> {
        if !form.roles().iter().any(|role| session.holds(*role)) {
            return Err(DeskError::not_allowed());
        }
        Ok(Self {
            staff: session.staff.id,
            form: form.word().to_owned(),
            about: about.map(|about| about.to_string()).unwrap_or_default(),
        })
    }

    fn borrowed(&self) -> DraftKey<'_> {
        DraftKey {
            staff: self.staff,
            form: &self.form,
            about: &self.about,
        }
    }
}

impl DraftForm {
    fn roles(self) -> &'static [Role] {
        match self {
            Self::Registration => &[Role::Receptionist],
            Self::Interview | Self::Examination => &[Role::Physician],
            Self::Collection | Self::Rest => &[Role::Nurse],
            Self::LateEntry => &[Role::Physician, Role::Administrator],
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Interview => "interview",
            Self::Examination => "examination",
            Self::Collection => "collection",
            Self::Rest => "rest",
            Self::LateEntry => "late_entry",
        }
    }
}
