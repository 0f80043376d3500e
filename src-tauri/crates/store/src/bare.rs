//! The least that taking rows in and out can cost here: raw prepared statements on an encrypted file.

use crate::connection;
use crate::error::StoreError;
use crate::floor::Floor;
use crate::store::Store;
use rusqlite::params_from_iter;
use rusqlite::types::ValueRef;

impl Floor {
    /// Commits rows of ten texts, in one transaction.
    ///
    /// # Errors
    /// Whatever the disk says.
    pub fn commit_rows(&self, rows: &[[String; 10]]) -> Result<(), StoreError> {
        let connection = self.connection();
        connection.execute_batch(
            "CREATE TABLE IF NOT EXISTS taken_in (a, b, c, d, e, f, g, h, i, j); BEGIN IMMEDIATE",
        )?;
        {
            let mut insert = connection
                .prepare_cached("INSERT INTO taken_in VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
            for row in rows {
                insert.execute(params_from_iter(row))?;
            }
        }
        Ok(connection.execute_batch("COMMIT")?)
    }
}

impl Store {
    /// Reads every column of every donation, and says how many bytes that were.
    ///
    /// # Errors
    /// Those of the database.
    pub fn read_donations_bare(&self) -> Result<usize, StoreError> {
        let connection = self.with_key(connection::open)?;
        let mut statement = connection.prepare("SELECT * FROM donation")?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        let mut bytes = 0;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                bytes += match row.get_ref(column)? {
                    ValueRef::Text(content) | ValueRef::Blob(content) => content.len(),
                    ValueRef::Null => 0,
                    ValueRef::Integer(_) | ValueRef::Real(_) => 8,
                };
            }
        }
        Ok(bytes)
    }
}
