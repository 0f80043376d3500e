//! What a copy is made of, and what is made of a copy.

use super::{backed_up, names, on, proved, replaced, restored, text};
use redwall_tests::{Run, Station, run, walk_in};
use std::fs;
use std::path::PathBuf;

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
fn a_backup_tells_how_every_page_of_the_copy_was_proved() {
    let station = Station::new();
    station.walk_in(&[walk_in(1)]);
    let pages = |file: &str| {
        let run = station.run(&["backup", "--to", text(&station.beside(file))], "");
        assert_eq!(run.exit, Some(0), "{}", run.told);
        let count = |way: &str| run.answers[0]["proved"][way].as_u64().expect("a count");
        let length = run.answers[0]["bytes"].as_u64().expect("a length");
        (count("by_seal"), count("as_before"), length / 4096)
    };
    let (by_seal, as_before, in_file) = pages("first");
    assert_eq!((by_seal, as_before), (in_file, 0));
    let (by_seal, as_before, in_file) = pages("second");
    assert_eq!((by_seal, as_before), (0, in_file));
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
