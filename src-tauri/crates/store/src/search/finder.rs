//! Looks for the keys of a query, and puts what they find in order.
//!
//! Who is meant exactly comes first, then who was seen lately at this desk, then the others by
//! name. Each key gives so many donors as an answer holds and one more: the index has them in the
//! order of their keys, so that a surname with many bearers costs no more than a rare one. Keys of
//! the same rank share the answer alike.

use super::key::Key;
use super::lately::Lately;
use super::query::{Query, Rank, Reach, Try};
use super::{Found, Hit, MOST_HITS, hit};
use crate::error::StoreError;
use crate::id::DonorId;
use rusqlite::{Connection, params};
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

/// So many are looked for: one more than an answer holds tells that there are more.
const ENOUGH: usize = MOST_HITS + 1;

/// Where a donor stands in the answer.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// Found by a part of what finds the donor, not by all of it.
    by_part: bool,
    /// How many were seen here later; the most of all for who was not seen.
    seen_later: usize,
    rank: Rank,
    try_no: usize,
    key: String,
}

impl Place {
    fn new(rank: Rank, try_no: usize, key: String) -> Self {
        Self {
            by_part: rank > Rank::Exact,
            seen_later: usize::MAX,
            rank,
            try_no,
            key,
        }
    }
}

/// Asks whether anybody still waits for the answer.
pub(super) type Wanted<'a> = &'a dyn Fn() -> Result<(), StoreError>;

/// Finds donors.
///
/// # Errors
/// Those of `wanted` and of the database.
pub(super) fn find(
    from: &Connection,
    query: &Query,
    lately: impl FnOnce() -> Result<Arc<Lately>, StoreError>,
    wanted: Wanted<'_>,
) -> Result<Found, StoreError> {
    let lists = lists(from, query, wanted)?;
    let mut places = HashMap::new();
    choose(lists, &mut places);
    if places.len() > 1 {
        let lately = lately()?;
        move_up(from, query, &lately, &mut places)?;
    }
    let more = places.len() > MOST_HITS;
    wanted()?;
    let mut chosen: Vec<(Place, Hit)> = Vec::with_capacity(places.len());
    for hit in hit::read_all(from, places.keys().copied())? {
        if let Some(place) = places.remove(&hit.donor) {
            chosen.push((place, hit));
        }
    }
    chosen.sort_unstable_by(|(a, one), (b, other)| {
        let by_name = (&one.name, one.donor_no).cmp(&(&other.name, other.donor_no));
        a.cmp(b).then(by_name)
    });
    Ok(Found {
        kind: query.kind,
        hits: chosen
            .into_iter()
            .map(|(_, hit)| hit)
            .take(MOST_HITS)
            .collect(),
        more,
    })
}

/// What one key found.
struct List {
    rank: Rank,
    try_no: usize,
    donors: VecDeque<(DonorId, String)>,
}

fn lists(from: &Connection, query: &Query, wanted: Wanted<'_>) -> Result<Vec<List>, StoreError> {
    let mut lists = Vec::with_capacity(query.tries.len());
    for (try_no, one) in query.tries.iter().enumerate() {
        wanted()?;
        let donors = matching(from, one)?;
        let is_settled = one.rank == Rank::Sure && !donors.is_empty();
        lists.push(List {
            rank: one.rank,
            try_no,
            donors,
        });
        if is_settled {
            break;
        }
    }
    Ok(lists)
}

/// Fills the answer rank by rank, one donor of each list of a rank in turn.
fn choose(mut lists: Vec<List>, places: &mut HashMap<DonorId, Place>) {
    const RANKS: [Rank; 4] = [Rank::Sure, Rank::Exact, Rank::Part, Rank::LesserPart];
    for rank in RANKS {
        let mut goes_on = true;
        while goes_on && places.len() < ENOUGH {
            goes_on = false;
            for list in lists.iter_mut().filter(|list| list.rank == rank) {
                if let Some((donor, key)) = list.donors.pop_front() {
                    goes_on = true;
                    let place = Place::new(rank, list.try_no, key);
                    places.entry(donor).or_insert(place);
                }
            }
        }
    }
}

/// Moves who was seen lately to the front of their rank, and takes in those whom the index has too
/// far behind.
fn move_up(
    from: &Connection,
    query: &Query,
    lately: &Lately,
    places: &mut HashMap<DonorId, Place>,
) -> Result<(), StoreError> {
    for (seen_later, seen) in lately.newest_first().enumerate() {
        if let Some(place) = places.get_mut(&seen.donor) {
            place.seen_later = seen_later;
            continue;
        }
        for (try_no, one) in query.tries.iter().enumerate() {
            let Some(key) = seen.key_found_by(one) else {
                continue;
            };
            if holds(from, key, seen.donor)? {
                let mut place = Place::new(one.rank, try_no, key.text.clone());
                place.seen_later = seen_later;
                places.insert(seen.donor, place);
                break;
            }
        }
    }
    Ok(())
}

fn matching(from: &Connection, one: &Try) -> Result<VecDeque<(DonorId, String)>, StoreError> {
    match one.reach {
        Reach::Exact => exactly(from, &one.key),
        Reach::Prefix => beginning(from, &one.key),
    }
}

fn exactly(from: &Connection, key: &Key) -> Result<VecDeque<(DonorId, String)>, StoreError> {
    let mut statement = from
        .prepare_cached("SELECT donor FROM search_key WHERE kind = ? AND key = ? ORDER BY donor")?;
    let donors = statement.query_map(params![key.kind.word(), key.text], |row| {
        Ok((row.get(0)?, String::new()))
    })?;
    Ok(donors.take(ENOUGH).collect::<Result<_, _>>()?)
}

/// A donor with several such keys, as readings of one name, counts once.
fn beginning(from: &Connection, key: &Key) -> Result<VecDeque<(DonorId, String)>, StoreError> {
    let mut statement = from.prepare_cached(
        "SELECT donor, key FROM search_key
         WHERE kind = ? AND key >= ? AND key < ? ORDER BY kind, key, donor",
    )?;
    let after = format!("{}\u{10FFFF}", key.text);
    let mut rows = statement.query(params![key.kind.word(), key.text, after])?;
    let mut donors: VecDeque<(DonorId, String)> = VecDeque::new();
    while let Some(row) = rows.next()? {
        let donor = row.get(0)?;
        if donors.iter().all(|(known, _)| *known != donor) {
            donors.push_back((donor, row.get(1)?));
        }
        if donors.len() == ENOUGH {
            break;
        }
    }
    Ok(donors)
}

fn holds(from: &Connection, key: &Key, donor: DonorId) -> Result<bool, StoreError> {
    Ok(from
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM search_key WHERE kind = ? AND key = ? AND donor = ?)",
        )?
        .query_row(params![key.kind.word(), key.text, donor], |row| row.get(0))?)
}
