//! A subject folded again: what stood of it is removed, and its entries are applied in the order
//! that every desk agrees on.
//!
//! A local write is the newest entry and is simply applied. What comes from another desk may belong
//! before what is known already: its subject is then folded again, so that the order of arrival
//! makes no difference.

use super::apply;
use crate::error::StoreError;
use crate::journal::entry::{COLUMNS, Entry};
use rusqlite::Connection;
use uuid::Uuid;

/// Whose the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rows {
    /// The rows of a subject carry its id in this column.
    Of(&'static str),
    /// All rows come from entries about the station as a whole.
    OfStation,
    /// A set that entries only add to, the same in any order: nothing need be removed.
    Added,
}

/// Every projection.
const OWNERS: &[(&str, Rows)] = &[
    ("aside", Rows::Of("subject")),
    ("station", Rows::Of("id")),
    ("desk", Rows::Of("id")),
    ("numbers_used", Rows::Added),
    ("staff", Rows::Of("id")),
    ("setting", Rows::OfStation),
    ("rulebook", Rows::OfStation),
    ("donor", Rows::Of("id")),
    ("former", Rows::Of("donor")),
    ("alias", Rows::Of("donor")),
    ("moved", Rows::Of("donor")),
    ("apart", Rows::Of("donor")),
    ("document", Rows::Of("donor")),
    ("old_number", Rows::Of("donor")),
    ("visit", Rows::Of("donor")),
    ("inquiry", Rows::Of("donor")),
    ("note", Rows::Of("donor")),
    ("donation", Rows::Of("donor")),
    ("tally", Rows::Of("donor")),
    ("history", Rows::Of("donor")),
    ("deferral", Rows::Of("donor")),
    ("block", Rows::Added),
    ("certificate", Rows::Of("donor")),
    ("voided", Rows::Of("subject")),
    ("paper", Rows::Of("subject")),
    ("label", Rows::Added),
    ("print", Rows::Of("subject")),
    ("blank", Rows::Added),
    ("signing_key", Rows::Added),
    ("code_range", Rows::Added),
    ("task", Rows::Of("donor")),
    ("award", Rows::Of("donor")),
    ("volunteer", Rows::Of("donor")),
    ("volunteer_award", Rows::Of("donor")),
    ("search_key", Rows::Added),
    ("attached", Rows::Of("donor")),
    ("opening", Rows::Added),
];

/// Folds a subject again.
pub(crate) fn again(to: &Connection, subject: Uuid) -> Result<(), StoreError> {
    let entries = entries_of(to, subject)?;
    let of_station = entries.iter().any(Entry::is_about_the_station);
    for (table, rows) in OWNERS {
        match rows {
            Rows::Of(column) => {
                to.prepare_cached(&format!("DELETE FROM {table} WHERE {column} = ?"))?
                    .execute([subject])?;
            }
            Rows::OfStation if of_station => {
                to.prepare_cached(&format!("DELETE FROM {table}"))?
                    .execute([])?;
            }
            Rows::OfStation | Rows::Added => {}
        }
    }
    entries.iter().try_for_each(|entry| apply(to, entry))
}

fn entries_of(from: &Connection, subject: Uuid) -> Result<Vec<Entry>, StoreError> {
    let mut statement = from.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM entry WHERE subject = ? ORDER BY hlc, desk, seq"
    ))?;
    let entries = statement.query_map([subject], Entry::read)?;
    Ok(entries.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::super::TABLES;
    use super::*;
    use crate::connection;

    #[test]
    fn every_projection_says_whose_its_rows_are() {
        let mut owned: Vec<_> = OWNERS.iter().map(|(table, _)| *table).collect();
        let mut tables: Vec<_> = TABLES.iter().map(|(table, _)| *table).collect();
        owned.sort_unstable();
        tables.sort_unstable();
        assert_eq!(owned, tables);
    }

    #[test]
    fn the_rows_of_a_subject_are_found_through_an_index() {
        let connection = connection::in_memory().unwrap();
        for (table, rows) in OWNERS {
            let Rows::Of(column) = rows else { continue };
            let plan: String = connection
                .query_row(
                    &format!("EXPLAIN QUERY PLAN DELETE FROM {table} WHERE {column} = x'00'"),
                    [],
                    |row| row.get(3),
                )
                .unwrap();
            assert!(plan.starts_with("SEARCH"), "{table}: {plan}");
        }
    }
}
