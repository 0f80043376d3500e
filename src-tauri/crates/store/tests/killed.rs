//! A process that is killed while it removes people from the staff: whatever the moment, the others
//! can open the station and nothing is lost.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

use redwall_store::fact::DonorRegistered;
use redwall_store::{DonorId, NewStation, Role, StaffId, Store, StoreError, SystemClock};
use std::io::{BufRead, BufReader, Lines};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

const PASSWORD: &str = "山高水长 four horses";
const ADMINISTRATOR: &str = "院长";
const COLLEAGUE: &str = "留下的人";
const TEST: &str = "whatever_the_moment_of_death_the_others_open_the_station_and_nothing_is_lost";
const FOLDER: &str = "REDWALL_TEST_REMOVES_IN";
const LEAVER: &str = "REDWALL_TEST_REMOVES";

/// How often, unless `REDWALL_KILLS` says otherwise; the waits differ, so that the kill falls into
/// different moments of a removal.
const KILLS: u32 = 12;
/// Donors, so that there are pages enough to be encrypted anew.
const DONORS: u32 = 2_000;

#[test]
fn whatever_the_moment_of_death_the_others_open_the_station_and_nothing_is_lost() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return remove_and_say_so(Path::new(&folder));
    }
    let folder = tempfile::tempdir().unwrap();
    let kills = std::env::var("REDWALL_KILLS").map_or(KILLS, |text| text.parse().unwrap());
    let leavers = station(folder.path(), kills);
    let (first, others) = leavers.split_first().unwrap();
    let whole = removal_left_alone(folder.path(), *first);
    let (mut cut_short, mut with_a_journal) = (0, 0);
    for (kill, leaver) in others.iter().enumerate() {
        let moment = whole * u32::try_from(kill).unwrap() / kills;
        let acknowledged = killed_after(folder.path(), *leaver, moment);
        let journal = folder.path().join("station.db-journal");
        with_a_journal += u32::from(journal.exists());
        let colleague = open(folder.path(), COLLEAGUE).unwrap();
        proved(&colleague);
        let members = colleague.read(|read| read.staff()).unwrap();
        let left = members.iter().any(|m| m.id == *leaver && m.left);
        assert!(left || !acknowledged, "an acknowledged removal is undone");
        cut_short += u32::from(!acknowledged);
        drop(colleague);
        let opened = open(folder.path(), &name(kill + 1));
        assert_eq!(opened.is_err(), left, "kill {kill}");
        drop(opened);
        proved(&open(folder.path(), ADMINISTRATOR).unwrap());
    }
    println!(
        "{cut_short} of {kills} cut short, {with_a_journal} with a rollback journal left behind"
    );
    assert!(cut_short > 0, "some died in the middle");
}

fn name(of: usize) -> String {
    format!("离开的人{of}")
}

/// A station with donors and as many leavers as are needed.
fn station(folder: &Path, kills: u32) -> Vec<StaffId> {
    let new = NewStation {
        station: "试验血站",
        site: "试验献血屋",
        staff: ADMINISTRATOR,
        roles: &[Role::Administrator],
        password: PASSWORD,
    };
    let (store, by, _) = Store::create(folder, Arc::new(SystemClock), &new).unwrap();
    let add = |name: &str| store.add_staff(by, name, &[Role::Nurse], PASSWORD).unwrap();
    add(COLLEAGUE);
    store
        .write(by, |write| {
            (1..=DONORS).try_for_each(|donor_no| {
                let donor = DonorRegistered {
                    donor_no,
                    name: "黄兰".into(),
                    sex: None,
                    birth_date: chrono::NaiveDate::from_ymd_opt(1990, 5, 1).unwrap(),
                    phone: None,
                };
                write.append(DonorId::mint(), donor)
            })
        })
        .map_err(|error: StoreError| error.to_string())
        .unwrap();
    (0..=kills as usize).map(|of| add(&name(of))).collect()
}

fn open(folder: &Path, name: &str) -> Result<Store, StoreError> {
    Store::open(folder, Arc::new(SystemClock), name, PASSWORD).map(|(store, _)| store)
}

fn proved(store: &Store) {
    let mut nothing = |_| Ok::<_, StoreError>(());
    store
        .read(|read| {
            assert_eq!(read.donor_count()?, DONORS);
            for found in [
                read.verify_chain(&mut nothing)?,
                read.verify_projections(&mut nothing)?,
                read.verify_file()?,
            ] {
                assert_eq!(found.differences, Vec::<String>::new());
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

/// What the child does.
fn remove_and_say_so(folder: &Path) {
    let leaver = std::env::var(LEAVER).unwrap();
    let clock = Arc::new(SystemClock);
    let (store, by) = Store::open(folder, clock, ADMINISTRATOR, PASSWORD).unwrap();
    let members = store.read(|read| read.staff()).unwrap();
    let leaver = members
        .iter()
        .find(|member| member.id.to_string() == leaver)
        .unwrap();
    println!("\nbegins");
    store.remove_staff(by, leaver.id, "离职").unwrap();
    println!("\nremoved");
}

type Output = Lines<BufReader<ChildStdout>>;

/// Starts a removal; gives the process when it is about to begin.
fn begun(folder: &Path, leaver: StaffId) -> (Child, Output) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", TEST, "--nocapture"])
        .env(FOLDER, folder)
        .env(LEAVER, leaver.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(says(&mut output, "begins"), "the child logs in");
    (child, output)
}

fn says(output: &mut Output, word: &str) -> bool {
    output
        .by_ref()
        .map_while(Result::ok)
        .any(|line| line == word)
}

fn removal_left_alone(folder: &Path, leaver: StaffId) -> Duration {
    let (mut child, mut output) = begun(folder, leaver);
    let since = Instant::now();
    assert!(says(&mut output, "removed"));
    let whole = since.elapsed();
    child.wait().unwrap();
    whole
}

/// Whether the removal was acknowledged before the kill.
fn killed_after(folder: &Path, leaver: StaffId, moment: Duration) -> bool {
    let (mut child, mut output) = begun(folder, leaver);
    std::thread::sleep(moment);
    child.kill().unwrap();
    child.wait().unwrap();
    says(&mut output, "removed")
}
