//! `donor`: who a donor is.

use crate::column::Word;
use crate::error::StoreError;
use crate::id::DonorId;
use crate::journal::fact::{
    AddressChanged, DonorBirthCorrected, DonorRegistered, DonorRenamed, PhoneChanged,
};
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
    /// Address for letters.
    pub address: Option<String>,
}

/// A donor number (献血者档案编号), written with seven digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DonorNo(pub u32);

impl std::fmt::Display for DonorNo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:07}", self.0)
    }
}

const COLUMNS: &str = "id, donor_no, name, sex, birth_date, phone, address";

/// A registration that was undone does not count, unless another desk had a visit of the donor
/// meanwhile: what happened to somebody is never without a donor.
const REGISTERED: &str =
    "(NOT undone OR EXISTS (SELECT 1 FROM visit WHERE visit.donor = donor.id))";

fn read(row: &Row<'_>) -> rusqlite::Result<Donor> {
    let Word(sex) = row.get(3)?;
    Ok(Donor {
        id: row.get(0)?,
        donor_no: DonorNo(row.get(1)?),
        name: row.get(2)?,
        sex,
        birth_date: row.get(4)?,
        phone: row.get(5)?,
        address: row.get(6)?,
    })
}

pub(crate) fn donor(from: &Connection, id: DonorId) -> Result<Option<Donor>, StoreError> {
    Ok(from
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM donor WHERE id = ? AND {REGISTERED}"
        ))?
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
            "SELECT {COLUMNS} FROM donor WHERE {REGISTERED} ORDER BY donor_no, id"
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
        "INSERT INTO donor (id, donor_no, name, sex, birth_date, phone, undone)
         VALUES (?, ?, ?, ?, ?, ?, 0)",
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

pub(crate) fn address_changed(
    to: &Connection,
    id: DonorId,
    fact: &AddressChanged,
) -> Result<(), StoreError> {
    to.prepare_cached("UPDATE donor SET address = ? WHERE id = ?")?
        .execute(params![fact.address, id])?;
    Ok(())
}

pub(crate) fn renamed(to: &Connection, id: DonorId, fact: &DonorRenamed) -> Result<(), StoreError> {
    to.prepare_cached("UPDATE donor SET name = ? WHERE id = ?")?
        .execute(params![fact.name, id])?;
    Ok(())
}

pub(crate) fn birth_corrected(
    to: &Connection,
    id: DonorId,
    fact: &DonorBirthCorrected,
) -> Result<(), StoreError> {
    to.prepare_cached("UPDATE donor SET birth_date = ?, sex = ? WHERE id = ?")?
        .execute(params![fact.birth_date, Word(fact.sex), id])?;
    Ok(())
}

pub(crate) fn undone(to: &Connection, id: DonorId) -> Result<(), StoreError> {
    to.prepare_cached("UPDATE donor SET undone = 1 WHERE id = ?")?
        .execute([id])?;
    Ok(())
}

/// Everyone born on a day, with the name, as was ever on record.
pub(crate) fn names_born_on(
    from: &Connection,
    day: NaiveDate,
) -> Result<Vec<(DonorId, String)>, StoreError> {
    let mut statement = from.prepare_cached(
        "SELECT id, name FROM donor WHERE birth_date = ?1
         UNION SELECT donor, name FROM former WHERE birth_date = ?1",
    )?;
    let donors = statement.query_map([day], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(donors.collect::<Result<_, _>>()?)
}
