//! Everybody in one pass, for lists: what is kept of each donor beside the history.
//!
//! The figures tell a history to the rules exactly where they tell it at all; of whom they do not,
//! the history is read. Nothing here says who may donate or is due an award: the rules are asked.

use crate::column::{Day, Word};
use crate::error::StoreError;
use crate::id::DonorId;
use crate::projection::alias;
use crate::projection::donor::DonorNo;
use crate::projection::volunteer::VolunteerService;
use chrono::NaiveDate;
use redwall_rules::{
    Award, Deferral, DocumentKind, Donation, DonationKind, Outcome, Reaction, Sex, Source,
};
use rusqlite::{Connection, OptionalExtension, Row, Rows, params};
use std::collections::{HashMap, HashSet};

/// A donor in a list of everybody.
#[derive(Debug, Clone, Copy)]
pub struct Listed {
    /// The donor's record.
    pub id: DonorId,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// The figures that are kept of the donations; none without a donation.
    pub kept: Option<Kept>,
}

/// The figures that are kept of a donor's donations in which blood was drawn here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    last_whole_blood: Option<NaiveDate>,
    last_platelets: Option<NaiveDate>,
    reacted: bool,
}

impl Kept {
    /// A history that is to the rules as the donor's own, where all donations were complete and
    /// made here; `since` are those since `window`, from when on each of platelets counts. None
    /// where there are such platelets and they are not given.
    pub fn history(self, window: NaiveDate, since: Option<Vec<Donation>>) -> Option<Vec<Donation>> {
        if since.is_none() && self.last_platelets.is_some_and(|last| last >= window) {
            return None;
        }
        let is_told = |date: NaiveDate| since.is_some() && date >= window;
        let last = [
            (DonationKind::WholeBlood, self.last_whole_blood),
            (DonationKind::Platelets, self.last_platelets),
        ];
        let last = last.into_iter().filter_map(|(kind, date)| {
            let date = date.filter(|date| !is_told(*date))?;
            Some(Donation {
                date,
                kind,
                ml: 0,
                units: 0,
                plasma_ml: 0,
                outcome: Outcome::Complete,
                reaction: Reaction::None,
                source: Source::Here,
            })
        });
        let mut history: Vec<Donation> = last.collect();
        history.extend(since.into_iter().flatten());
        // Whichever it was of: that there was one counts.
        if let Some(any) = history.first_mut().filter(|_| self.reacted) {
            any.reaction = Reaction::Mild;
        }
        Some(history)
    }

    /// Whether this was the day of the last donation of a kind.
    fn is_last(&self, donation: &Donation) -> bool {
        let last = match donation.kind {
            DonationKind::WholeBlood => self.last_whole_blood,
            DonationKind::Platelets => self.last_platelets,
        };
        last == Some(donation.date)
    }
}

/// What a donor has given in all, at any time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenInAll {
    /// The donor's record.
    pub donor: DonorId,
    /// Whole blood, ml.
    pub whole_blood_ml: u32,
    /// Platelets, therapeutic units.
    pub platelet_units: u32,
    /// The day of the last donation of whole blood.
    pub last_whole_blood: Option<NaiveDate>,
}

impl GivenInAll {
    /// A history that counts for honours as the donor's own does, up to a day, where no gold was
    /// conferred and all was given here: whole blood counts by its sum. None where platelets were
    /// given, which counted otherwise once, or anything after that day.
    pub fn history(&self, as_of: NaiveDate) -> Option<Donation> {
        let last = self.last_whole_blood.filter(|last| *last <= as_of)?;
        (self.platelet_units == 0).then_some(Donation {
            date: last,
            kind: DonationKind::WholeBlood,
            ml: self.whole_blood_ml,
            units: 0,
            plasma_ml: 0,
            outcome: Outcome::Complete,
            reaction: Reaction::None,
            source: Source::Here,
        })
    }
}

/// The donors of whom the kept figures do not tell, and what they leave out of others.
#[derive(Debug, Default)]
pub struct LeftOut {
    /// Records whose donor has another, and records with donations made elsewhere.
    pub unknown: HashSet<DonorId>,
    /// Donations that were not complete.
    pub incomplete: HashMap<DonorId, Vec<Donation>>,
}

