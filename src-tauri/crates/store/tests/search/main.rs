//! The one box on a small station: everybody is found by everything, in the right order.

#![forbid(unsafe_code)]
#![allow(clippy::panic, clippy::unwrap_used)]

mod one_person;
mod station;

use redwall_rules::DocumentKind;
use redwall_store::fact::PhoneChanged;
use redwall_store::{DonorId, StoreError};
use rstest::{fixture, rstest};
use station::Station;

/// Name, birth date, document's type and number, phone. Nobody's: the division is a city as a whole.
#[rustfmt::skip] // One person a line.
const PEOPLE: &[(&str, &str, DocumentKind, &str, &str)] = &[
    ("王小兰", "1990-03-07", DocumentKind::ResidentId, "511100199003070027", "12100000001"),
    ("王小川", "1991-03-07", DocumentKind::ResidentId, "511100199103070013", "12100000002"),
    ("李王", "1992-02-29", DocumentKind::ResidentId, "51110019920229001X", "12100000003"),
    ("单小川", "1985-05-01", DocumentKind::ResidentId, "511100198505010035", "12100000004"),
    ("尉迟小竹", "1986-05-04", DocumentKind::ResidentId, "511100198605040041", "12100000005"),
    ("阿都·日以", "1993-12-31", DocumentKind::ResidentId, "511100199312310053", "12100000006"),
    ("吉克·尔古·木乃", "1994-06-06", DocumentKind::ResidentId, "511100199406060060", "08331234567"),
    ("王𬭎", "1995-07-07", DocumentKind::ResidentId, "511100199507070075", "12100000008"),
    ("𠅤𰻞", "1996-08-08", DocumentKind::ResidentId, "511100199608080082", "12100000009"),
    ("ꀉꄔ·ꏂꇬ", "1997-09-09", DocumentKind::ResidentId, "511100199709090097", "12100000010"),
    ("Mary Ann O'Neil", "1998-10-10", DocumentKind::Passport, "E12345678", "12100000011"),
    ("一二三四五六七八九十一二三四五六七八九十一二三四五", "1999-11-11", DocumentKind::ResidentId, "511100199911110107", "12100000012"),
    ("双胞胎", "2000-01-01", DocumentKind::ResidentId, "511100200001010118", "12100000013"),
    ("双胞月", "2000-01-01", DocumentKind::ResidentId, "511100200001010126", "12100000013"),
    ("吕绿", "1988-08-18", DocumentKind::ResidentId, "511100880818013", "12100000015"),
];

#[fixture]
#[once]
fn everybody() -> Station {
    let mut station = Station::empty();
    for (name, born, kind, number, phone) in PEOPLE {
        let donor = station.register(name, born, phone);
        station.add_document(donor, *kind, number);
        station.donors.insert(name, donor);
    }
    station.add_document(
        station.donors["王小川"],
        DocumentKind::Passport,
        "E87654321",
    );
    station.visit(station.donors["王小兰"], "G123498654321", 12);
    station
}

