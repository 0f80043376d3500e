//! How long a backup takes beside a plain copy of the same file, made durable as well.
//!
//! The copy itself, durable, is what the ratio is of; more than one and a half plain copies ends
//! with an error. That SQLCipher then reads every page of it back is told beside it: that is bound
//! by the processor, not by the disk.
//!
//! `REDWALL_BACKUP_MIB` is the size of the station; 512 unless told.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

use redwall_store::fact::AttachmentOf;
use redwall_store::{
    BackupReason, BackupTarget, DonorId, NewAttachment, NewStation, Place, Role, StaffId, Store,
    StoreError, SystemClock,
};
use std::fs::{self, File};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

const MIB: usize = 1 << 20;
const ATTACHMENT_MIB: usize = 4;
const ROUNDS: usize = 5;
/// The most that a copy may take, in plain copies.
const MOST: f64 = 1.5;

fn main() -> ExitCode {
    let asked = std::env::var("REDWALL_BACKUP_MIB").ok();
    let size: usize = asked.map_or(512, |text| text.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = station(folder.path(), size);
    let place = Place::of_station(folder.path());
    // Of the same bytes, but for a few at the end; opening the database itself beside SQLite would
    // give its locks back.
    let mut nothing = |_, _| Ok::<_, StoreError>(());
    let to = BackupTarget::Into(&place);
    let original = store
        .back_up(to, BackupReason::ByHand, &mut nothing)
        .unwrap();
    let mut rounds: Vec<(Duration, Duration, Duration)> = (0..ROUNDS)
        .map(|_| round(&store, &place, &original.file))
        .collect();
    rounds.sort_by_key(|(plain, copied, _)| copied.as_nanos() * 1_000 / plain.as_nanos());
    let (plain, copied, whole) = rounds[ROUNDS / 2];
    let ratio = |time: Duration| time.as_secs_f64() / plain.as_secs_f64();
    println!(
        "{size} MiB: plain copy {plain:.2?}; backup copied {copied:.2?}, {:.2} times; and proved {whole:.2?}, {:.2} times",
        ratio(copied),
        ratio(whole),
    );
    if ratio(copied) <= MOST {
        return ExitCode::SUCCESS;
    }
    eprintln!("{:.2} plain copies; at most {MOST} is meant", ratio(copied));
    ExitCode::FAILURE
}

/// A plain copy, a backup until its bytes are on the disk, and the whole of it.
fn round(store: &Store, place: &Place, original: &Path) -> (Duration, Duration, Duration) {
    let plain = store.folder().join("plain");
    let begun = Instant::now();
    fs::copy(original, &plain).unwrap();
    File::open(&plain).unwrap().sync_all().unwrap();
    let plainly = begun.elapsed();
    fs::remove_file(plain).unwrap();

    let begun = Instant::now();
    let mut copied = Duration::ZERO;
    let mut step = |_, _| {
        copied = begun.elapsed();
        Ok::<_, StoreError>(())
    };
    let to = BackupTarget::Into(place);
    let copy = store.back_up(to, BackupReason::ByHand, &mut step).unwrap();
    let whole = begun.elapsed();
    fs::remove_file(copy.file).unwrap();
    (plainly, copied, whole)
}

/// A station whose size is that of its attachments.
fn station(folder: &Path, size: usize) -> (Store, StaffId) {
    let new = NewStation {
        station: "试验血站",
        site: "试验献血屋",
        staff: "院长",
        roles: &Role::ALL,
        password: "山高水长 four horses",
    };
    let (store, staff, _) = Store::create(folder, Arc::new(SystemClock), &new).unwrap();
    for number in 0..size / ATTACHMENT_MIB {
        let mut bytes = vec![0; ATTACHMENT_MIB * MIB];
        bytes[..8].copy_from_slice(&number.to_le_bytes());
        let file = NewAttachment {
            bytes: &bytes,
            media_type: "image/png",
            shows: AttachmentOf::Photo,
            visit: None,
        };
        store
            .write(staff, |write| write.attach(DonorId::mint(), &file))
            .map_err(|error: StoreError| error)
            .unwrap();
    }
    (store, staff)
}
