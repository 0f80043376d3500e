//! What happened, written as entries.

use super::opening;
use super::people::{People, Person};
use super::timeline::{Deferred, Happening, Timeline, What};
use crate::error::DeskError;
use crate::judge::judge;
use chrono::{Datelike, Days, NaiveDate};
use fastrand::Rng;
use redwall_rules::{
    DonationKind, Examination, Facts, Outcome, Plan, Reaction, Rulebook, Sex, Stage,
};
use redwall_store::fact::{
    AwardConferred, CertificateIssued, CertificateText, DeferralEnded, DeferralSet, DeferralSource,
    DocumentAdded, DocumentBlocked, DonationCodeAssigned, DonationRecorded, DonorMerged,
    DonorRegistered, ExaminationRecorded, InterviewRecorded, PhoneChanged, ReactionReported,
    RestEnded, VisitOpened, VisitRefused, VolunteerHoursRecorded,
};
use redwall_store::{CertificateId, DeferralId, DonorId, Filling, Instant, VisitId, block_subject};
use uuid::Uuid;

/// Days before today whose visits are written step by step.
const RECENT: u64 = 365;
/// One in so many recent donations has a refused visit beside it; one in so many has a reaction.
const REFUSED_OF: u32 = 40;
const REACTION_OF: u32 = 150;
/// Milliseconds of a day's work, and between the entries of one happening.
const DAY_MS: u32 = 8 * 3_600_000;
/// Happenings between two tellings of progress.
const OFTEN: u32 = 2_000;
const EVERY_YEAR: u32 = 1_000_000;

/// Where donors come to, each with how many of a hundred.
#[rustfmt::skip] // A list.
const SITES: [(&str, u32); 11] = [
    ("嘉州献血屋", 26), ("峨眉献血屋", 18), ("五通桥献血屋", 14), ("流动采血车1号", 13),
    ("流动采血车2号", 11), ("犍为爱心血库", 4), ("井研爱心血库", 4), ("夹江爱心血库", 3),
    ("沐川爱心血库", 3), ("峨边爱心血库", 2), ("马边爱心血库", 2),
];

/// Writes everything, telling `step` how many happenings are done.
///
/// # Errors
/// Those of `step` and of the database.
pub(super) fn write(
    filling: &mut Filling<'_>,
    rng: &mut Rng,
    people: &People,
    timeline: Timeline,
    (today, rules): (NaiveDate, &Rulebook),
    step: &mut dyn FnMut(u32) -> Result<(), DeskError>,
) -> Result<(), DeskError> {
    let mut writer = Writer {
        filling,
        rng,
        people,
        rules,
        donors: vec![DonorId::from(Uuid::nil()); people.everybody.len()],
        given: vec![Given::default(); people.everybody.len()],
        numbers: timeline.numbers,
        recent: today - Days::new(RECENT),
        at: Instant(0),
        codes: 0,
        serials: 0,
    };
    let mut done = 0;
    for day in timeline
        .happenings
        .chunk_by(|one, other| one.day == other.day)
    {
        if let Some(first) = day.first()
            && writer.at.0 > 0
            && first.day.year() != writer.at.station_date().year()
        {
            writer.codes = 0;
        }
        let number = u32::try_from(day.len()).unwrap_or(u32::MAX);
        for (at, happening) in (0..).zip(day) {
            let into_day = DAY_MS / number * at;
            writer.at = Instant(opening(happening.day).0 + i64::from(into_day));
            writer.happen(happening)?;
            if done % OFTEN == 0 {
                step(done)?;
            }
            done += 1;
        }
    }
    Ok(())
}

/// What a certificate says of somebody's donations so far.
#[derive(Clone, Copy, Default)]
struct Given {
    times: u32,
    whole_blood_ml: u32,
    platelet_units: u32,
}

struct Writer<'w, 't> {
    filling: &'w mut Filling<'t>,
    rng: &'w mut Rng,
    people: &'w People,
    rules: &'w Rulebook,
    donors: Vec<DonorId>,
    given: Vec<Given>,
    numbers: Vec<u32>,
    /// The first day whose visits are written step by step.
    recent: NaiveDate,
    at: Instant,
    codes: u32,
    serials: u32,
}

