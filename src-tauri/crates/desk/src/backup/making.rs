//! The one way in which copies are made: to each place in turn, each proved, then the old ones go.

use super::second_place;
use super::state::{self, BackupPlace, LastBackup};
use crate::Session;
use crate::error::{DeskError, ErrorCode};
use crate::job::Progress;
use crate::setting::{BACKUP_KEEP_DAYS, BACKUP_KEEP_MONTHS, BACKUP_KEEP_WEEKS};
use redwall_store::{BackupCopy, BackupReason, BackupTarget, Keeping, Place, Role};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// Backs the station up now.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupNow {
    /// A file or folder instead of the usual places; for administrators.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub to: Option<String>,
}

/// A backup was made, of which at least one copy was verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupMade {
    /// The first copy's file.
    pub file: String,
    /// Its length.
    pub bytes: u64,
    /// This desk's newest entry in it, `SEQ:HASH`.
    pub head: String,
    /// The places that failed, each with a sentence.
    pub failures: Vec<String>,
    /// How the backups stand now.
    pub last: LastBackup,
}

/// Backs the station up now. A place that fails is told; it is an error only if all fail.
///
/// # Errors
/// `not_allowed`, when somebody else than an administrator names a file; `invalid` at `to`;
/// `storage`; `damaged`; `cancelled`.
pub fn now(
    session: &Session,
    request: BackupNow,
    progress: &mut Progress<'_>,
) -> Result<BackupMade, DeskError> {
    match request.to.as_deref().map(str::trim) {
        None | Some("") => {
            let places = usual(session)?;
            to_each(session, &places, BackupReason::ByHand, progress)
        }
        Some(to) => {
            session.require_all(&[Role::Administrator])?;
            let to = Elsewhere::at(Path::new(to));
            let folder = to.folder();
            let made = one(session, to.target(), BackupReason::ByHand, progress)
                .map_err(|error| error.at("to"));
            let noted = (BackupPlace::Elsewhere, folder.as_path());
            note(session, noted, made.as_ref());
            answer(session, &made?, Vec::new())
        }
    }
}

/// The places that copies go to: the station's own folder, and the second place if one is set.
pub(super) fn usual(session: &Session) -> Result<Vec<(BackupPlace, Place)>, DeskError> {
    let desk = session.store.desk();
    let second = session.store.read(|read| second_place::of(read, desk))?;
    let own = Place::of_station(session.store.folder());
    let second = second.map(|place| (BackupPlace::Second, place));
    Ok([(BackupPlace::Station, own)]
        .into_iter()
        .chain(second)
        .collect())
}

/// Makes a copy in each of these places.
///
/// # Errors
/// The first place's, when every place fails; `cancelled`.
pub(super) fn to_each(
    session: &Session,
    places: &[(BackupPlace, Place)],
    reason: BackupReason,
    progress: &mut Progress<'_>,
) -> Result<BackupMade, DeskError> {
    let keeping = keeping(session)?;
    let (mut copies, mut failures) = (Vec::new(), Vec::new());
    for (name, place) in places {
        let made = one(session, BackupTarget::Into(place), reason, progress);
        if let Err(error) = &made
            && error.code == ErrorCode::Cancelled
        {
            return Err(error.clone());
        }
        note(session, (*name, place.folder()), made.as_ref());
        match made {
            Ok(copy) => {
                thin(session, keeping, place);
                copies.push(copy);
            }
            Err(error) => failures.push(error),
        }
    }
    let told = failures.iter().map(|error| error.message.clone());
    match (copies.first(), failures.first()) {
        (Some(copy), _) => answer(session, copy, told.collect()),
        (None, Some(failed)) => Err(failed.clone()),
        (None, None) => Err(DeskError::internal()),
    }
}

fn keeping(session: &Session) -> Result<Keeping, DeskError> {
    session.store.read(|read| {
        Ok(Keeping {
            days: BACKUP_KEEP_DAYS.read(read)?,
            weeks: BACKUP_KEEP_WEEKS.read(read)?,
            months: BACKUP_KEEP_MONTHS.read(read)?,
        })
    })
}

fn one(
    session: &Session,
    to: BackupTarget<'_>,
    reason: BackupReason,
    progress: &mut Progress<'_>,
) -> Result<BackupCopy, DeskError> {
    let mut step = |done, total| progress.tell(done, total);
    session.store.back_up(to, reason, &mut step)
}

/// Removes the copies that are too old, now that a newer one is proved. Where that fails, they stay.
fn thin(session: &Session, keeping: Keeping, place: &Place) {
    let thinned = keeping.thin(place, session.store.desk(), session.today());
    if let Err(error) = thinned {
        tracing::warn!(%error, "old backups stay");
    }
}

fn note(session: &Session, place: (BackupPlace, &Path), made: Result<&BackupCopy, &DeskError>) {
    let (folder, at) = (session.store.folder(), session.store.now());
    session.backups.note(folder, place, at, made);
}

fn answer(
    session: &Session,
    copy: &BackupCopy,
    failures: Vec<String>,
) -> Result<BackupMade, DeskError> {
    Ok(BackupMade {
        file: copy.file.display().to_string(),
        bytes: copy.bytes,
        head: copy.head.to_string(),
        failures,
        last: state::last(session)?,
    })
}

/// A file that was named, or a folder in which the copy gets a name of its own.
enum Elsewhere {
    Folder(Place),
    File(PathBuf),
}

impl Elsewhere {
    fn at(path: &Path) -> Self {
        if path.is_dir() {
            Self::Folder(Place::named_once(path.to_owned()))
        } else {
            Self::File(path.to_owned())
        }
    }

    fn folder(&self) -> PathBuf {
        match self {
            Self::Folder(place) => place.folder().to_owned(),
            Self::File(file) => file.parent().unwrap_or(Path::new("")).to_owned(),
        }
    }

    fn target(&self) -> BackupTarget<'_> {
        match self {
            Self::Folder(place) => BackupTarget::Into(place),
            Self::File(file) => BackupTarget::File(file),
        }
    }
}
