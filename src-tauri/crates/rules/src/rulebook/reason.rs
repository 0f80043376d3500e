//! Why a donor may be kept from donating, and for how long.

use crate::{
    day::Span,
    rulebook::setting::{CLAUSE_TO_CONFIRM, Standing},
};

/// How long a reason lasts, as the list writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duration {
    /// `P3D`, `P6M`, `P1Y`: counted from the event.
    Span(Span),
    /// `PT24H`: hours, which two dates cannot tell.
    Hours(u32),
    /// `RETRY`: may come back another day.
    Retry,
    /// `PERM`.
    Permanent,
    /// `PERM_UNLESS_REENTRY`.
    PermanentUnlessReentry,
    /// `UNTIL_END`: as long as the state lasts.
    UntilEnd,
    /// `UNTIL_REVIEW`: until a physician ends it.
    UntilReview,
    /// `MAX_INCUBATION`: the longest incubation of that disease.
    MaxIncubation,
    /// `LOCAL`: the station decides.
    Local,
    /// `PERM_OR_SET_DATE`: the physician decides.
    PermanentOrSetDate,
}

impl Duration {
    /// Reads a duration as the list writes it.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let word = match text {
            "RETRY" => Self::Retry,
            "PERM" => Self::Permanent,
            "PERM_UNLESS_REENTRY" => Self::PermanentUnlessReentry,
            "UNTIL_END" => Self::UntilEnd,
            "UNTIL_REVIEW" => Self::UntilReview,
            "MAX_INCUBATION" => Self::MaxIncubation,
            "LOCAL" => Self::Local,
            "PERM_OR_SET_DATE" => Self::PermanentOrSetDate,
            _ => return Self::read_length(text),
        };
        Some(word)
    }

    fn read_length(text: &str) -> Option<Self> {
        let body = text.strip_prefix('P')?;
        if let Some(hours) = body.strip_prefix('T') {
            return Some(Self::Hours(count(hours.strip_suffix('H')?)?));
        }
        let unit = body.chars().next_back()?;
        let number = count(&body[..body.len() - unit.len_utf8()])?;
        let span = match unit {
            'D' => Span::Days(number),
            'W' => Span::Days(number * 7),
            'M' => Span::Months(number),
            'Y' => Span::Months(number * 12),
            _ => return None,
        };
        Some(Self::Span(span))
    }

    /// Whether only a physician can end it.
    #[must_use]
    pub fn is_permanent(self) -> bool {
        matches!(self, Self::Permanent | Self::PermanentUnlessReentry)
    }
}

fn count(digits: &str) -> Option<u32> {
    if digits.len() > 5 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// Which kinds of donation a reason is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// `ALL`.
    All,
    /// `PLT`: platelets only; whole blood is marked not for platelets.
    Platelets,
}

/// One reason of the deferral list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeferralReason {
    /// Code, invented for this product; no national list was found.
    pub code: String,
    /// The reason, for people who may see it.
    pub reason_zh: String,
    /// The reason, for people who may see it.
    pub reason_en: String,
    /// What day the duration is counted from, `-` if none.
    pub counted_from: String,
    /// How long it lasts.
    pub duration: Duration,
    /// The duration as the list writes it.
    pub duration_text: String,
    /// What it is about.
    pub scope: Scope,
    /// The clause that it comes from, empty if no source names one.
    pub clause: String,
    /// How sure the reason is.
    pub standing: Standing,
}

impl DeferralReason {
    /// The clause as it may be printed: only one that was found in a source.
    #[must_use]
    pub fn printed_clause(&self) -> &str {
        match self.standing {
            Standing::Found if !self.clause.is_empty() => &self.clause,
            _ => CLAUSE_TO_CONFIRM,
        }
    }
}
