//! Rule ids, as the outside world writes them.

use std::borrow::Cow;

use crate::{
    assess::{Criterion, Measure, Rule},
    facts::{DonationKind, Facts},
};

impl Rule {
    /// The rule's id; the facts hold the code of a deferral.
    #[must_use]
    pub fn id<'a>(&self, facts: &'a Facts) -> Cow<'a, str> {
        use DonationKind::{Platelets, WholeBlood};
        let id = match *self {
            Self::Deferral { record } => {
                let code = facts
                    .deferrals
                    .get(record)
                    .map_or("", |deferral| &deferral.code);
                return Cow::Owned(format!("deferral.{code}"));
            }
            Self::IdentitySex => "identity.sex",
            Self::HistoryFuture => "history.future",
            Self::AgeMin => "age.min",
            Self::AgeMax => "age.max",
            Self::AgeAsk => "age.ask",
            Self::DeferralUnread => "deferral.unread",
            Self::Interval {
                last: WholeBlood,
                next: WholeBlood,
            } => "interval.whole_blood.whole_blood",
            Self::Interval {
                last: WholeBlood,
                next: Platelets,
            } => "interval.whole_blood.platelets",
            Self::Interval {
                last: Platelets,
                next: Platelets,
            } => "interval.platelets.platelets",
            Self::Interval {
                last: Platelets,
                next: WholeBlood,
            } => "interval.platelets.whole_blood",
            Self::CapPlateletsCount => "cap.platelets.count",
            Self::CapApheresisVolume => "cap.apheresis.volume",
            Self::VolumeWholeBlood => "volume.whole_blood",
            Self::VolumePlatelets => "volume.platelets",
            Self::Exam(criterion) => criterion.id(),
            Self::ExamMissing(measure) => measure.missing_id(),
        };
        Cow::Borrowed(id)
    }
}

impl Criterion {
    fn id(self) -> &'static str {
        match self {
            Self::Weight => "exam.weight",
            Self::Systolic => "exam.systolic",
            Self::Diastolic => "exam.diastolic",
            Self::PulsePressure => "exam.pulse_pressure",
            Self::Pulse => "exam.pulse",
            Self::Temperature => "exam.temperature",
            Self::Haemoglobin => "exam.haemoglobin",
            Self::Platelets => "exam.platelets",
            Self::Haematocrit => "exam.haematocrit",
        }
    }
}

impl Measure {
    fn missing_id(self) -> &'static str {
        match self {
            Self::Weight => "exam.missing.weight_kg",
            Self::Systolic => "exam.missing.systolic_mmhg",
            Self::Diastolic => "exam.missing.diastolic_mmhg",
            Self::Pulse => "exam.missing.pulse_bpm",
            Self::Temperature => "exam.missing.temperature_c",
            Self::Haemoglobin => "exam.missing.haemoglobin_g_l",
            Self::Platelets => "exam.missing.platelets_10e9_l",
            Self::Haematocrit => "exam.missing.haematocrit",
        }
    }
}
