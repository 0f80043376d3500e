//! What the list of donors found shows of each: who it is, never how.

use crate::column::Word;
use crate::error::StoreError;
use crate::id::DonorId;
use crate::projection::donor::DonorNo;
use chrono::NaiveDate;
use redwall_rules::{DocumentKind, Sex};
use rusqlite::{Connection, OptionalExtension, params};

/// A donor found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The donor.
    pub donor: DonorId,
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
    /// The number of the document that the donor is shown by: the resident identity card if there
    /// is one.
    pub document: Option<String>,
    /// The day of the last donation of either kind.
    pub last_donation: Option<NaiveDate>,
}

pub(super) fn read(from: &Connection, donor: DonorId) -> Result<Option<Hit>, StoreError> {
    let hit = from
        .prepare_cached(
            "SELECT donor_no, name, sex, birth_date, phone,
                    (SELECT number FROM document WHERE donor = ?1
                     ORDER BY kind <> ?2, kind, number LIMIT 1),
                    last_whole_blood, last_platelets
             FROM donor LEFT JOIN tally ON tally.donor = donor.id WHERE id = ?1",
        )?
        .query_row(params![donor, Word(DocumentKind::ResidentId)], |row| {
            let Word(sex) = row.get(2)?;
            let last_whole_blood: Option<NaiveDate> = row.get(6)?;
            Ok(Hit {
                donor,
                donor_no: DonorNo(row.get(0)?),
                name: row.get(1)?,
                sex,
                birth_date: row.get(3)?,
                phone: row.get(4)?,
                document: row.get(5)?,
                last_donation: last_whole_blood.max(row.get(7)?),
            })
        })
        .optional()?;
    Ok(hit)
}
