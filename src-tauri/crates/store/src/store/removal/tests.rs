use super::*;
use crate::clock::SystemClock;
use crate::id::DonorId;
use crate::journal::fact::DonorRegistered;
use crate::store::NewStation;
use chrono::NaiveDate;
use std::path::PathBuf;

const PASSWORD: &str = "山高水长 four horses";
const STAFF: [&str; 3] = ["院长", "留下的人", "离开的人"];

/// A station with an administrator, a colleague, a leaver and a donor.
struct Three {
    folder: tempfile::TempDir,
    store: Store,
    by: StaffId,
    leaver: StaffId,
}

impl Three {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let new = NewStation {
            station: "试验血站",
            site: "试验献血屋",
            staff: STAFF[0],
            roles: &Role::ALL,
            password: PASSWORD,
        };
        let (store, by, _) = Store::create(folder.path(), Arc::new(SystemClock), &new).unwrap();
        let added = [STAFF[1], STAFF[2]];
        let [_, leaver] = added.map(|name| store.add_staff(by, name, &[Role::Nurse], PASSWORD));
        store
            .write(by, |write| write.append(DonorId::mint(), somebody()))
            .unwrap();
        Self {
            folder,
            store,
            by,
            leaver: leaver.unwrap(),
        }
    }

    fn removal(&self) -> Removal {
        Removal {
            by: self.by,
            staff: self.leaver,
            reason: "离职".into(),
        }
    }

    /// Takes the removal to a step and leaves it there, as a process does that dies.
    fn broken_off_after(self, step: u32) -> tempfile::TempDir {
        let next = DataKey::random().unwrap();
        let mut open = self.store.alone().unwrap();
        hold(&mut open).unwrap();
        if step >= 2 {
            self.store.begin(&mut open, &self.removal(), &next).unwrap();
        }
        let writer = open.writer.get_mut().unwrap();
        if step >= 3 {
            self.store.write_removal(writer, &self.removal()).unwrap();
        }
        if step >= 4 {
            connection::rekey(writer, &next).unwrap();
        }
        drop(open);
        self.folder
    }
}

fn somebody() -> DonorRegistered {
    DonorRegistered {
        donor_no: 1,
        name: "黄兰".into(),
        sex: None,
        birth_date: NaiveDate::from_ymd_opt(1990, 5, 1).unwrap(),
        phone: None,
    }
}

fn open(folder: &Path, name: &str) -> Result<Store, StoreError> {
    Store::open(folder, Arc::new(SystemClock), name, PASSWORD).map(|(store, _)| store)
}

fn database(folder: &Path) -> PathBuf {
    folder.join(DATABASE)
}

#[test]
fn a_removal_that_was_broken_off_is_finished_by_whoever_logs_in_next() {
    for step in [2, 3, 4] {
        let folder = Three::new().broken_off_after(step);
        let store = open(folder.path(), STAFF[1]).unwrap();
        assert_eq!(store.read(|read| read.donor_count()).unwrap(), 1);
        let left = store.read(|read| read.staff()).unwrap();
        assert!(left[2].left, "after step {step}");
        let vault = store.vault().unwrap();
        assert!(vault.unfinished(&store.opened().key).unwrap().is_none());
        let wrong = open(folder.path(), STAFF[2]).map(drop);
        assert!(matches!(wrong, Err(StoreError::WrongPassword)), "{step}");
        drop(store);
        open(folder.path(), STAFF[0]).unwrap();
    }
}

#[test]
fn a_removal_that_did_not_get_to_the_vault_has_not_happened() {
    let folder = Three::new().broken_off_after(1);
    assert!(open(folder.path(), STAFF[2]).is_ok());
}