impl Writer<'_, '_> {
    fn happen(&mut self, happening: &Happening) -> Result<(), DeskError> {
        let people = self.people;
        let Some(person) = people.everybody.get(happening.person as usize) else {
            return Err(DeskError::internal());
        };
        let at = happening.person as usize;
        let donor = self.donors[at];
        match happening.what {
            What::Registered => self.register(at, person),
            What::Donated {
                kind,
                ml,
                units,
                outcome,
            } => {
                let donation = self.donation(happening.day, kind, (ml, units), outcome);
                self.donate(at, person, donation)
            }
            What::Deferred(deferred) => self.defer(donor, deferred, happening.day),
            What::OtherPhone => {
                let phone = format!("{}9", &person.phone()[..10]);
                self.write(donor, PhoneChanged { phone })
            }
            What::Blocked => self.block(person),
            What::Served { hours } => {
                let since = happening.day - Days::new(u64::from(hours) * 3);
                self.write(donor, VolunteerHoursRecorded { since, hours })
            }
            What::Honoured { level, cutoff } => {
                let counted_after = None;
                let conferred = AwardConferred {
                    level,
                    cutoff,
                    counted_after,
                };
                self.write(donor, conferred)
            }
            What::Merged(into) => {
                let merged = DonorMerged {
                    into: self.donors[into as usize],
                    reason: "同一人换证后重复登记".to_owned(),
                    second: None,
                };
                self.write(donor, merged)
            }
        }
    }

    fn write(
        &mut self,
        subject: impl Into<Uuid>,
        fact: impl Into<redwall_store::fact::Fact>,
    ) -> Result<(), DeskError> {
        Ok(self.filling.write(self.at, subject, fact)?)
    }

    /// An identifier of this moment, the same for the same seed.
    fn id<T: From<Uuid>>(&mut self) -> T {
        let mut random = [0; 10];
        self.rng.fill(&mut random);
        let milliseconds = u64::try_from(self.at.0).unwrap_or(0);
        let builder = uuid::Builder::from_unix_timestamp_millis(milliseconds, &random);
        T::from(builder.into_uuid())
    }

    fn register(&mut self, at: usize, person: &Person) -> Result<(), DeskError> {
        let donor: DonorId = self.id();
        self.donors[at] = donor;
        let registered = DonorRegistered {
            donor_no: self.numbers[at],
            name: person.name.to_string(),
            sex: Some(person.sex),
            birth_date: person.born,
            phone: Some(person.phone()),
        };
        self.write(donor, registered)?;
        let (kind, number) = person.document();
        self.write(donor, DocumentAdded { kind, number })
    }

    fn donation(
        &mut self,
        date: NaiveDate,
        kind: DonationKind,
        (ml, units): (u16, u8),
        outcome: Outcome,
    ) -> DonationRecorded {
        let code = self.code(date);
        DonationRecorded {
            donation: self.id(),
            visit: self.id(),
            code,
            date,
            kind,
            ml: ml.into(),
            units: units.into(),
            plasma_ml: 0,
            outcome,
            site: self.site().to_owned(),
            late: false,
            remarks: Vec::new(),
            flags: Vec::new(),
        }
    }

    /// A code of 13 characters, no other donation's.
    fn code(&mut self, day: NaiveDate) -> String {
        let (facility, number) = (11 + self.codes / EVERY_YEAR, self.codes % EVERY_YEAR);
        self.codes += 1;
        format!("Z51{facility}{:02}{number:06}", day.year() % 100)
    }

