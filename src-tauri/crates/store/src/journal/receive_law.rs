//! Whatever order entries arrive in, every desk ends with the same tables.

use super::entry::{Entry, Hash};
use super::fact::{
    AttachmentAdded, AttachmentOf, CertificateIssued, CertificateText, DeferralSet, DeskAdmitted,
    DocumentAdded, DonationCodeAssigned, DonationRecorded, DonorRegistered, Fact,
    InterviewRecorded, Opening, PhoneChanged, RecordsOpened, RestEnded, SettingChanged, StaffAdded,
    StationOpened, VisitLeft, VisitOpened,
};
use super::receive::{entries_after, receive};
use super::{Author, append, head, replay};
use crate::clock::Instant;
use crate::error::StoreError;
use crate::id::{CertificateId, DeferralId, DeskId, DonationId, DonorId, StaffId, VisitId};
use crate::projection::visit;
use crate::role::Role;
use crate::{connection, verify};
use chrono::NaiveDate;
use proptest::prelude::*;
use redwall_rules::{DocumentKind, DonationKind, Outcome, Reaction};
use rusqlite::Connection;
use uuid::Uuid;

const DESKS: usize = 3;
const DONORS: u128 = 3;
const VISITS: u128 = 4;

/// Something that a desk does, or hears of another.
#[derive(Debug, Clone)]
enum Event {
    Writes {
        desk: usize,
        what: u8,
        whom: u128,
        when: i64,
    },
    Hears {
        desk: usize,
        from: usize,
        most: u32,
    },
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let writes =
        (0..DESKS, 0_u8..17, 0..DONORS, -3_000_i64..3_000).prop_map(|(desk, what, whom, when)| {
            Event::Writes {
                desk,
                what,
                whom,
                when,
            }
        });
    let hears = (0..DESKS, 0..DESKS, 1_u32..8).prop_map(|(desk, from, most)| Event::Hears {
        desk,
        from,
        most,
    });
    prop::collection::vec(prop_oneof![3 => writes, 1 => hears], 1..60)
}

struct Desk {
    id: DeskId,
    clock: i64,
    tables: Connection,
}

fn id<T: From<Uuid>>(kind: u128, number: u128) -> T {
    Uuid::from_u128(kind << 64 | number).into()
}

/// The fact that an event writes, and whom it is about.
fn fact(desk: DeskId, what: u8, whom: u128, salt: u128) -> (Uuid, Fact) {
    let donor = id::<DonorId>(1, whom).uuid();
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let visit: VisitId = id(2, whom * VISITS + salt % VISITS);
    let fresh = id::<DonationId>(3, desk.uuid().as_u128() << 32 | salt);
    let number = u32::try_from(salt).unwrap();
    let fact: Fact = match what {
        0 => StationOpened {
            name: "试验血站".into(),
        }
        .into(),
        1 => SettingChanged {
            key: format!("key{}", salt % 2),
            value: number.into(),
        }
        .into(),
        2 => DeskAdmitted {
            site: "试验献血屋".into(),
            donor_numbers: (1, 9),
            certificate_serials: (1, 9),
        }
        .into(),
        3 => StaffAdded {
            name: "试验员".into(),
            roles: vec![Role::Nurse],
        }
        .into(),
        4 => RecordsOpened {
            opened: vec![Opening {
                donor: donor.into(),
                at: i64::from(number),
            }],
        }
        .into(),
        5 => DonorRegistered {
            donor_no: number,
            name: "黄兰".into(),
            sex: None,
            birth_date: day,
            phone: None,
        }
        .into(),
        6 => PhoneChanged {
            phone: format!("121{number:08}"),
        }
        .into(),
        7 => DocumentAdded {
            kind: DocumentKind::Passport,
            number: format!("E{}", salt % 3),
        }
        .into(),
        8 => VisitOpened {
            visit,
            on: day,
            site: "屋".into(),
            late: false,
            face_matches_document: true,
            asks_to_continue: false,
            first: false,
        }
        .into(),
        9 => InterviewRecorded {
            visit,
            form_no: format!("F{number}"),
            consent: true,
            by: None,
        }
        .into(),
        10 => DonationCodeAssigned {
            visit,
            code: format!("Z{number}"),
        }
        .into(),
        11 => DonationRecorded {
            donation: fresh,
            visit,
            code: format!("Z{number}"),
            date: day,
            kind: DonationKind::WholeBlood,
            ml: 200 + number,
            units: 0,
            plasma_ml: 0,
            outcome: Outcome::Complete,
            site: "屋".into(),
            late: false,
            remarks: Vec::new(),
            flags: Vec::new(),
        }
        .into(),
        12 => RestEnded {
            visit,
            reaction: if salt.is_multiple_of(2) {
                Reaction::None
            } else {
                Reaction::Mild
            },
        }
        .into(),
        13 => DeferralSet {
            deferral: DeferralId::from(fresh.uuid()),
            visit: None,
            code: "T13".into(),
            event: Some(day),
            from: None,
            until: None,
            permanent: false,
            source: None,
        }
        .into(),
        14 => CertificateIssued {
            certificate: CertificateId::from(fresh.uuid()),
            visit,
            donation: fresh,
            serial: number,
            issued_on: day,
            text: CertificateText {
                name: "黄兰".into(),
                station: "试验血站".into(),
                donations: 1,
                whole_blood_ml: 400,
                platelet_units: 0,
            },
        }
        .into(),
        15 => AttachmentAdded {
            sha256: Hash([number as u8; 32]).to_string(),
            media_type: "image/png".into(),
            bytes: 1,
            shows: AttachmentOf::Photo,
            visit: None,
        }
        .into(),
        _ => VisitLeft {
            visit,
            reason: None,
        }
        .into(),
    };
    let subject = match what {
        0 | 1 => id::<DonorId>(9, 0).uuid(),
        2 => desk.uuid(),
        3 | 4 => id::<StaffId>(8, desk.uuid().as_u128() & 0xFF).uuid(),
        _ => donor,
    };
    (subject, fact)
}

