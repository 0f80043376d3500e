//! Who can open a station: passwords, leavers, the recovery key, vaults of before.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

use redwall_store::fact::DonorRegistered;
use redwall_store::{
    DonorId, FixedClock, Instant, MovableClock, NewStation, RecoveryKey, Role, StaffId, Store,
    StoreError,
};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// 2026-11-22, noon at the station: waits are over only when a test says so.
const NOON: Instant = Instant(1_795_320_000_000);
const PASSWORD: &str = "山高水长 four horses";
const OTHER: &str = "another phrase 2";
const ADMINISTRATOR: &str = "院长";
const COLLEAGUE: &str = "留下的人";
const LEAVER: &str = "离开的人";

struct Station {
    folder: TempDir,
    store: Store,
    administrator: StaffId,
    colleague: StaffId,
    leaver: StaffId,
    recovery_key: String,
}

impl Station {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let new = NewStation {
            station: "试验血站",
            site: "试验献血屋",
            staff: ADMINISTRATOR,
            roles: &[Role::Administrator],
            password: PASSWORD,
        };
        let clock = Arc::new(FixedClock(NOON));
        let (store, administrator, recovery) = Store::create(folder.path(), clock, &new).unwrap();
        let add = |name| store.add_staff(administrator, name, &[Role::Nurse], PASSWORD);
        let (colleague, leaver) = (add(COLLEAGUE).unwrap(), add(LEAVER).unwrap());
        let station = Self {
            recovery_key: recovery.to_string(),
            folder,
            store,
            administrator,
            colleague,
            leaver,
        };
        register(&station.store, administrator);
        station
    }

    fn remove_leaver(&self) -> Result<RecoveryKey, StoreError> {
        self.store
            .remove_staff(self.administrator, self.leaver, "离职")
    }

    fn folder(&self) -> &Path {
        self.folder.path()
    }
}

fn register(store: &Store, by: StaffId) {
    store
        .write(by, |write| {
            let donor_no = write.next_donor_no()?.0;
            write.append(
                DonorId::mint(),
                DonorRegistered {
                    donor_no,
                    name: "黄兰".into(),
                    sex: None,
                    birth_date: chrono::NaiveDate::from_ymd_opt(1990, 5, 1).unwrap(),
                    phone: None,
                },
            )
        })
        .unwrap();
}

fn open(folder: &Path, name: &str, password: &str) -> Result<Store, StoreError> {
    Store::open(folder, Arc::new(FixedClock(NOON)), name, password).map(|(store, _)| store)
}

fn recover(folder: &Path, key: &str, name: &str) -> Result<Store, StoreError> {
    Store::recover(folder, Arc::new(FixedClock(NOON)), key, name, OTHER).map(|(store, _)| store)
}

fn donors(store: &Store) -> u32 {
    store.read(|read| read.donor_count()).unwrap()
}

fn proved(store: &Store) -> bool {
    let mut nothing = |_| Ok::<_, StoreError>(());
    store
        .read(|read| {
            let found = [
                read.verify_chain(&mut nothing)?,
                read.verify_projections(&mut nothing)?,
                read.verify_file()?,
            ];
            Ok::<_, StoreError>(found.iter().all(|found| found.differences.is_empty()))
        })
        .unwrap()
}

/// The kinds of entries of a station, oldest first, as an export would list them.
fn kinds(store: &Store) -> Vec<String> {
    store.read(|read| read.kinds_of_entries()).unwrap()
}

