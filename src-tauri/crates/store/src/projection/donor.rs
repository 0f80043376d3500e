//! `donor`: who a donor is.

use crate::column::Word;
use crate::error::StoreError;
use crate::id::DonorId;
use crate::journal::fact::{DonorRegistered, PhoneChanged};
use chrono::NaiveDate;
use redwall_rules::Sex;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A donor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Donor {
    /// The donor.
    pub id: DonorId,
    /// The number that people read.
    pub donor_no: DonorNo,
    /// The name.
    pub name: String,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// Phone number, digits.
    pub phone: Option<String>,
}

/// A donor number (献血者档案编号), written with seven digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DonorNo(pub u32);

impl std::fmt::Display for DonorNo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:07}", self.0)
    }
}

const COLUMNS: &str = "id, donor_no, name, sex, birth_date, phone";

fn read(row: &Row<'_>) -> rusqlite::Result<Donor> {
    let Word(sex) = row.get(3)?;
    Ok(Donor {
        id: row.get(0)?,
        donor_no: DonorNo(row.get(1)?),
        name: row.get(2)?,
        sex,
        birth_date: row.get(4)?,
        phone: row.get(5)?,
    })
}

pub(crate) fn donor(from: &Connection, id: DonorId) -> Result<Option<Donor>, StoreError> {
    Ok(from
        .prepare_cached(&format!("SELECT {COLUMNS} FROM donor WHERE id = ?"))?
        .query_row([id], read)
        .optional()?)
}

/// Calls `each` with every donor, in order of donor number.
pub(crate) fn each<E: From<StoreError>>(
    from: &Connection,
    mut each: impl FnMut(Donor) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = from
        .prepare(&format!(
            "SELECT {COLUMNS} FROM donor ORDER BY donor_no, id"
        ))
        .map_err(StoreError::from)?;
    for donor in statement.query_map([], read).map_err(StoreError::from)? {
        each(donor.map_err(StoreError::from)?)?;
    }
    Ok(())
}

pub(crate) fn registered(
    to: &Connection,
    id: DonorId,
    fact: &DonorRegistered,
) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT INTO donor (id, donor_no, name, sex, birth_date, phone) VALUES (?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        fact.donor_no,
        fact.name,
        Word(fact.sex),
        fact.birth_date,
        fact.phone,
    ])?;
    Ok(())
}

pub(crate) fn phone_changed(
    to: &Connection,
    id: DonorId,
    fact: &PhoneChanged,
) -> Result<(), StoreError> {
    to.prepare_cached("UPDATE donor SET phone = ? WHERE id = ?")?
        .execute(params![fact.phone, id])?;
    Ok(())
}
