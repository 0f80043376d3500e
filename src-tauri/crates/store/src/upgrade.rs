//! A station that an older version wrote: backed up, then brought to this version.

use crate::backup::{self, BackupReason, BackupTarget, Copying, Frozen, Place};
use crate::clock::Instant;
use crate::error::StoreError;
use crate::id::DeskId;
use crate::schema::{self, Version};
use crate::turn::Turns;
use crate::vault::DataKey;
use rusqlite::Connection;
use std::path::Path;

/// Brings the station in `folder` to this version, if it is older. Of several programs that open
/// it at once, one does so.
///
/// # Errors
/// `Newer`; `Damaged`, also when the backup before it is not what the station holds; those of a
/// replay. The station is then as it was.
pub(crate) fn if_older(
    folder: &Path,
    desk: DeskId,
    key: &DataKey,
    station: &mut Connection,
    turns: &Turns,
    at: Instant,
) -> Result<(), StoreError> {
    if Version::read(station)? == Version::CURRENT {
        return Ok(());
    }
    let _turn = turns.take()?;
    if Version::read(station)? == Version::CURRENT {
        return Ok(());
    }
    back_up(folder, desk, key, station, at)?;
    schema::upgrade(station)
}

fn back_up(
    folder: &Path,
    desk: DeskId,
    key: &DataKey,
    station: &Connection,
    at: Instant,
) -> Result<(), StoreError> {
    let _alone = backup::Alone::in_folder(folder)?;
    let copying = Copying {
        of: Frozen::take(station, folder, desk)?,
        key,
        to: BackupTarget::Into(&Place::of_station(folder)),
        reason: BackupReason::BeforeUpgrade,
        at,
    };
    let mut nothing = |_, _| Ok::<_, StoreError>(());
    backup::make(&copying, &mut nothing).map(drop)
}

#[cfg(test)]
mod tests {
    use crate::clock::{Clock, FixedClock, Instant};
    use crate::connection;
    use crate::error::StoreError;
    use crate::id::StaffId;
    use crate::journal::fact::PhoneChanged;
    use crate::projection::visit::Step;
    use crate::schema;
    use crate::store::{DATABASE, Store};
    use crate::vault::Vault;
    use crate::{backup, search};
    use chrono::NaiveDate;
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::sync::Arc;
    use tempfile::TempDir;

    const NAME: &str = "院长";
    const PASSWORD: &str = "山高水长 four horses";
    /// 2026-11-23, noon at the station: the day after the released station's last entry.
    const NOON: Instant = Instant(1_795_406_400_000);

    fn clock() -> Arc<dyn Clock> {
        Arc::new(FixedClock(NOON))
    }

    /// A copy of a station that a released version wrote.
    fn released(version: &str) -> TempDir {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
        copy_of(&data.join(version))
    }

