//! Findings in sentences that a donor understands, each with its clause.
//!
//! Sentences are made here and only here, when somebody reads them. `visit` speaks of identity,
//! age, intervals, caps and volumes, `deferral` of deferral records, `exam` of measurements;
//! `clause` finds the setting that a finding rests on.

mod clause;
mod deferral;
mod exam;
mod id;
mod visit;
mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use self::words::Sentence;
use crate::{
    assess::{Assessment, Finding, Rule},
    facts::{DonationKind, Facts, Plan},
    rulebook::{CLAUSE_TO_CONFIRM, Rulebook, Rules},
};

/// A finding as it is sent and shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Explained {
    /// Rule id, as `interval.whole_blood.platelets` or `deferral.T13`.
    pub rule: String,
    /// Whether it keeps the donor from donating; otherwise it is a remark.
    pub blocks: bool,
    /// Whether it never ends by itself.
    pub permanent: bool,
    /// First day on which it is over.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub until: Option<NaiveDate>,
    /// The clause that it comes from, 条款待核 where no source names one.
    pub clause: String,
    /// The finding in Chinese.
    pub zh: String,
    /// The finding in English.
    pub en: String,
}

/// All that a sentence may need to know.
struct Context<'a> {
    facts: &'a Facts,
    plan: Plan,
    on: NaiveDate,
    /// First day on which this kind may be given, everything but the examination considered.
    next: Option<NaiveDate>,
    rulebook: &'a Rulebook,
    rules: &'a Rules,
}

impl Assessment {
    /// Every finding in words, health reasons included: for physicians and auditors.
    ///
    /// Takes what was judged; other facts give other words.
    #[must_use]
    pub fn explain(&self, facts: &Facts, plan: &Plan, rulebook: &Rulebook) -> Vec<Explained> {
        let context = self.context(facts, plan, rulebook);
        self.findings
            .iter()
            .map(|finding| context.explain(finding))
            .collect()
    }

    /// Every finding in words, deferrals without code, reason or clause: for everyone else.
    #[must_use]
    pub fn explain_without_health(
        &self,
        facts: &Facts,
        plan: &Plan,
        rulebook: &Rulebook,
    ) -> Vec<Explained> {
        let context = self.context(facts, plan, rulebook);
        let explain = |finding: &Finding| match finding.rule {
            Rule::Deferral { .. } => {
                let sentence = deferral::withheld(&context, finding);
                explained(
                    finding,
                    "deferral".to_owned(),
                    CLAUSE_TO_CONFIRM.to_owned(),
                    sentence,
                )
            }
            _ => context.explain(finding),
        };
        self.findings.iter().map(explain).collect()
    }

    fn context<'a>(&self, facts: &'a Facts, plan: &Plan, rulebook: &'a Rulebook) -> Context<'a> {
        Context {
            facts,
            plan: *plan,
            on: self.on,
            next: match plan.kind() {
                DonationKind::WholeBlood => self.next.whole_blood,
                DonationKind::Platelets => self.next.platelets,
            },
            rulebook,
            rules: rulebook.rules(self.on),
        }
    }
}

impl Context<'_> {
    /// The first possible day, if this finding is the last to be over; otherwise only its end:
    /// nobody is told a day on which something else still blocks.
    fn come_back(&self, until: NaiveDate) -> Sentence {
        let day = words::day(until);
        if self.next != Some(until) {
            return Sentence::new(
                format!("这一限制从{}起解除。", day.zh),
                format!("This is over on {}.", day.en),
            );
        }
        let (kind_zh, kind_en) = (
            words::kind_zh(self.plan.kind()),
            words::kind_en(self.plan.kind()),
        );
        Sentence::new(
            format!("您可以从{}起捐献{kind_zh}。", day.zh),
            format!("You may donate {kind_en} from {}.", day.en),
        )
    }

    fn explain(&self, finding: &Finding) -> Explained {
        let sentence = match finding.rule {
            Rule::Deferral { record } => deferral::sentence(self, finding, record),
            Rule::Exam(criterion) => exam::criterion(self, criterion),
            Rule::ExamMissing(measure) => exam::missing(measure),
            _ => visit::sentence(self, finding),
        };
        let id = finding.rule.id(self.facts).into_owned();
        explained(finding, id, clause::of(self, finding), sentence)
    }
}

fn explained(finding: &Finding, rule: String, clause: String, sentence: Sentence) -> Explained {
    Explained {
        rule,
        blocks: finding.blocks,
        permanent: finding.permanent,
        until: finding.until,
        clause,
        zh: sentence.zh,
        en: sentence.en,
    }
}
