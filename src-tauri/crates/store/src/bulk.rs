//! The least that reading can cost here, for measurements.
//!
//! Raw prepared statements on a station's rows, from its encrypted file and from a plain copy; and
//! donors taken at random, to be asked for.

use crate::connection;
use crate::error::StoreError;
use crate::id::DonorId;
use crate::projection::donor::DonorNo;
use crate::search;
use crate::store::Store;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use std::fs::File;
use std::path::Path;
use uuid::Uuid;

/// What a station's connection keeps of its file, as `PRAGMA cache_size` has it.
const CACHE_KIB: i64 = -32_000;

impl Store {
    /// The donor whose number is this or the next that has a resident number and a donation.
    ///
    /// # Errors
    /// Those of the database.
    pub fn sample(&self, from_no: u32) -> Result<Option<Sampled>, StoreError> {
        self.with_writer(|connection| sampled(connection, from_no))
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

/// A donor to be asked for.
#[derive(Debug, Clone)]
pub struct Sampled {
    /// The donor.
    pub id: DonorId,
    /// The donor number.
    pub donor_no: String,
    /// The name.
    pub name: String,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// The resident number.
    pub document: String,
    /// The phone number.
    pub phone: String,
    /// The code of a donation.
    pub code: String,
    /// What finds the person by name and birthday: kind and key.
    pub keys: Vec<(&'static str, String)>,
}

fn sampled(from: &Connection, from_no: u32) -> Result<Option<Sampled>, StoreError> {
    let mut statement = from.prepare_cached(
        "SELECT donor.id, search_key.key, name, birth_date, document.number, phone,
                (SELECT code FROM donation WHERE donation.donor = donor.id LIMIT 1) AS code
         FROM search_key CROSS JOIN donor ON donor.id = search_key.donor
         CROSS JOIN document ON document.donor = donor.id
         WHERE search_key.kind = 'donor_no' AND search_key.key >= ?
           AND document.kind = 'resident_id' AND code IS NOT NULL AND phone IS NOT NULL
         ORDER BY search_key.key LIMIT 1",
    )?;
    let sampled = statement
        .query_row([DonorNo(from_no).to_string()], |row| {
            let (name, birth_date): (String, NaiveDate) = (row.get(2)?, row.get(3)?);
            Ok(Sampled {
                id: row.get(0)?,
                donor_no: row.get(1)?,
                keys: search::keys_of_person(&name, birth_date),
                name,
                birth_date,
                document: row.get(4)?,
                phone: row.get(5)?,
                code: row.get(6)?,
            })
        })
        .optional()?;
    Ok(sampled)
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

impl ReadingFloor {
    /// Reads the figures of everybody, and of these donors who they are, their document and their
    /// history; answers with how many rows.
    ///
    /// # Errors
    /// Those of the database.
    pub fn nominated(&self, donors: &[DonorId]) -> Result<usize, StoreError> {
        let from = &self.encrypted;
        let mut rows = all(
            from,
            "SELECT donor, whole_blood_ml, platelet_units FROM tally",
        )?;
        let mut who = from.prepare(
            "SELECT donor_no, name, sex, birth_date, number FROM donor
             LEFT JOIN document ON document.donor = donor.id WHERE donor.id = ?",
        )?;
        let mut history = from.prepare(
            "SELECT date, kind, ml, units, plasma_ml, outcome, reaction, source
             FROM donation WHERE donor = ?",
        )?;
        for donor in donors {
            rows += stepped(who.query([donor])?)? + stepped(history.query([donor])?)?;
        }
        Ok(rows)
    }

    /// Reads what is kept of everybody, in order of registration; answers with how many rows.
    ///
    /// # Errors
    /// Those of the database.
    pub fn everybody(&self) -> Result<usize, StoreError> {
        let donors = all(
            &self.encrypted,
            "SELECT id, sex, birth_date FROM donor ORDER BY id",
        )?;
        let tallies = all(
            &self.encrypted,
            "SELECT donor, last_whole_blood, last_platelets, reacted FROM tally ORDER BY donor",
        )?;
        Ok(donors + tallies)
    }

    /// Adds up what was collected by day, site and kind; answers with how many rows.
    ///
    /// # Errors
    /// Those of the database.
    pub fn collected(&self, first: NaiveDate, last: NaiveDate) -> Result<usize, StoreError> {
        let mut statement = self.encrypted.prepare_cached(
            "SELECT date, site, kind, count(*), sum(ml), sum(units) FROM donation
             WHERE date BETWEEN ? AND ? AND source = 'here' AND outcome <> 'none'
             GROUP BY date, site, kind",
        )?;
        stepped(statement.query([first, last])?)
    }
}

fn all(from: &Connection, sql: &str) -> Result<usize, StoreError> {
    stepped(from.prepare(sql)?.query([])?)
}

/// Reads every column of every row.
fn stepped(mut rows: rusqlite::Rows<'_>) -> Result<usize, StoreError> {
    let mut number = 0;
    while let Some(row) = rows.next()? {
        for column in 0..row.as_ref().column_count() {
            std::hint::black_box(row.get_ref(column)?);
        }
        number += 1;
    }
    Ok(number)
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
