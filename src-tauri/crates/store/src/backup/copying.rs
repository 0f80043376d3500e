//! Making a copy: aside, proved, and only then under its name.

use super::bytes::{self, Copied};
use super::frozen::Frozen;
use super::place::{self, BackupCopy};
use super::seal::PAGE_BYTES;
use super::trailer::Trailer;
use super::{BackupReason, BackupTarget, PagesProved};
use crate::clock::Instant;
use crate::connection;
use crate::error::StoreError;
use crate::file::{sync_file, sync_folder};
use crate::journal;
use crate::schema::Version;
use crate::store::DATABASE;
use crate::vault::DataKey;
use crate::verify;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// How many pages are copied before the work is asked whether it is still wanted.
const STEP_PAGES: i32 = 1024;
/// How long a copy waits while another program holds the station, before it tries again.
const PAUSE: Duration = Duration::from_millis(5);

/// A copy to be made.
pub(crate) struct Copying<'a> {
    pub(crate) of: Frozen<'a>,
    pub(crate) key: &'a DataKey,
    pub(crate) to: BackupTarget<'a>,
    pub(crate) reason: BackupReason,
    pub(crate) at: Instant,
}

/// Makes a copy and proves it. `step` learns how many MiB of how many are done.
///
/// # Errors
/// `PlaceMissing`; `NotABackup`, when something else than a copy is in its way; `BackupDiffers`;
/// `File`; those of `step`. What was there before is then as it was, and nothing is left behind.
pub(crate) fn make<E: From<StoreError>>(
    copying: &Copying<'_>,
    step: &mut dyn FnMut(u32, u32) -> Result<(), E>,
) -> Result<BackupCopy, E> {
    let (folder, file) = destination(copying)?;
    let aside = Aside::new(&folder, copying)?;
    let copied = copying.copy(&aside.database(), step)?;
    let whole = mebibytes(copying.of.bytes);
    step(whole, whole)?;
    Ok(copying.finish(copied.as_ref(), &aside, &folder, &file)?)
}

fn destination(copying: &Copying<'_>) -> Result<(PathBuf, PathBuf), StoreError> {
    match copying.to {
        BackupTarget::Into(place) => {
            let folder = place.ready()?.to_owned();
            let name = place::file_name(copying.of.desk, copying.at, copying.reason);
            let file = place::unused(&folder, &name);
            Ok((folder, file))
        }
        BackupTarget::File(file) => {
            let folder = match file.parent() {
                Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
                Some(folder) => folder,
                None => return Err(StoreError::NotABackup),
            };
            if file.exists() {
                Trailer::read(file).map_err(|_| StoreError::NotABackup)?;
            }
            if !folder.is_dir() {
                return Err(StoreError::PlaceMissing);
            }
            Ok((folder.to_owned(), file.to_owned()))
        }
    }
}

