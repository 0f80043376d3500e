//! Everybody in one pass, for lists.
//!
//! Nothing here says who may donate or is due an award: the rules are asked, with everyone's whole
//! history.

use crate::column::{Day, Word};
use crate::error::StoreError;
use crate::id::DonorId;
use crate::projection::alias;
use crate::projection::donor::DonorNo;
use crate::projection::history;
use crate::projection::volunteer::{VolunteerHonour, VolunteerService};
use chrono::NaiveDate;
use redwall_rules::{Award, Deferral, DocumentKind, Donation, Sex};
use rusqlite::{Connection, OptionalExtension, Row, Rows, params};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// Donors, and what is known of each; found by an id without hashing it over again, for an id is as
/// good as random.
pub type ById<T> = HashMap<DonorId, T, BuildHasherDefault<IdHasher>>;

/// Takes the last eight bytes of an id for its hash.
#[derive(Debug, Default, Clone, Copy)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        if let Some(last) = bytes.last_chunk() {
            self.0 = u64::from_be_bytes(*last);
        }
    }

    fn write_usize(&mut self, _length: usize) {}
}

/// A donor in a list of everybody.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The donor's record.
    pub id: DonorId,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// The donations of this record.
    pub history: Vec<Donation>,
}

/// Who a donor is, for a line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The number that people read.
    pub donor_no: DonorNo,
    /// The name.
    pub name: String,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// The document that the donor is shown by: the resident identity card if there is one.
    pub document: Option<(DocumentKind, String)>,
}

/// Who a donor with this one record is; none of a registration that was undone.
pub(crate) fn who(from: &Connection, donor: DonorId) -> Result<Option<Who>, StoreError> {
    let mut statement = from.prepare_cached(
        "SELECT donor_no, name, sex, birth_date, document.kind, number
         FROM donor LEFT JOIN document ON document.donor = donor.id
         WHERE donor.id = ?1
           AND (NOT undone OR EXISTS (SELECT 1 FROM visit WHERE visit.donor = donor.id))
         ORDER BY replaced, document.kind <> ?2, document.kind, number LIMIT 1",
    )?;
    let who = statement.query_row(params![donor, Word(DocumentKind::ResidentId)], |row| {
        let (Word(sex), Day(birth_date), Word(kind)) = (row.get(2)?, row.get(3)?, row.get(4)?);
        let (kind, number): (Option<DocumentKind>, Option<String>) = (kind, row.get(5)?);
        Ok(Who {
            donor_no: DonorNo(row.get(0)?),
            name: row.get(1)?,
            sex,
            birth_date,
            document: kind.zip(number),
        })
    });
    Ok(who.optional()?)
}

/// Everyone who was told apart from somebody, and everyone whom a merge ever concerned.
pub(crate) fn told_apart_or_joined(from: &Connection) -> Result<HashSet<DonorId>, StoreError> {
    let mut donors = alias::everyone_joined(from)?;
    let mut statement = from.prepare("SELECT donor FROM apart UNION SELECT other FROM apart")?;
    for donor in statement.query_map([], |row| row.get(0))? {
        donors.insert(donor?);
    }
    Ok(donors)
}

/// Calls `each` with every record of a donor that is not undone, in order of registration.
pub(crate) fn each_listed<E: From<StoreError>>(
    from: &Connection,
    mut each: impl FnMut(Listed) -> Result<(), E>,
) -> Result<(), E> {
    let prepare = |sql| from.prepare(sql).map_err(StoreError::from);
    let mut donors = prepare(
        "SELECT id, sex, birth_date FROM donor
         WHERE NOT undone OR EXISTS (SELECT 1 FROM visit WHERE visit.donor = donor.id)
         ORDER BY id",
    )?;
    let mut histories = prepare("SELECT donor, given FROM history ORDER BY donor")?;
    let mut donors = donors.query([]).map_err(StoreError::from)?;
    let mut histories = Histories::begin(histories.query([]).map_err(StoreError::from)?)?;
    while let Some(row) = donors.next().map_err(StoreError::from)? {
        let mut listed = read_listed(row).map_err(StoreError::from)?;
        listed.history = histories.of(listed.id)?;
        each(listed)?;
    }
    Ok(())
}

