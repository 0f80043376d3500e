//! One person is found once, by whatever any record of the person says or said.

use super::station::Station;
use chrono::NaiveDate;
use redwall_rules::{DocumentKind, Sex};
use redwall_store::fact::{
    DonorBirthCorrected, DonorMerged, DonorRenamed, DonorUnmerged, PaperIssued, PaperKind,
    RegistrationUndone, VisitReassigned,
};
use redwall_store::{CertificateId, DonorId};
use rstest::rstest;

struct Merged {
    station: Station,
    keep: DonorId,
    merged: DonorId,
}

fn merged() -> Merged {
    let station = Station::empty();
    let keep = station.register("王小兰", "1990-03-07", "12100000001");
    let merged = station.register("王晓岚", "1990-07-03", "12100000002");
    station.add_document(merged, DocumentKind::Passport, "E12345678");
    station.visit(merged, "G123426000001", 77);
    station.write(
        merged,
        DonorMerged {
            into: keep,
            reason: String::from("同一人"),
            second: None,
        },
    );
    Merged {
        station,
        keep,
        merged,
    }
}

fn donors(station: &Station, typed: &str) -> Vec<DonorId> {
    let hits = station.find(typed).hits;
    hits.into_iter().map(|hit| hit.donor).collect()
}

#[rstest]
#[case("0000001")]
#[case("0000002")]
#[case("12100000002")]
#[case("E12345678")]
#[case("5678")]
#[case("G123426000001")]
#[case("C00000077")]
#[case("王晓岚")]
#[case("王")]
#[case("wangxiaolan")]
#[case("wxl")]
#[case("王0307")]
#[case("王0703")]
fn incident_13_whatever_either_record_says_finds_the_one_person(#[case] typed: &str) {
    let Merged { station, keep, .. } = merged();
    assert_eq!(donors(&station, typed), [keep]);
    let read = station.store.read(|read| read.find(typed)).unwrap();
    assert_eq!(read.hits, station.find(typed).hits);
}

#[test]
fn the_one_person_is_shown_with_what_both_records_say() {
    let Merged { station, keep, .. } = merged();
    let hit = &station.find("0000002").hits[0];
    assert_eq!((hit.donor, hit.donor_no.0), (keep, 1));
    assert_eq!(hit.name, "王小兰");
    assert_eq!(hit.document.as_deref(), Some("E12345678"));
}

#[test]
fn records_that_are_one_no_longer_are_found_each_by_its_own() {
    let Merged {
        station,
        keep,
        merged,
    } = merged();
    station.write(
        merged,
        DonorUnmerged {
            from: keep,
            reason: String::from("不是同一人"),
            second: None,
        },
    );
    assert_eq!(donors(&station, "0000001"), [keep]);
    for typed in ["0000002", "E12345678", "G123426000001", "C77"] {
        assert_eq!(donors(&station, typed), [merged], "{typed}");
    }
    assert_eq!(donors(&station, "wxl").len(), 2);
}

#[test]
fn a_code_and_a_certificate_find_whose_visit_it_is() {
    let station = Station::empty();
    let recorded_on = station.register("王小兰", "1990-03-07", "12100000001");
    let owner = station.register("王晓岚", "1990-07-03", "12100000002");
    let visit = station.visit(recorded_on, "G123426000001", 77);
    station.visit(recorded_on, "G123426000002", 78);
    station.write(recorded_on, VisitReassigned { visit, to: owner });
    for (typed, donor) in [
        ("G123426000001", owner),
        ("C77", owner),
        ("G123426000002", recorded_on),
        ("C78", recorded_on),
    ] {
        assert_eq!(donors(&station, typed), [donor], "{typed}");
    }
}

#[test]
fn a_document_finds_whom_it_is_about() {
    let station = Station::empty();
    let donor = station.register("王小兰", "1990-03-07", "12100000001");
    station.write(donor, paper(PaperKind::Honour, 81));
    let whole = station.store.read(|read| read.station_id()).unwrap();
    station.write(whole.unwrap().into(), paper(PaperKind::Nominations, 82));
    assert_eq!(donors(&station, "C81"), [donor]);
    assert_eq!(donors(&station, "C82"), []);
}

fn paper(kind: PaperKind, serial: u32) -> PaperIssued {
    PaperIssued {
        paper: CertificateId::mint(),
        kind,
        serial: Some(serial),
        issued_on: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        codes: Vec::new(),
        reason: None,
        says: serde_json::Value::Null,
    }
}

#[test]
fn who_was_seen_lately_under_either_record_comes_first() {
    let Merged { station, keep, .. } = merged();
    let others: Vec<DonorId> = (0..60)
        .map(|of| {
            let name = format!("王{}", char::from_u32(0x4F00 + of).unwrap());
            station.register(&name, "1991-06-02", "12100000003")
        })
        .collect();
    station.store.note_opening(station.staff, others[59]);
    station.store.note_opening(station.staff, keep);
    for typed in ["王", "w", "wangx"] {
        assert_eq!(donors(&station, typed)[0], keep, "{typed}");
    }
}

#[test]
fn incident_01_a_new_name_and_birth_date_find_and_the_old_ones_still_do() {
    let station = Station::empty();
    let donor = station.register("王小兰", "1990-03-07", "12100000001");
    let reason = || String::from("登记错误");
    let renamed = DonorRenamed {
        name: String::from("单小竹"),
        reason: reason(),
    };
    station.write(donor, renamed);
    let corrected = DonorBirthCorrected {
        birth_date: "1990-07-03".parse().unwrap(),
        sex: Some(Sex::Female),
        reason: reason(),
    };
    station.write(donor, corrected);
    for typed in [
        "王小兰",
        "单小竹",
        "shan",
        "dxz",
        "wxl",
        "王0307",
        "单0307",
        "单0703",
        "shan0703",
    ] {
        assert_eq!(donors(&station, typed), [donor], "{typed}");
    }
}

#[test]
fn a_registration_that_was_undone_is_not_found() {
    let station = Station::empty();
    let donor = station.register("王小兰", "1990-03-07", "12100000001");
    let reason = String::from("录错了人");
    station.write(donor, RegistrationUndone { reason });
    for typed in ["王小兰", "0000001", "12100000001"] {
        assert_eq!(donors(&station, typed), [], "{typed}");
    }
}
