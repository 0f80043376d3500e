//! What blood costs a donor and the donor's family nothing: a province's rule, as information.
//!
//! 献血法 article 14 leaves it to the provinces; Sichuan's is 《四川省公民献血条例》 article 15.

mod line;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use line::{BenefitsAnswer, benefits_line};

use crate::honours::counts;
use crate::{Donation, DonationKind, Span};

/// The numbers of a province's rule; a rulebook fills them in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitRules {
    /// Total beyond which the donor's own blood is free for life, ml.
    pub unlimited_ml: u32,
    /// Whether exactly that total is enough (the text says 超过: it is not).
    pub unlimited_at: UnlimitedAt,
    /// How long after a donation, that day included, the larger amount is free.
    pub higher_for: Span,
    /// Times the donated volume that is free until then.
    pub higher_factor: u32,
    /// Times the donated volume that is free later.
    pub later_factor: u32,
    /// Times the donated volume that is free for spouse and lineal relatives together.
    pub family_factor: u32,
    /// Whole blood that a therapeutic unit of platelets stands for, ml: a local rule.
    pub platelet_unit_ml: u32,
    /// The clause, as shown to a donor.
    pub clause: String,
}

/// Which totals make a donor's own blood free for life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnlimitedAt {
    /// Totals over the amount (超过).
    Over,
    /// The amount itself too (达到).
    AtLeast,
}

/// What is free for a donor and the family, before what was already refunded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Benefits {
    /// Everything given, ml of whole blood.
    pub total_ml: u32,
    /// For the donor.
    #[serde(rename = "self")]
    pub donor: DonorBenefit,
    /// For spouse and lineal relatives together.
    pub family: FamilyBenefit,
    /// The clause behind it.
    pub clause: String,
    /// The whole in Chinese.
    pub zh: String,
    /// The whole in English.
    pub en: String,
}

/// What is free for the donor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DonorBenefit {
    /// Whether any amount is free, for life.
    pub unlimited: bool,
    /// The amount, ml; none when unlimited.
    pub ml: Option<u32>,
}

/// What is free for the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FamilyBenefit {
    /// The amount, ml.
    pub ml: u32,
}

/// What is free on a day, by the donations up to and including it, in any order.
///
/// Donations count as they do for honours. Amounts already refunded are not known here, and the
/// sentences say so.
pub fn benefits(history: &[Donation], on: NaiveDate, rules: &BenefitRules) -> Benefits {
    let mut total = 0_u64;
    let mut by_time = 0_u64;
    for given in history
        .iter()
        .filter(|given| given.date <= on && counts(given))
    {
        let ml = whole_blood_ml(given, rules);
        let factor = if on <= rules.higher_for.after(given.date) {
            rules.higher_factor
        } else {
            rules.later_factor
        };
        total = total.saturating_add(ml);
        by_time = by_time.saturating_add(ml.saturating_mul(u64::from(factor)));
    }
    let limit = u64::from(rules.unlimited_ml);
    let unlimited = match rules.unlimited_at {
        UnlimitedAt::Over => total > limit,
        UnlimitedAt::AtLeast => total >= limit,
    };
    let total_ml = shown(total);
    let donor = DonorBenefit {
        unlimited,
        ml: (!unlimited).then(|| shown(by_time)),
    };
    let family = FamilyBenefit {
        ml: shown(total.saturating_mul(u64::from(rules.family_factor))),
    };
    Benefits {
        total_ml,
        donor,
        family,
        clause: rules.clause.clone(),
        zh: zh(total_ml, donor, family),
        en: en(total_ml, donor, family),
    }
}

fn whole_blood_ml(donation: &Donation, rules: &BenefitRules) -> u64 {
    match donation.kind {
        DonationKind::WholeBlood => u64::from(donation.ml),
        DonationKind::Platelets => u64::from(donation.units) * u64::from(rules.platelet_unit_ml),
    }
}

fn shown(ml: u64) -> u32 {
    u32::try_from(ml).unwrap_or(u32::MAX)
}

fn zh(total_ml: u32, donor: DonorBenefit, family: FamilyBenefit) -> String {
    let own = match donor.ml {
        None => "本人终身免费用血，不限量".to_owned(),
        Some(ml) => format!("本人可免费用血{ml}毫升"),
    };
    format!(
        "累计献血折合全血{total_ml}毫升：{own}；配偶和直系亲属合计可免费用血{}毫升。未扣除已报销的用血量，以血站核定为准。",
        family.ml
    )
}

fn en(total_ml: u32, donor: DonorBenefit, family: FamilyBenefit) -> String {
    let own = match donor.ml {
        None => "the donor's own blood is free for life, without limit".to_owned(),
        Some(ml) => format!("{ml} ml of blood are free for the donor"),
    };
    format!(
        "{total_ml} ml given in terms of whole blood: {own}, and {} ml for spouse and lineal \
         relatives together. Amounts already refunded are not deducted; the blood station's own \
         assessment decides.",
        family.ml
    )
}