/// Facts that are said once of a subject: a second registration is no history that a desk writes.
fn is_said_once(what: u8) -> bool {
    matches!(what, 0 | 2 | 3 | 5)
}

fn write(desk: &mut Desk, what: u8, whom: u128, when: i64, salt: u128) {
    let (subject, fact) = fact(desk.id, what, whom, salt);
    if is_said_once(what) {
        let known: bool = desk
            .tables
            .query_row(
                "SELECT EXISTS (SELECT 1 FROM entry WHERE subject = ? AND kind = ?)",
                rusqlite::params![subject, fact.kind()],
                |row| row.get(0),
            )
            .unwrap();
        // Another desk may say it at the same time: each founds its own donors and station.
        if known || (desk.id != id(7, 0) && what != 2 && what != 3) {
            return;
        }
    }
    if let Fact::VisitOpened(opened) = &fact {
        let is_open = visit::visit(&desk.tables, opened.visit).unwrap().is_some();
        if is_open || desk.id != id(7, 0) {
            return;
        }
    }
    desk.clock += when;
    let author = Author {
        desk: desk.id,
        staff: id(8, 1),
        at: Instant(desk.clock),
    };
    let transaction = desk.tables.transaction().unwrap();
    append(&transaction, author, subject, &fact).unwrap();
    transaction.commit().unwrap();
}

/// A history of several desks that write and now and then hear of each other.
fn history(events: &[Event]) -> Vec<Desk> {
    let mut desks: Vec<Desk> = (0..DESKS as u128)
        .map(|number| Desk {
            id: id(7, number),
            clock: 1_000_000 + i64::try_from(number).unwrap() * 60_000,
            tables: connection::in_memory().unwrap(),
        })
        .collect();
    for (salt, event) in events.iter().enumerate() {
        match *event {
            Event::Writes {
                desk,
                what,
                whom,
                when,
            } => {
                write(&mut desks[desk], what, whom, when, salt as u128 + 1);
            }
            Event::Hears { desk, from, most } => {
                let heard = unheard(&desks[from].tables, &desks[desk].tables, most);
                take_in(&mut desks[desk].tables, &heard).unwrap();
            }
        }
    }
    desks
}

/// What one desk knows and the other lacks, of every desk, a piece of each.
fn unheard(of: &Connection, by: &Connection, most: u32) -> Vec<Entry> {
    let desks = replay::desks(of).unwrap();
    let pieces = desks.into_iter().map(|desk| {
        let known = head(by, desk).unwrap().seq;
        entries_after(of, desk, known, most).unwrap()
    });
    pieces.flatten().collect()
}

fn take_in(to: &mut Connection, entries: &[Entry]) -> Result<u32, StoreError> {
    let transaction = to.transaction()?;
    let received = receive(&transaction, entries)?;
    transaction.commit()?;
    Ok(received.new)
}

