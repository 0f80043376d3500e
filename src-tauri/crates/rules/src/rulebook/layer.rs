//! Reading one rulebook file: every mistake has a line and a reason.

use std::ops::Range;

use chrono::NaiveDate;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    error::RulebookError,
    item::{
        Checked, Item, Mistake, decimal, list, mistake, only_known, optional_text, read_date,
        required, required_text, table, whole, word,
    },
    reason::{DeferralReason, Duration, Scope},
    schema::{self, Kind},
    setting::{Setting, Standing, Value},
};
use crate::day::Span;

/// Whether a rulebook is law or only published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It holds by itself.
    InForce,
    /// It takes part only when named.
    Draft,
}

/// Days from `from` up to, not including, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dates {
    pub(super) from: NaiveDate,
    pub(super) end: NaiveDate,
}

impl Dates {
    pub(super) fn contain(self, day: NaiveDate) -> bool {
        self.from <= day && day < self.end
    }

    pub(super) fn overlap(self, other: Self) -> bool {
        self.from < other.end && other.from < self.end
    }
}

/// One setting with the days on which it holds.
#[derive(Debug, Clone)]
pub(super) struct Dated {
    pub(super) key: &'static str,
    pub(super) dates: Dates,
    pub(super) setting: Setting,
}

/// One rulebook file, read and checked.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    pub(super) file: String,
    pub(super) name: String,
    pub(super) title: Option<String>,
    pub(super) status: Status,
    pub(super) dates: Dates,
    pub(super) settings: Vec<Dated>,
    pub(super) reasons: Vec<DeferralReason>,
}

impl Layer {
    /// Reads a rulebook.
    ///
    /// # Errors
    /// The first mistake, with its line.
    pub(super) fn read(file: &str, text: &str) -> Result<Self, RulebookError> {
        let at_line = |mistake: Mistake| RulebookError {
            file: file.to_owned(),
            line: line_of(text, mistake.at.start),
            reason: mistake.reason,
        };
        let document = DeTable::parse(text).map_err(|error| {
            at_line(Mistake {
                at: error.span().unwrap_or(0..0),
                reason: format!("不是有效的 TOML / not valid TOML: {}", error.message()),
            })
        })?;
        read_document(file, document.get_ref(), document.span()).map_err(at_line)
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().iter().take(offset);
    1 + before.filter(|byte| **byte == b'\n').count()
}

fn read_document(file: &str, document: &DeTable<'_>, whole: Range<usize>) -> Checked<Layer> {
    let Some(header) = document.get("rulebook") else {
        return mistake(
            whole.start..whole.start,
            "缺少 [rulebook] 抬头",
            "the [rulebook] header is missing",
        );
    };
    let mut layer = read_header(file, header)?;
    for (key, item) in document {
        match key.get_ref().as_ref() {
            "rulebook" => {}
            "reason" => read_reasons(item, &mut layer)?,
            path => read_folder(path, key.span(), item, &mut layer)?,
        }
    }
    Ok(layer)
}

fn read_header(file: &str, item: &Item<'_>) -> Checked<Layer> {
    let table = table(item)?;
    only_known(table, &["name", "title", "status", "from", "to"])?;
    let status = match required_text(item, "status")? {
        ("in_force", _) => Status::InForce,
        ("draft", _) => Status::Draft,
        (_, at) => {
            return mistake(
                at,
                "status 应为 in_force 或 draft",
                "status is in_force or draft",
            );
        }
    };
    if status == Status::InForce && table.get("from").is_none() {
        return mistake(
            item.span(),
            "生效的规则须写明 from",
            "a rulebook in force needs its first day, from",
        );
    }
    let always = Dates {
        from: NaiveDate::MIN,
        end: NaiveDate::MAX,
    };
    Ok(Layer {
        file: file.to_owned(),
        name: required_text(item, "name")?.0.to_owned(),
        title: optional_text(item, "title")?.map(str::to_owned),
        status,
        dates: read_dates(table, always)?,
        settings: Vec::new(),
        reasons: Vec::new(),
    })
}

/// `from` and `to` (the last day) of a table, within the dates of what surrounds it.
fn read_dates(table: &DeTable<'_>, around: Dates) -> Checked<Dates> {
    let mut dates = around;
    if let Some(item) = table.get("from") {
        dates.from = read_date(item)?.max(around.from);
    }
    if let Some(item) = table.get("to") {
        let end = read_date(item)?.succ_opt().unwrap_or(NaiveDate::MAX);
        dates.end = end.min(around.end);
        if dates.end <= dates.from {
            return mistake(item.span(), "to 早于 from", "to is before from");
        }
    }
    if dates.end <= dates.from {
        let at = table.get("from").map_or(0..0, Spanned::span);
        return mistake(
            at,
            "日期在规则有效期之外",
            "dates lie outside those of the rulebook",
        );
    }
    Ok(dates)
}

fn read_folder(path: &str, at: Range<usize>, item: &Item<'_>, layer: &mut Layer) -> Checked<()> {
    if let Some((key, kind)) = schema::find(path) {
        return read_setting(key, kind, item, layer);
    }
    if !schema::is_folder(path) {
        return mistake(
            at,
            &format!("未知的设置 {path}"),
            &format!("unknown setting {path}"),
        );
    }
    for (key, below) in table(item)? {
        read_folder(
            &format!("{path}.{}", key.get_ref()),
            key.span(),
            below,
            layer,
        )?;
    }
    Ok(())
}

/// A setting is one table, or several with dates of their own.
fn read_setting(key: &'static str, kind: Kind, item: &Item<'_>, layer: &mut Layer) -> Checked<()> {
    let DeValue::Array(versions) = item.get_ref() else {
        return read_version(key, kind, item, layer);
    };
    for version in versions {
        read_version(key, kind, version, layer)?;
    }
    Ok(())
}

fn read_version(key: &'static str, kind: Kind, item: &Item<'_>, layer: &mut Layer) -> Checked<()> {
    let table = table(item)?;
    only_known(
        table,
        &["value", "unit", "clause", "source", "note", "from", "to"],
    )?;
    let (value, unit) = read_value(kind, item, required(item, "value")?)?;
    let dates = read_dates(table, layer.dates)?;
    let earlier = layer.settings.iter().filter(|dated| dated.key == key);
    if earlier.into_iter().any(|dated| dated.dates.overlap(dates)) {
        return mistake(
            item.span(),
            &format!("{key} 的有效日期重叠"),
            &format!("dates of {key} overlap"),
        );
    }
    let setting = Setting {
        value,
        unit,
        clause: required_text(item, "clause")?.0.to_owned(),
        standing: read_standing(item, "source")?,
        rulebook: layer.name.clone(),
    };
    layer.settings.push(Dated {
        key,
        dates,
        setting,
    });
    Ok(())
}

fn read_standing(item: &Item<'_>, key: &str) -> Checked<Standing> {
    match required_text(item, key)? {
        ("found", _) => Ok(Standing::Found),
        ("to confirm", _) => Ok(Standing::ToConfirm),
        (_, at) => mistake(
            at,
            &format!("{key} 应为 found 或 to confirm"),
            &format!("{key} is found or to confirm"),
        ),
    }
}

fn read_value(kind: Kind, item: &Item<'_>, value: &Item<'_>) -> Checked<(Value, &'static str)> {
    match kind {
        Kind::Whole(unit) => Ok((Value::Whole(whole(value)?), fixed_unit(item, unit)?)),
        Kind::Wholes(unit) => {
            let numbers = list(value)?.iter().map(whole).collect::<Checked<_>>()?;
            Ok((Value::Wholes(numbers), fixed_unit(item, unit)?))
        }
        Kind::Decimal(unit) => Ok((Value::Decimal(decimal(value)?), fixed_unit(item, unit)?)),
        Kind::Span => read_span(item, value),
        Kind::Day => Ok((Value::Day(read_date(value)?), no_unit(item)?)),
        Kind::Choice(words) => Ok((Value::Choice(word(value, words)?), no_unit(item)?)),
        Kind::Choices(words) => {
            let chosen = list(value)?
                .iter()
                .map(|item| word(item, words))
                .collect::<Checked<_>>()?;
            Ok((Value::Choices(chosen), no_unit(item)?))
        }
    }
}

fn read_span(item: &Item<'_>, value: &Item<'_>) -> Checked<(Value, &'static str)> {
    const LIMIT: u32 = 100_000;
    let number = whole(value)?;
    if number > LIMIT {
        return mistake(value.span(), "时间过长", "too long a time");
    }
    let (span, unit) = match required_text(item, "unit")? {
        ("days", _) => (Span::Days(number), "days"),
        ("weeks", _) => (Span::Days(number * 7), "days"),
        ("months", _) => (Span::Months(number), "months"),
        ("years", _) => (Span::Months(number * 12), "months"),
        (_, at) => {
            return mistake(
                at,
                "unit 应为 days、weeks、months 或 years",
                "unit is days, weeks, months or years",
            );
        }
    };
    Ok((Value::Span(span), unit))
}

fn fixed_unit(item: &Item<'_>, unit: &'static str) -> Checked<&'static str> {
    let (given, at) = required_text(item, "unit")?;
    if given == unit {
        return Ok(unit);
    }
    mistake(at, &format!("unit 应为 {unit}"), &format!("unit is {unit}"))
}