#[test]
fn a_removal_that_cannot_be_finished_now_still_opens_and_waits_for_the_next_log_in() {
    let three = Three::new();
    let key = three.store.opened().key.clone();
    let folder = three.broken_off_after(3);
    let elsewhere = connection::open(&database(folder.path()), &key).unwrap();
    connection::release(&elsewhere).unwrap();
    let store = open(folder.path(), STAFF[0]).unwrap();
    assert!(store.opened().next.is_some());
    assert_eq!(store.read(|read| read.donor_count()).unwrap(), 1);
    let member = store.read(|read| read.staff()).unwrap().swap_remove(1);
    let another = "another phrase 2";
    store
        .reset_password(store_owner(&store), member.id, another)
        .unwrap();
    drop((store, elsewhere));
    let by_new = Store::open(folder.path(), Arc::new(SystemClock), STAFF[1], another);
    assert!(
        by_new
            .map_err(|e| e.to_string())
            .unwrap()
            .0
            .opened()
            .next
            .is_none()
    );
}

#[test]
fn a_removal_that_the_disk_refuses_is_told_and_finished_at_the_next_log_in() {
    let three = Three::new();
    lock(&three.store.opened().writer)
        .execute_batch(
            "CREATE TEMP TRIGGER full BEFORE INSERT ON main.entry
             BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
        )
        .unwrap();
    let told = three.store.remove_staff(three.by, three.leaver, "离职");
    assert!(matches!(told.map(drop), Err(StoreError::RekeyUnfinished)));
    let added = |name| {
        three
            .store
            .add_staff(three.by, name, &[Role::Nurse], PASSWORD)
    };
    added("新来的人").unwrap();
    let folder = three.folder.path().to_owned();
    drop(three.store);
    for name in ["新来的人", STAFF[0], STAFF[1]] {
        let store = open(&folder, name).unwrap();
        assert!(store.read(|read| read.staff()).unwrap()[2].left);
        assert!(store.opened().next.is_none(), "{name}");
    }
}

fn store_owner(store: &Store) -> StaffId {
    store.read(|read| read.staff()).unwrap()[0].id
}

#[test]
fn a_public_key_that_was_planted_is_given_nothing() {
    let three = Three::new();
    let path = three.folder.path().join("vault.json");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut vault: serde_json::Value = serde_json::from_str(&text).unwrap();
    vault["slots"][1]["public_key"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=".into();
    std::fs::write(&path, vault.to_string()).unwrap();
    let refused = three.store.remove_staff(three.by, three.leaver, "离职");
    assert!(matches!(refused.map(drop), Err(StoreError::Damaged(_))));
    assert!(!three.store.read(|read| read.staff()).unwrap()[2].left);
    assert!(matches!(
        open(three.folder.path(), STAFF[1]).map(drop),
        Err(StoreError::Damaged(_))
    ));
}

#[test]
fn a_station_with_a_vault_of_the_first_format_opens_and_its_leavers_go_once_all_have_logged_in() {
    let folder = tempfile::tempdir().unwrap();
    let kept = include_str!("../../../tests/kept/vault-format-1.json");
    for name in crate::vault::FILES {
        std::fs::write(folder.path().join(name), kept).unwrap();
    }
    let vault = Vault::read(folder.path()).unwrap();
    let (staff, key) = vault.open("试验员", PASSWORD).unwrap();
    let author = Author {
        desk: vault.desk(),
        staff,
        at: SystemClock.now(),
    };
    let new = NewStation {
        station: "试验血站",
        site: "试验献血屋",
        staff: "试验员",
        roles: &Role::ALL,
        password: PASSWORD,
    };
    crate::store::founding::found(folder.path(), author, &new, &key).unwrap();
    let aside = Store::open_with(
        folder.path(),
        Arc::new(SystemClock),
        vault.desk(),
        key,
        None,
    )
    .unwrap();
    let leaver = aside
        .add_staff(staff, STAFF[2], &[Role::Nurse], PASSWORD)
        .unwrap();
    let early = aside.remove_staff(staff, leaver, "离职").map(drop);
    assert!(matches!(early, Err(StoreError::FirstSlots(names)) if names == ["试验员"]));
    drop(aside);

    let store = open(folder.path(), "试验员").unwrap();
    let text = std::fs::read_to_string(folder.path().join("vault.json")).unwrap();
    assert!(!text.contains("wrapped_key"), "{text}");
    store.remove_staff(staff, leaver, "离职").unwrap();
    drop(store);
    open(folder.path(), "试验员").unwrap();
}
