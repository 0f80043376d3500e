//! Backups by the command line: made, restored, tried out; and what a full, read-only or missing
//! disk, lost files and sudden deaths do to them.

use redwall_tests::{PASSWORD, Run, STAFF, Station, run, walk_in};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

/// How often a backup and a restore are killed, each at another moment.
const KILLS: u32 = 12;

fn text(path: &Path) -> &str {
    path.to_str().expect("a path")
}

fn backed_up(station: &Station) -> PathBuf {
    let file = station.beside("copy.redwall");
    let run = station.run(&["backup", "--to", text(&file)], "");
    assert_eq!(run.exit, Some(0), "{}", run.told);
    file
}

/// The command line on a folder that may hold no station yet.
fn on(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(redwall_tests::cli());
    command
        .args(arguments)
        .arg("--data")
        .arg(folder)
        .args(["--staff", STAFF]);
    command.env("REDWALL_PASSWORD", PASSWORD);
    command
}

fn restored(from: &Path, folder: &Path) -> Run {
    run(&mut on(folder, &["restore", "--from", text(from)]), "")
}

fn replaced(from: &Path, folder: &Path) -> Run {
    let arguments = ["restore", "--replace", "--from", text(from)];
    run(&mut on(folder, &arguments), "")
}

fn proved(folder: &Path) -> Value {
    let run = run(&mut on(folder, &["verify"]), "");
    assert_eq!(run.exit, Some(0), "{:?} {}", run.answers, run.told);
    run.answers.into_iter().next().expect("an answer")
}

/// The names in a folder, without locks and counts of wrong passwords.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| !name.ends_with(".lock") && name != "attempts.json")
        .collect();
    names.sort();
    names
}

#[test]
fn a_restored_desk_is_another_desk_whose_numbers_are_nobody_elses() {
    let station = Station::new();
    let first = station.walk_in(&[walk_in(1), walk_in(2)]);
    let before = station.verified();
    let file = backed_up(&station);
    // What the lost desk still did is not in the copy.
    let lost = station.walk_in(&[walk_in(3)]);
    let folder = station.beside("restored");
    let run = restored(&file, &folder);
    assert_eq!(run.exit, Some(0), "{}", run.told);
    let answer = &run.answers[0];
    assert_ne!(answer["desk"], answer["lost_desk"]);
    assert_eq!(answer["proved"], before);
    let proved = proved(&folder);
    assert_eq!(proved["donations"], 2);
    let mut again = on(&folder, &["walk-in"]);
    let walked = redwall_tests::run(&mut again, &walk_in(4).to_string());
    assert_eq!(walked.exit, Some(0), "{:?}", walked.answers);
    let number = |run: &Run| run.answers[0]["donor_no"].as_str().map(str::to_owned);
    assert_ne!(number(&walked), number(&lost));
    let serial = |run: &Run| run.answers[0]["certificate"]["serial"].clone();
    assert_ne!(serial(&walked), serial(&lost));
    let known = redwall_tests::run(&mut on(&folder, &["walk-in"]), &walk_in(1).to_string());
    assert_eq!(number(&known), number(&first), "who was known is known");
}

#[test]
fn a_station_that_is_there_is_replaced_only_when_that_is_said_and_is_kept() {
    let station = Station::new();
    station.walk_in(&[walk_in(1)]);
    let file = backed_up(&station);
    station.walk_in(&[walk_in(2)]);
    let before = station.verified();
    let refused = restored(&file, &station.data());
    assert_eq!(refused.exit, Some(2), "{}", refused.told);
    assert!(refused.told.contains("没有改动"), "{}", refused.told);
    assert_eq!(station.verified(), before);

    let run = replaced(&file, &station.data());
    assert_eq!(run.exit, Some(0), "{}", run.told);
    assert_eq!(station.verified()["donations"], 1);
    let kept = PathBuf::from(run.answers[0]["replaced"].as_str().expect("a folder"));
    assert_eq!(proved(&kept), before);
}