#[rstest]
// Documents: whole, the last 4 to 6, x and X, full width, spaces, 15 digits for 18 and back.
#[case("51110019920229001X", &["李王"])]
#[case("51110019920229001x", &["李王"])]
#[case("５１１１００１９９２０２２９００１ｘ", &["李王"])]
#[case("511100 19920229 001X", &["李王"])]
#[case("001X", &["李王"])]
#[case("001x", &["李王"])]
#[case("９００１ｘ", &["李王"])]
#[case("29001X", &["李王"])]
#[case("511100920229001", &["李王"])]
#[case("511100198808180139", &["吕绿"])]
#[case("511100880818013", &["吕绿"])]
#[case("070013", &["王小川"])]
#[case("51110019920229001", &[])]
// One person with two documents.
#[case("511100199103070013", &["王小川"])]
#[case("e87654321", &["王小川"])]
#[case("4321", &["王小川"])]
#[case("E12345678", &["Mary Ann O'Neil"])]
// Phones: whole, as people write them, the last 4, two people with one.
#[case("12100000002", &["王小川"])]
#[case("+86 121-0000-0002", &["王小川"])]
#[case("(0833)1234567", &["吉克·尔古·木乃"])]
#[case("4567", &["吉克·尔古·木乃"])]
#[case("12100000013", &["双胞月", "双胞胎"])]
// Donor numbers.
#[case("0000003", &["李王"])]
#[case("3", &["李王"])]
#[case("０００３", &["李王"])]
// Donation codes: as typed, with the check character, as a gun sends them.
#[case("G123498654321", &["王小兰"])]
#[case("g1234 98 654321", &["王小兰"])]
#[case("G123498654321H", &["王小兰"])]
#[case("=G12349865432177", &["王小兰"])]
#[case("＝Ｇ１２３４９８６５４３２１７７", &["王小兰"])]
#[case("=G12349865432100", &["王小兰"])]
#[case("=G12349865432178", &[])]
#[case("G123498654321A", &[])]
// Certificates.
#[case("C00000012", &["王小兰"])]
#[case("c12", &["王小兰"])]
// Names of one, two and 25 characters, and beyond the BMP.
#[case("王", &["王小兰", "王小川", "王𬭎", "李王"])]
#[case("王小", &["王小兰", "王小川"])]
#[case("小川", &["单小川", "王小川"])]
#[case("王𬭎", &["王𬭎"])]
#[case("𬭎", &["王𬭎"])]
#[case("𠅤", &["𠅤𰻞"])]
#[case("𰻞", &["𠅤𰻞"])]
#[case("一二三四五六七八九十一二三四五六七八九十一二三四五", &["一二三四五六七八九十一二三四五六七八九十一二三四五"])]
#[case("双胞", &["双胞月", "双胞胎"])]
// Any part of a minority name, whatever stands between the parts.
#[case("阿都·日以", &["阿都·日以"])]
#[case("阿都•日以", &["阿都·日以"])]
#[case("阿都・日以", &["阿都·日以"])]
#[case("阿都‧日以", &["阿都·日以"])]
#[case("阿都．日以", &["阿都·日以"])]
#[case("阿都日以", &["阿都·日以"])]
#[case("日以", &["阿都·日以"])]
#[case("尔古", &["吉克·尔古·木乃"])]
#[case("尔古・木", &["吉克·尔古·木乃"])]
#[case("木乃", &["吉克·尔古·木乃"])]
#[case("ꏂꇬ", &["ꀉꄔ·ꏂꇬ"])]
#[case("ꀉꄔꏂ", &["ꀉꄔ·ꏂꇬ"])]
// Latin names.
#[case("mary ann", &["Mary Ann O'Neil"])]
#[case("O’Neil", &["Mary Ann O'Neil"])]
#[case("annoneil", &["Mary Ann O'Neil"])]
// Pinyin, whole, begun or initials, with every reading.
#[case("wangxiaolan", &["王小兰"])]
#[case("Wang Xiao", &["王小兰", "王小川"])]
#[case("wxl", &["王小兰"])]
#[case("shanxiaochuan", &["单小川"])]
#[case("danxiaochuan", &["单小川"])]
#[case("sxc", &["单小川"])]
#[case("dxc", &["单小川"])]
#[case("yuchixiaozhu", &["尉迟小竹"])]
#[case("weichi", &["尉迟小竹"])]
#[case("ycxz", &["尉迟小竹"])]
#[case("riyi", &["阿都·日以"])]
#[case("adry", &["阿都·日以"])]
#[case("lvlv", &["吕绿"])]
#[case("lülü", &["吕绿"])]
#[case("lyu", &["吕绿"])]
// A name and a birthday.
#[case("王0307", &["王小兰", "王小川"])]
#[case("王小川０３０７", &["王小川"])]
#[case("李0229", &["李王"])]
#[case("阿都1231", &["阿都·日以"])]
#[case("mary1010", &["Mary Ann O'Neil"])]
#[case("wang0307", &["王小兰", "王小川"])]
#[case("wangxiaoc0307", &["王小川"])]
#[case("shan0501", &["单小川"])]
#[case("lv0818", &["吕绿"])]
#[case("wang0308", &[])]
#[case("王0308", &[])]
#[case("0606", &["吉克·尔古·木乃"])]
fn everybody_is_found(everybody: &Station, #[case] typed: &str, #[case] expected: &[&str]) {
    // A desk's searches break each other off; these are asked at once.
    let found = everybody.store.read(|read| read.find(typed)).unwrap();
    let mut found: Vec<String> = found.hits.into_iter().map(|hit| hit.name).collect();
    let mut expected = expected.to_vec();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected, "{typed}");
}

