//! The settings of honours and benefits as the plain numbers that those parts work with.

use std::num::NonZeroU32;

use super::setting::{Missing, Settings};
use crate::{
    benefits::{BenefitRules, UnlimitedAt},
    honours::{HonoursRules, PlateletsBefore2010},
};

pub(super) fn honours_rules(settings: &Settings) -> Result<HonoursRules, Missing> {
    const PER_COUNT: &str = "honours.whole_blood_ml";
    Ok(HonoursRules {
        bronze_counts: settings.whole("honours.bronze")?,
        silver_counts: settings.whole("honours.silver")?,
        gold_counts: settings.whole("honours.gold")?,
        lifetime_golds: settings.whole("honours.lifetime_golds")?,
        whole_blood_ml_per_count: NonZeroU32::new(settings.whole(PER_COUNT)?)
            .ok_or(Missing(PER_COUNT))?,
        platelet_counts_per_unit: settings.whole("honours.platelets_factor")?,
        platelets_before_2010: match settings.choice("honours.platelets_before_2010")? {
            "per_donation" => PlateletsBefore2010::PerDonation,
            "none" => PlateletsBefore2010::None,
            _ => PlateletsBefore2010::PerUnit,
        },
        platelets_before_2010_ends: settings.day("honours.platelets_changed")?,
        platelet_counts_before_2010: settings.whole("honours.platelets_old_factor")?,
        star_hours: settings.wholes("honours.volunteer_stars")?,
        volunteer_lifetime_years: settings.whole("honours.volunteer_lifetime.years")?,
        volunteer_lifetime_hours: settings.whole("honours.volunteer_lifetime.hours")?,
        volunteer_lifetime_hours_alone: settings.whole("honours.volunteer_lifetime.hours_alone")?,
    })
}

pub(super) fn benefit_rules(settings: &Settings) -> Result<BenefitRules, Missing> {
    const TOTAL: &str = "benefits.self.unlimited";
    let clause = settings.get(TOTAL).ok_or(Missing(TOTAL))?.printed_clause();
    Ok(BenefitRules {
        unlimited_ml: settings.whole(TOTAL)?,
        unlimited_at: match settings.choice("benefits.self.unlimited_at")? {
            "at_least" => UnlimitedAt::AtLeast,
            _ => UnlimitedAt::Over,
        },
        higher_for: settings.span("benefits.self.higher_for")?,
        higher_factor: settings.whole("benefits.self.higher_factor")?,
        later_factor: settings.whole("benefits.self.later_factor")?,
        family_factor: settings.whole("benefits.family.factor")?,
        platelet_unit_ml: settings.whole("benefits.platelet_unit")?,
        clause: clause.to_owned(),
    })
}
