//! Reading the bytes of a database file beside SQLite.
//!
//! On Unix the system drops every lock that a process holds on a file when the process closes any of
//! its handles on it, SQLite's own locks among them: another program would then take the station for
//! unused and throw its log away. So a handle that was opened here is kept until the process ends,
//! one for each file, and used again.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

#[cfg(unix)]
mod kept {
    use std::collections::BTreeMap;
    use std::fs::{File, Metadata};
    use std::os::unix::fs::MetadataExt;
    use std::sync::{Arc, Mutex};

    /// Device and number of a file.
    pub(super) type Name = (u64, u64);

    pub(super) static FILES: Mutex<BTreeMap<Name, Arc<Mutex<File>>>> = Mutex::new(BTreeMap::new());

    pub(super) fn name(file: &Metadata) -> Name {
        (file.dev(), file.ino())
    }
}

/// A handle on the file at `path` that outlives every connection to it.
///
/// # Errors
/// Those of opening it.
#[cfg(unix)]
pub(super) fn open(path: &Path) -> io::Result<Arc<Mutex<File>>> {
    use std::collections::btree_map::Entry;
    use std::sync::PoisonError;
    let mut files = kept::FILES.lock().unwrap_or_else(PoisonError::into_inner);
    match files.entry(kept::name(&std::fs::metadata(path)?)) {
        Entry::Occupied(kept) => Ok(Arc::clone(kept.get())),
        Entry::Vacant(place) => {
            let file = File::open(path)?;
            Ok(Arc::clone(place.insert(Arc::new(Mutex::new(file)))))
        }
    }
}

/// A handle on the file at `path`. Elsewhere than on Unix a lock belongs to the handle that took it.
///
/// # Errors
/// Those of opening it.
#[cfg(not(unix))]
pub(super) fn open(path: &Path) -> io::Result<Arc<Mutex<File>>> {
    File::open(path).map(Mutex::new).map(Arc::new)
}
