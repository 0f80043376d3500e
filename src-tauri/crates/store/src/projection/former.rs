//! `former`: who donors were on record as before a name, a sex or a birth date was changed.

use crate::column::Word;
use crate::error::StoreError;
use crate::id::DonorId;
use chrono::NaiveDate;
use redwall_rules::Sex;
use rusqlite::Connection;

/// Who somebody is, or was, on record as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The name.
    pub name: String,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth_date: NaiveDate,
}

/// What no longer stands of a record, in order of name.
pub(crate) fn of_donor(from: &Connection, donor: DonorId) -> Result<Vec<Identity>, StoreError> {
    identities(
        from,
        donor,
        "SELECT name, sex, birth_date FROM former WHERE donor = ? ORDER BY name, birth_date",
    )
}

/// All that a record ever said, also of a registration that was undone.
pub(crate) fn ever(from: &Connection, donor: DonorId) -> Result<Vec<Identity>, StoreError> {
    identities(
        from,
        donor,
        "SELECT name, sex, birth_date FROM donor WHERE id = ?1
         UNION SELECT name, sex, birth_date FROM former WHERE donor = ?1",
    )
}

fn identities(from: &Connection, donor: DonorId, sql: &str) -> Result<Vec<Identity>, StoreError> {
    let mut statement = from.prepare_cached(sql)?;
    let identities = statement.query_map([donor], |row| {
        let Word(sex) = row.get(1)?;
        Ok(Identity {
            name: row.get(0)?,
            sex,
            birth_date: row.get(2)?,
        })
    })?;
    Ok(identities.collect::<Result<_, _>>()?)
}

/// Keeps what stands of a donor, before it is changed.
pub(crate) fn keep(to: &Connection, donor: DonorId) -> Result<(), StoreError> {
    to.prepare_cached(
        "INSERT OR IGNORE INTO former (donor, name, sex, birth_date)
         SELECT id, name, sex, birth_date FROM donor WHERE id = ?",
    )?
    .execute([donor])?;
    Ok(())
}