/// Every difference from a replay, and every desk's head.
fn state(of: &Connection) -> (Vec<String>, Vec<(DeskId, String)>) {
    let mut nothing = |_| Ok::<_, StoreError>(());
    let found = verify::projections(of, &mut nothing).unwrap();
    let heads = replay::desks(of).unwrap().into_iter();
    let heads = heads.map(|desk| (desk, head(of, desk).unwrap().to_string()));
    (found.differences, heads.collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn entries_in_any_order_and_any_pieces_end_in_the_same_tables(
        events in events(),
        order in prop::collection::vec((0..DESKS, 0..DESKS, 1_u32..9), 0..40),
    ) {
        let mut desks = history(&events);
        let mut newcomer = connection::in_memory().unwrap();
        for (to, from, most) in order {
            let heard = unheard(&desks[from].tables, &newcomer, most);
            take_in(&mut newcomer, &heard).unwrap();
            let heard = unheard(&desks[from].tables, &desks[to].tables, most);
            take_in(&mut desks[to].tables, &heard).unwrap();
        }
        // In the end everybody has heard everything.
        for _ in 0..2 {
            for from in 0..DESKS {
                for to in 0..DESKS {
                    let heard = unheard(&desks[from].tables, &desks[to].tables, 1_000);
                    take_in(&mut desks[to].tables, &heard).unwrap();
                }
            }
        }
        let heard = unheard(&desks[0].tables, &newcomer, 1_000);
        take_in(&mut newcomer, &heard).unwrap();
        let agreed = state(&newcomer);
        // Tables that equal a replay of the same entries equal each other.
        prop_assert_eq!(&agreed.0, &Vec::<String>::new());
        for desk in &desks {
            prop_assert_eq!(&state(&desk.tables), &agreed);
        }
    }
}

fn two_desks() -> (Desk, Vec<Entry>) {
    let mut desks = history(&[]);
    let other = &mut desks[0];
    for (salt, what) in [0, 5, 6, 13].into_iter().enumerate() {
        write(other, what, 0, 1, salt as u128 + 1);
    }
    let entries = entries_after(&other.tables, other.id, 0, 100).unwrap();
    assert_eq!(entries.len(), 4);
    (desks.remove(1), entries)
}

#[test]
fn entries_that_arrive_twice_are_taken_in_once() {
    let (mut desk, entries) = two_desks();
    assert_eq!(take_in(&mut desk.tables, &entries).unwrap(), 4);
    assert_eq!(take_in(&mut desk.tables, &entries).unwrap(), 0);
    assert_eq!(take_in(&mut desk.tables, &entries[2..]).unwrap(), 0);
}

#[test]
fn a_gap_or_a_forged_entry_is_refused_and_nothing_is_written() {
    let (mut desk, entries) = two_desks();
    let gap = take_in(&mut desk.tables, &entries[1..]);
    assert!(
        matches!(gap, Err(StoreError::Gap { missing: 1, .. })),
        "{gap:?}"
    );

    let mut changed = entries.clone();
    changed[1].body = changed[1].body.replace("黄兰", "黄蓝");
    let mut cut_out = entries.clone();
    cut_out.remove(2);
    cut_out[2].seq = 3;
    cut_out[2].hash = cut_out[2].computed_hash();
    let mut backwards = entries.clone();
    backwards[3].hlc = backwards[2].hlc;
    backwards[3].hash = backwards[3].computed_hash();
    for forged in [changed, cut_out, backwards] {
        let refused = take_in(&mut desk.tables, &forged);
        assert!(
            matches!(refused, Err(StoreError::Forked { .. })),
            "{refused:?}"
        );
        assert_eq!(replay::desks(&desk.tables).unwrap(), []);
    }
    take_in(&mut desk.tables, &entries).unwrap();
    let mut other_history = entries[3].clone();
    other_history.body = other_history.body.replace("T13", "T32");
    other_history.hash = other_history.computed_hash();
    let forked = take_in(&mut desk.tables, &[other_history]);
    assert!(
        matches!(forked, Err(StoreError::Forked { seq: 4, .. })),
        "{forked:?}"
    );
}

#[test]
fn what_a_desk_writes_comes_after_what_it_has_heard_whatever_its_clock_says() {
    let (mut desk, entries) = two_desks();
    take_in(&mut desk.tables, &entries).unwrap();
    desk.clock = 0;
    write(&mut desk, 6, 0, 0, 99);
    let own = entries_after(&desk.tables, desk.id, 0, 1).unwrap();
    assert!(own[0].hlc > entries[3].hlc);
    let phone: String = desk
        .tables
        .query_row("SELECT phone FROM donor", [], |row| row.get(0))
        .unwrap();
    assert_eq!(phone, "12100000099");
}

#[test]
fn an_entry_of_a_future_kind_is_taken_in_and_kept_aside() {
    let (mut desk, mut entries) = two_desks();
    entries[2].kind = "donor.of_the_future".into();
    let mut prev = Hash::GENESIS;
    for entry in &mut entries {
        entry.prev = prev;
        entry.hash = entry.computed_hash();
        prev = entry.hash;
    }
    take_in(&mut desk.tables, &entries).unwrap();
    let aside: u32 = desk
        .tables
        .query_row("SELECT count(*) FROM aside", [], |row| row.get(0))
        .unwrap();
    assert_eq!(aside, 1);
    assert_eq!(state(&desk.tables).0, Vec::<String>::new());
}
