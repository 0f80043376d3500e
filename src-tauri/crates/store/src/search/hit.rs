//! What the list of donors found shows of each: who it is, never how.

use crate::column::{Json, Word};
use crate::error::StoreError;
use crate::id::DonorId;
use crate::person;
use crate::projection::alias::Group;
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

/// Reads what is shown of people: of one with a single record by one statement for all, whose
/// cursors keep the inner pages of each table; of one with several, record by record.
pub(super) fn read_all<'g>(
    from: &Connection,
    people: impl Iterator<Item = &'g Group>,
) -> Result<Vec<Hit>, StoreError> {
    let (plain, joined): (Vec<&Group>, Vec<&Group>) = people.partition(|group| group.is_plain());
    let mut hits = of_single_records(from, plain.iter().map(|group| group.stands))?;
    for group in joined {
        hits.extend(of_person(from, group.stands)?);
    }
    Ok(hits)
}

/// What is shown of one person, whichever of several records is asked for.
pub(crate) fn of_person(from: &Connection, donor: DonorId) -> Result<Option<Hit>, StoreError> {
    let Some(donor) = person::donor(from, donor)? else {
        return Ok(None);
    };
    let documents = person::documents(from, donor.id)?.into_iter();
    let shown = documents.min_by_key(|held| (held.replaced, held.kind != DocumentKind::ResidentId));
    Ok(Some(Hit {
        donor: donor.id,
        donor_no: donor.donor_no,
        name: donor.name,
        sex: donor.sex,
        birth_date: donor.birth_date,
        phone: donor.phone,
        document: shown.map(|held| held.number),
        last_donation: person::given(from, donor.id)?.last(),
    }))
}

fn of_single_records(
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
                 ORDER BY replaced, kind <> ?2, kind, number LIMIT 1),
                last_whole_blood, last_platelets, donor.id
         FROM json_each(?1) AS wanted
         CROSS JOIN donor ON donor.id = unhex(wanted.value)
         LEFT JOIN tally ON tally.donor = donor.id
         WHERE NOT undone OR EXISTS (SELECT 1 FROM visit WHERE visit.donor = donor.id)",
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
