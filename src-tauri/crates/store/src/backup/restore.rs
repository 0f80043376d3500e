//! A station's files, made of a copy again.

use super::trailer::Trailer;
use crate::error::StoreError;
use crate::file::{sync_file, sync_folder, write_atomically};
use crate::head_file::{self, HeadFile};
use crate::journal::entry::Head;
use crate::store::DATABASE;
use crate::vault::{self, Vault};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

const PIECE_BYTES: u64 = 4 << 20;

/// Makes the files of a station in an empty folder of a copy: of a file, or of a folder as they were
/// made before there were files.
///
/// # Errors
/// `NotABackup`; `Newer`; `File`; those of `step`, which learns how many MiB of how many are done.
pub(crate) fn unpack<E: From<StoreError>>(
    copy: &Path,
    folder: &Path,
    step: &mut dyn FnMut(u32, u32) -> Result<(), E>,
) -> Result<(), E> {
    if copy.is_dir() {
        return Ok(unpack_folder(copy, folder)?);
    }
    let trailer = Trailer::read(copy)?;
    Vault::parse(&trailer.vault).map_err(unread)?;
    let head: Head = trailer.head.parse()?;
    let mut from = File::open(copy).map_err(StoreError::from)?;
    let mut to = File::create_new(folder.join(DATABASE)).map_err(StoreError::from)?;
    let mut done = 0;
    while done < trailer.database_bytes {
        step(mebibytes(done), mebibytes(trailer.database_bytes))?;
        let piece = PIECE_BYTES.min(trailer.database_bytes - done);
        let copied = io::copy(&mut (&mut from).take(piece), &mut to).map_err(StoreError::from)?;
        if copied != piece {
            return Err(StoreError::NotABackup.into());
        }
        done += piece;
    }
    to.sync_all().map_err(StoreError::from)?;
    for name in vault::FILES {
        write_atomically(&folder.join(name), trailer.vault.as_bytes()).map_err(StoreError::from)?;
    }
    HeadFile::in_folder(folder).note(head)?;
    Ok(sync_folder(folder).map_err(StoreError::from)?)
}

fn unpack_folder(copy: &Path, folder: &Path) -> Result<(), StoreError> {
    if !copy.join(DATABASE).is_file() || !Vault::exists(copy) {
        return Err(StoreError::NotABackup);
    }
    for name in [DATABASE, head_file::NAME].into_iter().chain(vault::FILES) {
        if copy.join(name).exists() {
            fs::copy(copy.join(name), folder.join(name))?;
            sync_file(&folder.join(name))?;
        }
    }
    Ok(sync_folder(folder)?)
}

fn unread(error: StoreError) -> StoreError {
    match error {
        StoreError::Newer => StoreError::Newer,
        _ => StoreError::NotABackup,
    }
}

fn mebibytes(bytes: u64) -> u32 {
    u32::try_from(bytes >> 20).unwrap_or(u32::MAX)
}
