//! Identity, age, intervals, caps and volumes in words.

use chrono::NaiveDate;

use super::{
    Context,
    words::{self, Sentence},
};
use crate::{
    assess::{Finding, Rule},
    facts::{DonationKind, Plan},
};

pub(super) fn sentence(context: &Context<'_>, finding: &Finding) -> Sentence {
    let age = &context.rules.age;
    match finding.rule {
        Rule::IdentitySex => Sentence::new(
            "登记的性别不是男或女。体检标准男女不同，请先核对身份证件。",
            "The sex on record is neither male nor female. The criteria differ by sex; please \
             check the identity document.",
        ),
        Rule::HistoryFuture => Sentence::new(
            "献血记录里有晚于今天的日期，请先核对并更正记录。",
            "The history has a donation dated after today; please check and correct it first.",
        ),
        Rule::AgeMin => with_day(
            context,
            finding.until,
            &format!("献血须年满{}周岁。", age.min),
            &format!("Donors must be {} years old.", age.min),
        ),
        Rule::AgeMax => Sentence::new(
            format!(
                "献血年龄到{}周岁为止；献过血、没有过献血反应的，可以到{}周岁。您已超过年龄，谢谢您的爱心。",
                age.max, age.max_repeat
            ),
            format!(
                "People donate up to the age of {}, or {} after earlier donations without a \
                 reaction. You are past that age; thank you for coming.",
                age.max, age.max_repeat
            ),
        ),
        Rule::AgeAsk => Sentence::new(
            format!(
                "您已超过{}周岁。您献过血、没有过献血反应，如果您主动要求，可以献到{}周岁。",
                age.max, age.max_repeat
            ),
            format!(
                "You are past {}. As you have donated before without a reaction, you may go on \
                 until {} if you ask to.",
                age.max, age.max_repeat
            ),
        ),
        Rule::DeferralUnread => Sentence::new(
            "有一条本版本读不懂的记录，暂时不能献血。请升级软件或联系管理员。",
            "A record about this donor cannot be read by this version: no donation for now. \
             Please update the program or ask the administrator.",
        ),
        Rule::Interval { last, next } => interval(context, finding, last, next),
        Rule::CapPlateletsCount | Rule::CapApheresisVolume => cap(context, finding),
        Rule::VolumeWholeBlood | Rule::VolumePlatelets => volume(context),
        Rule::Deferral { .. } | Rule::Exam(_) | Rule::ExamMissing(_) => Sentence::new("", ""),
    }
}

/// A sentence and when to come back.
fn with_day(context: &Context<'_>, until: Option<NaiveDate>, zh: &str, en: &str) -> Sentence {
    let Some(until) = until else {
        return Sentence::new(zh, en);
    };
    let back = context.come_back(until);
    Sentence::new(format!("{zh}{}", back.zh), format!("{en} {}", back.en))
}

fn interval(
    context: &Context<'_>,
    finding: &Finding,
    last: DonationKind,
    next: DonationKind,
) -> Sentence {
    let matched = context.facts.matched_recipient;
    let span = words::span(context.rules.interval.between(last, next, matched));
    let counting = context.facts.history.iter().filter(|donation| {
        donation.kind == last && context.rules.interval.outcomes.has(donation.outcome)
    });
    let given = counting.map(|donation| donation.date).max().map(words::day);
    let given = given.unwrap_or_else(|| Sentence::new("", ""));
    let (last_zh, next_zh) = (words::kind_zh(last), words::kind_zh(next));
    let (last_en, next_en) = (words::kind_en(last), words::kind_en(next));
    with_day(
        context,
        finding.until,
        &format!(
            "您上次捐献{last_zh}是{}，再捐献{next_zh}须间隔{}。",
            given.zh, span.zh
        ),
        &format!(
            "You last donated {last_en} on {}; {next_en} may follow after {}.",
            given.en, span.en
        ),
    )
}

fn cap(context: &Context<'_>, finding: &Finding) -> Sentence {
    let cap = &context.rules.cap;
    let window = words::span(cap.window);
    if finding.rule == Rule::CapPlateletsCount {
        return with_day(
            context,
            finding.until,
            &format!("{}内最多捐献{}次血小板。", window.zh, cap.count),
            &format!(
                "At most {} platelet donations are allowed in {}.",
                cap.count, window.en
            ),
        );
    }
    with_day(
        context,
        finding.until,
        &format!(
            "{}内捐献的血小板和血浆连同本次不超过{}毫升。",
            window.zh, cap.volume_ml
        ),
        &format!(
            "Platelets and plasma of {}, with this donation, may not exceed {} ml.",
            window.en, cap.volume_ml
        ),
    )
}

fn volume(context: &Context<'_>) -> Sentence {
    let volume = &context.rules.volume;
    match context.plan {
        Plan::WholeBlood { ml } => {
            let allowed = words::choices(&volume.whole_blood_ml);
            Sentence::new(
                format!("全血一次捐献{}毫升，不能是{ml}毫升。", allowed.zh),
                format!("A whole blood donation is {} ml, not {ml} ml.", allowed.en),
            )
        }
        Plan::Platelets { .. } => {
            let units = words::choices(&volume.units);
            let with_plasma = words::choices(&volume.units_with_plasma);
            Sentence::new(
                format!(
                    "血小板一次捐献{}个治疗单位；捐献{}个单位时，可以同时捐献不超过{}毫升血浆。",
                    units.zh, with_plasma.zh, volume.plasma_max_ml
                ),
                format!(
                    "A platelet donation is {} units; with {} unit up to {} ml of plasma may be \
                     given.",
                    units.en, with_plasma.en, volume.plasma_max_ml
                ),
            )
        }
    }
}
