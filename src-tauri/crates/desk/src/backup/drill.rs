//! The proof that the newest copy can be restored: it is, aside, and proved whole.

use super::list::newest;
use super::second_place;
use super::unfinished::Unfinished;
use crate::Session;
use crate::error::{DeskError, ErrorCode};
use crate::job::Progress;
use crate::verify::{self, JournalVerify, Verification};
use redwall_store::{Place, Store, StoreError};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

const ASIDE: &str = "drill";

/// Restores the newest copy aside, proves it whole and leaves nothing behind.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupDrill {
    /// The password of the person on duty: with it the copy is opened as after a real loss. Without
    /// it, or if the password was another one then, this desk's own key opens it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub password: Option<String>,
}

/// What the drill proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupDrilled {
    /// The copy.
    pub file: String,
    /// When it was made, milliseconds UTC.
    pub made_at: i64,
    /// Whether it was opened with a password and the copy's own vault, as after a real loss.
    pub by_password: bool,
    /// Entries of this desk that were written since: what a loss of the desk now would lose.
    pub entries_since: i64,
    /// What was proved.
    pub proved: Verification,
}

/// Restores the newest copy aside and proves it whole.
///
/// # Errors
/// `not_found`, when there is no copy; `damaged`, when the newest cannot be opened; `in_use`;
/// `storage`; `cancelled`. What differs in a copy that opens is an answer, not an error.
pub fn drill(
    session: &Session,
    request: BackupDrill,
    progress: &mut Progress<'_>,
) -> Result<BackupDrilled, DeskError> {
    let password = request.password.map(Zeroizing::new);
    let (second, head) = session.store.read(|read| {
        let second = second_place::of(read, session.store.desk())?;
        Ok::<_, DeskError>((second, read.head()?))
    })?;
    let own = Place::of_station(session.store.folder());
    let copy = newest(
        [Some(own), second].into_iter().flatten(),
        session.store.desk(),
    )?;
    let aside = Unfinished::new(session.store.folder(), ASIDE)?;
    let mut step = |done, total| progress.tell(done, total);
    Store::unpack::<DeskError>(&copy.file, aside.folder(), &mut step)?;
    let (store, by_password) = open(session, &aside, password.as_ref().map(|text| text.as_str()))?;
    let whole = JournalVerify {
        quick: false,
        expect: Some(copy.head.to_string()),
    };
    let proved = verify::of_store(&store, whole, progress)?;
    drop(store);
    drop(aside);
    Ok(BackupDrilled {
        file: copy.file.display().to_string(),
        made_at: copy.made_at.0,
        by_password,
        entries_since: head.seq - copy.head.seq,
        proved,
    })
}

fn open(
    session: &Session,
    aside: &Unfinished,
    password: Option<&str>,
) -> Result<(Store, bool), DeskError> {
    if let Some(password) = password {
        let name = &session.staff.name;
        match session.store.open_copy_as(aside.folder(), name, password) {
            Ok(store) => return Ok((store, true)),
            Err(StoreError::WrongPassword) => {}
            Err(error) => return Err(unsound(error)),
        }
    }
    let store = session.store.open_copy(aside.folder()).map_err(unsound)?;
    Ok((store, false))
}

/// A copy that does not open.
pub(super) fn unsound(error: StoreError) -> DeskError {
    match error {
        StoreError::Damaged(_) | StoreError::JournalCut(_) | StoreError::VaultLost => {
            let message = "这份备份已损坏,打不开,没有改动任何内容。请换另一份备份(例如备份盘上的),并联系信息科。";
            DeskError::new(ErrorCode::Damaged, message)
        }
        other => other.into(),
    }
}
