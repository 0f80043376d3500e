//! Every setting that a rulebook may hold, and what its value must look like.

/// What the value of a setting is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A whole number of this unit.
    Whole(&'static str),
    /// A list of whole numbers of this unit.
    Wholes(&'static str),
    /// A number of this unit.
    Decimal(&'static str),
    /// A length of time, in days, weeks, months or years.
    Span,
    /// A calendar day.
    Day,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Some of these words.
    Choices(&'static [&'static str]),
}

const OUTCOMES: Kind = Kind::Choices(&["complete", "partial", "none"]);

/// The fields of an examination, in their order.
pub(crate) const MEASURES: [&str; 8] = [
    "weight_kg",
    "systolic_mmhg",
    "diastolic_mmhg",
    "pulse_bpm",
    "temperature_c",
    "haemoglobin_g_l",
    "platelets_10e9_l",
    "haematocrit",
];

/// All settings by key; a rulebook that names another is refused.
pub(super) const SETTINGS: &[(&str, Kind)] = &[
    ("age.min", Kind::Whole("years")),
    ("age.max", Kind::Whole("years")),
    ("age.max_repeat", Kind::Whole("years")),
    ("age.repeat_outcomes", OUTCOMES),
    (
        "age.leap_birthday",
        Kind::Choice(&["march_1", "february_28"]),
    ),
    ("interval.whole_blood.whole_blood", Kind::Span),
    ("interval.whole_blood.platelets", Kind::Span),
    ("interval.platelets.platelets", Kind::Span),
    ("interval.platelets.platelets_matched", Kind::Span),
    ("interval.platelets.whole_blood", Kind::Span),
    ("interval.outcomes", OUTCOMES),
    ("cap.window", Kind::Span),
    ("cap.platelets.count", Kind::Whole("donations")),
    ("cap.apheresis.volume", Kind::Whole("ml")),
    ("volume.whole_blood", Kind::Wholes("ml")),
    ("volume.platelets.units", Kind::Wholes("units")),
    ("volume.platelets.units_with_plasma", Kind::Wholes("units")),
    ("volume.platelets.plasma_max", Kind::Whole("ml")),
    ("volume.platelets.unit_ml", Kind::Whole("ml")),
    ("collection.long", Kind::Whole("minutes")),
    ("usual.whole_blood", Kind::Whole("ml")),
    ("usual.platelets", Kind::Whole("units")),
    ("deferral.hours_margin", Kind::Whole("days")),
    ("deferral.retry", Kind::Span),
    ("exam.weight.male", Kind::Decimal("kg")),
    ("exam.weight.female", Kind::Decimal("kg")),
    ("exam.systolic.min", Kind::Decimal("mmHg")),
    ("exam.systolic.below", Kind::Decimal("mmHg")),
    ("exam.diastolic.min", Kind::Decimal("mmHg")),
    ("exam.diastolic.below", Kind::Decimal("mmHg")),
    ("exam.pulse_pressure.min", Kind::Decimal("mmHg")),
    ("exam.pulse.min", Kind::Decimal("beats/min")),
    ("exam.pulse.athlete_min", Kind::Decimal("beats/min")),
    ("exam.pulse.max", Kind::Decimal("beats/min")),
    ("exam.temperature.min", Kind::Decimal("°C")),
    ("exam.temperature.below", Kind::Decimal("°C")),
    ("exam.haemoglobin.male", Kind::Decimal("g/L")),
    ("exam.haemoglobin.female", Kind::Decimal("g/L")),
    ("exam.platelets.min", Kind::Decimal("10^9/L")),
    ("exam.platelets.below", Kind::Decimal("10^9/L")),
    ("exam.haematocrit.min", Kind::Decimal("fraction")),
    ("exam.required.whole_blood", Kind::Choices(&MEASURES)),
    ("exam.required.platelets", Kind::Choices(&MEASURES)),
    ("honours.whole_blood_ml", Kind::Whole("ml")),
    (
        "honours.platelets_before_2010",
        Kind::Choice(&["per_unit", "per_donation", "none"]),
    ),
    ("honours.platelets_old_factor", Kind::Whole("counts")),
    ("honours.platelets_changed", Kind::Day),
    ("honours.platelets_factor", Kind::Whole("counts")),
    ("honours.bronze", Kind::Whole("counts")),
    ("honours.silver", Kind::Whole("counts")),
    ("honours.gold", Kind::Whole("counts")),
    ("honours.lifetime_golds", Kind::Whole("golds")),
    ("honours.volunteer_stars", Kind::Wholes("hours")),
    ("honours.volunteer_lifetime.years", Kind::Whole("years")),
    ("honours.volunteer_lifetime.hours", Kind::Whole("hours")),
    (
        "honours.volunteer_lifetime.hours_alone",
        Kind::Whole("hours"),
    ),
    ("benefits.self.unlimited", Kind::Whole("ml")),
    (
        "benefits.self.unlimited_at",
        Kind::Choice(&["over", "at_least"]),
    ),
    ("benefits.self.higher_factor", Kind::Whole("times")),
    ("benefits.self.higher_for", Kind::Span),
    ("benefits.self.later_factor", Kind::Whole("times")),
    ("benefits.family.factor", Kind::Whole("times")),
    ("benefits.platelet_unit", Kind::Whole("ml")),
];

/// The key as the schema holds it, and its kind.
pub(super) fn find(key: &str) -> Option<(&'static str, Kind)> {
    SETTINGS
        .iter()
        .find(|(known, _)| *known == key)
        .map(|(known, kind)| (*known, *kind))
}

/// Whether some key lies below this path.
pub(super) fn is_folder(path: &str) -> bool {
    SETTINGS.iter().any(|(key, _)| {
        key.strip_prefix(path)
            .is_some_and(|rest| rest.starts_with('.'))
    })
}