    fn site(&mut self) -> &'static str {
        let mut at = self.rng.u32(..100);
        for (site, share) in SITES {
            if at < share {
                return site;
            }
            at -= share;
        }
        SITES[0].0
    }

    fn donate(
        &mut self,
        at: usize,
        person: &Person,
        donation: DonationRecorded,
    ) -> Result<(), DeskError> {
        let donor = self.donors[at];
        if donation.outcome != Outcome::None {
            let given = &mut self.given[at];
            given.times += 1;
            given.whole_blood_ml += match donation.kind {
                DonationKind::WholeBlood => donation.ml,
                DonationKind::Platelets => 0,
            };
            given.platelet_units += donation.units;
        }
        if donation.date >= self.recent {
            return self.visit(at, person, donation);
        }
        let coded = DonationCodeAssigned {
            visit: donation.visit,
            code: donation.code.clone(),
        };
        self.write(donor, coded)?;
        let reacted = ReactionReported {
            donation: donation.donation,
            reaction: Reaction::Mild,
            on: donation.date,
        };
        self.write(donor, donation)?;
        if self.rng.u32(..REACTION_OF) == 0 {
            self.write(donor, reacted)?;
        }
        Ok(())
    }

    /// A visit step by step.
    fn visit(
        &mut self,
        at: usize,
        person: &Person,
        donation: DonationRecorded,
    ) -> Result<(), DeskError> {
        let (donor, visit) = (self.donors[at], donation.visit);
        if self.rng.u32(..REFUSED_OF) == 0 {
            self.refuse(donor, person, &donation)?;
        }
        let examination = self.examination(person.sex);
        let first = self.given[at].times <= 1;
        self.begin(donor, visit, &donation, (examination, first))?;
        let coded = DonationCodeAssigned {
            visit,
            code: donation.code.clone(),
        };
        self.write(donor, coded)?;
        let (id, outcome, issued_on) = (donation.donation, donation.outcome, donation.date);
        self.write(donor, donation)?;
        let reaction = if self.rng.u32(..REACTION_OF) == 0 {
            Reaction::Mild
        } else {
            Reaction::None
        };
        self.write(donor, RestEnded { visit, reaction })?;
        if outcome == Outcome::None {
            return Ok(());
        }
        self.serials += 1;
        let given = self.given[at];
        let issued = CertificateIssued {
            certificate: self.id::<CertificateId>(),
            visit,
            donation: id,
            serial: self.serials,
            issued_on,
            text: CertificateText {
                name: person.name.to_string(),
                station: super::STATION.to_owned(),
                donations: given.times,
                whole_blood_ml: given.whole_blood_ml,
                platelet_units: given.platelet_units,
            },
        };
        self.write(donor, issued)
    }

    fn begin(
        &mut self,
        donor: DonorId,
        visit: VisitId,
        donation: &DonationRecorded,
        (examination, first): (Examination, bool),
    ) -> Result<(), DeskError> {
        let opened = VisitOpened {
            visit,
            on: donation.date,
            site: donation.site.clone(),
            late: false,
            face_matches_document: true,
            asks_to_continue: false,
            first,
        };
        self.write(donor, opened)?;
        let interviewed = InterviewRecorded {
            visit,
            form_no: format!("F{}", &donation.code[3..]),
            consent: true,
            by: None,
        };
        self.write(donor, interviewed)?;
        let examined = ExaminationRecorded {
            visit,
            examination,
            plan: planned(donation),
        };
        self.write(donor, examined)
    }

    /// The same donor had come in the morning, and the haemoglobin was too low.
    fn refuse(
        &mut self,
        donor: DonorId,
        person: &Person,
        donation: &DonationRecorded,
    ) -> Result<(), DeskError> {
        let visit = self.id();
        let mut examination = self.examination(person.sex);
        examination.haemoglobin_g_l = Some(f64::from(self.rng.u32(96..114)));
        self.begin(donor, visit, donation, (examination, false))?;
        let mut facts = Facts::new(Some(person.sex), person.born);
        facts.examination = examination;
        let plan = planned(donation);
        let judged = judge(&facts, plan, Stage::Collect, donation.date, self.rules).in_full();
        let refused = VisitRefused {
            visit,
            stage: Stage::Collect,
            unused_code: None,
            verdict: judged.verdict,
            until: judged.until,
            findings: judged.findings,
        };
        self.write(donor, refused)
    }

    fn examination(&mut self, sex: Sex) -> Examination {
        let (weight, haemoglobin) = match sex {
            Sex::Male => (54..88, 128..165),
            Sex::Female => (47..70, 118..148),
        };
        let mut whole = |range: std::ops::Range<u32>| f64::from(self.rng.u32(range));
        Examination {
            weight_kg: Some(whole(weight)),
            systolic_mmhg: Some(whole(104..134)),
            diastolic_mmhg: Some(whole(64..74)),
            pulse_bpm: Some(whole(62..92)),
            temperature_c: Some(36.5),
            haemoglobin_g_l: Some(whole(haemoglobin)),
            platelets_10e9_l: Some(whole(170..320)),
            haematocrit: Some(0.41),
        }
    }

    fn defer(
        &mut self,
        donor: DonorId,
        deferred: Deferred,
        day: NaiveDate,
    ) -> Result<(), DeskError> {
        let deferral: DeferralId = self.id();
        let set = DeferralSet {
            deferral,
            visit: None,
            code: deferred.code.to_owned(),
            event: Some(day),
            from: Some(day),
            until: None,
            permanent: deferred.permanent,
            source: Some(DeferralSource::Interview),
        };
        self.write(donor, set)?;
        let Some(days) = deferred.ended_after else {
            return Ok(());
        };
        let ended = DeferralEnded {
            deferral,
            from: day + Days::new(days.into()),
            reason: "复查合格".to_owned(),
        };
        self.write(donor, ended)
    }

    fn block(&mut self, person: &Person) -> Result<(), DeskError> {
        let (kind, number) = person.document();
        let subject = block_subject(&number);
        let blocked = DocumentBlocked {
            kind,
            number,
            list: "省屏蔽名单".to_owned(),
            from: None,
            until: None,
        };
        self.write(subject, blocked)
    }
}

/// What had been planned.
fn planned(donation: &DonationRecorded) -> Plan {
    match donation.kind {
        DonationKind::WholeBlood => Plan::WholeBlood {
            ml: match donation.outcome {
                Outcome::Complete => donation.ml,
                Outcome::Partial | Outcome::None => 400,
            },
        },
        DonationKind::Platelets => Plan::Platelets {
            units: donation.units.max(1),
            plasma_ml: 0,
        },
    }
}
