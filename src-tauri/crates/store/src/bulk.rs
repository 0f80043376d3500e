//! Stations of any size, for measurements.
//!
//! The tables are filled by the projections themselves, from facts, in one transaction; no entry is
//! written, so that millions of rows take minutes. Such a station can be searched and read; it does
//! not verify.

use crate::connection;
use crate::error::StoreError;
use crate::id::StaffId;
use crate::journal::entry::{Entry, Hash};
use crate::journal::fact::Fact;
use crate::projection;
use crate::store::Store;
use rusqlite::{Connection, Transaction, params};
use std::fs::File;
use std::path::Path;
use uuid::Uuid;

/// What a station's connection keeps of its file, as `PRAGMA cache_size` has it.
const CACHE_KIB: i64 = -32_000;
/// Memory for tables that are being filled, KiB.
const FILLING_KIB: i64 = 8_000_000;

/// The tables of a station that is being filled.
pub struct Filling<'t> {
    transaction: &'t Transaction<'t>,
    entry: Entry,
}

impl Filling<'_> {
    /// Projects a fact about `subject`.
    ///
    /// # Errors
    /// Those of the database.
    pub fn apply(&mut self, subject: Uuid, fact: impl Into<Fact>) -> Result<(), StoreError> {
        self.entry.subject = subject;
        projection::apply_fact(self.transaction, &self.entry, Some(&fact.into()))
    }
}

impl Store {
    /// Fills the tables.
    ///
    /// # Errors
    /// Those of `work` and of the database.
    pub fn fill(
        &self,
        staff: StaffId,
        work: impl FnOnce(&mut Filling<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let entry = Entry {
            desk: self.desk(),
            seq: 0,
            at: self.now(),
            hlc: 0,
            staff,
            kind: String::new(),
            subject: Uuid::nil(),
            body: String::new(),
            prev: Hash::GENESIS,
            hash: Hash::GENESIS,
        };
        self.with_writer(|connection| {
            connection.pragma_update(None, "cache_size", -FILLING_KIB)?;
            let transaction = connection.transaction()?;
            work(&mut Filling {
                transaction: &transaction,
                entry,
            })?;
            transaction.commit()?;
            Ok(connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?)
        })
    }

    /// The least that finding can cost here: the rows of this station by raw prepared statements,
    /// from its encrypted file and from a plain copy at `plain`, which is made if it is not there.
    ///
    /// # Errors
    /// Those of the database.
    pub fn reading_floor(&self, plain: &Path) -> Result<ReadingFloor, StoreError> {
        if !plain.exists() {
            self.with_writer(|connection| copy_plainly(connection, plain))?;
        }
        let encrypted = self.with_key(connection::open)?;
        let plain = Connection::open(plain)?;
        plain.pragma_update(None, "cache_size", CACHE_KIB)?;
        Ok(ReadingFloor { encrypted, plain })
    }
}

/// What a hit shows, by one statement.
const HIT: &str = "SELECT donor.id, donor_no, name, sex, birth_date, phone,
           (SELECT number FROM document WHERE document.donor = donor.id
            ORDER BY kind <> 'resident_id', kind, number LIMIT 1),
           last_whole_blood, last_platelets
    FROM search_key CROSS JOIN donor ON donor.id = search_key.donor
    LEFT JOIN tally ON tally.donor = donor.id ";
const COPIED: [&str; 4] = ["donor", "document", "tally", "search_key"];

fn copy_plainly(from: &Connection, plain: &Path) -> Result<(), StoreError> {
    // A station's connection makes no files.
    File::create_new(plain)?;
    let path = plain.to_string_lossy();
    from.execute("ATTACH ? AS plain KEY ''", [path])?;
    for table in COPIED {
        for kind in ["table", "index"] {
            let mut made = from.prepare(
                "SELECT sql FROM main.sqlite_master WHERE tbl_name = ? AND type = ?
                 AND sql IS NOT NULL",
            )?;
            let texts: Vec<String> = made
                .query_map([table, kind], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            for text in texts {
                let aside = text.replacen(" INDEX ", " INDEX plain.", 1);
                from.execute_batch(&aside.replacen(" TABLE ", " TABLE plain.", 1))?;
            }
        }
        from.execute_batch(&format!(
            "INSERT INTO plain.{table} SELECT * FROM main.{table}"
        ))?;
    }
    Ok(from.execute_batch("DETACH plain")?)
}

/// Raw prepared statements on a station's rows.
pub struct ReadingFloor {
    encrypted: Connection,
    plain: Connection,
}

impl ReadingFloor {
    /// How many donors the encrypted file holds for a key, or for its beginning, 51 at most; each is
    /// read as a hit shows it.
    ///
    /// # Errors
    /// Those of the database.
    pub fn encrypted(&self, kind: &str, key: &str, whole: bool) -> Result<usize, StoreError> {
        rows(&self.encrypted, kind, key, whole)
    }

    /// The same of the plain file.
    ///
    /// # Errors
    /// Those of the database.
    pub fn plain(&self, kind: &str, key: &str, whole: bool) -> Result<usize, StoreError> {
        rows(&self.plain, kind, key, whole)
    }
}

fn rows(from: &Connection, kind: &str, key: &str, whole: bool) -> Result<usize, StoreError> {
    let found = if whole {
        "key = ?2"
    } else {
        "key >= ?2 AND key < ?3"
    };
    let mut statement = from.prepare_cached(&format!(
        "{HIT} WHERE search_key.kind = ?1 AND {found} ORDER BY key, search_key.donor LIMIT 51"
    ))?;
    let after = format!("{key}\u{10FFFF}");
    let read = |row: &rusqlite::Row<'_>| -> rusqlite::Result<()> {
        row.get::<_, Uuid>(0)?;
        row.get::<_, u32>(1)?;
        row.get::<_, String>(2)?;
        for text in 3..9 {
            row.get::<_, Option<String>>(text)?;
        }
        Ok(())
    };
    let read = if whole {
        statement.query_map(params![kind, key], read)?.count()
    } else {
        statement
            .query_map(params![kind, key, after], read)?
            .count()
    };
    Ok(read)
}
