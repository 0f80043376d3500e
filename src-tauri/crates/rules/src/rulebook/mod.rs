//! Law as data: every number with its clause, its standing and its dates in force.
//!
//! `layer` reads one file and refuses mistakes; this module lays files over one another and
//! cuts time where a setting changes; `rules` holds the numbers of one such period.

mod earned;
mod error;
mod item;
mod layer;
mod reason;
mod rules;
mod schema;
mod setting;

use chrono::NaiveDate;

use self::layer::Layer;
pub use self::{
    error::RulebookError,
    layer::Status,
    reason::{DeferralReason, Duration, Scope},
    setting::{CLAUSE_TO_CONFIRM, Setting, Standing, Value},
};
pub(crate) use self::{
    rules::{BySex, Effect, ExamRules, Rules},
    setting::{Missing, Settings},
};
use crate::{BenefitRules, HonoursRules};

const NATIONAL: (&str, &str) = (
    "national.toml",
    include_str!("../../rulebooks/national.toml"),
);
const SICHUAN: (&str, &str) = ("sichuan.toml", include_str!("../../rulebooks/sichuan.toml"));
const DEFERRALS: (&str, &str) = (
    "deferrals.toml",
    include_str!("../../rulebooks/deferrals.toml"),
);

/// The published draft revision of the blood donation law: name and text. It is not in force;
/// lay it over the shipped rules to see what it would change.
pub const REVISION_2025_DRAFT: (&str, &str) = (
    "revision-2025-draft.toml",
    include_str!("../../rulebooks/revision-2025-draft.toml"),
);

/// One rulebook that takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The file as it was named.
    pub file: String,
    /// The rulebook's own name.
    pub name: String,
    /// Its title, as people know it.
    pub title: Option<String>,
    /// Law or draft.
    pub status: Status,
    /// First day in force; none when it has no beginning of its own.
    pub from: Option<NaiveDate>,
    /// Last day in force.
    pub to: Option<NaiveDate>,
}

/// Days on which the same settings hold.
#[derive(Debug, Clone)]
struct Period {
    from: NaiveDate,
    settings: Settings,
    reasons: Vec<DeferralReason>,
    rules: Rules,
    honours: HonoursRules,
    benefits: BenefitRules,
}

/// The rules of all days.
#[derive(Debug, Clone)]
pub struct Rulebook {
    parts: Vec<Part>,
    /// By first day; the first period has no beginning.
    periods: Vec<Period>,
}

impl Rulebook {
    /// The rules that the product comes with: national and Sichuan.
    ///
    /// # Errors
    /// A mistake in one of the built-in files.
    pub fn shipped() -> Result<Self, RulebookError> {
        Self::with_layers(&[])
    }

    /// The shipped rules with more files, as `(name, text)`, laid over them in this order.
    ///
    /// A draft named here takes part. Before the first day of the oldest rulebook that holds a
    /// setting, that oldest one holds.
    ///
    /// # Errors
    /// The first mistake, with its file and line.
    pub fn with_layers(files: &[(&str, &str)]) -> Result<Self, RulebookError> {
        let shipped = [NATIONAL, DEFERRALS, SICHUAN];
        let layers = shipped
            .iter()
            .chain(files)
            .map(|(file, text)| Layer::read(file, text))
            .collect::<Result<Vec<Layer>, _>>()?;
        refuse_overlaps(&layers)?;
        let mut periods: Vec<Period> = Vec::new();
        for from in turning_days(&layers) {
            let period = Period::on(from, &layers)?;
            if periods
                .last()
                .is_none_or(|last| !last.holds_the_same(&period))
            {
                periods.push(period);
            }
        }
        let parts = layers.iter().map(Part::of).collect();
        Ok(Self { parts, periods })
    }

    /// The rulebooks that take part, lowest first.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The days from which some setting or deferral reason holds that did not hold before.
    pub fn turning_days(&self) -> impl Iterator<Item = NaiveDate> {
        self.periods.iter().skip(1).map(|period| period.from)
    }

    /// The deferral reasons in force on a day.
    #[must_use]
    pub fn deferral_reasons_on(&self, on: NaiveDate) -> &[DeferralReason] {
        &self.period(on).reasons
    }

    /// The rules by which honours are counted on a day.
    #[must_use]
    pub fn honours_rules(&self, on: NaiveDate) -> &HonoursRules {
        &self.period(on).honours
    }

    /// The rules by which blood fees are refunded on a day.
    #[must_use]
    pub fn benefit_rules(&self, on: NaiveDate) -> &BenefitRules {
        &self.period(on).benefits
    }

    /// The deferral reasons of the newest rules.
    pub fn deferral_reasons(&self) -> impl Iterator<Item = &DeferralReason> {
        self.period(NaiveDate::MAX).reasons.iter()
    }

    /// The deferral reason of a code on a day; none if the code is unknown.
    #[must_use]
    pub fn deferral_reason(&self, code: &str, on: NaiveDate) -> Option<&DeferralReason> {
        let reasons = &self.period(on).reasons;
        reasons.iter().find(|reason| reason.code == code)
    }

    /// The settings in force on a day, by key.
    pub fn settings(&self, on: NaiveDate) -> impl Iterator<Item = (&'static str, &Setting)> {
        self.held(on).0.iter().map(|(key, setting)| (*key, setting))
    }

    /// One setting in force on a day.
    #[must_use]
    pub fn setting(&self, key: &str, on: NaiveDate) -> Option<&Setting> {
        self.held(on).get(key)
    }

