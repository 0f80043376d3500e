//! The file beside its place in which an export is written, until it is whole.

use crate::error::{DeskError, ErrorCode};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// What the name of an unfinished file ends with.
const UNFINISHED: &str = ".part";

/// An unfinished file. What a killed export left is taken over by the next one to the same place;
/// one that fails leaves nothing.
pub(crate) struct PartFile {
    place: PathBuf,
    path: PathBuf,
    file: File,
    is_settled: bool,
}

impl PartFile {
    /// Begins the file that is to stand at a place.
    ///
    /// # Errors
    /// `storage`, when something stands there, or is being written, or cannot be.
    pub(crate) fn beside(place: &Path) -> Result<Self, DeskError> {
        if place.exists() {
            let message = "这个文件已经存在,没有覆盖它。请换一个文件名。";
            return Err(DeskError::new(ErrorCode::Storage, message));
        }
        let mut name = OsString::from(place);
        name.push(UNFINISHED);
        let path = PathBuf::from(name);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        private(&mut options);
        let file = options.open(&path).map_err(|error| not_written(&error))?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => {
                let message = "另一个导出正在写这个文件。请等它完成,或换一个文件名。";
                return Err(DeskError::new(ErrorCode::Storage, message));
            }
            Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => {
                return Err(not_written(&error));
            }
            _ => {}
        }
        file.set_len(0).map_err(|error| not_written(&error))?;
        Ok(Self {
            place: place.to_owned(),
            path,
            file,
            is_settled: false,
        })
    }

    /// The file, to write to.
    pub(crate) fn file(&self) -> &File {
        &self.file
    }

    /// Makes what was written durable.
    ///
    /// # Errors
    /// `storage`.
    pub(crate) fn sync(&self) -> Result<(), DeskError> {
        self.file.sync_all().map_err(|error| not_written(&error))
    }

    /// Moves the finished file to its place.
    ///
    /// # Errors
    /// `storage`, also when something came to stand there meanwhile.
    pub(crate) fn settle(mut self) -> Result<(), DeskError> {
        // A link is refused where a name is taken; a rename would take its place.
        let linked = fs::hard_link(&self.path, &self.place);
        match linked {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(not_written(&error));
            }
            // A USB disk may know no links.
            Err(_) => {
                fs::rename(&self.path, &self.place).map_err(|error| not_written(&error))?;
                self.is_settled = true;
            }
        }
        Ok(())
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        if !self.is_settled {
            // A piece that cannot be removed is taken over by the next export.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whatever the disk says, as a sentence.
pub(crate) fn not_written(error: &io::Error) -> DeskError {
    tracing::warn!(kind = ?error.kind(), "export not written");
    let message = "文件没有写成,没有留下半个文件。请检查磁盘空间和权限,或换一个位置。";
    DeskError::new(ErrorCode::Storage, message)
}

/// Only its owner can read it.
fn private(options: &mut OpenOptions) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = options;
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_comes_to_its_place_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.csv");
        let part = PartFile::beside(&place).unwrap();
        part.file().write_all(b"half").unwrap();
        assert_eq!(names(folder.path()), ["a.csv.part"]);
        drop(part);
        assert!(names(folder.path()).is_empty());

        let part = PartFile::beside(&place).unwrap();
        part.file().write_all(b"whole").unwrap();
        part.settle().unwrap();
        assert_eq!(names(folder.path()), ["a.csv"]);
        assert_eq!(fs::read(&place).unwrap(), b"whole");
        assert!(PartFile::beside(&place).is_err());
    }

    #[test]
    fn what_a_killed_export_left_is_taken_over_and_what_is_being_written_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.csv");
        fs::write(folder.path().join("a.csv.part"), b"longer than the next").unwrap();
        let part = PartFile::beside(&place).unwrap();
        assert!(PartFile::beside(&place).is_err());
        part.file().write_all(b"next").unwrap();
        part.settle().unwrap();
        assert_eq!(fs::read(&place).unwrap(), b"next");
    }
}
