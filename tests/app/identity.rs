//! Donors who are registered twice, on the command line.

use redwall_tests::{Station, walk_in};
use serde_json::json;

#[test]
fn two_records_are_found_looked_at_merged_and_taken_apart_again() {
    let station = Station::new();
    station.walk_in(&[walk_in(1), walk_in(2)]);
    let found = station.run(&["duplicates"], "");
    assert_eq!((found.exit, found.answers.len()), (Some(0), 1));
    let donor = |at: usize| {
        let id = &found.answers[0]["donors"][at]["donor"];
        id.as_str().expect("an id").to_owned()
    };
    let (keep, merge) = (donor(0), donor(1));
    let of_both = ["merge", "--keep", &keep, "--merge", &merge];
    let preview = station.run(&[&of_both[..], &["--preview"]].concat(), "");
    assert_eq!(preview.exit, Some(0));
    let after = &preview.answers[0]["after"]["donations"];
    assert_eq!(after.as_array().map(Vec::len), Some(2));
    assert_eq!(station.run(&["duplicates"], "").answers.len(), 1);

    let merged = station.run(&[&of_both[..], &["--reason", "同一人"]].concat(), "");
    assert_eq!(merged.answers[0]["other_records"][0]["id"], merge.as_str());
    assert_eq!(station.run(&["duplicates"], "").answers.len(), 0);
    let again = station.run(&[&of_both[..], &["--reason", "同一人"]].concat(), "");
    assert_eq!(again.exit, Some(1));
    assert_eq!(again.answers[0]["error"]["field"], "merge");

    let apart = ["unmerge", "--donor", &merge, "--reason", "不是同一人"];
    let apart = station.run(&apart, "");
    assert_eq!(apart.exit, Some(0));
    assert_eq!(apart.answers[0]["other_records"], json!([]));
    assert_eq!(
        station.run(&["duplicates"], "").answers.len(),
        0,
        "told apart"
    );
    station.verified();
}
