//! What a file holds, before anything is taken in.

use super::before::{self, ImportBefore};
use super::book::Book;
use super::field::{Field, SheetKind};
use super::map::{self, ImportMap, Layout};
use super::row::Row;
use super::word::{self, Words, YesOrNo};
use super::{ImportRead, cell};
use crate::Session;
use crate::error::DeskError;
use crate::job::Progress;
use redwall_rules::{AwardLevel, DocumentKind, DonationKind, Outcome, Reaction, Sex, Source};
use redwall_store::fact::DeferralSource;
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Words that are listed of a column, at most.
const MOST_WORDS: usize = 200;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportPreview {
    /// SHA-256 of the file.
    pub sha256: String,
    /// How it is written: `xlsx`, `utf-8` or `gb18030`.
    pub encoding: String,
    /// How it would be read; can be changed and given to the import.
    pub map: ImportMap,
    /// Its sheets.
    pub sheets: Vec<SheetPreview>,
    /// The latest import of the same file.
    pub before: Option<ImportBefore>,
}

/// What a sheet holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetPreview {
    /// Its name.
    pub sheet: String,
    /// What its rows are taken for.
    pub kind: SheetKind,
    /// Rows below the headings.
    pub rows: u32,
    /// All headings.
    pub headings: Vec<String>,
    /// Headings of columns that are not read.
    pub unread: Vec<String>,
    /// Words that nobody has explained; deferral codes only for those who may see health reasons.
    pub unexplained: Vec<UnexplainedWord>,
}

/// A word that nobody has explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnexplainedWord {
    /// Of which field.
    pub field: Field,
    /// The word.
    pub word: String,
    /// How often.
    pub rows: u32,
}

/// Reads a file.
///
/// # Errors
/// `invalid` at `file` or `map`; `cancelled`.
pub fn read(
    session: &Session,
    request: ImportRead,
    progress: &mut Progress<'_>,
) -> Result<ImportPreview, DeskError> {
    let book = Book::read(&request.file)?;
    let (remembered, before) = session.store.read(|read| {
        let before = before::of_file(read, &book.sha256)?;
        Ok::<_, DeskError>((map::remembered(read)?, before))
    })?;
    let (map, layouts) = map::lay_out(&book, request.map.as_ref(), remembered)?;
    let mut sheets = Vec::new();
    let total = u32::try_from(layouts.len()).unwrap_or(u32::MAX);
    for (done, layout) in (0..).zip(&layouts) {
        progress.tell(done, total)?;
        sheets.push(of_sheet(session, &book, &map, layout));
    }
    progress.tell(total, total)?;
    Ok(ImportPreview {
        sha256: book.sha256,
        encoding: book.encoding.to_owned(),
        map,
        sheets,
        before,
    })
}

fn of_sheet(session: &Session, book: &Book, map: &ImportMap, layout: &Layout) -> SheetPreview {
    let sheet = &book.sheets[layout.sheet];
    let headings: Vec<String> = sheet
        .rows
        .get(layout.heading)
        .map(|row| row.iter().map(cell::Cell::shown).collect())
        .unwrap_or_default();
    let is_read = |column: &usize| layout.columns.values().any(|read| read == column);
    let unread = (0..headings.len())
        .filter(|column| !is_read(column) && !headings[*column].is_empty())
        .map(|column| headings[column].clone())
        .collect();
    let mut rows = 0;
    let mut words: BTreeMap<(Field, String), u32> = BTreeMap::new();
    for row in Row::of(book, map, layout, session.today()) {
        rows += 1;
        for field in layout.columns.keys() {
            if *field == Field::DeferralCode && !session.sees_health() {
                continue;
            }
            let Ok(Some(word)) = row.text(*field) else {
                continue;
            };
            if !is_explained(map, *field, &word) {
                *words.entry((*field, word)).or_default() += 1;
            }
        }
    }
    let unexplained = words.into_iter().take(MOST_WORDS);
    SheetPreview {
        sheet: sheet.name.clone(),
        kind: layout.kind,
        rows,
        headings,
        unread,
        unexplained: unexplained
            .map(|((field, word), rows)| UnexplainedWord { field, word, rows })
            .collect(),
    }
}

fn is_explained(map: &ImportMap, field: Field, word: &str) -> bool {
    fn known<T: Words>(map: &ImportMap, field: Field, word: &str) -> bool {
        word::read::<T>(map, field, word).is_ok()
    }
    match field {
        Field::Sex => known::<Sex>(map, field, word),
        Field::DocumentType | Field::OtherDocumentType => known::<DocumentKind>(map, field, word),
        Field::Kind => known::<DonationKind>(map, field, word),
        Field::Outcome => known::<Outcome>(map, field, word),
        Field::Reaction => known::<Reaction>(map, field, word),
        Field::Source => known::<Source>(map, field, word),
        Field::Permanent => known::<YesOrNo>(map, field, word),
        Field::FoundBy => known::<DeferralSource>(map, field, word),
        Field::Level => known::<AwardLevel>(map, field, word),
        Field::DeferralCode => map.meaning(field, word).is_some(),
        _ => true,
    }
}
