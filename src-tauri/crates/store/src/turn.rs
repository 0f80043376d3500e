//! Whose turn it is to write, among all the programs that have the station open.
//!
//! SQLite lets one write at a time, but a writer that waits for another asks again and again, and
//! may be passed by others without end. So each takes its turn first: an advisory lock on a file,
//! which the operating system gives to whoever waits. Two files keep it fair. Only the writer at
//! the gate waits for the one that writes; whoever has just written must come to the gate again,
//! behind those who were there before.

use crate::error::StoreError;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

const GATE: &str = "gate.lock";
const WRITING: &str = "writing.lock";

/// The gate of a station's folder, as one open station sees it.
#[derive(Debug)]
pub(crate) struct Turns {
    gate: File,
    writing: File,
}

/// A turn; over when it is dropped.
#[derive(Debug)]
pub(crate) struct Turn<'a>(&'a File);

impl Turns {
    pub(crate) fn in_folder(folder: &Path) -> Result<Self, StoreError> {
        let open = |name| {
            OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .open(folder.join(name))
        };
        Ok(Self {
            gate: open(GATE)?,
            writing: open(WRITING)?,
        })
    }

    /// Waits for a turn. One open station takes one at a time.
    ///
    /// # Errors
    /// `File`.
    pub(crate) fn take(&self) -> Result<Turn<'_>, StoreError> {
        lock(&self.gate)?;
        let taken = lock(&self.writing);
        let opened = self.gate.unlock();
        taken?;
        allow_none(opened)?;
        Ok(Turn(&self.writing))
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        // The system gives the lock back with the file at the latest.
        let _ = self.0.unlock();
    }
}

pub(crate) fn lock(file: &File) -> Result<(), StoreError> {
    loop {
        match file.lock() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return allow_none(done),
        }
    }
}

/// A file system without locks leaves the waiting to SQLite.
pub(crate) fn allow_none(locked: io::Result<()>) -> Result<(), StoreError> {
    match locked {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        other => Ok(other?),
    }
}