fn read_listed(row: &Row<'_>) -> rusqlite::Result<Listed> {
    let (Word(sex), Day(birth_date)) = (row.get(1)?, row.get(2)?);
    Ok(Listed {
        id: row.get(0)?,
        sex,
        birth_date,
        history: Vec::new(),
    })
}

/// The histories, in the same order as the donors.
struct Histories<'s> {
    rows: Rows<'s>,
    next: Option<(DonorId, Vec<Donation>)>,
}

impl<'s> Histories<'s> {
    fn begin(rows: Rows<'s>) -> Result<Self, StoreError> {
        let mut histories = Self { rows, next: None };
        histories.advance()?;
        Ok(histories)
    }

    fn of(&mut self, donor: DonorId) -> Result<Vec<Donation>, StoreError> {
        while let Some((whose, history)) = self.next.take_if(|(whose, _)| *whose <= donor) {
            self.advance()?;
            if whose == donor {
                return Ok(history);
            }
        }
        Ok(Vec::new())
    }

    fn advance(&mut self) -> Result<(), StoreError> {
        self.next = match self.rows.next()? {
            None => None,
            Some(row) => {
                let (donor, given) = history::read(row)?;
                Some((donor, given?))
            }
        };
        Ok(())
    }
}

/// The awards of every record, in order of cut-off.
pub(crate) fn awards(from: &Connection) -> Result<ById<Vec<Award>>, StoreError> {
    let mut statement = from.prepare(
        "SELECT donor, level, cutoff, counted_after FROM award ORDER BY donor, cutoff, level",
    )?;
    let rows = statement.query_map([], |row| {
        let Word(level) = row.get(1)?;
        let award = Award {
            level,
            cutoff: row.get(2)?,
            counted_after: row.get(3)?,
        };
        Ok((row.get(0)?, award))
    })?;
    let mut awards: ById<Vec<Award>> = ById::default();
    for row in rows {
        let (donor, award) = row?;
        awards.entry(donor).or_default().push(award);
    }
    Ok(awards)
}

/// The volunteer service of every record.
pub(crate) fn volunteers(from: &Connection) -> Result<ById<VolunteerService>, StoreError> {
    let mut statement = from.prepare("SELECT donor, since, hours FROM volunteer")?;
    let rows = statement.query_map([], |row| {
        let service = VolunteerService {
            since: row.get(1)?,
            hours: row.get(2)?,
        };
        Ok((row.get(0)?, service))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The awards for volunteer service of every record.
pub(crate) fn volunteer_awards(
    from: &Connection,
) -> Result<ById<Vec<VolunteerHonour>>, StoreError> {
    let mut statement = from.prepare(
        "SELECT donor, award, cutoff FROM volunteer_award ORDER BY donor, cutoff, award",
    )?;
    let rows = statement.query_map([], |row| {
        let Word(award) = row.get(1)?;
        let honour = VolunteerHonour {
            award,
            cutoff: row.get(2)?,
        };
        Ok((row.get(0)?, honour))
    })?;
    let mut awards: ById<Vec<VolunteerHonour>> = ById::default();
    for row in rows {
        let (donor, honour) = row?;
        awards.entry(donor).or_default().push(honour);
    }
    Ok(awards)
}

/// The deferrals of every record that count, in the order in which they were made.
pub(crate) fn deferrals(from: &Connection) -> Result<ById<Vec<Deferral>>, StoreError> {
    let mut statement = from.prepare(
        "SELECT donor, code, event, from_date, until_date, permanent, ended
         FROM deferral WHERE voided_by IS NULL ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| {
        let deferral = Deferral {
            code: row.get(1)?,
            event: row.get(2)?,
            from: row.get(3)?,
            until: row.get(4)?,
            permanent: row.get(5)?,
            ended: row.get(6)?,
        };
        Ok((row.get(0)?, deferral))
    })?;
    let mut deferrals: ById<Vec<Deferral>> = ById::default();
    for row in rows {
        let (donor, deferral) = row?;
        deferrals.entry(donor).or_default().push(deferral);
    }
    Ok(deferrals)
}

/// What entries that this version cannot read are about: donors, and whatever else.
pub(crate) fn unread(from: &Connection) -> Result<HashSet<DonorId>, StoreError> {
    let mut statement = from.prepare("SELECT DISTINCT subject FROM aside")?;
    let subjects = statement.query_map([], |row| row.get(0))?;
    Ok(subjects.collect::<Result<_, _>>()?)
}
