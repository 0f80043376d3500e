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
        "INSERT INTO block (number, hlc, desk, seq, kind, list, on_list, from_date, until_date,
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
