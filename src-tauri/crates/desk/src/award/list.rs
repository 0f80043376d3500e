//! The nomination list of a round: everybody to whom something is due on its last day.
//!
//! The figures that are kept of everybody say whom nobody need ask about; of everyone else the rules
//! are asked, with the whole history.

use super::count;
use crate::Session;
use crate::document;
use crate::error::DeskError;
use crate::job::Progress;
use chrono::NaiveDate;
use redwall_rules::document::masked;
use redwall_rules::honours::may_be_due;
use redwall_rules::{
    Award, AwardLevel, DocumentKind, Donation, HonoursProblem, Level, Rulebook, Sex, Tally,
};
use redwall_store::fact::NumberRevealed;
use redwall_store::{DonorId, Reading, VolunteerService, Who};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::ControlFlow;
use ts_rs::TS;

/// Donors between two tellings of progress.
const OFTEN: usize = 500;

/// Asks for everybody who is to be nominated.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HonoursList {
    /// Last day whose donations the round counts.
    pub as_of: NaiveDate,
    /// The round, as people call it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub round: Option<String>,
    /// Document numbers in full, as the national form has them; that each was shown is an entry of
    /// the journal.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub in_full: bool,
}

/// Everybody who is to be nominated.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HonoursListed {
    /// Last day whose donations were counted.
    pub as_of: NaiveDate,
    /// The round.
    pub round: Option<String>,
    /// The highest level first, then by donor number.
    pub rows: Vec<Nomination>,
    /// Donors whose records contradict their awards: nothing can be counted before that is settled.
    pub uncounted: Vec<Uncounted>,
}

/// A donor who is to be nominated.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Nomination {
    /// The donor.
    pub donor: DonorId,
    /// The donor number.
    pub donor_no: String,
    /// The name.
    pub name: String,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// The type of the identity document.
    pub document_type: DocumentKind,
    /// Its number; masked, unless it was asked for in full.
    pub document: String,
    /// What has been earned: level, counts, golds, stars.
    #[serde(flatten)]
    pub tally: Tally,
    /// What was conferred by that day, in order of cut-off.
    pub awards: Vec<Award>,
    /// Hours of volunteer service, if any.
    pub volunteer_hours: Option<u32>,
    /// The last donation by that day.
    pub last_donation: Option<NaiveDate>,
}

/// A donor whose records contradict the awards.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Uncounted {
    /// The donor.
    pub donor: DonorId,
    /// The donor number.
    pub donor_no: String,
    /// What contradicts, and what to do about it.
    pub problem: String,
}

/// Lists everybody who is to be nominated.
///
/// # Errors
/// `cancelled`; those of the database.
pub fn nominations(
    session: &Session,
    request: HonoursList,
    progress: &mut Progress<'_>,
) -> Result<HonoursListed, DeskError> {
    if !request.in_full {
        return session
            .store
            .read(|read| listed(session, read, request, progress));
    }
    session.store.write(session.staff.id, |write| {
        let listed = listed(session, write, request, progress)?;
        for row in &listed.rows {
            let field = "document".to_owned();
            write.append(row.donor, NumberRevealed { field })?;
        }
        Ok(listed)
    })
}

/// The list of a round with masked numbers, read whole.
pub(crate) fn listed_now(
    session: &Session,
    read: &Reading<'_>,
    request: HonoursList,
) -> Result<HonoursListed, DeskError> {
    let mut go_on = |_| ControlFlow::Continue(());
    listed(session, read, request, &mut Progress::new(&mut go_on))
}

fn listed(
    session: &Session,
    read: &Reading<'_>,
    request: HonoursList,
    progress: &mut Progress<'_>,
) -> Result<HonoursListed, DeskError> {
    let rules = session.rulebook(read)?;
    let round = Round {
        read,
        rules: &rules,
        as_of: request.as_of,
        in_full: request.in_full,
        several_records: read.left_out()?.unknown,
        awards: read.all_awards()?,
        volunteers: read.all_volunteers()?,
    };
    let candidates = round.candidates()?;
    let total = u32::try_from(candidates.len()).unwrap_or(u32::MAX);
    let mut listed = HonoursListed {
        as_of: request.as_of,
        round: request.round,
        rows: Vec::new(),
        uncounted: Vec::new(),
    };
    for (done, (donor, told)) in candidates.into_iter().enumerate() {
        if done.is_multiple_of(OFTEN) {
            progress.tell(u32::try_from(done).unwrap_or(u32::MAX), total)?;
        }
        round.ask(donor, told, &mut listed)?;
    }
    listed
        .rows
        .sort_by(|one, other| place(one).cmp(&place(other)));
    progress.tell(total, total)?;
    Ok(listed)
}

fn place(row: &Nomination) -> (Reverse<Level>, &str) {
    (Reverse(row.tally.nominate), &row.donor_no)
}

/// What is known of everybody.
struct Round<'r> {
    read: &'r Reading<'r>,
    rules: &'r Rulebook,
    as_of: NaiveDate,
    in_full: bool,
    /// Records whose figures do not tell everything.
    several_records: HashSet<DonorId>,
    awards: HashMap<DonorId, Vec<Award>>,
    volunteers: HashMap<DonorId, VolunteerService>,
}