#[test]
fn a_drill_proves_the_newest_copy_and_leaves_nothing() {
    let station = Station::new();
    station.walk_in(&[walk_in(1)]);
    let none = station.run(&["drill"], "");
    assert_eq!(none.exit, Some(3), "{:?}", none.answers);
    assert!(none.told.contains("备份一次"), "{}", none.told);
    assert_eq!(station.run(&["backup"], "").exit, Some(0));
    let copied = station.verified();
    let before = names(&station.data());
    station.walk_in(&[walk_in(2)]);
    let run = station.run(&["drill"], "");
    assert_eq!(run.exit, Some(0), "{}", run.told);
    let drilled = &run.answers[0];
    assert_eq!(drilled["proved"], copied);
    assert_eq!(drilled["by_password"], true);
    assert!(drilled["entries_since"].as_i64() > Some(0));
    assert_eq!(names(&station.data()), before);

    let copy = PathBuf::from(drilled["file"].as_str().expect("a file"));
    let mut bytes = fs::read(&copy).expect("the copy");
    bytes[3 * 4096 + 1000] ^= 1;
    fs::write(&copy, bytes).expect("the damage");
    let run = station.run(&["drill"], "");
    assert_eq!(run.exit, Some(3), "{:?}", run.answers);
    assert_eq!(names(&station.data()), before);
}

#[test]
fn a_copy_that_is_damaged_or_cut_short_is_refused_and_nothing_is_left() {
    let station = Station::new();
    station.walk_in(&[walk_in(1)]);
    let file = backed_up(&station);
    let whole = fs::read(&file).expect("the copy");
    let folder = station.beside("restored");
    let mut damaged = Vec::from([whole[..whole.len() / 2].to_vec(), Vec::new()]);
    for page in [0, 5, 20] {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 1000] ^= 1;
        damaged.push(bytes);
    }
    for bytes in damaged {
        fs::write(&file, bytes).expect("the damage");
        let run = restored(&file, &folder);
        assert_eq!(run.exit, Some(3), "{:?}", run.answers);
        assert!(run.told.contains("换另一份备份"), "{}", run.told);
        assert_eq!(names(&folder), Vec::<String>::new());
    }
    fs::write(&file, &whole).expect("the copy");
    assert_eq!(restored(&file, &folder).exit, Some(0));
}

#[test]
fn a_copy_is_restored_with_its_own_password_or_with_the_recovery_key() {
    let station = Station::new();
    let data = station.beside("with a known key");
    let made = run(&mut on(&data, &["init", "--station", "试验血站"]), "");
    let key = station.beside("key");
    let printed = made.answers[0]["recovery_key"].as_str().expect("a key");
    fs::write(&key, printed).expect("the key");
    let file = station.beside("copy");
    let copied = run(&mut on(&data, &["backup", "--to", text(&file)]), "");
    assert_eq!(copied.exit, Some(0), "{}", copied.told);

    let folder = station.beside("restored");
    let mut wrong = on(&folder, &["restore", "--from", text(&file)]);
    wrong.env("REDWALL_PASSWORD", "another pass phrase");
    let wrong = run(&mut wrong, "");
    assert_eq!(wrong.exit, Some(3), "{:?}", wrong.answers);
    assert!(wrong.told.contains("当时的密码"), "{}", wrong.told);
    assert_eq!(names(&folder), Vec::<String>::new());

    let arguments = [
        "restore",
        "--from",
        text(&file),
        "--recovery-key-file",
        text(&key),
    ];
    let mut forgotten = on(&folder, &arguments);
    forgotten.env("REDWALL_PASSWORD", "a new pass phrase");
    let forgotten = run(&mut forgotten, "");
    assert_eq!(forgotten.exit, Some(0), "{}", forgotten.told);
    let mut verify = on(&folder, &["verify"]);
    verify.env("REDWALL_PASSWORD", "a new pass phrase");
    assert_eq!(run(&mut verify, "").exit, Some(0));
}

