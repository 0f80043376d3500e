//! The nomination list of a round: everybody to whom something is due on its last day.
//!
//! What everybody has given in all says whom nobody need ask about; of everyone else the rules are
//! asked, with the whole history.

use super::count;
use crate::Session;
use crate::document;
use crate::error::DeskError;
use crate::job::Progress;
use chrono::NaiveDate;
use redwall_rules::document::masked;
use redwall_rules::honours::may_be_due;
use redwall_rules::{
    Award, AwardLevel, DocumentKind, Donation, DonationKind, HonoursProblem, HonoursRules, Level,
    Rulebook, Sex, Tally,
};
use redwall_store::fact::NumberRevealed;
use redwall_store::{ById, DonorId, Reading, VolunteerService, Who};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};
use std::ops::ControlFlow;
use ts_rs::TS;

/// Donors between two tellings of progress.
const OFTEN: u32 = 10_000;

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
        honours: rules.honours_rules(request.as_of),
        as_of: request.as_of,
        in_full: request.in_full,
        joined: read.all_joined()?,
        awards: read.all_awards()?,
        volunteers: read.all_volunteers()?,
    };
    let mut listed = HonoursListed {
        as_of: request.as_of,
        round: request.round,
        rows: Vec::new(),
        uncounted: Vec::new(),
    };
    let done = round.ask_everybody(&mut listed, progress)?;
    listed
        .rows
        .sort_by(|one, other| place(one).cmp(&place(other)));
    listed.uncounted.sort_by_key(|row| row.donor);
    progress.tell(done, done)?;
    Ok(listed)
}

fn place(row: &Nomination) -> (Reverse<Level>, &str) {
    (Reverse(row.tally.nominate), &row.donor_no)
}

/// What is known of everybody.
struct Round<'r> {
    read: &'r Reading<'r>,
    rules: &'r Rulebook,
    honours: &'r HonoursRules,
    as_of: NaiveDate,
    in_full: bool,
    /// Everyone who may have several records.
    joined: HashSet<DonorId>,
    awards: ById<Vec<Award>>,
    volunteers: ById<VolunteerService>,
}

/// What a donor's honours are counted from.
struct Counted {
    donor: DonorId,
    history: Vec<Donation>,
    awards: Vec<Award>,
    service: Option<VolunteerService>,
}

impl Round<'_> {
    /// Asks the rules of everyone to whom something may be due, each person once; answers with how
    /// many records were looked at.
    fn ask_everybody(
        &self,
        listed: &mut HonoursListed,
        progress: &mut Progress<'_>,
    ) -> Result<u32, DeskError> {
        let total = self.read.numbers_given()?;
        let mut done = 0_u32;
        let mut always = self.always_asked();
        self.read.each_history(|donor, history| {
            if done.is_multiple_of(OFTEN) {
                progress.tell(done, total.max(done))?;
            }
            done += 1;
            if always.remove(&donor) || self.may_be_due(donor, &history) {
                self.ask(self.counted(donor, history), listed)?;
            }
            Ok::<_, DeskError>(())
        })?;
        for donor in always {
            self.ask(self.counted(donor, Vec::new()), listed)?;
        }
        let standing = self.joined.iter().map(|record| self.read.standing(*record));
        for donor in standing.collect::<Result<BTreeSet<_>, _>>()? {
            self.ask(self.counted_of_several(donor)?, listed)?;
        }
        Ok(done)
    }

    /// Who is asked about whatever was given: whose gold may lack its records, and volunteers.
    fn always_asked(&self) -> BTreeSet<DonorId> {
        let golden = self.awards.iter().filter(|(_, awards)| {
            let mut levels = awards.iter().map(|award| award.level);
            levels.any(|level| level == AwardLevel::Gold)
        });
        let golden = golden.map(|(record, _)| record);
        golden
            .chain(self.volunteers.keys())
            .filter(|record| !self.joined.contains(record))
            .copied()
            .collect()
    }

    fn may_be_due(&self, donor: DonorId, history: &[Donation]) -> bool {
        let (ml, units) =
            history
                .iter()
                .fold((0_u32, 0_u32), |(ml, units), given| match given.kind {
                    DonationKind::WholeBlood => (ml.saturating_add(given.ml), units),
                    DonationKind::Platelets => (ml, units.saturating_add(given.units)),
                });
        let awards = self.awards.get(&donor).map_or(&[][..], Vec::as_slice);
        !self.joined.contains(&donor) && may_be_due(ml, units, awards, self.as_of, self.honours)
    }

    /// Asks the rules what is due to a donor.
    fn ask(&self, counted: Counted, listed: &mut HonoursListed) -> Result<(), DeskError> {
        let (history, awards) = (&counted.history, &counted.awards);
        match count(self.rules, history, awards, counted.service, self.as_of) {
            Ok(tally) if is_due(&tally) => listed.rows.extend(self.row(counted, tally)?),
            Ok(_) => {}
            Err(problem) => {
                let uncounted = self.uncounted(counted.donor, problem)?;
                listed.uncounted.extend(uncounted);
            }
        }
        Ok(())
    }

    fn counted(&self, donor: DonorId, history: Vec<Donation>) -> Counted {
        Counted {
            donor,
            history,
            awards: self.awards.get(&donor).cloned().unwrap_or_default(),
            service: self.volunteers.get(&donor).copied(),
        }
    }

    fn counted_of_several(&self, donor: DonorId) -> Result<Counted, DeskError> {
        Ok(Counted {
            donor,
            history: self.read.history(donor)?,
            awards: self.read.awards(donor)?,
            service: self.read.volunteer_service(donor)?,
        })
    }

    /// The donor's line; none of a registration that was undone.
    fn row(&self, counted: Counted, tally: Tally) -> Result<Option<Nomination>, DeskError> {
        let Counted {
            donor,
            history,
            mut awards,
            service,
        } = counted;
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
        if !self.joined.contains(&donor) {
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
