//! The nomination list of a round: everybody to whom something is due on its last day.
//!
//! What everybody has given in all says whom nobody need ask about; of everyone else the rules are
//! asked, with the whole history.

use super::{VolunteerAwarded, count, service};
use crate::Session;
use crate::document;
use crate::error::DeskError;
use crate::job::Progress;
use crate::judge::{self, judge_usual};
use chrono::NaiveDate;
use redwall_rules::document::masked;
use redwall_rules::honours::{is_near, may_be_near};
use redwall_rules::{
    Award, AwardLevel, DocumentKind, Donation, DonationKind, Examination, HonoursProblem,
    HonoursRules, Level, Outcome, PLATELET_UNIT_ML, Reaction, Rulebook, Sex, Source, Tally,
    VolunteerAward,
};
use redwall_store::fact::NumberRevealed;
use redwall_store::{ById, DonorId, Reading, VolunteerHonour, VolunteerService, Who};
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
    /// Counts within which a donor to whom nothing is due is near the next level; 0 for none.
    #[serde(default)]
    #[ts(as = "Option<u32>", optional)]
    pub near: u32,
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
    /// Donors who are near the next level, those who need the least first, then by donor number;
    /// their document numbers are masked.
    pub near: Vec<Near>,
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
    /// The stars that are due: more than any that were conferred.
    pub volunteer_due: Option<VolunteerAward>,
    /// Whether the lifetime award for service is due and was not conferred.
    pub volunteer_lifetime_due: bool,
    /// What was conferred for service by that day, in order of cut-off.
    pub volunteer_awards: Vec<VolunteerAwarded>,
    /// The last donation by that day.
    pub last_donation: Option<NaiveDate>,
}

/// A donor who is near the next level.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Near {
    /// The donor.
    #[serde(flatten)]
    pub row: Nomination,
    /// The first day, not before today, on which whole blood may be given, as far as is known.
    pub next_whole_blood: Option<NaiveDate>,
    /// The same of platelets.
    pub next_platelets: Option<NaiveDate>,
    /// Whether one usual donation of whole blood, or two units of platelets, on such a day of the
    /// round is enough.
    pub by_one: bool,
}

/// A donor whose records contradict the awards.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Uncounted {
    /// The donor.
    pub donor: DonorId,
    /// The donor number.
    pub donor_no: String,
    /// The name.
    pub name: String,
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
        session,
        read,
        rules: &rules,
        honours: rules.honours_rules(request.as_of),
        as_of: request.as_of,
        near: request.near,
        in_full: request.in_full,
        joined: read.all_joined()?,
        awards: read.all_awards()?,
        volunteers: read.all_volunteers()?,
        service_awards: read.all_volunteer_awards()?,
    };
    let mut listed = HonoursListed {
        as_of: request.as_of,
        round: request.round,
        rows: Vec::new(),
        near: Vec::new(),
        uncounted: Vec::new(),
    };
    let done = round.ask_everybody(&mut listed, progress)?;
    listed
        .rows
        .sort_by(|one, other| place(one).cmp(&place(other)));
    listed
        .near
        .sort_by(|one, other| distance(one).cmp(&distance(other)));
    listed.uncounted.sort_by_key(|row| row.donor);
    progress.tell(done, done)?;
    Ok(listed)
}

fn place(row: &Nomination) -> (Reverse<Level>, &str) {
    (Reverse(row.tally.nominate), &row.donor_no)
}

fn distance(near: &Near) -> (u32, &str) {
    let needs = near.row.tally.to_next.map_or(0, |next| next.needs);
    (needs, &near.row.donor_no)
}

/// What is known of everybody.
struct Round<'r> {
    session: &'r Session,
    read: &'r Reading<'r>,
    rules: &'r Rulebook,
    honours: &'r HonoursRules,
    as_of: NaiveDate,
    near: u32,
    in_full: bool,
    /// Everyone who may have several records.
    joined: HashSet<DonorId>,
    awards: ById<Vec<Award>>,
    volunteers: ById<VolunteerService>,
    service_awards: ById<Vec<VolunteerHonour>>,
}