impl Copying<'_> {
    /// Copies the bytes of the file, where it alone holds the station; else the pages, of which
    /// nothing is proved yet.
    fn copy<E: From<StoreError>>(
        &self,
        to: &Path,
        step: &mut dyn FnMut(u32, u32) -> Result<(), E>,
    ) -> Result<Option<Copied>, E> {
        if !self.of.is_in_the_file {
            copy_pages(&self.of, self.key, to, step)?;
            return Ok(None);
        }
        let mut step = |done| step(mebibytes(done), mebibytes(self.of.bytes));
        bytes::copy(&self.of, self.key, to, &mut step).map(Some)
    }

    /// Proves what was copied, writes the trailer behind it and gives it its name.
    fn finish(
        &self,
        copied: Option<&Copied>,
        aside: &Aside,
        folder: &Path,
        file: &Path,
    ) -> Result<BackupCopy, StoreError> {
        let database = aside.database();
        let proved = self.prove(copied, &database)?;
        let head = self.of.head()?;
        let trailer = Trailer::new(
            self.of.desk,
            self.at.0,
            self.reason,
            self.of.bytes,
            head.to_string(),
            self.of.vault.clone(),
        );
        owner_only(&database);
        trailer.append(&database)?;
        if Trailer::read(&database)? != trailer {
            return Err(StoreError::BackupDiffers);
        }
        fs::rename(&database, file)?;
        sync_folder(folder)?;
        if let Some(copied) = copied {
            copied.keep(&self.of.folder);
        }
        Ok(BackupCopy {
            proved: Some(proved),
            ..BackupCopy::read(file)?
        })
    }

    /// Opens a copy as a station would be opened and compares it with the station, then proves every
    /// page of it.
    fn prove(&self, copied: Option<&Copied>, copy: &Path) -> Result<PagesProved, StoreError> {
        let opened = connection::open_alone(copy, self.key).map_err(differs)?;
        let mut same = Version::read(&opened).map_err(differs)? == self.of.version;
        for (desk, head) in &self.of.heads {
            same &= journal::head(&opened, *desk).map_err(differs)? == *head;
        }
        if copied.is_none() {
            let pages = verify::pages(&opened).map_err(differs)?;
            same &= pages.differences.is_empty();
        }
        opened.close().map_err(|(_, error)| error)?;
        let proved = match copied {
            Some(copied) => {
                same &= copied.is_what_stands_in(copy)?;
                copied.proved
            }
            None => PagesProved {
                by_seal: self.of.bytes / PAGE_BYTES as u64,
                as_before: 0,
            },
        };
        same.then_some(proved).ok_or(StoreError::BackupDiffers)
    }
}

/// Copies page by page through SQLite, which reads what is still in the log: each page is decrypted
/// and encrypted again.
fn copy_pages<E: From<StoreError>>(
    of: &Frozen<'_>,
    key: &DataKey,
    to: &Path,
    step: &mut dyn FnMut(u32, u32) -> Result<(), E>,
) -> Result<(), E> {
    let mut copy = connection::create_copy(to, key)?;
    pages_into(of.connection, &mut copy, of.bytes, step)?;
    copy.close().map_err(|(_, error)| StoreError::from(error))?;
    Ok(sync_file(to).map_err(StoreError::from)?)
}

fn pages_into<E: From<StoreError>>(
    from: &Connection,
    copy: &mut Connection,
    bytes: u64,
    step: &mut dyn FnMut(u32, u32) -> Result<(), E>,
) -> Result<(), E> {
    let backup = Backup::new(from, copy).map_err(StoreError::from)?;
    loop {
        match backup.step(STEP_PAGES).map_err(StoreError::from)? {
            StepResult::Done => return Ok(()),
            StepResult::More => {
                let left = u64::try_from(backup.progress().remaining).unwrap_or(0);
                let pages = u64::try_from(backup.progress().pagecount).unwrap_or(0);
                let page_bytes = bytes.checked_div(pages).unwrap_or(0);
                step(
                    mebibytes(bytes.saturating_sub(left * page_bytes)),
                    mebibytes(bytes),
                )?;
            }
            _ => thread::sleep(PAUSE),
        }
    }
}

fn mebibytes(bytes: u64) -> u32 {
    u32::try_from(bytes >> 20).unwrap_or(u32::MAX)
}

/// Only its owner can read a copy, as the vault in it; disks without owners do not know of this.
#[cfg(unix)]
fn owner_only(copy: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let _ = fs::set_permissions(copy, fs::Permissions::from_mode(0o600));
}

#[cfg(not(unix))]
fn owner_only(_: &Path) {}

fn differs(error: StoreError) -> StoreError {
    match error {
        StoreError::Damaged(_) => StoreError::BackupDiffers,
        other => other,
    }
}

/// A folder in which a copy is made; gone with it. What a process that was killed has left there is
/// removed by the next: a desk makes one copy at a time.
struct Aside(PathBuf);

impl Aside {
    fn new(folder: &Path, copying: &Copying<'_>) -> Result<Self, StoreError> {
        let aside = folder.join(format!("unfinished-{}", copying.of.desk));
        remove_if_there(&aside)?;
        fs::create_dir(&aside)?;
        Ok(Self(aside))
    }

    fn database(&self) -> PathBuf {
        self.0.join(DATABASE)
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next copy.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn remove_if_there(folder: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
