//! A station as its users open it: logging in, writing, dying in the middle.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

use chrono::NaiveDate;
use redwall_store::fact::DonorRegistered;
use redwall_store::{DonorId, NewStation, Role, StaffId, Store, StoreError, SystemClock};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

const PASSWORD: &str = "山高水长 four horses";
const FOLDER: &str = "REDWALL_TEST_DIES_IN";

fn create(folder: &Path) -> (Store, StaffId) {
    let new = NewStation {
        station: "试验血站",
        site: "试验献血屋",
        staff: "试验员",
        roles: &Role::ALL,
        password: PASSWORD,
    };
    let (store, staff, _) = Store::create(folder, Arc::new(SystemClock), &new).unwrap();
    (store, staff)
}

fn open(folder: &Path) -> (Store, StaffId) {
    Store::open(folder, Arc::new(SystemClock), "试验员", PASSWORD).unwrap()
}

fn somebody(donor_no: u32) -> DonorRegistered {
    DonorRegistered {
        donor_no,
        name: "黄兰".into(),
        sex: None,
        birth_date: NaiveDate::from_ymd_opt(1990, 5, 1).unwrap(),
        phone: None,
    }
}

fn register(store: &Store, staff: StaffId) -> Result<DonorId, StoreError> {
    store.write(staff, |write| {
        let donor = DonorId::mint();
        write.append(donor, somebody(write.next_donor_no()?.0))?;
        Ok(donor)
    })
}

fn donors(store: &Store) -> u32 {
    store.read(|read| read.donor_count()).unwrap()
}

fn proved(store: &Store) -> bool {
    let mut nothing = |_| Ok::<_, StoreError>(());
    store
        .read(|read| {
            let chain = read.verify_chain(&mut nothing)?;
            let tables = read.verify_projections(&mut nothing)?;
            let file = read.verify_file()?;
            Ok::<_, StoreError>(
                [chain, tables, file]
                    .iter()
                    .all(|v| v.differences.is_empty()),
            )
        })
        .unwrap()
}

#[test]
fn what_was_written_is_there_after_logging_in_again() {
    let folder = tempfile::tempdir().unwrap();
    let (store, staff) = create(folder.path());
    let donor = register(&store, staff).unwrap();
    drop(store);
    let (store, _) = open(folder.path());
    let name = store.read(|read| read.donor(donor)).unwrap().unwrap().name;
    assert_eq!(name, "黄兰");
    assert!(proved(&store));
}

#[test]
fn work_that_fails_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (store, staff) = create(folder.path());
    let head = store.head().unwrap();
    let failed: Result<(), StoreError> = store.write(staff, |write| {
        write.append(DonorId::mint(), somebody(1))?;
        Err(StoreError::NumbersUsedUp)
    });
    assert!(failed.is_err());
    assert_eq!(store.head().unwrap(), head);
    assert_eq!(donors(&store), 0);
}

#[test]
fn a_process_that_dies_between_judging_and_committing_leaves_nothing() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        let (store, staff) = open(Path::new(&folder));
        let _: Result<(), StoreError> = store.write(staff, |write| {
            write.append(DonorId::mint(), somebody(1))?;
            std::process::abort()
        });
        unreachable!("the process has ended");
    }
    let folder = tempfile::tempdir().unwrap();
    let (store, staff) = create(folder.path());
    register(&store, staff).unwrap();
    let head = store.head().unwrap();
    drop(store);
    let died = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "a_process_that_dies_between_judging_and_committing_leaves_nothing",
        ])
        .env(FOLDER, folder.path())
        .output()
        .unwrap();
    assert!(!died.status.success());
    let (store, staff) = open(folder.path());
    assert_eq!(store.head().unwrap(), head);
    assert_eq!(donors(&store), 1);
    assert!(proved(&store));
    register(&store, staff).unwrap();
}

#[test]
fn each_person_opens_the_station_with_their_own_password() {
    let folder = tempfile::tempdir().unwrap();
    let (store, staff) = create(folder.path());
    store
        .add_staff(staff, "第二人", &[Role::Nurse], "another phrase 2")
        .unwrap();
    let second = Store::open(
        folder.path(),
        Arc::new(SystemClock),
        "第二人",
        "another phrase 2",
    );
    let (second, id) = second.map_err(|error| error.to_string()).unwrap();
    let member = second.read(|read| read.staff_member(id)).unwrap().unwrap();
    assert_eq!(member.roles, [Role::Nurse]);
    for (name, password) in [("第二人", PASSWORD), ("第三人", PASSWORD)] {
        let wrong = Store::open(folder.path(), Arc::new(SystemClock), name, password);
        assert!(matches!(wrong.map(drop), Err(StoreError::WrongPassword)));
    }
}

#[test]
fn the_station_is_encrypted_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let (store, staff) = create(folder.path());
    register(&store, staff).unwrap();
    drop(store);
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let needle = "黄兰".as_bytes();
        assert!(!bytes.windows(needle.len()).any(|window| window == needle));
    }
}