    fn copy_of(station: &Path) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in fs::read_dir(station).unwrap() {
            let file = file.unwrap();
            if file.path().is_file() {
                fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
            }
        }
        folder
    }

    fn open(folder: &Path) -> (Store, StaffId) {
        Store::open(folder, clock(), NAME, PASSWORD).unwrap()
    }

    fn backups(folder: &Path) -> Vec<PathBuf> {
        let Ok(made) = fs::read_dir(folder.join(backup::FOLDER)) else {
            return Vec::new();
        };
        made.map(|entry| entry.unwrap().path()).collect()
    }

    fn described(folder: &Path) -> Vec<(String, String)> {
        let (_, key) = Vault::read(folder).unwrap().open(NAME, PASSWORD).unwrap();
        schema::described(&connection::open(&folder.join(DATABASE), &key).unwrap()).unwrap()
    }

    fn assert_proved(store: &Store) {
        let mut nothing = |_| Ok::<_, StoreError>(());
        store
            .read(|read| {
                let mut found = read.verify_chain(&mut nothing)?.differences;
                found.extend(read.verify_projections(&mut nothing)?.differences);
                found.extend(read.verify_attachments()?.differences);
                found.extend(read.verify_file()?.differences);
                assert_eq!(found, Vec::<String>::new());
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }

    #[test]
    fn a_station_of_schema_2_opens_with_everything_that_was_in_it() {
        let folder = released("schema-2");
        let (store, staff) = open(folder.path());
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        store
            .read(|read| {
                assert_eq!(read.station_name()?.as_deref(), Some("试验血站"));
                assert_eq!(read.site()?.as_deref(), Some("试验献血屋"));
                assert_eq!(read.staff_member(staff)?.unwrap().name, NAME);
                assert_eq!((read.donor_count()?, read.donation_count()?), (3, 2));
                assert_eq!(read.next_donor_no()?.0, 4);
                assert_eq!(read.next_certificate_serial()?, 3);
                let steps: Vec<_> = read
                    .visits_on(day)?
                    .into_iter()
                    .map(|visit| visit.step)
                    .collect();
                assert_eq!(steps, [Step::Done, Step::Refused, Step::Refused]);

                let found = read.find("黄小兰")?;
                assert_eq!(found.kind, search::QueryKind::Name);
                let donor = found.hits[0].donor;
                assert_eq!(read.donations(donor)?[0].code, "Z511126000001");
                assert_eq!(read.given(donor)?.whole_blood_ml, 400);
                assert_eq!(read.certificates(donor)?[0].serial.0, 1);
                assert_eq!(read.documents(donor)?[0].number, "51110019900501002X");

                let deferred = read.find("黄小梅")?.hits[0].donor;
                assert_eq!(read.deferrals(deferred)?[0].facts.code, "T13");
                let late = &read.donations(read.find("黄小竹")?.hits[0].donor)?[0];
                assert!(late.late);
                Ok::<_, StoreError>(())
            })
            .unwrap();
        assert_proved(&store);
        drop(store);

        let fresh = schema::described(&connection::in_memory().unwrap()).unwrap();
        assert_eq!(described(folder.path()), fresh);
        let (again, staff) = open(folder.path());
        again
            .write(staff, |write| {
                let donor = write.find("黄小兰")?.hits[0].donor;
                let phone = String::from("12100000009");
                write.append(donor, PhoneChanged { phone })
            })
            .unwrap();
        assert_proved(&again);
        assert_eq!(backups(folder.path()).len(), 1, "it is upgraded once");
    }

    #[test]
    fn a_backup_is_made_before_an_upgrade_and_opens_by_itself() {
        let folder = released("schema-2");
        drop(open(folder.path()));
        let [made] = &backups(folder.path())[..] else {
            panic!("one backup is made");
        };
        let name = made.file_name().unwrap();
        let name = name.to_str().unwrap();
        assert!(
            name.starts_with("2026-11-23-1200-before-upgrade-"),
            "{name}"
        );
        let restored = tempfile::tempdir().unwrap();
        let mut nothing = |_, _| Ok::<_, StoreError>(());
        backup::unpack(made, restored.path(), &mut nothing).unwrap();
        let before = described(released("schema-2").path());
        let copied = described(restored.path());
        assert_eq!(copied, before, "the backup is of the old version");
        let (store, _) = open(restored.path());
        let donors = store.read(|read| read.donor_count()).unwrap();
        assert_eq!(donors, 3);
        assert_proved(&store);
    }

    #[test]
    fn a_station_that_cannot_be_upgraded_is_as_it_was() {
        let folder = released("schema-2");
        let before = described(folder.path());
        fs::write(folder.path().join(backup::FOLDER), "a file in the way").unwrap();
        let bytes = fs::read(folder.path().join(DATABASE)).unwrap();
        let failed = Store::open(folder.path(), clock(), NAME, PASSWORD).map(drop);
        assert!(matches!(failed, Err(StoreError::File(_))), "{failed:?}");
        assert_eq!(described(folder.path()), before);
        assert_eq!(fs::read(folder.path().join(DATABASE)).unwrap(), bytes);
    }

    #[test]
    fn a_newer_station_is_refused_and_its_file_untouched() {
        for newer in [
            "PRAGMA user_version = 999",
            "UPDATE projected SET version = 999",
        ] {
            let folder = released("schema-2");
            drop(open(folder.path()));
            let database = folder.path().join(DATABASE);
            let vault = Vault::read(folder.path()).unwrap();
            let (_, key) = vault.open(NAME, PASSWORD).unwrap();
            let connection = connection::open(&database, &key).unwrap();
            connection.execute_batch(newer).unwrap();
            drop(connection);
            let bytes = fs::read(&database).unwrap();
            let refused = Store::open(folder.path(), clock(), NAME, PASSWORD).map(drop);
            assert!(matches!(refused, Err(StoreError::Newer)), "{refused:?}");
            assert_eq!(fs::read(&database).unwrap(), bytes);
            assert_eq!(backups(folder.path()).len(), 1);
        }
    }

    #[test]
    fn of_programs_that_open_an_older_station_at_once_one_upgrades_it() {
        let folder = released("schema-2");
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| drop(open(folder.path())));
            }
        });
        assert_eq!(backups(folder.path()).len(), 1);
        assert_proved(&open(folder.path()).0);
    }
}