#[test]
fn a_missing_disk_is_told_and_the_copy_in_the_stations_folder_is_made() {
    let station = Station::new();
    let usb = station.beside("usb");
    fs::create_dir(&usb).expect("a folder");
    let set = station.run(&["backup", "--second-place", text(&usb)], "");
    assert_eq!(set.exit, Some(0), "{}", set.told);
    let both = station.run(&["backup"], "");
    assert_eq!(both.answers[0]["failures"], json!([]));
    fs::rename(&usb, station.beside("in a drawer")).expect("the disk goes");
    let one = station.run(&["backup"], "");
    assert_eq!(one.exit, Some(0), "{}", one.told);
    assert!(one.told.contains("请插好备份盘"), "{}", one.told);
    let places = one.answers[0]["last"]["places"].as_array().expect("places");
    assert_eq!(places[0]["failure"], Value::Null);
    assert!(places[1]["failure"].is_string(), "{places:?}");
    assert!(places[1]["verified_at"].is_number(), "{places:?}");
    assert!(!usb.exists(), "nothing is written past the disk");
}

#[test]
fn lost_vault_files_are_told_and_come_back_with_a_copy() {
    let station = Station::new();
    station.walk_in(&[walk_in(1)]);
    let file = backed_up(&station);
    let data = station.data();
    fs::write(data.join("vault.json"), "{").expect("the damage");
    assert_eq!(station.verified()["donations"], 1, "the copy serves");
    fs::remove_file(data.join("vault.copy.json")).expect("the loss");
    let run = station.run(&["verify"], "");
    assert_eq!(run.exit, Some(3));
    assert!(run.told.contains("用恢复密钥"), "{}", run.told);
    let run = replaced(&file, &data);
    assert_eq!(run.exit, Some(0), "{}", run.told);
    assert_eq!(station.verified()["donations"], 1);
}

/// Makes `disk` a disk of so many KiB for a script, in a namespace of its own; none where the system
/// does not allow that.
fn on_small_disk(disk: &Path, options: &str, script: &str) -> Option<(String, Option<i32>)> {
    fs::create_dir_all(disk).expect("a folder");
    let mount = format!("mount -t tmpfs -o {options} tmpfs '{}'", text(disk));
    let may = Command::new("unshare")
        .args(["-r", "-m", "sh", "-c", &mount])
        .output();
    if !may.is_ok_and(|may| may.status.success()) {
        eprintln!("left out: no disk can be mounted here");
        return None;
    }
    let output = Command::new("unshare")
        .args(["-r", "-m", "sh", "-c", &format!("{mount}\n{script}")])
        .env("CLI", redwall_tests::cli())
        .env("DISK", disk)
        .env("REDWALL_PASSWORD", PASSWORD)
        .output()
        .expect("the script");
    let told = [output.stdout, output.stderr].concat();
    let told = String::from_utf8_lossy(&told).into_owned();
    Some((told, output.status.code()))
}

#[test]
fn a_full_disk_takes_no_copy_and_keeps_the_one_before() {
    let station = Station::new();
    let disk = station.beside("disk");
    let script = format!(
        r#"head -c 100000 /dev/zero > "$DISK/others"
        "$CLI" backup --to "$DISK/copy" --data '{}' --staff '{STAFF}'; echo "exit $?"
        ls -A "$DISK""#,
        text(&station.data())
    );
    let Some((told, _)) = on_small_disk(&disk, "size=150k", &script) else {
        return;
    };
    assert!(told.contains("exit 3"), "{told}");
    assert!(told.contains("磁盘满了"), "{told}");
    assert!(
        told.contains("others") && !told.contains("unfinished"),
        "{told}"
    );
    assert_eq!(station.run(&["verify"], "").exit, Some(0));
}