#[test]
fn a_leaver_is_locked_out_and_everybody_else_works_on() {
    let station = Station::new();
    let new_key = station.remove_leaver().unwrap().to_string();
    assert_ne!(new_key, station.recovery_key);
    register(&station.store, station.administrator);
    assert_eq!(donors(&station.store), 2);
    assert!(proved(&station.store));
    for name in [ADMINISTRATOR, COLLEAGUE] {
        assert_eq!(donors(&open(station.folder(), name, PASSWORD).unwrap()), 2);
    }
    let wrong = open(station.folder(), LEAVER, PASSWORD).map(drop);
    assert!(matches!(wrong, Err(StoreError::WrongPassword)));
    assert!(kinds(&station.store).contains(&"staff.removed".to_owned()));
    let again = station.remove_leaver().map(drop);
    assert!(matches!(again, Err(StoreError::NotOnStaff)));
    let namesake = station
        .store
        .add_staff(station.administrator, LEAVER, &[Role::Nurse], OTHER);
    assert!(namesake.is_ok_and(|id| id != station.leaver));
}

#[test]
fn the_leavers_copy_of_the_vault_does_not_open_the_new_database() {
    let station = Station::new();
    let vault = fs::read(station.folder().join("vault.json")).unwrap();
    station.remove_leaver().unwrap();
    for name in ["vault.json", "vault.copy.json"] {
        fs::write(station.folder().join(name), &vault).unwrap();
    }
    let old = open(station.folder(), LEAVER, PASSWORD).map(drop);
    assert!(matches!(old, Err(StoreError::Damaged(_))));
}

#[test]
fn a_removal_is_refused_while_another_has_the_station_open_and_nothing_changes() {
    let station = Station::new();
    let elsewhere = open(station.folder(), COLLEAGUE, PASSWORD).unwrap();
    elsewhere.read(|read| read.donor_count()).unwrap();
    let files = || {
        ["vault.json", "vault.copy.json", "head"].map(|name| {
            let path = station.folder().join(name);
            fs::read(path).unwrap()
        })
    };
    let before = files();
    let refused = station.remove_leaver().map(drop);
    assert!(matches!(refused, Err(StoreError::InUse)));
    assert_eq!(files(), before);
    register(&elsewhere, station.colleague);
    register(&station.store, station.administrator);
    assert_eq!(donors(&elsewhere), 3);
    assert!(open(station.folder(), LEAVER, PASSWORD).is_ok());
    drop(elsewhere);
    station.remove_leaver().unwrap();
}

#[test]
fn the_last_administrator_is_neither_removed_nor_given_other_roles() {
    let station = Station::new();
    let Station {
        store,
        administrator,
        colleague,
        ..
    } = &station;
    let removed = store.remove_staff(*colleague, *administrator, "离职");
    assert!(matches!(
        removed.map(drop),
        Err(StoreError::LastAdministrator)
    ));
    let changed = store.change_roles(*colleague, *administrator, &[Role::Nurse]);
    assert!(matches!(changed, Err(StoreError::LastAdministrator)));
    store
        .change_roles(*administrator, *colleague, &[Role::Administrator])
        .unwrap();
    store
        .change_roles(*colleague, *administrator, &[Role::Nurse])
        .unwrap();
    let members = store.read(|read| read.staff()).unwrap();
    assert_eq!(members[0].roles, [Role::Nurse]);
    assert_eq!(members[1].roles, [Role::Administrator]);
    assert!(proved(store));
}

#[test]
fn a_password_is_changed_with_the_old_one_and_reset_without() {
    let station = Station::new();
    let Station {
        store,
        administrator,
        colleague,
        ..
    } = &station;
    let wrong = store.change_password(*colleague, "not the password", OTHER);
    assert!(matches!(wrong, Err(StoreError::WrongPassword)));
    let weak = store.change_password(*colleague, PASSWORD, "12345678");
    assert!(matches!(weak, Err(StoreError::WeakPassword)));
    store.change_password(*colleague, PASSWORD, OTHER).unwrap();
    assert!(open(station.folder(), COLLEAGUE, PASSWORD).is_err());
    assert!(open(station.folder(), COLLEAGUE, OTHER).is_ok());
    let weak = store.reset_password(*administrator, *colleague, "12345678");
    assert!(matches!(weak, Err(StoreError::WeakPassword)));
    store
        .reset_password(*administrator, *colleague, PASSWORD)
        .unwrap();
    assert!(open(station.folder(), COLLEAGUE, PASSWORD).is_ok());
    let changed = |kind: &&String| *kind == "staff.password_changed";
    assert_eq!(kinds(store).iter().filter(changed).count(), 2);
}