fn no_unit(item: &Item<'_>) -> Checked<&'static str> {
    match table(item)?.get("unit") {
        Some(unit) => mistake(unit.span(), "这一项没有 unit", "this setting has no unit"),
        None => Ok(""),
    }
}

fn read_reasons(item: &Item<'_>, layer: &mut Layer) -> Checked<()> {
    for entry in list(item)? {
        let reason = read_reason(entry)?;
        if layer.reasons.iter().any(|known| known.code == reason.code) {
            let (code, at) = required_text(entry, "code")?;
            return mistake(
                at,
                &format!("代码 {code} 出现两次"),
                &format!("code {code} stands here twice"),
            );
        }
        layer.reasons.push(reason);
    }
    Ok(())
}

fn read_reason(item: &Item<'_>) -> Checked<DeferralReason> {
    const FIELDS: [&str; 9] = [
        "code",
        "reason_zh",
        "reason_en",
        "counted_from",
        "duration",
        "scope",
        "clause",
        "source",
        "note",
    ];
    only_known(table(item)?, &FIELDS)?;
    let (duration_text, at) = required_text(item, "duration")?;
    let Some(duration) = Duration::read(duration_text) else {
        return mistake(
            at,
            &format!("看不懂的期限 {duration_text}"),
            &format!("unreadable duration {duration_text}"),
        );
    };
    let scope = match required_text(item, "scope")? {
        ("ALL", _) => Scope::All,
        ("PLT", _) => Scope::Platelets,
        (_, at) => return mistake(at, "scope 应为 ALL 或 PLT", "scope is ALL or PLT"),
    };
    let text = |key| required_text(item, key).map(|(text, _)| text.to_owned());
    let code = text("code")?;
    if code.is_empty() {
        return mistake(item.span(), "code 不能为空", "code is empty");
    }
    Ok(DeferralReason {
        code,
        reason_zh: text("reason_zh")?,
        reason_en: text("reason_en")?,
        counted_from: text("counted_from")?,
        duration,
        duration_text: duration_text.to_owned(),
        scope,
        clause: text("clause")?,
        standing: read_standing(item, "source")?,
    })
}
