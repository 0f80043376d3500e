//! The verdict as a screen shows it.

use chrono::{Datelike, NaiveDate};
use redwall_rules::{CLAUSE_TO_CONFIRM, DonationKind, Explained, Verdict};
use serde::Serialize;
use ts_rs::TS;

/// May this donor donate this kind today?
#[derive(Debug, Clone, Serialize, TS)]
pub struct KindVerdict {
    /// The kind of donation.
    pub kind: DonationKind,
    /// The verdict on a usual donation of it (400 ml; one unit).
    pub verdict: Verdict,
    /// The first day on which a usual donation is allowed; none if it cannot be told.
    pub next: Option<NaiveDate>,
    /// Why, each with its clause.
    pub findings: Vec<Explained>,
}

/// A judgement of a visit, as kept in it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// The first day on which every dated finding is over.
    pub until: Option<NaiveDate>,
    /// Why, each with its clause.
    pub findings: Vec<Explained>,
}

impl Judgement {
    /// The judgement as it may be shown to one who may or may not see health reasons: to the
    /// others a deferral or a measurement says blocked, until when, and to ask the physician.
    #[must_use]
    pub fn shown_to(mut self, sees_health: bool) -> Self {
        if !sees_health {
            self.findings.retain_mut(|finding| {
                let health = is_about_health(&finding.rule);
                if health {
                    withhold(finding);
                }
                !health || finding.blocks
            });
            self.findings.dedup();
        }
        self
    }
}

impl From<redwall_store::Judged> for Judgement {
    fn from(kept: redwall_store::Judged) -> Self {
        Self {
            verdict: kept.verdict,
            until: kept.until,
            findings: kept.findings,
        }
    }
}

fn is_about_health(rule: &str) -> bool {
    rule.starts_with("deferral") || rule.starts_with("exam.")
}

fn withhold(finding: &mut Explained) {
    let kind = if finding.rule.starts_with("exam.") {
        "exam"
    } else {
        "deferral"
    };
    finding.rule = kind.to_owned();
    finding.clause = CLAUSE_TO_CONFIRM.to_owned();
    (finding.zh, finding.en) = match (finding.permanent, finding.until) {
        (true, _) => (
            "感谢您的爱心,您不适宜献血。请医生为您说明。".to_owned(),
            "Thank you for your kindness. You cannot donate; our physician will explain."
                .to_owned(),
        ),
        (false, Some(until)) => (
            format!(
                "您可以从{}年{}月{}日起再来献血。请医生为您说明。",
                until.year(),
                until.month(),
                until.day()
            ),
            format!("You may come again from {until}; our physician will explain."),
        ),
        (false, None) => (
            "您今天暂时不能献血。请医生为您说明。".to_owned(),
            "You cannot donate today; our physician will explain.".to_owned(),
        ),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(rule: &str, blocks: bool) -> Explained {
        Explained {
            rule: rule.into(),
            blocks,
            permanent: false,
            until: NaiveDate::from_ymd_opt(2026, 12, 1),
            clause: "条款".into(),
            zh: "肺炎".into(),
            en: "pneumonia".into(),
        }
    }

    #[test]
    fn a_health_reason_is_for_those_who_may_see_it() {
        let judgement = Judgement {
            verdict: Verdict::Defer,
            until: None,
            findings: vec![
                finding("deferral.T13", true),
                finding("deferral.T32", false),
                finding("exam.haemoglobin", true),
                finding("interval.whole_blood.platelets", true),
            ],
        };
        let full = judgement.clone().shown_to(true);
        assert_eq!(full.findings, judgement.findings);
        let withheld = judgement.shown_to(false);
        let rules: Vec<_> = withheld.findings.iter().map(|f| f.rule.as_str()).collect();
        assert_eq!(
            rules,
            ["deferral", "exam", "interval.whole_blood.platelets"]
        );
        assert!(withheld.findings[0].zh.contains("2026年12月1日"));
        assert!(!withheld.findings[0].zh.contains("肺炎"));
    }
}
