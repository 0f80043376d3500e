//! What the list of donors found shows of each: who it is, never how.

use crate::column::{Json, Word};
use crate::error::StoreError;
use crate::id::DonorId;
use crate::projection::donor::DonorNo;
use chrono::NaiveDate;
use redwall_rules::{DocumentKind, Sex};
use rusqlite::{Connection, params};

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

/// Reads what is shown of donors, by one statement: its cursors keep the inner pages of each table,
/// which would be read and decrypted again for every donor otherwise.
pub(super) fn read_all(
    from: &Connection,
    donors: impl Iterator<Item = DonorId>,
) -> Result<Vec<Hit>, StoreError> {
    let mut ids: Vec<String> = donors
        .map(|donor| donor.uuid().simple().to_string())
        .collect();
    ids.sort_unstable();
    let mut statement = from.prepare_cached(
        "SELECT donor_no, name, sex, birth_date, phone,
                (SELECT number FROM document WHERE document.donor = donor.id
                 ORDER BY kind <> ?2, kind, number LIMIT 1),
                last_whole_blood, last_platelets, donor.id
         FROM json_each(?1) AS wanted
         CROSS JOIN donor ON donor.id = unhex(wanted.value)
         LEFT JOIN tally ON tally.donor = donor.id",
    )?;
    let hits = statement.query_map(params![Json(ids), Word(DocumentKind::ResidentId)], |row| {
        let Word(sex) = row.get(2)?;
        let last_whole_blood: Option<NaiveDate> = row.get(6)?;
        Ok(Hit {
            donor: row.get(8)?,
            donor_no: DonorNo(row.get(0)?),
            name: row.get(1)?,
            sex,
            birth_date: row.get(3)?,
            phone: row.get(4)?,
            document: row.get(5)?,
            last_donation: last_whole_blood.max(row.get(7)?),
        })
    })?;
    Ok(hits.collect::<Result<_, _>>()?)
}
