//! What is known of a donor, and the one function that judges it.
//!
//! Every verdict of the desk comes through here, and from here through [`redwall_rules::assess`].

use crate::block;
use crate::error::DeskError;
use crate::verdict::{Judgement, KindVerdict};
use chrono::NaiveDate;
use redwall_rules::{
    Assessment, CLAUSE_TO_CONFIRM, DonationKind, Examination, Explained, Facts, Plan, Rule,
    Rulebook, Stage, Verdict, assess,
};
use redwall_store::{DeferralRecord, Donor, Reading};

/// A usual donation of each kind: what "may donate" means before anything is planned.
pub(crate) const USUAL: [Plan; 2] = [
    Plan::WholeBlood { ml: 400 },
    Plan::Platelets {
        units: 1,
        plasma_ml: 0,
    },
];

/// What is known of a donor; measurements and wishes are those of a visit. The deferrals are those
/// that count, in the order in which they were made, then what the donor's documents are blocked for.
pub(crate) fn facts(
    read: &Reading<'_>,
    donor: &Donor,
    examination: Examination,
    asks_to_continue: bool,
) -> Result<Facts, DeskError> {
    facts_since(read, donor, examination, asks_to_continue, &|_| true)
}

/// The same of those deferral records that `concern` what is judged.
pub(crate) fn facts_since(
    read: &Reading<'_>,
    donor: &Donor,
    examination: Examination,
    asks_to_continue: bool,
    concern: &dyn Fn(&DeferralRecord) -> bool,
) -> Result<Facts, DeskError> {
    let mut deferrals: Vec<_> = read
        .deferrals(donor.id)?
        .into_iter()
        .filter(|record| record.counts() && concern(record))
        .map(|record| record.facts)
        .collect();
    let documents = read.documents(donor.id)?;
    deferrals.extend(block::deferrals(read, &documents)?);
    let mut unread = read.has_unread(donor.id)?;
    for document in &documents {
        unread |= read.has_unread_block(&document.number)?;
    }
    Ok(Facts {
        sex: donor.sex,
        birth_date: donor.birth_date,
        history: read.history(donor.id)?,
        deferrals,
        examination,
        asks_to_continue,
        athlete: false,
        matched_recipient: false,
        unread,
    })
}

/// A judgement with what it was about.
pub(crate) struct Judged<'a> {
    facts: &'a Facts,
    plan: Plan,
    rulebook: &'a Rulebook,
    pub(crate) assessment: Assessment,
}

/// Judges a plan on a day.
pub(crate) fn judge<'a>(
    facts: &'a Facts,
    plan: Plan,
    stage: Stage,
    on: NaiveDate,
    rulebook: &'a Rulebook,
) -> Judged<'a> {
    Judged {
        facts,
        plan,
        rulebook,
        assessment: assess(facts, &plan, stage, on, rulebook),
    }
}

/// Whether a plan is accepted on a day, for lists of everybody.
pub(crate) fn accepts(
    facts: &Facts,
    plan: Plan,
    stage: Stage,
    on: NaiveDate,
    rulebook: &Rulebook,
) -> bool {
    redwall_rules::verdict(facts, &plan, stage, on, rulebook) == Verdict::Accept
}

/// Judges a usual donation of each kind at the desk.
pub(crate) fn judge_usual<'a>(
    facts: &'a Facts,
    on: NaiveDate,
    rulebook: &'a Rulebook,
) -> [Judged<'a>; 2] {
    USUAL.map(|plan| judge(facts, plan, Stage::Desk, on, rulebook))
}

impl Judged<'_> {
    pub(crate) fn kind(&self) -> DonationKind {
        self.plan.kind()
    }

    pub(crate) fn verdict(&self) -> Verdict {
        self.assessment.verdict
    }

    pub(crate) fn accepts(&self) -> bool {
        self.assessment.verdict == Verdict::Accept
    }

    /// What to say of a volume that nobody may give.
    pub(crate) fn wrong_volume(&self) -> Option<String> {
        let is_volume = |rule| matches!(rule, Rule::VolumeWholeBlood | Rule::VolumePlatelets);
        let at = self
            .assessment
            .findings
            .iter()
            .position(|finding| is_volume(finding.rule))?;
        self.in_full()
            .findings
            .into_iter()
            .nth(at)
            .map(|finding| finding.zh)
    }

    /// The first measurement that is missing, by its field.
    pub(crate) fn missing_measure(&self) -> Option<&'static str> {
        self.assessment
            .findings
            .iter()
            .find_map(|finding| match finding.rule {
                Rule::ExamMissing(measure) => Some(measure.field()),
                _ => None,
            })
    }

    /// The judgement in words, health reasons included, as the journal keeps it.
    pub(crate) fn in_full(&self) -> Judgement {
        Judgement {
            verdict: self.assessment.verdict,
            until: self.assessment.until,
            findings: self
                .assessment
                .explain(self.facts, &self.plan, self.rulebook),
        }
    }

    /// The verdict on a kind of donation, for one who may or may not see health reasons.
    pub(crate) fn of_kind(&self, sees_health: bool) -> KindVerdict {
        let kind = self.plan.kind();
        let findings = if sees_health {
            self.assessment
                .explain(self.facts, &self.plan, self.rulebook)
        } else {
            self.assessment
                .explain_without_health(self.facts, &self.plan, self.rulebook)
        };
        KindVerdict {
            kind,
            verdict: self.assessment.verdict,
            next: self.next(),
            findings,
        }
    }

    /// No verdict, while the clock is in doubt: blocked, with what to tell.
    pub(crate) fn put_off(&self, doubt: String) -> KindVerdict {
        KindVerdict {
            kind: self.plan.kind(),
            verdict: Verdict::Defer,
            next: None,
            findings: vec![Explained {
                rule: "clock".to_owned(),
                blocks: true,
                permanent: false,
                until: None,
                clause: CLAUSE_TO_CONFIRM.to_owned(),
                zh: doubt,
                en: "The computer's clock is in doubt: nobody is judged until an administrator \
                     confirms the time."
                    .to_owned(),
            }],
        }
    }

    pub(crate) fn next(&self) -> Option<NaiveDate> {
        match self.plan.kind() {
            DonationKind::WholeBlood => self.assessment.next.whole_blood,
            DonationKind::Platelets => self.assessment.next.platelets,
        }
    }
}

/// Of judgements that all refuse, the one that ends first: what the donor is told.
pub(crate) fn soonest<'j, 'a>(judged: &'j [Judged<'a>; 2]) -> &'j Judged<'a> {
    let [whole_blood, platelets] = judged;
    match (whole_blood.next(), platelets.next()) {
        (None, Some(_)) => platelets,
        (Some(whole_blood_on), Some(platelets_on)) if platelets_on < whole_blood_on => platelets,
        _ => whole_blood,
    }
}
