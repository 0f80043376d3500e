//! Tables that are filled with very many rows: what need not be in order meanwhile is put in order
//! once, at the end.
//!
//! An index that takes its rows one by one in any order is read and written all over; sorted first,
//! it is written from its beginning to its end. The same holds for the keys of the search, which are
//! an index by themselves.

use crate::error::StoreError;
use rusqlite::{Connection, OptionalExtension};

/// Indexes of projections that no projection reads while it is made.
const OF_PROJECTIONS: [&str; 9] = [
    "donor_by_birth",
    "document_by_donor",
    "visit_by_day",
    "visit_by_donor",
    "visit_by_code",
    "donation_by_code",
    "donation_by_day",
    "certificate_by_visit",
    "certificate_by_serial",
];
/// That of the journal.
const OF_JOURNAL: &str = "entry_by_subject";

/// Kinds of search keys are sorted in these groups, each from its name to the next, so that one
/// group fits into memory.
const KIND_GROUPS: [&str; 5] = ["", "document", "donation_code", "initials", "phone"];

/// What waits to be put in order.
pub(crate) struct Postponed {
    /// What makes the indexes, as they are to be again.
    indexes: Vec<String>,
    /// What makes the table of the search keys.
    keys: String,
}

impl Postponed {
    /// Lets the projections wait.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) fn projections(tables: &Connection) -> Result<Self, StoreError> {
        let keys = made_by(tables, "search_key")?.unwrap_or_default();
        tables.execute_batch(
            "DROP TABLE search_key;
             CREATE TABLE search_key (kind TEXT NOT NULL, key TEXT NOT NULL, donor BLOB NOT NULL)",
        )?;
        let mut postponed = Self {
            indexes: Vec::new(),
            keys,
        };
        for index in OF_PROJECTIONS {
            postponed.postpone(tables, index)?;
        }
        Ok(postponed)
    }

    /// Lets the projections and the journal wait.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) fn everything(tables: &Connection) -> Result<Self, StoreError> {
        let mut postponed = Self::projections(tables)?;
        postponed.postpone(tables, OF_JOURNAL)?;
        Ok(postponed)
    }

    fn postpone(&mut self, tables: &Connection, index: &str) -> Result<(), StoreError> {
        if let Some(sql) = made_by(tables, index)? {
            tables.execute_batch(&format!("DROP INDEX {index}"))?;
            self.indexes.push(sql);
        }
        Ok(())
    }

    /// Puts everything in order, telling `step` how many of how many pieces are done.
    ///
    /// # Errors
    /// Those of the database and of `step`.
    pub(crate) fn put_in_order<E: From<StoreError>>(
        self,
        tables: &Connection,
        step: &mut dyn FnMut(u32, u32) -> Result<(), E>,
    ) -> Result<(), E> {
        let pieces = u32::try_from(KIND_GROUPS.len() + self.indexes.len()).unwrap_or(u32::MAX);
        let run = |sql: &str| tables.execute_batch(sql).map_err(StoreError::from);
        run("ALTER TABLE search_key RENAME TO unsorted_key")?;
        run(&self.keys)?;
        let mut done = 0;
        for (at, from) in KIND_GROUPS.iter().enumerate() {
            step(done, pieces)?;
            let to = KIND_GROUPS.get(at + 1).unwrap_or(&"\u{10FFFF}");
            let mut sorted = tables
                .prepare(
                    "INSERT OR IGNORE INTO search_key (kind, key, donor)
                     SELECT kind, key, donor FROM unsorted_key WHERE kind >= ? AND kind < ?
                     ORDER BY kind, key, donor",
                )
                .map_err(StoreError::from)?;
            sorted.execute([from, to]).map_err(StoreError::from)?;
            done += 1;
        }
        run("DROP TABLE unsorted_key")?;
        for index in self.indexes {
            step(done, pieces)?;
            run(&index)?;
            done += 1;
        }
        step(done, pieces)
    }
}

fn made_by(tables: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    Ok(tables
        .query_row(
            "SELECT sql FROM sqlite_master WHERE name = ?",
            [name],
            |row| row.get(0),
        )
        .optional()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection;
    use crate::schema;

    #[test]
    fn afterwards_every_table_and_index_is_as_it_was() {
        let tables = connection::in_memory().unwrap();
        let before = schema::described(&tables).unwrap();
        let postponed = Postponed::everything(&tables).unwrap();
        assert_eq!(postponed.indexes.len(), OF_PROJECTIONS.len() + 1);
        let mut nothing = |_, _| Ok::<_, StoreError>(());
        postponed.put_in_order(&tables, &mut nothing).unwrap();
        assert_eq!(schema::described(&tables).unwrap(), before);
    }

    #[test]
    fn keys_of_every_kind_are_kept_once_and_in_order() {
        let tables = connection::in_memory().unwrap();
        let postponed = Postponed::projections(&tables).unwrap();
        let kinds = [
            "pinyin",
            "birthday",
            "document",
            "name",
            "phone_tail",
            "a",
            "z",
        ];
        for _ in 0..2 {
            for kind in kinds {
                let add = "INSERT OR IGNORE INTO search_key VALUES (?, 'k', x'00')";
                tables.execute(add, [kind]).unwrap();
            }
        }
        let mut nothing = |_, _| Ok::<_, StoreError>(());
        postponed.put_in_order(&tables, &mut nothing).unwrap();
        let kept: u32 = tables
            .query_row("SELECT count(*) FROM search_key", [], |row| row.get(0))
            .unwrap();
        assert_eq!(usize::try_from(kept).unwrap(), kinds.len());
    }
}
