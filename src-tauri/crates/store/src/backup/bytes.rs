//! Copying the bytes of a database file as they are, and proving them.
//!
//! While one thread copies, another sums up every piece, and checks the seals of those that were not
//! proved before ([`proved`]). Then the whole copy is read back and summed up again, while the
//! system brings it to the disk: what the copy holds is what was proved.

use super::frozen::Frozen;
use super::proved::{self, PIECE_PAGES, Sum, Sums};
use super::seal::{PAGE_BYTES, SALT_BYTES, Seals};
use super::{PagesProved, raw};
use crate::error::StoreError;
use crate::file::sync_file;
use crate::store::DATABASE;
use crate::vault::DataKey;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::PoisonError;
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::thread;

/// What is read and written at once: 64 pieces.
const BLOCK_BYTES: usize = 4 << 20;
const PIECE_BYTES: usize = PIECE_PAGES * PAGE_BYTES;
/// Blocks that wait to be summed up.
const WAITING: usize = 4;
/// How many threads read a copy back.
const READERS: usize = 2;

/// What was copied: every piece of it is proved.
pub(super) struct Copied {
    sums: Sums,
    pieces: Vec<Sum>,
    pub(super) proved: PagesProved,
}

/// Copies the database file. `step` learns how many bytes are done.
///
/// # Errors
/// `BackupDiffers`, when a page of the station is not as it was written; `File`; those of `step`.
pub(super) fn copy<E: From<StoreError>>(
    of: &Frozen<'_>,
    key: &DataKey,
    to: &Path,
    step: &mut dyn FnMut(u64) -> Result<(), E>,
) -> Result<Copied, E> {
    let from = raw::open(&of.folder.join(DATABASE)).map_err(StoreError::from)?;
    let from = from.lock().unwrap_or_else(PoisonError::into_inner);
    let checking = Checking::begin(&from, key, &of.folder).map_err(StoreError::from)?;
    let checking = checking.ok_or(StoreError::BackupDiffers)?;
    let mut copy = File::create_new(to).map_err(StoreError::from)?;
    let checked = thread::scope(|scope| {
        let (give, taken) = mpsc::sync_channel(WAITING);
        let (back, empty) = mpsc::channel();
        let checked = scope.spawn(move || checking.all(&taken, &back));
        let mut blocks = Blocks { give, empty };
        let written = blocks.write(&from, &mut copy, of.bytes, step);
        drop(blocks);
        let checked = checked.join();
        written?;
        checked.map_err(|_| E::from(StoreError::BackupDiffers))
    })?;
    Ok(checked.ok_or(StoreError::BackupDiffers)?)
}

/// The way of blocks from the file to its copy and to who checks them.
struct Blocks {
    give: SyncSender<Vec<u8>>,
    /// Those that come back to be filled again.
    empty: Receiver<Vec<u8>>,
}

impl Blocks {
    fn write<E: From<StoreError>>(
        &mut self,
        mut from: &File,
        copy: &mut File,
        bytes: u64,
        step: &mut dyn FnMut(u64) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut done = 0;
        while done < bytes {
            step(done)?;
            let mut block = self.empty.try_recv().unwrap_or_default();
            let length = usize::try_from(bytes - done).unwrap_or(BLOCK_BYTES);
            block.resize(length.min(BLOCK_BYTES), 0);
            from.read_exact(&mut block).map_err(shorter)?;
            copy.write_all(&block).map_err(StoreError::from)?;
            done += block.len() as u64;
            // Who checks has found what is not as it was written.
            self.give
                .send(block)
                .map_err(|_| StoreError::BackupDiffers)?;
        }
        Ok(())
    }
}

fn shorter(error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => StoreError::BackupDiffers,
        _ => error.into(),
    }
}

/// The proof of a file's pieces, one after another.
struct Checking {
    seals: Seals,
    before: Vec<Sum>,
    copied: Copied,
}

impl Checking {
    /// Of the file from its beginning; none if the key does not fit.
    fn begin(mut file: &File, key: &DataKey, station: &Path) -> io::Result<Option<Self>> {
        let mut salt = [0; SALT_BYTES];
        file.rewind()?;
        file.read_exact(&mut salt)?;
        file.rewind()?;
        Ok(Seals::of(key, salt).map(|seals| Self {
            seals,
            before: proved::read(station),
            copied: Copied {
                sums: Sums::of(key, salt),
                pieces: Vec::new(),
                proved: PagesProved::default(),
            },
        }))
    }

    /// Checks every block and gives it back; none if a page is not as it was written.
    fn all(mut self, blocks: &Receiver<Vec<u8>>, back: &Sender<Vec<u8>>) -> Option<Copied> {
        for block in blocks {
            for piece in block.chunks(PIECE_BYTES) {
                self.piece(piece)?;
            }
            // The last blocks are wanted by nobody.
            let _ = back.send(block);
        }
        Some(self.copied)
    }

    fn piece(&mut self, piece: &[u8]) -> Option<()> {
        let place = self.copied.pieces.len();
        let sum = self.copied.sums.sum(place, piece);
        let pages = piece.len().div_ceil(PAGE_BYTES) as u64;
        if self.before.get(place) == Some(&sum) {
            self.copied.proved.as_before += pages;
        } else {
            let first = u32::try_from(place * PIECE_PAGES + 1).ok()?;
            let mut numbered = (first..).zip(piece.chunks(PAGE_BYTES));
            if !numbered.all(|(number, page)| self.seals.holds(number, page)) {
                return None;
            }
            self.copied.proved.by_seal += pages;
        }
        self.copied.pieces.push(sum);
        Some(())
    }
}

impl Copied {
    /// Makes a copy durable, and reads it back meanwhile: whether it is what was copied.
    ///
    /// # Errors
    /// Those of the disk.
    pub(super) fn is_what_stands_in(&self, copy: &Path) -> io::Result<bool> {
        let share = self.pieces.len().div_ceil(READERS).max(1);
        thread::scope(|scope| {
            let synced = scope.spawn(|| sync_file(copy));
            let shares: Vec<_> = (0..)
                .zip(self.pieces.chunks(share))
                .map(|(number, pieces)| {
                    scope.spawn(move || self.share(copy, number * share, pieces))
                })
                .collect();
            let mut is_same = true;
            for share in shares {
                is_same &= share.join().map_err(|_| io::ErrorKind::Other)??;
            }
            synced.join().map_err(|_| io::ErrorKind::Other)??;
            Ok(is_same)
        })
    }

    /// Reads these pieces back, the first of which has its place.
    fn share(&self, copy: &Path, first: usize, pieces: &[Sum]) -> io::Result<bool> {
        let mut copy = File::open(copy)?;
        copy.seek(SeekFrom::Start((first * PIECE_BYTES) as u64))?;
        let mut block = Vec::with_capacity(BLOCK_BYTES);
        for (number, sums) in (0..).zip(pieces.chunks(BLOCK_BYTES / PIECE_BYTES)) {
            block.clear();
            (&mut copy)
                .take(BLOCK_BYTES as u64)
                .read_to_end(&mut block)?;
            let first = first + number * (BLOCK_BYTES / PIECE_BYTES);
            let read = (first..).zip(block.chunks(PIECE_BYTES));
            let read = read.map(|(place, piece)| self.sums.sum(place, piece));
            if !read.take(sums.len()).eq(sums.iter().copied()) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Keeps what was proved for the next backup.
    pub(super) fn keep(&self, station: &Path) {
        proved::keep(station, &self.pieces);
    }
}
