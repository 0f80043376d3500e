//! Whatever order entries arrive in, every desk ends with the same tables.

mod circumstances;
mod facts;
mod pages;
mod papers;

use super::entry::{Entry, Hash};
use super::receive::{entries_after, receive};
use super::{Author, append, head, replay};
use crate::clock::Instant;
use crate::error::StoreError;
use crate::id::DeskId;
use crate::journal::fact::{DonorBirthCorrected, DonorRegistered, DonorRenamed};
use crate::{connection, verify};
use proptest::prelude::*;
use rusqlite::Connection;

const DESKS: usize = 3;
const DONORS: u128 = 3;

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
    let writes = (0..DESKS, 0..facts::KINDS, 0..DONORS, -3_000_i64..3_000).prop_map(
        |(desk, what, whom, when)| Event::Writes {
            desk,
            what,
            whom,
            when,
        },
    );
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

fn write(desk: &mut Desk, what: u8, whom: u128, when: i64, salt: u128) {
    let (subject, fact) = facts::fact(desk.id, what, whom, salt);
    if facts::is_said_once(what) {
        let known: bool = desk
            .tables
            .query_row(
                "SELECT EXISTS (SELECT 1 FROM entry WHERE subject = ? AND kind = ?)",
                rusqlite::params![subject, fact.kind()],
                |row| row.get(0),
            )
            .unwrap();
        // Another desk may say it at the same time: each founds its own donors and station.
        if known || (desk.id != facts::id(7, 0) && what != 2 && what != 3) {
            return;
        }
    }
    if let Some((table, id)) = facts::founds(&fact) {
        let stands: bool = desk
            .tables
            .query_row(
                &format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?)"),
                [id],
                |row| row.get(0),
            )
            .unwrap();
        if stands || desk.id != facts::id(7, 0) {
            return;
        }
    }
    desk.clock += when;
    let author = Author {
        desk: desk.id,
        staff: facts::id(8, 1),
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
            id: facts::id(7, number),
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

#[test]
fn a_name_and_a_birth_date_that_arrive_in_another_order_find_alike() {
    let of_donor = |desk, kind| {
        let is_meant = |what: &u8| facts::fact(facts::id(7, 0), *what, 1, 1).1.kind() == kind;
        Event::Writes {
            desk,
            what: (0..facts::KINDS).find(is_meant).unwrap(),
            whom: 1,
            when: 0,
        }
    };
    let desks = history(&[
        of_donor(0, DonorRegistered::KIND),
        of_donor(1, DonorRenamed::KIND),
        of_donor(2, DonorBirthCorrected::KIND),
    ]);
    let mut newcomer = connection::in_memory().unwrap();
    for from in [0, 2, 1] {
        let heard = unheard(&desks[from].tables, &newcomer, 1);
        assert_eq!(take_in(&mut newcomer, &heard).unwrap(), 1);
    }
    assert_eq!(state(&newcomer).0, Vec::<String>::new());
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
