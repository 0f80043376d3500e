//! `code_range`: the donation codes that their issuer gave.

use crate::error::StoreError;
use crate::journal::entry::Entry;
use crate::journal::fact::CodeRangeGiven;
use rusqlite::{Connection, params};

/// A range of donation codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRange {
    /// What all of them begin with.
    pub prefix: String,
    /// The first number.
    pub first: u32,
    /// The last number.
    pub last: u32,
    /// Digits of a number.
    pub digits: u32,
}

/// Every range, in the order in which they were given.
pub(crate) fn all(from: &Connection) -> Result<Vec<CodeRange>, StoreError> {
    let sql = "SELECT prefix, first, last, digits FROM code_range ORDER BY desk, seq";
    let mut statement = from.prepare_cached(sql)?;
    let ranges = statement.query_map([], |row| {
        Ok(CodeRange {
            prefix: row.get(0)?,
            first: row.get(1)?,
            last: row.get(2)?,
            digits: row.get(3)?,
        })
    })?;
    Ok(ranges.collect::<Result<_, _>>()?)
}

pub(crate) fn given(
    to: &Connection,
    entry: &Entry,
    fact: &CodeRangeGiven,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT OR IGNORE INTO code_range (desk, seq, prefix, first, last, digits)
         VALUES (?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        entry.desk,
        entry.seq,
        fact.prefix,
        fact.first,
        fact.last,
        fact.digits,
    ])?;
    Ok(())
}

impl CodeRange {
    /// The code with a number.
    pub fn code(&self, number: u32) -> String {
        let digits = usize::try_from(self.digits).unwrap_or(0);
        format!("{}{number:0digits$}", self.prefix)
    }

    /// The number of a code of this range; none of any other code.
    pub fn number_of(&self, code: &str) -> Option<u32> {
        let number = code.strip_prefix(&self.prefix)?;
        let number: u32 = number.parse().ok()?;
        let is_in = (self.first..=self.last).contains(&number) && self.code(number) == code;
        is_in.then_some(number)
    }
}
