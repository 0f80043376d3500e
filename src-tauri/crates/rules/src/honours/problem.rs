//! Why honours cannot be counted.

use chrono::NaiveDate;

/// Records that do not fit together; counting on would be a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.en())]
pub enum HonoursProblem {
    /// The donations that a gold was conferred for are not all recorded.
    GoldRecordsMissing {
        /// Cut-off of the gold.
        cutoff: NaiveDate,
    },
    /// A gold's last counted donation is after its cut-off or before the gold preceding it.
    GoldDates {
        /// Day of the last counted donation, as recorded with the gold.
        counted_after: NaiveDate,
        /// Cut-off of the gold.
        cutoff: NaiveDate,
    },
}

impl HonoursProblem {
    /// The code used in answers, such as `gold_records_missing`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::GoldRecordsMissing { .. } => "gold_records_missing",
            Self::GoldDates { .. } => "gold_dates",
        }
    }

    /// A sentence in Chinese that says what to do.
    pub fn zh(&self) -> String {
        match self {
            Self::GoldRecordsMissing { cutoff } => format!(
                "截至{cutoff}的金奖找不到所依据的献血记录：请补录以前的献血，或填写该金奖统计的最后一次献血日期。"
            ),
            Self::GoldDates {
                counted_after,
                cutoff,
            } => format!(
                "截至{cutoff}的金奖与其统计的最后一次献血日期{counted_after}相矛盾，请核对两个日期。"
            ),
        }
    }

    /// A sentence in English that says what to do.
    pub fn en(&self) -> String {
        match self {
            Self::GoldRecordsMissing { cutoff } => format!(
                "The donations behind the gold award of {cutoff} are not all recorded. Record the \
                 earlier donations, or the day of the last donation that the award counted."
            ),
            Self::GoldDates {
                counted_after,
                cutoff,
            } => format!(
                "The gold award of {cutoff} and its last counted donation of {counted_after} \
                 contradict each other. Check both dates."
            ),
        }
    }
}
