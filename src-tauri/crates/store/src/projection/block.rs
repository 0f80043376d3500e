//! `block`: the lists of blocked documents.
//!
//! A row for each entry, on or off a list; the newest of a document and a list stands. So the rows
//! add up to the same whatever order entries arrive in.

use super::signature::Signature;
use crate::clock::Instant;
use crate::column::Word;
use crate::error::StoreError;
use crate::journal::entry::Entry;
use crate::journal::fact::{DocumentBlocked, DocumentUnblocked};
use chrono::NaiveDate;
use redwall_rules::DocumentKind;
use rusqlite::{Connection, Row, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A document on a list, or one that was on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The document's type.
    pub kind: DocumentKind,
    /// Its number.
    pub number: String,
    /// The list.
    pub list: String,
    /// First day of the block; always, when absent.
    pub from: Option<NaiveDate>,
    /// First day on which donating is allowed again; none while it never ends by itself.
    pub until: Option<NaiveDate>,
    /// Who put it on the list.
    pub set: Signature,
    /// Who took it off the list.
    pub ended: Option<Signature>,
}

impl Block {
    /// Whether the document is on the list, whatever the day.
    pub fn stands(&self) -> bool {
        self.ended.is_none()
    }

    /// Whether it blocks on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.stands()
            && self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day < until)
    }
}

/// Characters of a number that names a person whatever the document's type: household register and
/// driving licence bear the number of the resident identity card.
const PERSONAL_NUMBER: usize = 18;

/// Whether a block of one type of document blocks another type with the same number.
pub(crate) fn concerns(blocked: DocumentKind, held: DocumentKind, number: &str) -> bool {
    blocked == held || number.chars().count() == PERSONAL_NUMBER
}

/// What entries about a blocked document are about. It follows from the number alone, so that an
/// entry that this version cannot read still blocks whoever holds the document.
pub fn block_subject(number: &str) -> Uuid {
    let digest = Sha256::new_with_prefix("document:")
        .chain_update(number)
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// What the lists say of a document, past blocks included.
pub(crate) fn of_document(
    from: &Connection,
    kind: DocumentKind,
    number: &str,
) -> Result<Vec<Block>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM block WHERE number = ? ORDER BY hlc, desk, seq"
    ))?;
    let mut blocks = Vec::new();
    for line in statement.query_map([number], read)? {
        let line = line?;
        if concerns(line.block.kind, kind, number) {
            follow(&mut blocks, line);
        }
    }
    Ok(blocks)
}

/// Calls `each` with everything that is or was on a list, in order of number.
pub(crate) fn each<E: From<StoreError>>(
    from: &Connection,
    mut each: impl FnMut(Block) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = from
        .prepare(&format!(
            "SELECT {COLUMNS} FROM block ORDER BY number, hlc, desk, seq"
        ))
        .map_err(StoreError::from)?;
    let mut blocks: Vec<Block> = Vec::new();
    for line in statement.query_map([], read).map_err(StoreError::from)? {
        let line = line.map_err(StoreError::from)?;
        if blocks
            .first()
            .is_some_and(|block| block.number != line.block.number)
        {
            blocks.drain(..).try_for_each(&mut each)?;
        }
        follow(&mut blocks, line);
    }
    blocks.into_iter().try_for_each(each)
}

/// One row: an entry that put a document on a list or took it off.
struct Line {
    on: bool,
    block: Block,
}

const COLUMNS: &str = "kind, number, list, on_list, from_date, until_date, staff, at, reason";

fn read(row: &Row<'_>) -> rusqlite::Result<Line> {
    let Word(kind) = row.get(0)?;
    Ok(Line {
        on: row.get(3)?,
        block: Block {
            kind,
            number: row.get(1)?,
            list: row.get(2)?,
            from: row.get(4)?,
            until: row.get(5)?,
            set: Signature {
                by: row.get(6)?,
                at: Instant(row.get(7)?),
                reason: row.get(8)?,
            },
            ended: None,
        },
    })
}

fn follow(blocks: &mut Vec<Block>, line: Line) {
    let before = blocks
        .iter_mut()
        .find(|block| block.kind == line.block.kind && block.list == line.block.list);
    match (before, line.on) {
        (Some(before), true) => *before = line.block,
        (Some(before), false) => before.ended = Some(line.block.set),
        (None, true) => blocks.push(line.block),
        (None, false) => {}
    }
}

pub(crate) fn blocked(
    to: &Connection,
    entry: &Entry,
    fact: &DocumentBlocked,
) -> Result<(), StoreError> {
    insert(
        to,
        entry,
        &Line {
            on: true,
            block: Block {
                kind: fact.kind,
                number: fact.number.clone(),
                list: fact.list.clone(),
                from: fact.from,
                until: fact.until,
                set: Signature::of(entry, None),
                ended: None,
            },
        },
    )
}

