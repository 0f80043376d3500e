//! A folder of copies.

use super::trailer::Trailer;
use super::{BackupReason, FOLDER};
use crate::clock::Instant;
use crate::error::StoreError;
use crate::file::write_atomically;
use crate::id::DeskId;
use crate::journal::entry::Head;
use std::fs;
use std::path::{Path, PathBuf};

const EXTENSION: &str = "redwall";
/// A disk that is not plugged in leaves an empty folder behind on some systems: copies go only where
/// this file is.
const MARK: &str = "redwall-backups.txt";
const MARK_TEXT: &str =
    "这个文件夹里是红色长城的加密备份。请不要删除这个文件:程序凭它确认备份盘已经插好。\r\n";
/// Letters of a desk's id that tell its copies from another's.
const DESK_LETTERS: usize = 8;

/// A folder of copies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    folder: PathBuf,
    is_marked: bool,
}

/// A copy, by its trailer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupCopy {
    /// The file.
    pub file: PathBuf,
    /// The desk that made it.
    pub desk: DeskId,
    /// When it was made.
    pub made_at: Instant,
    /// Why it was made.
    pub reason: BackupReason,
    /// Its length.
    pub bytes: u64,
    /// The desk's newest entry in it.
    pub head: Head,
}

impl Place {
    /// The first place of a station's copies: in its own folder.
    pub fn of_station(station: &Path) -> Self {
        Self {
            folder: station.join(FOLDER),
            is_marked: false,
        }
    }

    /// A folder that was named this once.
    pub fn named_once(folder: PathBuf) -> Self {
        Self {
            folder,
            is_marked: false,
        }
    }

    /// A place elsewhere, which [`Self::mark`] has marked.
    pub fn elsewhere(folder: PathBuf) -> Self {
        Self {
            folder,
            is_marked: true,
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Marks a folder elsewhere as one for copies.
    ///
    /// # Errors
    /// `PlaceMissing`; `File`.
    pub fn mark(&self) -> Result<(), StoreError> {
        if !self.folder.is_dir() {
            return Err(StoreError::PlaceMissing);
        }
        Ok(write_atomically(
            &self.folder.join(MARK),
            MARK_TEXT.as_bytes(),
        )?)
    }

    /// The folder, once it can take copies.
    ///
    /// # Errors
    /// `PlaceMissing`; `File`.
    pub(super) fn ready(&self) -> Result<&Path, StoreError> {
        if !self.is_marked {
            fs::create_dir_all(&self.folder)?;
        } else if !self.folder.join(MARK).is_file() {
            return Err(StoreError::PlaceMissing);
        }
        Ok(&self.folder)
    }

    /// The copies in it, the newest first; files that are no copies are passed over.
    ///
    /// # Errors
    /// `PlaceMissing`; `File`.
    pub fn copies(&self) -> Result<Vec<BackupCopy>, StoreError> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return if self.is_marked {
                    Err(StoreError::PlaceMissing)
                } else {
                    Ok(Vec::new())
                };
            }
            Err(error) => return Err(error.into()),
        };
        let mut copies = Vec::new();
        for entry in entries {
            let path = entry?.path();
            if path.extension().is_some_and(|name| name == EXTENSION)
                && let Ok(copy) = BackupCopy::read(&path)
            {
                copies.push(copy);
            }
        }
        copies.sort_by_key(|copy| std::cmp::Reverse((copy.made_at, copy.head.seq)));
        Ok(copies)
    }
}

impl BackupCopy {
    /// Reads what a copy says of itself.
    ///
    /// # Errors
    /// `NotABackup`; `Newer`; `File`.
    pub fn read(file: &Path) -> Result<Self, StoreError> {
        let trailer = Trailer::read(file)?;
        Ok(Self {
            file: file.to_owned(),
            desk: trailer.desk,
            made_at: Instant(trailer.made_at),
            reason: trailer.reason,
            bytes: fs::metadata(file)?.len(),
            head: trailer.head.parse()?,
        })
    }

    /// Whether it has the name that was given to it when it was made: only such a copy is ever
    /// removed.
    pub(super) fn has_its_name(&self) -> bool {
        let name = file_name(self.desk, self.made_at, self.reason);
        let stem = self.file.file_stem().and_then(|stem| stem.to_str());
        stem.and_then(|stem| stem.strip_prefix(&name))
            .is_some_and(|rest| {
                rest.is_empty()
                    || rest
                        .strip_prefix('-')
                        .is_some_and(|number| number.parse::<u32>().is_ok())
            })
    }
}

/// The name of a copy, without its extension: day and time, why, and whose.
pub(super) fn file_name(desk: DeskId, at: Instant, reason: BackupReason) -> String {
    let time = at.station_minute().replace(' ', "-").replace(':', "");
    let desk = desk.to_string();
    let letters = desk.len().saturating_sub(DESK_LETTERS);
    let desk = desk.get(letters..).unwrap_or_default();
    format!("{time}-{}-{desk}", reason.word())
}

/// A file of that name that is not there yet.
pub(super) fn unused(folder: &Path, name: &str) -> PathBuf {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .map(|name| folder.join(name).with_extension(EXTENSION))
        .find(|file| !file.exists())
        .unwrap_or_else(|| folder.join(name))
}