#[test]
fn the_recovery_key_opens_the_station_without_any_vault() {
    for lost in [true, false] {
        let station = Station::new();
        let Station {
            folder,
            store,
            recovery_key,
            ..
        } = station;
        drop(store);
        for name in ["vault.json", "vault.copy.json"] {
            let path = folder.path().join(name);
            if lost {
                fs::remove_file(path).unwrap();
            } else {
                fs::write(path, "{").unwrap();
            }
        }
        let store = recover(folder.path(), &recovery_key, ADMINISTRATOR).unwrap();
        assert_eq!(donors(&store), 1);
        let administrator = store.read(|read| read.staff()).unwrap()[0].id;
        register(&store, administrator);
        assert!(proved(&store));
        assert!(open(folder.path(), COLLEAGUE, PASSWORD).is_err());
        let colleague = store.read(|read| read.staff()).unwrap()[1].id;
        store
            .reset_password(administrator, colleague, PASSWORD)
            .unwrap();
        assert!(open(folder.path(), COLLEAGUE, PASSWORD).is_ok());
        assert!(open(folder.path(), ADMINISTRATOR, OTHER).is_ok());
    }
}

#[test]
fn a_recovery_key_is_for_administrators_and_for_todays_data_key() {
    let station = Station::new();
    let key = station.recovery_key.clone();
    let nurse = recover(station.folder(), &key, COLLEAGUE).map(drop);
    assert!(matches!(nurse, Err(StoreError::NoAdministrator)));
    let mistyped = key.replacen(&key[..1], if key.starts_with('7') { "8" } else { "7" }, 1);
    let mistyped = recover(station.folder(), &mistyped, ADMINISTRATOR).map(drop);
    assert!(matches!(mistyped, Err(StoreError::RecoveryKeyMistyped)));
    let new = station.remove_leaver().unwrap().to_string();
    let old = recover(station.folder(), &key, ADMINISTRATOR).map(drop);
    assert!(matches!(old, Err(StoreError::RecoveryKeyOfOtherData)));
    recover(station.folder(), &new, ADMINISTRATOR).unwrap();
    let shown = station.store.show_recovery_key(station.administrator);
    assert_eq!(shown.unwrap().to_string(), new);
}

#[test]
fn a_right_password_waits_too_and_a_restart_forgets_nothing() {
    let station = Station::new();
    let clock = MovableClock::at(NOON);
    let log_in = |password: &str| {
        let clock = Arc::new(clock.clone());
        Store::open(station.folder(), clock, COLLEAGUE, password).map(drop)
    };
    for _ in 0..3 {
        assert!(matches!(log_in("wrong"), Err(StoreError::WrongPassword)));
    }
    assert!(matches!(log_in(PASSWORD), Err(StoreError::Wait(1))));
    clock.forward_ms(1000);
    log_in(PASSWORD).unwrap();
    log_in(PASSWORD).unwrap();
}

#[test]
fn the_recovery_key_and_a_second_persons_password_wait_as_well() {
    let station = Station::new();
    for _ in 0..3 {
        assert!(station.store.identify(COLLEAGUE, "wrong").is_err());
        assert!(recover(station.folder(), "7", ADMINISTRATOR).is_err());
    }
    let second = station.store.identify(COLLEAGUE, PASSWORD);
    assert!(matches!(second, Err(StoreError::Wait(_))));
    let own = station
        .store
        .change_password(station.colleague, PASSWORD, OTHER);
    assert!(matches!(own, Err(StoreError::Wait(_))));
    let recovery = recover(station.folder(), &station.recovery_key, ADMINISTRATOR);
    assert!(matches!(recovery.map(drop), Err(StoreError::Wait(_))));
}
