//! What judging finds: which rule, whether it blocks, and until when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::facts::DonationKind;

/// What came of judging.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Verdict {
    /// Nothing blocks.
    Accept,
    /// Something blocks, none of it permanent.
    Defer,
    /// Something permanent blocks.
    Exclude,
}

/// A criterion of the examination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Criterion {
    /// `exam.weight`
    Weight,
    /// `exam.systolic`
    Systolic,
    /// `exam.diastolic`
    Diastolic,
    /// `exam.pulse_pressure`
    PulsePressure,
    /// `exam.pulse`
    Pulse,
    /// `exam.temperature`
    Temperature,
    /// `exam.haemoglobin`
    Haemoglobin,
    /// `exam.platelets`
    Platelets,
    /// `exam.haematocrit`
    Haematocrit,
}

/// A field of the examination.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// `weight_kg`
    Weight,
    /// `systolic_mmhg`
    Systolic,
    /// `diastolic_mmhg`
    Diastolic,
    /// `pulse_bpm`
    Pulse,
    /// `temperature_c`
    Temperature,
    /// `haemoglobin_g_l`
    Haemoglobin,
    /// `platelets_10e9_l`
    Platelets,
    /// `haematocrit`
    Haematocrit,
}

/// The rule that a finding comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// `identity.sex`
    IdentitySex,
    /// `history.future`
    HistoryFuture,
    /// `age.min`
    AgeMin,
    /// `age.max`
    AgeMax,
    /// `age.ask`
    AgeAsk,
    /// `deferral.CODE`, by the place of the record among the donor's deferrals.
    Deferral {
        /// Place in `Facts::deferrals`.
        record: usize,
    },
    /// `deferral.unread`
    DeferralUnread,
    /// `interval.LAST.NEXT`
    Interval {
        /// What was given before.
        last: DonationKind,
        /// What is to be given.
        next: DonationKind,
    },
    /// `cap.platelets.count`
    CapPlateletsCount,
    /// `cap.apheresis.volume`
    CapApheresisVolume,
    /// `volume.whole_blood`
    VolumeWholeBlood,
    /// `volume.platelets`
    VolumePlatelets,
    /// `exam.CRITERION`
    Exam(Criterion),
    /// `exam.missing.FIELD`
    ExamMissing(Measure),
}

/// One thing found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// The rule that it comes from.
    pub rule: Rule,
    /// Whether it keeps the donor from donating; otherwise it is a remark.
    pub blocks: bool,
    /// Whether it never ends by itself.
    pub permanent: bool,
    /// First day on which it is over; none when it has no date or is permanent.
    pub until: Option<NaiveDate>,
}

impl Finding {
    pub(super) fn undated(rule: Rule) -> Self {
        Self {
            rule,
            blocks: true,
            permanent: false,
            until: None,
        }
    }

    pub(super) fn until(rule: Rule, day: NaiveDate) -> Self {
        Self {
            rule,
            blocks: true,
            permanent: false,
            until: Some(day),
        }
    }

    pub(super) fn permanent(rule: Rule) -> Self {
        Self {
            rule,
            blocks: true,
            permanent: true,
            until: None,
        }
    }
}

impl Measure {
    /// All fields, in the order of the examination.
    pub const ALL: [Self; 8] = [
        Self::Weight,
        Self::Systolic,
        Self::Diastolic,
        Self::Pulse,
        Self::Temperature,
        Self::Haemoglobin,
        Self::Platelets,
        Self::Haematocrit,
    ];

    /// The field as the examination names it.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Weight => "weight_kg",
            Self::Systolic => "systolic_mmhg",
            Self::Diastolic => "diastolic_mmhg",
            Self::Pulse => "pulse_bpm",
            Self::Temperature => "temperature_c",
            Self::Haemoglobin => "haemoglobin_g_l",
            Self::Platelets => "platelets_10e9_l",
            Self::Haematocrit => "haematocrit",
        }
    }
}
