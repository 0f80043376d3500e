//! Copies of an open station.

use super::{Store, lock};
use crate::backup::{self, Alone, BackupCopy, BackupReason, BackupTarget, Copying, Frozen, Place};
use crate::connection;
use crate::error::StoreError;
use crate::id::DeskId;
use crate::journal::entry::Head;
use std::path::Path;

impl Store {
    /// Makes a copy of the station while others go on working, and proves it. `step` learns how
    /// many MiB of how many are done.
    ///
    /// # Errors
    /// `PlaceMissing`; `NotABackup`, when something else than a copy is in its way; `BackupDiffers`,
    /// when the station's file is damaged or the copy is; `File`; those of `step`. Nothing has
    /// changed then, and nothing is left behind.
    pub fn back_up<E: From<StoreError>>(
        &self,
        to: BackupTarget<'_>,
        reason: BackupReason,
        step: &mut dyn FnMut(u32, u32) -> Result<(), E>,
    ) -> Result<BackupCopy, E> {
        // Openings that cannot be written now are written with what is written next.
        let _ = self.write_openings();
        let _alone = Alone::in_folder(&self.folder)?;
        let open = self.opened();
        let connection = connection::open(&self.database(), &open.key)?;
        let of = {
            let _writer = lock(&open.writer);
            let _turn = self.turns.take()?;
            Frozen::take(&connection, &self.folder, self.desk)?
        };
        let copying = Copying {
            of,
            key: &open.key,
            to,
            reason,
            at: self.clock.now(),
        };
        backup::make(&copying, step)
    }

    /// The folder of this station.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes a station's files of a copy in an empty folder, without looking at whether they are
    /// sound: opening the station there does.
    ///
    /// # Errors
    /// `NotABackup`; `Newer`; `File`; those of `step`.
    pub fn unpack<E: From<StoreError>>(
        copy: &Path,
        folder: &Path,
        step: &mut dyn FnMut(u32, u32) -> Result<(), E>,
    ) -> Result<(), E> {
        backup::unpack(copy, folder, step)
    }

    /// Opens a station's files that were made of this station's copy, with this station's key.
    ///
    /// # Errors
    /// `Damaged`; `Newer`; `JournalCut`.
    pub fn open_copy(&self, folder: &Path) -> Result<Self, StoreError> {
        let vault = crate::vault::Vault::read(folder)?;
        let key = self.opened().key.clone();
        Self::open_with(folder, self.clock.clone(), vault.desk(), key, None)
    }

    /// Opens the same as a person would after a loss: with that person's password of then.
    ///
    /// # Errors
    /// Those of [`Self::open`].
    pub fn open_copy_as(
        &self,
        folder: &Path,
        name: &str,
        password: &str,
    ) -> Result<Self, StoreError> {
        Self::open(folder, self.clock.clone(), name, password).map(|(store, _)| store)
    }

    /// The heads that this station's copies in its own folder keep: when the head beside the
    /// database is lost, the journal must contain these.
    pub(super) fn heads_in_copies(folder: &Path, desk: DeskId) -> Vec<Head> {
        let copies = Place::of_station(folder).copies().unwrap_or_default();
        copies
            .into_iter()
            .filter(|copy| copy.desk == desk)
            .map(|copy| copy.head)
            .collect()
    }
}