#[test]
fn a_full_disk_takes_no_station_from_a_copy_and_no_walk_in_and_loses_nothing() {
    let station = Station::new();
    station.walk_in(&[walk_in(1)]);
    let file = backed_up(&station);
    let disk = station.beside("disk");
    let restore = format!(
        r#""$CLI" restore --from '{}' --data "$DISK/station" --staff '{STAFF}'; echo "exit $?"
        ls -A "$DISK/station" | grep -v lock; echo end"#,
        text(&file)
    );
    let Some((told, _)) = on_small_disk(&disk, "size=150k", &restore) else {
        return;
    };
    assert!(
        told.contains("exit 3") && told.contains("磁盘满了"),
        "{told}"
    );
    assert!(!told.contains("station.db"), "{told}");

    let lines: Vec<String> = (2..80).map(|n| walk_in(n).to_string()).collect();
    let input = station.beside("lines");
    fs::write(&input, lines.join("\n")).expect("the lines");
    let fill = format!(
        r#"cp -r '{}' "$DISK/station"
        "$CLI" walk-in --data "$DISK/station" --staff '{STAFF}' < '{}' > /tmp/redwall-answers-$$
        grep -c '"verdict":"accept"' /tmp/redwall-answers-$$; grep -o '磁盘满了' /tmp/redwall-answers-$$ | head -1
        rm -f /tmp/redwall-answers-$$ "$DISK/filling"
        "$CLI" verify --data "$DISK/station" --staff '{STAFF}'; echo "exit $?""#,
        text(&station.data()),
        text(&input)
    );
    let Some((told, _)) = on_small_disk(&disk, "size=1200k", &fill) else {
        return;
    };
    assert!(told.contains("磁盘满了"), "{told}");
    assert!(
        told.contains("\"differences\":[]") && told.contains("exit 0"),
        "{told}"
    );
}

#[test]
fn a_read_only_disk_takes_nothing_and_says_so() {
    let station = Station::new();
    station.walk_in(&[walk_in(1)]);
    let disk = station.beside("disk");
    let script = format!(
        r#"cp -r '{data}' "$DISK/station"; mount -o remount,ro "$DISK"
        "$CLI" backup --to "$DISK/copy" --data '{data}' --staff '{STAFF}'; echo "backup exit $?"
        "$CLI" walk-in --data "$DISK/station" --staff '{STAFF}' < /dev/null; echo "walk-in exit $?"
        "$CLI" restore --from /nowhere --data "$DISK/new" --staff '{STAFF}'; echo "restore exit $?"
        mount -o remount,rw "$DISK"
        "$CLI" verify --data "$DISK/station" --staff '{STAFF}'; echo "verify exit $?""#,
        data = text(&station.data())
    );
    let Some((told, _)) = on_small_disk(&disk, "size=4m", &script) else {
        return;
    };
    assert_eq!(told.matches("磁盘是只读的").count(), 3, "{told}");
    for exit in [
        "backup exit 3",
        "walk-in exit 3",
        "restore exit 3",
        "verify exit 0",
    ] {
        assert!(told.contains(exit), "{exit}: {told}");
    }
}

/// A station large enough that work on it can be killed in the middle.
fn large() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("station");
    let made = run(&mut on(&data, &["demo"]), "");
    assert_eq!(made.exit, Some(0), "{}", made.told);
    (folder, data)
}

/// Starts a long command, and gives it back when it has told that the work itself has begun.
fn begun(mut command: Command) -> (Child, BufReader<ChildStderr>) {
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("redwall-cli starts");
    let mut told = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut line = String::new();
    told.read_line(&mut line).expect("a line");
    assert!(line.starts_with("0/"), "{line}");
    (child, told)
}

/// How long a command works.
fn time(command: Command) -> Duration {
    let (mut child, mut told) = begun(command);
    let at = Instant::now();
    let mut rest = String::new();
    told.read_to_string(&mut rest).expect("the rest");
    assert!(child.wait().expect("the end").success(), "{rest}");
    at.elapsed()
}

