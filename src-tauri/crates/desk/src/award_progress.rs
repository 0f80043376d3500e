//! What is missing to the next level of each honour, as data and as a sentence.

use chrono::NaiveDate;
use redwall_rules::honours::{Level, Tally};
use redwall_rules::{Award, AwardLevel, Rulebook};
use redwall_store::VolunteerService;
use serde::Serialize;
use ts_rs::TS;

/// An honour that grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Honour {
    /// 无偿献血奉献奖.
    Dedication,
    /// 无偿献血奉献奖终身荣誉奖.
    Lifetime,
    /// 无偿献血志愿服务奖.
    VolunteerStars,
}

/// What an honour is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CountedIn {
    /// 次: 200 ml of whole blood, or a therapeutic unit of platelets.
    Counts,
    /// Gold awards that were conferred.
    Golds,
    /// Hours of service.
    Hours,
}

/// What is missing to the next level of an honour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HonourProgress {
    /// The honour.
    pub honour: Honour,
    /// How much there is.
    pub has: u32,
    /// From how much the next level is due.
    pub of: u32,
    /// How much is missing; 0 when the level is due.
    pub needs: u32,
    /// What is counted.
    pub counted_in: CountedIn,
    /// The next level, by its name in Chinese.
    pub level_zh: String,
    /// The next level, by its name in English.
    pub level_en: String,
    /// The whole in Chinese.
    pub zh: String,
    /// The whole in English.
    pub en: String,
}

/// What is missing to the next level of each honour; one that has no next level is left out.
pub(crate) fn progress(
    tally: &Tally,
    awards: &[Award],
    service: Option<VolunteerService>,
    as_of: NaiveDate,
    rulebook: &Rulebook,
) -> Vec<HonourProgress> {
    let rules = rulebook.honours_rules(as_of);
    let dedication = tally.to_next.map(|next| {
        let (zh, en) = match next.level {
            Level::Silver => ("银奖", "silver"),
            Level::Gold => ("金奖", "gold"),
            Level::None | Level::Bronze => ("铜奖", "bronze"),
        };
        let of = tally.count.saturating_add(next.needs);
        line(
            Honour::Dedication,
            CountedIn::Counts,
            tally.count,
            of,
            (zh, en),
        )
    });
    let has_lifetime = awards
        .iter()
        .any(|award| award.level == AwardLevel::Lifetime);
    let lifetime = (tally.golds > 0 && !has_lifetime).then(|| {
        let names = ("终身荣誉奖", "lifetime honour");
        line(
            Honour::Lifetime,
            CountedIn::Golds,
            tally.golds,
            rules.lifetime_golds,
            names,
        )
    });
    let stars = service.and_then(|service| {
        let next = rules
            .star_hours
            .iter()
            .find(|hours| **hours > service.hours)?;
        let star = tally.volunteer_stars + 1;
        let names = (
            format!("志愿服务{star}星"),
            format!("volunteer star {star}"),
        );
        Some(line(
            Honour::VolunteerStars,
            CountedIn::Hours,
            service.hours,
            *next,
            (&names.0, &names.1),
        ))
    });
    [dedication, lifetime, stars]
        .into_iter()
        .flatten()
        .collect()
}

fn line(
    honour: Honour,
    counted_in: CountedIn,
    has: u32,
    of: u32,
    (level_zh, level_en): (&str, &str),
) -> HonourProgress {
    let needs = of.saturating_sub(has);
    let (zh, en) = match (needs, counted_in) {
        (0, _) => (format!("可获{level_zh}"), format!("{level_en} is due")),
        (_, CountedIn::Counts) => (
            format!("再献{needs}次可获{level_zh}(200毫升全血或1个治疗单位血小板计1次)"),
            format!(
                "{needs} more to {level_en} (200 ml of whole blood or a unit of platelets each)"
            ),
        ),
        (_, CountedIn::Golds) => (
            format!("再获{needs}次金奖可获{level_zh}"),
            format!("{needs} more gold to {level_en}"),
        ),
        (_, CountedIn::Hours) => (
            format!("再服务{needs}小时可获{level_zh}"),
            format!("{needs} more hours to {level_en}"),
        ),
    };
    HonourProgress {
        honour,
        has,
        of,
        needs,
        counted_in,
        level_zh: level_zh.to_owned(),
        level_en: level_en.to_owned(),
        zh,
        en,
    }
}
