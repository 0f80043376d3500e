//! Pages of the journal, one after the other, are the journal backwards.

use super::super::browse::{self, EntryFilter};
use super::super::{entry::Entry, replay};
use super::{DESKS, Desk, events, facts, history, take_in, unheard};
use crate::clock::Instant;
use crate::error::StoreError;
use proptest::prelude::*;
use rusqlite::Connection;
use uuid::Uuid;

/// What a replay gives of a filter, the newest first.
fn expected(of: &Connection, filter: &EntryFilter) -> Vec<(i64, String)> {
    let mut entries = Vec::new();
    let mut take = |entry: Entry| {
        let time = Instant(entry.hlc >> super::super::LOGICAL_BITS);
        let is_asked_for = (filter.subjects.is_empty() || filter.subjects.contains(&entry.subject))
            && filter.kind.as_ref().is_none_or(|kind| entry.kind == *kind)
            && filter.staff.is_none_or(|staff| entry.staff == staff)
            && filter.from.is_none_or(|from| time >= from)
            && filter.to.is_none_or(|to| time < to);
        if is_asked_for {
            entries.push((entry.seq, entry.desk.to_string()));
        }
        Ok::<_, StoreError>(())
    };
    replay::each(of, &mut take).unwrap();
    entries.reverse();
    entries
}

fn read(of: &Connection, mut filter: EntryFilter, limit: usize) -> Vec<(i64, String)> {
    let mut entries = Vec::new();
    loop {
        let page = browse::find(of, &filter, limit).unwrap();
        assert!(page.entries.len() <= limit);
        let of_page = page.entries.iter();
        entries.extend(of_page.map(|entry| (entry.seq, entry.desk.to_string())));
        let Some((last, _)) = page.looked_until else {
            return entries;
        };
        filter.older_than = Some(last.to_string().parse().unwrap());
    }
}

/// What every desk heard, in one.
fn everything(desks: &[Desk]) -> Connection {
    let mut all = crate::connection::in_memory().unwrap();
    for from in desks {
        let heard = unheard(&from.tables, &all, 1_000);
        take_in(&mut all, &heard).unwrap();
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn pages_hold_what_a_replay_holds_backwards(
        events in events(),
        limit in 1_usize..7,
        kind in prop::option::of(0..facts::KINDS),
        subjects in prop::collection::vec(0..DESKS as u128, 0..3),
        from in prop::option::of(990_000_i64..1_130_000),
        to in prop::option::of(990_000_i64..1_130_000),
        nobodys in prop::bool::weighted(0.1),
    ) {
        let all = everything(&history(&events));
        let of_kind = |what| facts::fact(facts::id(7, 0), what, 0, 1).1.kind().to_owned();
        let about = |whom| facts::fact(facts::id(7, 0), 2, whom, 1).0;
        let mut subjects: Vec<Uuid> = subjects.into_iter().map(about).collect();
        subjects.sort();
        subjects.dedup();
        let filter = EntryFilter {
            subjects,
            staff: nobodys.then(|| facts::id(8, 99)),
            kind: kind.map(of_kind),
            from: from.map(Instant),
            to: to.map(Instant),
            older_than: None,
        };
        prop_assert_eq!(read(&all, filter.clone(), limit), expected(&all, &filter));
    }
}

#[test]
fn an_entry_that_is_not_here_has_nothing_before_it() {
    let all = everything(&history(&[]));
    let filter = EntryFilter {
        older_than: Some("9@00000000-0000-0000-0000-000000000000".parse().unwrap()),
        ..EntryFilter::default()
    };
    assert_eq!(read(&all, filter, 5), []);
    assert!("9".parse::<browse::EntryNumber>().is_err());
}