/// Kills a command a moment after it has begun to work.
fn killed_after(command: Command, moment: Duration) {
    let (mut child, _told) = begun(command);
    std::thread::sleep(moment);
    child.kill().expect("the kill");
    child.wait().expect("the end");
}

#[test]
fn a_backup_that_is_killed_leaves_the_copy_before_or_a_whole_new_one() {
    let (folder, data) = large();
    let file = folder.path().join("copies").join("copy");
    fs::create_dir(file.parent().expect("a folder")).expect("a folder");
    let arguments = ["backup", "--to", text(&file)];
    let whole = time(on(&data, &arguments));
    let mut cut_short = 0;
    for kill in 0..KILLS {
        killed_after(on(&data, &arguments), whole * kill / KILLS);
        let beside = names(file.parent().expect("a folder"));
        cut_short += u32::from(beside.len() > 1);
        let aside = folder.path().join(format!("restored{kill}"));
        if kill.is_multiple_of(4) {
            let run = restored(&file, &aside);
            assert_eq!(run.exit, Some(0), "kill {kill}: {}", run.told);
        }
    }
    println!("{cut_short} of {KILLS} killed in the middle");
    assert!(cut_short > 0, "some died in the middle");
    time(on(&data, &arguments));
    assert_eq!(names(file.parent().expect("a folder")), ["copy"]);
    proved(&data);
}

#[test]
fn a_restore_that_is_killed_leaves_the_station_before_or_the_one_of_the_copy() {
    let (folder, data) = large();
    let file = folder.path().join("copy");
    time(on(&data, &["backup", "--to", text(&file)]));
    let fresh = folder.path().join("fresh");
    let arguments = ["restore", "--from", text(&file)];
    let whole = time(on(&fresh, &arguments));

    let small = Station::new();
    small.walk_in(&[walk_in(1)]);
    let replace = ["restore", "--replace", "--from", text(&file)];
    let of_copy = proved(&fresh)["donations"].clone();
    let (mut before, mut after, mut cut_short) = (0, 0, 0);
    for kill in 0..KILLS {
        killed_after(on(&small.data(), &replace), whole * kill / KILLS);
        cut_short += u32::from(small.data().join("restoring.new").exists());
        let donations = proved(&small.data())["donations"].clone();
        if donations == of_copy {
            after += 1;
        } else {
            assert_eq!(donations, 1, "kill {kill}");
            before += 1;
        }
    }
    println!("{before} before, {after} after, {cut_short} killed in the middle");
    assert!(cut_short > 0, "some died in the middle");
    let run = replaced(&file, &small.data());
    assert_eq!(run.exit, Some(0), "{}", run.told);
    assert!(!small.data().join("restoring.new").exists());
    assert_eq!(proved(&small.data())["donations"], of_copy);
}

/// The log that acknowledged entries are still in is gone: the head beside the database tells.
#[test]
fn a_lost_log_is_told_and_the_file_kept() {
    let station = Station::new();
    let mut child = station.command(&["walk-in"]).spawn().expect("redwall-cli");
    {
        use std::io::Write;
        let stdin = child.stdin.as_mut().expect("a pipe");
        writeln!(stdin, "{}", walk_in(1)).expect("a line");
        let mut answer = String::new();
        let stdout = child.stdout.as_mut().expect("a pipe");
        BufReader::new(stdout)
            .read_line(&mut answer)
            .expect("an answer");
        assert!(answer.contains("accept"), "{answer}");
    }
    child.kill().expect("the kill");
    child.wait().expect("the end");
    fs::remove_file(station.data().join("station.db-wal")).expect("the log");
    let bytes = fs::read(station.data().join("station.db")).expect("the database");
    let run = station.run(&["verify"], "");
    assert_eq!(run.exit, Some(3), "{:?}", run.answers);
    assert!(run.told.contains("缺少已经确认过的记录"), "{}", run.told);
    let after = fs::read(station.data().join("station.db")).expect("the database");
    assert_eq!(bytes, after);
}