#[rstest]
fn a_hit_carries_what_the_list_shows(everybody: &Station) {
    let found = everybody.store.read(|read| read.find("王小川")).unwrap();
    let hit = &found.hits[0];
    assert_eq!(hit.donor, everybody.donors["王小川"]);
    assert_eq!(hit.document.as_deref(), Some("511100199103070013"));
    assert_eq!(hit.phone.as_deref(), Some("12100000002"));
    assert_eq!((hit.donor_no.0, hit.last_donation), (2, None));
}

#[test]
fn who_is_meant_exactly_comes_first_then_who_was_seen_lately_then_by_name() {
    let station = Station::empty();
    let born = "1990-05-01";
    let names = ["李小川", "李小兰", "李", "李小山", "李大川"];
    let ids = names.map(|name| station.register(name, born, "12100000001"));
    // Everybody was registered just now: push them behind others.
    for of in 0..100 {
        station.register("赵江", born, &format!("1220000{of:04}"));
    }
    assert_eq!(
        station.names("李"),
        ["李", "李大川", "李小兰", "李小山", "李小川"]
    );
    station.visit(ids[3], "Z511126000001", 1);
    assert_eq!(
        station.names("李"),
        ["李", "李小山", "李大川", "李小兰", "李小川"]
    );
    station.store.note_opening(station.staff, ids[0]);
    assert_eq!(
        station.names("李"),
        ["李", "李小川", "李小山", "李大川", "李小兰"]
    );
    station.store.write_openings().unwrap();
    assert_eq!(
        station.names("李"),
        ["李", "李小川", "李小山", "李大川", "李小兰"]
    );
    assert_eq!(station.names("12100000001").len(), 5);
    assert_eq!(
        station.names("0001")[..2],
        ["李小川", "李小山"].map(String::from)
    );
}

#[test]
fn of_more_than_fifty_the_answer_says_so_and_holds_who_was_seen_lately() {
    let station = Station::empty();
    let ids: Vec<DonorId> = (0..52)
        .map(|of| {
            let given = char::from_u32(0x5000 + of).unwrap();
            station.register(&format!("王{given}"), "1990-05-01", "12100000001")
        })
        .collect();
    let last = station.find("王").hits.len();
    assert_eq!(last, 50);
    assert!(station.find("王").more);
    assert!(station.find("12100000001").more);
    assert!(station.find("wang").more);
    assert!(
        !station
            .find(&format!("王{}", char::from_u32(0x5033).unwrap()))
            .more
    );
    for of in 0..100 {
        station.register("赵江", "1991-06-02", &format!("1220000{of:04}"));
    }
    let first = |typed: &str| station.find(typed).hits[0].donor;
    assert_eq!(first("王"), ids[0]);
    station.store.note_opening(station.staff, ids[51]);
    for typed in ["王", "wang", "w", "12100000001", "王0501"] {
        assert_eq!(first(typed), ids[51], "{typed}");
    }
}

#[test]
fn of_searches_at_once_the_others_are_cancelled_and_the_desk_goes_on() {
    let station = Station::empty();
    let names: Vec<String> = (0..200)
        .map(|of| format!("王{}", char::from_u32(0x5000 + of).unwrap()))
        .collect();
    for name in &names {
        station.register(name, "1990-05-01", "12100000001");
    }
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for name in &names {
                    match station.store.find(&name[..3]) {
                        Ok(found) => assert_eq!(found.hits.len(), 50),
                        Err(error) => assert!(matches!(error, StoreError::Cancelled), "{error}"),
                    }
                    let donors = station.store.read(|read| read.donor_count());
                    assert_eq!(donors.unwrap(), 200, "only searches are broken off");
                }
            });
        }
    });
    assert_eq!(station.names("王").len(), 50);
}

#[test]
fn incident_16_a_phone_that_was_changed_finds_by_both_numbers() {
    let station = Station::empty();
    let donor = station.register("黄小兰", "1990-05-01", "12100000001");
    let phone = String::from("12100000002");
    station.write(donor, PhoneChanged { phone });
    for typed in ["12100000001", "12100000002", "0001", "0002"] {
        assert_eq!(station.names(typed), ["黄小兰"], "{typed}");
    }
}

#[test]
fn four_digits_may_be_the_end_of_a_document_although_many_phones_end_so() {
    let station = Station::empty();
    for of in 0..60 {
        station.register("赵江", "1991-06-02", &format!("121{of:04}3017"));
    }
    let meant = station.register("钱江", "1991-06-02", "12100000000");
    station.add_document(meant, DocumentKind::Passport, "E00003017");
    let found = station.find("3017");
    assert!(found.more);
    assert!(found.hits.iter().any(|hit| hit.donor == meant));
}