impl LeftOut {
    /// The donations that a donor's figures leave out; none where the history has to be read.
    pub fn of(&self, listed: &Listed) -> Option<&[Donation]> {
        if self.unknown.contains(&listed.id) {
            return None;
        }
        let left_out = self
            .incomplete
            .get(&listed.id)
            .map_or(&[][..], Vec::as_slice);
        let last_is_incomplete = left_out.iter().any(|donation| {
            donation.drawn() && listed.kept.is_none_or(|kept| kept.is_last(donation))
        });
        (!last_is_incomplete).then_some(left_out)
    }
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
    let mut tallies = prepare(
        "SELECT donor, last_whole_blood, last_platelets, reacted FROM tally ORDER BY donor",
    )?;
    let mut donors = donors.query([]).map_err(StoreError::from)?;
    let mut tallies = Tallies::begin(tallies.query([]).map_err(StoreError::from)?)?;
    while let Some(row) = donors.next().map_err(StoreError::from)? {
        let mut listed = read_listed(row).map_err(StoreError::from)?;
        listed.kept = tallies.of(listed.id)?;
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
        kept: None,
    })
}

/// The tallies, in the same order as the donors.
struct Tallies<'s> {
    rows: Rows<'s>,
    next: Option<(DonorId, Kept)>,
}

impl<'s> Tallies<'s> {
    fn begin(rows: Rows<'s>) -> Result<Self, StoreError> {
        let mut tallies = Self { rows, next: None };
        tallies.advance()?;
        Ok(tallies)
    }

    fn of(&mut self, donor: DonorId) -> Result<Option<Kept>, StoreError> {
        while let Some((whose, kept)) = self.next {
            if whose > donor {
                return Ok(None);
            }
            self.advance()?;
            if whose == donor {
                return Ok(Some(kept));
            }
        }
        Ok(None)
    }

    fn advance(&mut self) -> Result<(), StoreError> {
        self.next = match self.rows.next()? {
            None => None,
            Some(row) => Some((
                row.get(0)?,
                Kept {
                    last_whole_blood: row.get::<_, Option<Day>>(1)?.map(|Day(day)| day),
                    last_platelets: row.get::<_, Option<Day>>(2)?.map(|Day(day)| day),
                    reacted: row.get(3)?,
                },
            )),
        };
        Ok(())
    }
}

/// Calls `each` with what every record has given in all.
pub(crate) fn each_given(
    from: &Connection,
    mut each: impl FnMut(GivenInAll),
) -> Result<(), StoreError> {
    let mut statement =
        from.prepare("SELECT donor, whole_blood_ml, platelet_units, last_whole_blood FROM tally")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(GivenInAll {
            donor: row.get(0)?,
            whole_blood_ml: row.get(1)?,
            platelet_units: row.get(2)?,
            last_whole_blood: row.get::<_, Option<Day>>(3)?.map(|Day(day)| day),
        });
    }
    Ok(())
}

/// Who and what the kept figures do not tell of.
pub(crate) fn left_out(from: &Connection) -> Result<LeftOut, StoreError> {
    let mut unknown = alias::everyone_joined(from)?;
    let mut elsewhere =
        from.prepare("SELECT DISTINCT donor FROM donation WHERE source <> 'here'")?;
    for donor in elsewhere.query_map([], |row| row.get(0))? {
        unknown.insert(donor?);
    }
    let mut incomplete: HashMap<DonorId, Vec<Donation>> = HashMap::new();
    let mut statement = from.prepare(
        "SELECT donor, date, kind, ml, units, plasma_ml, outcome, reaction, source
         FROM donation WHERE outcome <> 'complete' ORDER BY donor, date",
    )?;
    let rows = statement.query_map([], |row| {
        let (Word(kind), Word(outcome), Word(reaction), Word(source)) =
            (row.get(2)?, row.get(6)?, row.get(7)?, row.get(8)?);
        let donation = Donation {
            date: row.get(1)?,
            kind,
            ml: row.get(3)?,
            units: row.get(4)?,
            plasma_ml: row.get(5)?,
            outcome,
            reaction,
            source,
        };
        Ok((row.get(0)?, donation))
    })?;
    for row in rows {
        let (donor, donation) = row?;
        incomplete.entry(donor).or_default().push(donation);
    }
    Ok(LeftOut {
        unknown,
        incomplete,
    })
}

/// The awards of every record, in order of cut-off.
pub(crate) fn awards(from: &Connection) -> Result<HashMap<DonorId, Vec<Award>>, StoreError> {
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
    let mut awards: HashMap<DonorId, Vec<Award>> = HashMap::new();
    for row in rows {
        let (donor, award) = row?;
        awards.entry(donor).or_default().push(award);
    }
    Ok(awards)
}

/// The volunteer service of every record.
pub(crate) fn volunteers(
    from: &Connection,
) -> Result<HashMap<DonorId, VolunteerService>, StoreError> {
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

/// The deferrals of every record that count, in the order in which they were made.
pub(crate) fn deferrals(from: &Connection) -> Result<HashMap<DonorId, Vec<Deferral>>, StoreError> {
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
    let mut deferrals: HashMap<DonorId, Vec<Deferral>> = HashMap::new();
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
