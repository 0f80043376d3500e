//! Looks for the keys of a query, and puts what they find in order.
//!
//! Who is meant exactly comes first, then who was seen lately at this desk, then the others by
//! name. Each key gives so many donors as an answer holds and one more: the index has them in the
//! order of their keys, so that a surname with many bearers costs no more than a rare one. Keys of
//! the same rank share the answer alike.

use super::key::{Key, KeyKind};
use super::lately::Lately;
use super::query::{Query, Rank, Reach, Try};
use super::{Found, Hit, MOST_HITS, hit};
use crate::error::StoreError;
use crate::id::DonorId;
use crate::projection::alias::{self, Group};
use crate::projection::{certificate, moved, visit};
use rusqlite::{Connection, params};
use std::collections::hash_map::Entry;
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
    let mut records = HashMap::new();
    choose(lists, &mut records);
    let mut people = People::of(from, records)?;
    if people.places.len() > 1 {
        let lately = lately()?;
        people.move_up(from, query, &lately)?;
    }
    wanted()?;
    let mut chosen: Vec<(Place, Hit)> = Vec::with_capacity(people.places.len());
    for hit in hit::read_all(from, people.places.values().map(|(_, group)| group))? {
        if let Some((place, _)) = people.places.remove(&hit.donor) {
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
        more: people.more,
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

/// Whose the records are that were found: a person stands where the best of the records does.
struct People {
    places: HashMap<DonorId, (Place, Group)>,
    more: bool,
}

impl People {
    fn of(from: &Connection, records: HashMap<DonorId, Place>) -> Result<Self, StoreError> {
        let mut people = Self {
            more: records.len() > MOST_HITS,
            places: HashMap::with_capacity(records.len()),
        };
        for (record, place) in records {
            people.stand(alias::group(from, record)?, place);
        }
        Ok(people)
    }

    fn stand(&mut self, group: Group, place: Place) {
        match self.places.entry(group.stands) {
            Entry::Vacant(free) => {
                free.insert((place, group));
            }
            Entry::Occupied(mut taken) if place < taken.get().0 => {
                taken.get_mut().0 = place;
            }
            Entry::Occupied(_) => {}
        }
    }

    /// Moves who was seen lately to the front of their rank, and takes in those whom the index has
    /// too far behind.
    fn move_up(
        &mut self,
        from: &Connection,
        query: &Query,
        lately: &Lately,
    ) -> Result<(), StoreError> {
        for (seen_later, seen) in lately.newest_first().enumerate() {
            if let Some((place, _)) = self.places.get_mut(&seen.stands) {
                place.seen_later = place.seen_later.min(seen_later);
                continue;
            }
            for (try_no, one) in query.tries.iter().enumerate() {
                let Some(key) = seen.key_found_by(one) else {
                    continue;
                };
                if holds(from, key, seen.record)? {
                    let mut place = Place::new(one.rank, try_no, key.text.clone());
                    place.seen_later = seen_later;
                    self.stand(alias::group(from, seen.record)?, place);
                    break;
                }
            }
        }
        self.more |= self.places.len() > MOST_HITS;
        Ok(())
    }
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
    let records = statement.query_map(params![key.kind.word(), key.text], |row| row.get(0))?;
    let mut donors = VecDeque::new();
    for record in records.take(ENOUGH) {
        donors.push_back((whose(from, key, record?)?, String::new()));
    }
    Ok(donors)
}

/// Whose the visit is that a code or a certificate of a record is of: it may have been settled that
/// it belongs to somebody else.
fn whose(from: &Connection, key: &Key, record: DonorId) -> Result<DonorId, StoreError> {
    if !matches!(key.kind, KeyKind::DonationCode | KeyKind::Certificate) {
        return Ok(record);
    }
    for (visit, belongs_to) in moved::from_donor(from, record)? {
        let is_of_visit = match key.kind {
            KeyKind::DonationCode => visit::has_code(from, visit, &key.text)?,
            _ => certificate::of_visit(from, visit)?
                .is_some_and(|found| found.serial.to_string() == key.text),
        };
        if is_of_visit {
            return Ok(belongs_to);
        }
    }
    Ok(record)
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