/// What a donor's honours are counted from.
struct Counted {
    donor: DonorId,
    history: Vec<Donation>,
    awards: Vec<Award>,
    service: Option<VolunteerService>,
    service_awards: Vec<VolunteerHonour>,
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
            if always.remove(&donor) || self.may_be_near(donor, &history) {
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

    fn may_be_near(&self, donor: DonorId, history: &[Donation]) -> bool {
        let (ml, units) =
            history
                .iter()
                .fold((0_u32, 0_u32), |(ml, units), given| match given.kind {
                    DonationKind::WholeBlood => (ml.saturating_add(given.ml), units),
                    DonationKind::Platelets => (ml, units.saturating_add(given.units)),
                });
        let awards = self.awards.get(&donor).map_or(&[][..], Vec::as_slice);
        let (as_of, within, rules) = (self.as_of, self.near, self.honours);
        !self.joined.contains(&donor) && may_be_near(ml, units, awards, as_of, within, rules)
    }

    /// Asks the rules what is due to a donor.
    fn ask(&self, counted: Counted, listed: &mut HonoursListed) -> Result<(), DeskError> {
        let (history, awards) = (&counted.history, &counted.awards);
        match count(self.rules, history, awards, counted.service, self.as_of) {
            Ok(tally) if is_due(&tally, &self.conferred_by(&counted.service_awards)) => {
                listed.rows.extend(self.row(counted, tally, self.in_full)?);
            }
            Ok(tally) if self.is_near(&tally, awards) => {
                listed.near.extend(self.near_line(counted, tally)?);
            }
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
            service_awards: self.service_awards.get(&donor).cloned().unwrap_or_default(),
        }
    }

    fn counted_of_several(&self, donor: DonorId) -> Result<Counted, DeskError> {
        Ok(Counted {
            donor,
            history: self.read.history(donor)?,
            awards: self.read.awards(donor)?,
            service: self.read.volunteer_service(donor)?,
            service_awards: self.read.volunteer_awards(donor)?,
        })
    }

    fn is_near(&self, tally: &Tally, awards: &[Award]) -> bool {
        self.near > 0 && is_near(tally, awards, self.as_of, self.near)
    }

    fn conferred_by(&self, awards: &[VolunteerHonour]) -> Vec<VolunteerHonour> {
        let mut awards = awards.to_vec();
        awards.retain(|honour| honour.cutoff <= self.as_of);
        awards
    }

    /// The line of a donor who is near, with the days on which the one function lets them give.
    fn near_line(&self, counted: Counted, tally: Tally) -> Result<Option<Near>, DeskError> {
        let Some(donor) = self.read.donor(counted.donor)? else {
            return Ok(None);
        };
        let facts = judge::facts(self.read, &donor, Examination::default(), true)?;
        let [whole_blood, platelets] = judge_usual(&facts, self.session.today(), self.rules);
        let (next_whole_blood, next_platelets) = (whole_blood.next(), platelets.next());
        let by_one = [
            next_whole_blood.map(|day| one_more(day, DonationKind::WholeBlood)),
            next_platelets.map(|day| one_more(day, DonationKind::Platelets)),
        ];
        let mut by_one = by_one.into_iter().flatten();
        let by_one = by_one.any(|more| self.is_enough(&counted, more));
        let row = self.row(counted, tally, false)?;
        Ok(row.map(|row| Near {
            row,
            next_whole_blood,
            next_platelets,
            by_one,
        }))
    }

    /// Whether a level is due with one donation more.
    fn is_enough(&self, counted: &Counted, more: Donation) -> bool {
        let mut history = counted.history.clone();
        history.push(more);
        let (awards, service) = (&counted.awards, counted.service);
        count(self.rules, &history, awards, service, self.as_of)
            .is_ok_and(|tally| tally.nominate != Level::None)
    }

    /// The donor's line; none of a registration that was undone.
    fn row(
        &self,
        counted: Counted,
        tally: Tally,
        in_full: bool,
    ) -> Result<Option<Nomination>, DeskError> {
        let Counted {
            donor,
            history,
            mut awards,
            service,
            service_awards,
        } = counted;
        let service_awards = self.conferred_by(&service_awards);
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
            document: if in_full { number } else { masked(&number) },
            name: who.name,
            volunteer_due: service::stars_due(&tally, &service_awards),
            volunteer_lifetime_due: service::lifetime_due(&tally, &service_awards),
            volunteer_awards: service::of(service_awards),
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
            name: donor.name,
            problem: problem.zh(),
        }))
    }
}

/// Whether a donor stands on the list: for a level, for a lifetime's golds, or for service beyond
/// what was conferred for it.
fn is_due(tally: &Tally, service_awards: &[VolunteerHonour]) -> bool {
    tally.nominate != Level::None
        || tally.lifetime_honour
        || service::stars_due(tally, service_awards).is_some()
        || service::lifetime_due(tally, service_awards)
}

/// A usual donation: 400 ml of whole blood, or two units of platelets.
fn one_more(date: NaiveDate, kind: DonationKind) -> Donation {
    let (ml, units) = match kind {
        DonationKind::WholeBlood => (400, 0),
        DonationKind::Platelets => (2 * PLATELET_UNIT_ML, 2),
    };
    Donation {
        date,
        kind,
        ml,
        units,
        plasma_ml: 0,
        outcome: Outcome::Complete,
        reaction: Reaction::None,
        source: Source::Here,
    }
}