pub(crate) fn unblocked(
    to: &Connection,
    entry: &Entry,
    fact: &DocumentUnblocked,
) -> Result<(), StoreError> {
    insert(
        to,
        entry,
        &Line {
            on: false,
            block: Block {
                kind: fact.kind,
                number: fact.number.clone(),
                list: fact.list.clone(),
                from: None,
                until: None,
                set: Signature::of(entry, Some(&fact.reason)),
                ended: None,
            },
        },
    )
}

fn insert(to: &Connection, entry: &Entry, line: &Line) -> Result<(), StoreError> {
    let Line { on, block } = line;
    to.prepare_cached(
        "INSERT OR IGNORE INTO block (number, hlc, desk, seq, kind, list, on_list, from_date, until_date,
                            staff, at, reason)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        block.number,
        entry.hlc,
        entry.desk,
        entry.seq,
        Word(block.kind),
        block.list,
        on,
        block.from,
        block.until,
        block.set.by,
        block.set.at.0,
        block.set.reason,
    ])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection;
    use crate::id::{DeskId, StaffId};
    use crate::journal::entry::Hash;
    use crate::journal::fact::Fact;
    use crate::projection;
    use crate::reading::Reading;
    use proptest::prelude::*;

    const NUMBER: &str = "G12345678";
    const LISTS: [&str; 2] = ["一", "二"];

    fn entry(desk: DeskId, hlc: i64, fact: &Fact) -> Entry {
        Entry {
            desk,
            seq: hlc,
            at: Instant(hlc),
            hlc,
            staff: StaffId::from(Uuid::nil()),
            kind: fact.kind().to_owned(),
            subject: block_subject(NUMBER),
            body: fact.body().unwrap(),
            prev: Hash::GENESIS,
            hash: Hash::GENESIS,
        }
    }

    fn on(list: usize) -> Fact {
        let list = LISTS[list].into();
        DocumentBlocked {
            kind: DocumentKind::Passport,
            number: NUMBER.into(),
            list,
            from: None,
            until: None,
        }
        .into()
    }

    fn off(list: usize) -> Fact {
        let list = LISTS[list].into();
        DocumentUnblocked {
            kind: DocumentKind::Passport,
            number: NUMBER.into(),
            list,
            reason: "更正".into(),
        }
        .into()
    }

    fn folded(entries: &[Entry]) -> Vec<Block> {
        let connection = connection::in_memory().unwrap();
        for entry in entries {
            projection::apply(&connection, entry).unwrap();
        }
        of_document(&connection, DocumentKind::Passport, NUMBER).unwrap()
    }

    proptest! {
        #[test]
        fn the_lists_add_up_to_the_same_whatever_order_entries_arrive_in(
            steps in prop::collection::vec((0..2usize, any::<bool>()), 1..8),
            shuffle in any::<prop::sample::Index>(),
        ) {
            let desks = [DeskId::from(Uuid::nil()), DeskId::from(Uuid::max())];
            let mut entries: Vec<Entry> = (1..)
                .zip(&steps)
                .map(|(hlc, (list, put_on))| {
                    let fact = if *put_on { on(*list) } else { off(*list) };
                    entry(desks[list % 2], hlc, &fact)
                })
                .collect();
            let in_order = folded(&entries);
            let turn = shuffle.index(entries.len());
            entries.rotate_left(turn);
            prop_assert_eq!(&folded(&entries), &in_order);
            entries.reverse();
            prop_assert_eq!(&folded(&entries), &in_order);
            for (list, name) in LISTS.iter().enumerate() {
                let last = steps.iter().rfind(|(of, _)| *of == list);
                let stands = in_order.iter().any(|block| block.list == *name && block.stands());
                prop_assert_eq!(stands, last.is_some_and(|(_, put_on)| *put_on));
            }
        }
    }

    #[test]
    fn an_entry_about_a_document_that_cannot_be_read_blocks_it() {
        let connection = connection::in_memory().unwrap();
        let desk = DeskId::mint();
        let mut unread = entry(desk, 1, &on(0));
        unread.kind = "document.of_the_future".into();
        projection::apply(&connection, &unread).unwrap();
        let read = Reading::new(&connection, desk);
        assert!(read.has_unread_block(NUMBER).unwrap());
        assert!(!read.has_unread_block("G87654321").unwrap());
    }

    #[test]
    fn a_block_of_a_personal_number_is_one_of_the_person_and_of_a_short_one_of_its_document() {
        let personal = "51110019900501002X";
        assert!(concerns(
            DocumentKind::ResidentId,
            DocumentKind::DrivingLicence,
            personal
        ));
        assert!(!concerns(
            DocumentKind::Passport,
            DocumentKind::Other,
            NUMBER
        ));
        assert!(concerns(
            DocumentKind::Passport,
            DocumentKind::Passport,
            NUMBER
        ));
    }
}