    /// The clause of a setting as it may be printed.
    #[must_use]
    pub fn clause(&self, key: &str, on: NaiveDate) -> &str {
        self.setting(key, on)
            .map_or(CLAUSE_TO_CONFIRM, Setting::printed_clause)
    }

    /// The first day whose donations the yearly caps of a day count; what was given before it
    /// matters by its last day alone.
    #[must_use]
    pub fn caps_look_back_to(&self, on: NaiveDate) -> NaiveDate {
        self.rules(on).cap.window.window_start(on)
    }

    pub(crate) fn rules(&self, on: NaiveDate) -> &Rules {
        &self.period(on).rules
    }

    /// The rules from a day on: each with the first day on which others take their place.
    pub(crate) fn rules_from(
        &self,
        on: NaiveDate,
    ) -> impl Iterator<Item = (&Rules, NaiveDate, Option<NaiveDate>)> {
        let first = self.index(on);
        (first..self.periods.len()).filter_map(move |index| {
            let period = self.periods.get(index)?;
            let end = self.periods.get(index + 1).map(|next| next.from);
            Some((&period.rules, period.from.max(on), end))
        })
    }

    fn held(&self, on: NaiveDate) -> &Settings {
        &self.period(on).settings
    }

    fn period(&self, on: NaiveDate) -> &Period {
        &self.periods[self.index(on)]
    }

    fn index(&self, on: NaiveDate) -> usize {
        self.periods
            .partition_point(|period| period.from <= on)
            .saturating_sub(1)
    }
}

impl Part {
    fn of(layer: &Layer) -> Self {
        Self {
            file: layer.file.clone(),
            name: layer.name.clone(),
            title: layer.title.clone(),
            status: layer.status,
            from: (layer.dates.from > NaiveDate::MIN).then_some(layer.dates.from),
            to: layer
                .dates
                .end
                .pred_opt()
                .filter(|_| layer.dates.end < NaiveDate::MAX),
        }
    }
}

impl Period {
    fn on(from: NaiveDate, layers: &[Layer]) -> Result<Self, RulebookError> {
        let settings = settings_on(from, layers);
        let reasons = reasons_on(from, layers);
        let incomplete = |missing: Missing| RulebookError {
            file: layers
                .last()
                .map(|layer| layer.file.clone())
                .unwrap_or_default(),
            line: 1,
            reason: format!(
                "{from} 起没有 {key} 的规定 / nothing holds for {key} from {from} on",
                key = missing.0
            ),
        };
        Ok(Self {
            from,
            rules: Rules::compile(&settings, &reasons).map_err(incomplete)?,
            honours: earned::honours_rules(&settings).map_err(incomplete)?,
            benefits: earned::benefit_rules(&settings).map_err(incomplete)?,
            settings,
            reasons,
        })
    }

    fn holds_the_same(&self, other: &Self) -> bool {
        self.settings == other.settings && self.reasons == other.reasons
    }
}

/// Two files of one rulebook's name must not hold on the same day.
fn refuse_overlaps(layers: &[Layer]) -> Result<(), RulebookError> {
    for (index, layer) in layers.iter().enumerate() {
        let clash = layers
            .iter()
            .take(index)
            .find(|other| other.name == layer.name && other.dates.overlap(layer.dates));
        if let Some(other) = clash {
            return Err(RulebookError {
                file: layer.file.clone(),
                line: 1,
                reason: format!(
                    "规则“{name}”的有效日期与 {file} 重叠 / dates of rulebook {name} overlap those in {file}",
                    name = layer.name,
                    file = other.file
                ),
            });
        }
    }
    Ok(())
}

/// Every day on which some setting may change, the first of all days first.
fn turning_days(layers: &[Layer]) -> Vec<NaiveDate> {
    let mut days = vec![NaiveDate::MIN];
    for layer in layers {
        days.extend([layer.dates.from, layer.dates.end]);
        for dated in &layer.settings {
            days.extend([dated.dates.from, dated.dates.end]);
        }
    }
    days.retain(|day| *day < NaiveDate::MAX);
    days.sort_unstable();
    days.dedup();
    days
}

fn settings_on(day: NaiveDate, layers: &[Layer]) -> Settings {
    let mut settings = Settings::default();
    for (key, _) in schema::SETTINGS {
        let versions = || {
            let all = layers.iter().flat_map(|layer| &layer.settings);
            all.filter(|dated| dated.key == *key)
        };
        let holding = versions().rfind(|dated| dated.dates.contain(day));
        let oldest = || {
            versions()
                .min_by_key(|dated| dated.dates.from)
                .filter(|dated| day < dated.dates.from)
        };
        if let Some(dated) = holding.or_else(oldest) {
            settings.0.insert(key, dated.setting.clone());
        }
    }
    settings
}

fn reasons_on(day: NaiveDate, layers: &[Layer]) -> Vec<DeferralReason> {
    let mut reasons: Vec<DeferralReason> = Vec::new();
    for layer in layers {
        let oldest = layer.name == "deferrals" && day < layer.dates.from;
        if !layer.dates.contain(day) && !oldest {
            continue;
        }
        for reason in &layer.reasons {
            match reasons.iter_mut().find(|known| known.code == reason.code) {
                Some(known) => *known = reason.clone(),
                None => reasons.push(reason.clone()),
            }
        }
    }
    reasons
}
