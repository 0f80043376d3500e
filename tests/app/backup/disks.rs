//! Disks that are missing, full or read-only, and files that are lost.

use super::{backed_up, replaced, text};
use redwall_tests::{PASSWORD, STAFF, Station, walk_in};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Command;

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
