//! Dates, kinds, lengths of time and numbers in words.

use chrono::{Datelike, NaiveDate};

use crate::{day::Span, facts::DonationKind};

/// One text in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) zh: String,
    pub(super) en: String,
}

impl Sentence {
    pub(super) fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// 2026年12月1日, 1 December 2026.
pub(super) fn day(date: NaiveDate) -> Sentence {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let name = MONTHS
        .get(date.month0() as usize)
        .copied()
        .unwrap_or_default();
    Sentence::new(
        format!("{year}年{month}月{day}日"),
        format!("{day} {name} {year}"),
    )
}

pub(super) fn kind_zh(kind: DonationKind) -> &'static str {
    match kind {
        DonationKind::WholeBlood => "全血",
        DonationKind::Platelets => "血小板",
    }
}

pub(super) fn kind_en(kind: DonationKind) -> &'static str {
    match kind {
        DonationKind::WholeBlood => "whole blood",
        DonationKind::Platelets => "platelets",
    }
}

/// 6个月, 6 months.
pub(super) fn span(span: Span) -> Sentence {
    let plural = |number: u32, word: &str| match number {
        1 => format!("1 {word}"),
        _ => format!("{number} {word}s"),
    };
    match span {
        Span::Days(days) => Sentence::new(format!("{days}天"), plural(days, "day")),
        Span::Months(months) => Sentence::new(format!("{months}个月"), plural(months, "month")),
    }
}

/// 200、300或400.
pub(super) fn choices(numbers: &[u32]) -> Sentence {
    let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
    match words.split_last() {
        Some((last, first)) if !first.is_empty() => Sentence::new(
            format!("{}或{last}", first.join("、")),
            format!("{} or {last}", first.join(", ")),
        ),
        _ => Sentence::new(words.join(""), words.join("")),
    }
}