/// What a donor's honours are counted from.
struct Counted {
    history: Vec<Donation>,
    awards: Vec<Award>,
    service: Option<VolunteerService>,
}

impl Round<'_> {
    /// Everyone to whom something may be due, by the record that stands; with a history that is told
    /// by the figures that are kept, where these tell it.
    fn candidates(&self) -> Result<BTreeMap<DonorId, Option<Donation>>, DeskError> {
        let rules = self.rules.honours_rules(self.as_of);
        let mut candidates = BTreeMap::new();
        self.read.each_given(|given| {
            let awards = self.awards.get(&given.donor).map_or(&[][..], Vec::as_slice);
            let (ml, units) = (given.whole_blood_ml, given.platelet_units);
            let serves = self.volunteers.contains_key(&given.donor);
            if serves || may_be_due(ml, units, awards, self.as_of, rules) {
                candidates.insert(given.donor, given.history(self.as_of));
            }
        })?;
        let golden = self.awards.iter().filter(|(_, awards)| {
            let mut levels = awards.iter().map(|award| award.level);
            levels.any(|level| level == AwardLevel::Gold)
        });
        candidates.extend(golden.map(|(record, _)| (*record, None)));
        for record in self.volunteers.keys() {
            candidates.entry(*record).or_insert(None);
        }
        for record in &self.several_records {
            candidates.remove(record);
        }
        for record in &self.several_records {
            candidates.insert(self.read.standing(*record)?, None);
        }
        Ok(candidates)
    }

    /// Asks the rules what is due to a donor.
    fn ask(
        &self,
        donor: DonorId,
        told: Option<Donation>,
        listed: &mut HonoursListed,
    ) -> Result<(), DeskError> {
        let Counted {
            history,
            awards,
            service,
        } = self.counted(donor, told)?;
        match count(self.rules, &history, &awards, service, self.as_of) {
            Ok(tally) if is_due(&tally) => {
                let row = self.row(donor, tally, &history, awards, service)?;
                listed.rows.extend(row);
            }
            Ok(_) => {}
            Err(problem) => listed.uncounted.extend(self.uncounted(donor, problem)?),
        }
        Ok(())
    }

    fn counted(&self, donor: DonorId, told: Option<Donation>) -> Result<Counted, DeskError> {
        if self.several_records.contains(&donor) {
            return Ok(Counted {
                history: self.read.history(donor)?,
                awards: self.read.awards(donor)?,
                service: self.read.volunteer_service(donor)?,
            });
        }
        Ok(Counted {
            history: match told {
                Some(told) => vec![told],
                None => self.read.history_of_record(donor)?,
            },
            awards: self.awards.get(&donor).cloned().unwrap_or_default(),
            service: self.volunteers.get(&donor).copied(),
        })
    }

    /// The donor's line; none of a registration that was undone.
    fn row(
        &self,
        donor: DonorId,
        tally: Tally,
        history: &[Donation],
        mut awards: Vec<Award>,
        service: Option<VolunteerService>,
    ) -> Result<Option<Nomination>, DeskError> {
        let Some(who) = self.who(donor)? else {
            return Ok(None);
        };
        let (kind, number) = who.document.unwrap_or((DocumentKind::Other, String::new()));
        awards.retain(|award| award.cutoff <= self.as_of);
        let given = history.iter().filter(|donation| donation.drawn());
        Ok(Some(Nomination {
            donor,
            donor_no: who.donor_no.to_string(),
            sex: who.sex,
            birth_date: who.birth_date,
            document_type: kind,
            document: if self.in_full {
                number
            } else {
                masked(&number)
            },
            name: who.name,
            tally,
            awards,
            volunteer_hours: service.map(|service| service.hours),
            last_donation: given
                .map(|donation| donation.date)
                .filter(|date| *date <= self.as_of)
                .max(),
        }))
    }

    fn who(&self, donor: DonorId) -> Result<Option<Who>, DeskError> {
        if !self.several_records.contains(&donor) {
            return Ok(self.read.who(donor)?);
        }
        let documents = self.read.documents(donor)?;
        let shown = document::shown(&documents).map(|held| (held.kind, held.number.clone()));
        let donor = self.read.donor(donor)?;
        Ok(donor.map(|donor| Who {
            donor_no: donor.donor_no,
            name: donor.name,
            sex: donor.sex,
            birth_date: donor.birth_date,
            document: shown,
        }))
    }

    fn uncounted(
        &self,
        donor: DonorId,
        problem: HonoursProblem,
    ) -> Result<Option<Uncounted>, DeskError> {
        let donor = self.read.donor(donor)?;
        Ok(donor.map(|donor| Uncounted {
            donor: donor.id,
            donor_no: donor.donor_no.to_string(),
            problem: problem.zh(),
        }))
    }
}

/// Whether a donor stands on the list: for a level, for a lifetime's golds, or for service, of which
/// nothing says what was conferred before.
fn is_due(tally: &Tally) -> bool {
    tally.nominate != Level::None
        || tally.lifetime_honour
        || tally.volunteer_stars > 0
        || tally.volunteer_lifetime
}
