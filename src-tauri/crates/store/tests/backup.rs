//! Copies of a station that is in use: whole, of one moment, and told when they are not.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

use redwall_store::fact::{DonorRegistered, PhoneChanged};
use redwall_store::{
    BackupCopy, BackupReason, BackupTarget, DonorId, FixedClock, Head, Instant, NewStation, Place,
    Role, StaffId, Store, StoreError,
};
use std::fs;
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::TempDir;

const PASSWORD: &str = "山高水长 four horses";
const NAME: &str = "院长";
/// 2026-11-22, noon at the station.
const NOON: Instant = Instant(1_795_320_000_000);

struct Station {
    folder: TempDir,
    store: Store,
    staff: StaffId,
}

impl Station {
    fn new(donors: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let new = NewStation {
            station: "试验血站",
            site: "试验献血屋",
            staff: NAME,
            roles: &[Role::Administrator],
            password: PASSWORD,
        };
        let (store, staff, _) =
            Store::create(folder.path(), Arc::new(FixedClock(NOON)), &new).unwrap();
        let station = Self {
            folder,
            store,
            staff,
        };
        station.register(1, donors);
        station
    }

    fn register(&self, first: u32, donors: u32) {
        self.store
            .write(self.staff, |write| {
                for donor_no in first..first + donors {
                    let donor = DonorRegistered {
                        donor_no,
                        name: "黄兰".into(),
                        sex: None,
                        birth_date: chrono::NaiveDate::from_ymd_opt(1990, 5, 1).unwrap(),
                        phone: None,
                    };
                    write.append(DonorId::mint(), donor)?;
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }

    fn place(&self) -> Place {
        Place::of_station(self.folder.path())
    }

    fn back_up(&self) -> Result<BackupCopy, StoreError> {
        let mut nothing = |_, _| Ok(());
        let place = self.place();
        let to = BackupTarget::Into(&place);
        self.store.back_up(to, BackupReason::ByHand, &mut nothing)
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("station.db")
    }

    fn files(&self) -> Vec<String> {
        let Ok(files) = fs::read_dir(self.place().folder()) else {
            return Vec::new();
        };
        let name = |file: fs::DirEntry| file.file_name().into_string().unwrap();
        files.map(|file| name(file.unwrap())).collect()
    }
}

fn open(folder: &Path) -> Result<(Store, StaffId), StoreError> {
    Store::open(folder, Arc::new(FixedClock(NOON)), NAME, PASSWORD)
}

fn unpacked(copy: &Path) -> Result<TempDir, StoreError> {
    let folder = tempfile::tempdir().unwrap();
    let mut nothing = |_, _| Ok::<_, StoreError>(());
    Store::unpack(copy, folder.path(), &mut nothing)?;
    Ok(folder)
}

fn proved(store: &Store) {
    let mut nothing = |_| Ok::<_, StoreError>(());
    store
        .read(|read| {
            for found in [
                read.verify_chain(&mut nothing)?,
                read.verify_projections(&mut nothing)?,
                read.verify_attachments()?,
                read.verify_file()?,
            ] {
                assert_eq!(found.differences, Vec::<String>::new());
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

/// The head of a copy, once everything in the copy is proved.
fn head_of(copy: &BackupCopy) -> Head {
    let folder = unpacked(&copy.file).unwrap();
    let (store, _) = open(folder.path()).unwrap();
    proved(&store);
    store.head().unwrap()
}

#[test]
fn a_copy_holds_what_the_station_held_and_opens_with_its_own_vault() {
    let station = Station::new(200);
    let copy = station.back_up().unwrap();
    assert_eq!(head_of(&copy), station.store.head().unwrap());
    assert_eq!(copy.desk, station.store.desk());
    assert_eq!(station.files().len(), 1, "nothing is left beside it");
    let name = copy.file.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("2026-11-22-1200-by-hand-"), "{name}");
}

#[test]
fn copies_made_while_others_write_are_each_of_one_moment() {
    let station = Station::new(3_000);
    let ended = AtomicBool::new(false);
    let copies: Vec<(Head, BackupCopy, Head)> = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut donor_no = 10_000;
            while !ended.load(Ordering::Relaxed) {
                station.register(donor_no, 3);
                donor_no += 3;
            }
        });
        let copies = (0..6)
            .map(|_| {
                let before = station.store.head().unwrap();
                let copy = station.back_up().unwrap();
                (before, copy, station.store.head().unwrap())
            })
            .collect();
        ended.store(true, Ordering::Relaxed);
        copies
    });
    for (before, copy, after) in &copies {
        assert_eq!(head_of(copy), copy.head);
        assert!((before.seq..=after.seq).contains(&copy.head.seq));
    }
    let (first, last) = (&copies[0], &copies[5]);
    assert!(first.1.head.seq < last.1.head.seq, "others wrote meanwhile");
    proved(&station.store);
}

/// A reader of an older moment keeps the log from being moved to the file: the copy is then made
/// page by page.
#[test]
fn a_copy_is_whole_while_somebody_reads_what_was_there_before() {
    let station = Station::new(200);
    let (copy, head) = station
        .store
        .read(|read| {
            let seen = read.donor_count()?;
            station.register(1_000, 50);
            let copy = station.back_up()?;
            assert_eq!(read.donor_count()?, seen);
            Ok::<_, StoreError>((copy, station.store.head()?))
        })
        .unwrap();
    assert_eq!(head_of(&copy), head);
}

#[test]
fn a_copy_that_is_no_longer_wanted_leaves_nothing() {
    let station = Station::new(20);
    let place = station.place();
    let mut no_longer = |_, _| Err(StoreError::Cancelled);
    let to = BackupTarget::Into(&place);
    let refused = station
        .store
        .back_up(to, BackupReason::ByHand, &mut no_longer);
    assert!(matches!(refused, Err(StoreError::Cancelled)));
    assert_eq!(station.files(), Vec::<String>::new());
}

#[test]
fn a_damaged_page_of_the_station_is_told_and_the_copies_before_stay() {
    const PAGE: usize = 4096;
    let station = Station::new(500);
    let sound = station.back_up().unwrap();
    let kept = fs::read(&sound.file).unwrap();
    let mut bytes = fs::read(station.database()).unwrap();
    let pages = bytes.len() / PAGE;
    bytes[(pages - 2) * PAGE + 1000] ^= 1;
    fs::write(station.database(), &bytes).unwrap();
    let refused = station.back_up();
    // The page is met by the station itself, or else when the copy is proved.
    assert!(
        matches!(
            refused,
            Err(StoreError::Damaged(_) | StoreError::BackupDiffers)
        ),
        "{refused:?}"
    );
    assert_eq!(station.files().len(), 1, "no copy of damaged data is kept");
    assert_eq!(fs::read(&sound.file).unwrap(), kept);
}

#[test]
fn a_place_elsewhere_takes_copies_only_while_it_is_plugged_in() {
    let station = Station::new(20);
    let disk = tempfile::tempdir().unwrap();
    let place = Place::elsewhere(disk.path().join("usb"));
    let mut nothing = |_, _| Ok(());
    let to = BackupTarget::Into(&place);
    let mut copy = || {
        station
            .store
            .back_up(to, BackupReason::Scheduled, &mut nothing)
    };
    assert!(matches!(copy(), Err(StoreError::PlaceMissing)));
    // An empty folder is what some systems show of a disk that is not there.
    fs::create_dir(place.folder()).unwrap();
    assert!(matches!(copy(), Err(StoreError::PlaceMissing)));
    place.mark().unwrap();
    assert_eq!(head_of(&copy().unwrap()), station.store.head().unwrap());
    fs::remove_dir_all(place.folder()).unwrap();
    assert!(matches!(copy(), Err(StoreError::PlaceMissing)));
    assert!(!place.folder().exists(), "nothing is written past the disk");
}

#[test]
fn a_file_that_is_no_copy_is_never_replaced_by_one() {
    let station = Station::new(20);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("毕业论文.docx");
    fs::write(&file, "years of work").unwrap();
    let mut nothing = |_, _| Ok(());
    let mut copy = |to: &Path| {
        let to = BackupTarget::File(to);
        station
            .store
            .back_up(to, BackupReason::ByHand, &mut nothing)
    };
    assert!(matches!(copy(&file), Err(StoreError::NotABackup)));
    assert!(matches!(
        copy(&station.database()),
        Err(StoreError::NotABackup)
    ));
    assert_eq!(fs::read(&file).unwrap(), b"years of work");
    let other = folder.path().join("copy");
    copy(&other).unwrap();
    station.register(900, 1);
    let again = copy(&other).unwrap();
    assert_eq!(head_of(&again), station.store.head().unwrap());
}

#[test]
fn a_copy_that_was_cut_short_or_damaged_is_not_restored() {
    let station = Station::new(200);
    let copy = station.back_up().unwrap();
    let whole = fs::read(&copy.file).unwrap();
    for length in [0, 4096, whole.len() / 2, whole.len() - 1] {
        fs::write(&copy.file, &whole[..length]).unwrap();
        let refused = unpacked(&copy.file).map(drop);
        assert!(matches!(refused, Err(StoreError::NotABackup)), "{length}");
    }
    for page in 1..=20 {
        let mut bytes = whole.clone();
        bytes[(page - 1) * 4096 + 1000] ^= 1;
        fs::write(&copy.file, &bytes).unwrap();
        let folder = unpacked(&copy.file).unwrap();
        let found =
            open(folder.path()).and_then(|(store, _)| store.read(|read| read.verify_file()));
        let is_found = found.map_or_else(
            |error| matches!(error, StoreError::Damaged(_)),
            |found| !found.differences.is_empty(),
        );
        assert!(is_found, "page {page}");
    }
}

#[test]
fn a_desk_that_stands_in_shares_no_number_and_no_entry_with_the_one_that_was_lost() {
    let station = Station::new(30);
    let copy = station.back_up().unwrap();
    // The lost desk goes on after the copy, and is found again later.
    station.register(31, 5);
    let folder = unpacked(&copy.file).unwrap();
    let (restored, staff) = open(folder.path()).unwrap();
    let stood = restored.stand_in(staff).unwrap();
    assert_eq!(stood.lost, station.store.desk());
    let (restored, staff) = open(folder.path()).unwrap();
    assert_eq!(restored.desk(), stood.desk);
    assert_ne!(stood.desk, stood.lost);
    let (donor_no, site) = restored
        .read(|read| Ok::<_, StoreError>((read.next_donor_no()?, read.site()?)))
        .unwrap();
    assert!(donor_no.0 > 3_999_999, "{donor_no}");
    assert_eq!(site.as_deref(), Some("试验献血屋"));
    let phone = PhoneChanged {
        phone: String::from("12100000001"),
    };
    restored
        .write(staff, |write| write.append(DonorId::mint(), phone))
        .map_err(|error: StoreError| error)
        .unwrap();
    let lost = station
        .store
        .read(|read| read.entries_after(station.store.desk(), 0, 1_000))
        .unwrap();
    let received = restored.receive(&lost).unwrap();
    assert_eq!(received.new, 5, "what the lost desk wrote since arrives");
    proved(&restored);
    assert_eq!(restored.read(|read| read.donor_count()).unwrap(), 35);
}

#[test]
fn a_lost_head_file_is_made_good_by_the_heads_of_the_copies() {
    let station = Station::new(20);
    let older = unpacked(&station.back_up().unwrap().file).unwrap();
    station.register(21, 5);
    station.back_up().unwrap();
    let database = station.database();
    let Station { folder, store, .. } = station;
    drop(store);
    fs::remove_file(folder.path().join("head")).unwrap();
    drop(open(folder.path()).unwrap());

    // An older database in its place: entries that were acknowledged are missing.
    fs::copy(older.path().join("station.db"), database).unwrap();
    let refused = open(folder.path()).map(drop);
    assert!(
        matches!(refused, Err(StoreError::JournalCut(_))),
        "{refused:?}"
    );
}

#[test]
fn a_move_that_was_broken_off_at_any_step_is_finished_by_whoever_opens_the_station() {
    let lost = Station::new(10);
    let copy = lost.back_up().unwrap();
    let names = ["station.db", "head", "vault.copy.json", "vault.json"];
    for moved in 0..=names.len() * 2 {
        let here = Station::new(3);
        let folder = here.folder;
        drop(here.store);
        let ready = folder.path().join("restored.ready");
        fs::rename(unpacked(&copy.file).unwrap().keep(), &ready).unwrap();
        fs::write(ready.join("replaces"), "replaced-2026-11-22").unwrap();
        let kept = folder.path().join("replaced-2026-11-22");
        if moved > 0 {
            fs::create_dir(&kept).unwrap();
        }
        for step in 1..=moved {
            let name = names[(step - 1) / 2];
            if step % 2 == 1 {
                fs::rename(folder.path().join(name), kept.join(name)).unwrap();
            } else {
                fs::rename(ready.join(name), folder.path().join(name)).unwrap();
            }
        }
        let (store, _) = open(folder.path()).unwrap();
        assert_eq!(store.desk(), lost.store.desk(), "after {moved} steps");
        proved(&store);
        let (before, _) = open(&kept).unwrap();
        assert_eq!(before.read(|read| read.donor_count()).unwrap(), 3);
        assert!(!ready.exists());
    }
}

#[test]
fn nothing_is_put_in_place_of_a_station_that_somebody_has_open() {
    let lost = Station::new(10);
    let copy = lost.back_up().unwrap();
    let here = Station::new(3);
    let aside = here.folder.path().join("aside");
    fs::rename(unpacked(&copy.file).unwrap().keep(), &aside).unwrap();
    let refused = Store::settle_instead(&aside, here.folder.path(), "replaced");
    assert!(matches!(refused, Err(StoreError::InUse)), "{refused:?}");
    let refused = Store::settle(&aside, here.folder.path());
    assert!(matches!(refused, Err(StoreError::InUse)), "{refused:?}");
    assert_eq!(here.store.read(|read| read.donor_count()).unwrap(), 3);
    let Station { folder, store, .. } = here;
    drop(store);
    let refused = Store::settle(&aside, folder.path());
    assert!(matches!(refused, Err(StoreError::StationExists)));
    let kept = Store::settle_instead(&aside, folder.path(), "replaced").unwrap();
    let (store, _) = open(folder.path()).unwrap();
    assert_eq!(store.read(|read| read.donor_count()).unwrap(), 10);
    let (before, _) = open(&kept).unwrap();
    assert_eq!(before.read(|read| read.donor_count()).unwrap(), 3);
}

/// Whether this process holds a lock on a file; elsewhere than on Linux nothing tells.
#[cfg(unix)]
fn holds_a_lock(file: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let Ok(locks) = fs::read_to_string("/proc/locks") else {
        return true;
    };
    let (pid, number) = (std::process::id(), fs::metadata(file).unwrap().ino());
    let mut locks = locks.lines();
    locks.any(|lock| lock.contains(&format!(" {pid} ")) && lock.contains(&format!(":{number} ")))
}

#[cfg(unix)]
const OTHER_PROGRAM: &str = "REDWALL_TEST_OPENS_AND_CLOSES";

/// On Unix a process that closes a file gives back all its locks on it: another program would then
/// take the station for unused, and throw the log away that this one writes to.
#[cfg(unix)]
#[test]
fn another_program_that_closes_the_station_after_a_copy_takes_nothing_away() {
    if let Some(folder) = std::env::var_os(OTHER_PROGRAM) {
        drop(open(Path::new(&folder)).unwrap());
        return;
    }
    let station = Station::new(20);
    assert!(holds_a_lock(&station.database()));
    station.back_up().unwrap();
    assert!(holds_a_lock(&station.database()), "SQLite's locks are lost");
    let test = "another_program_that_closes_the_station_after_a_copy_takes_nothing_away";
    let other = || {
        let ended = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", test])
            .env(OTHER_PROGRAM, station.folder.path())
            .stdout(Stdio::null())
            .status();
        assert!(ended.unwrap().success());
    };
    other();
    let log = station.folder.path().join("station.db-wal");
    assert!(log.exists(), "the log of an open station is still there");
    station.register(100, 7);
    let head = station.store.head().unwrap();
    other();
    let (beside, _) = open(station.folder.path()).unwrap();
    assert_eq!(beside.head().unwrap(), head);
    assert_eq!(beside.read(|read| read.donor_count()).unwrap(), 27);
}
