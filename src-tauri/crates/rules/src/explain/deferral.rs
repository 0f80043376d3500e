//! Deferral records in words, with the health reason or without it.

use super::{
    Context,
    words::{self, Sentence},
};
use crate::{assess::Finding, facts::DonationKind};

/// With the reason: for those who may see it.
pub(super) fn sentence(context: &Context<'_>, finding: &Finding, record: usize) -> Sentence {
    let code = context.facts.deferrals.get(record).map_or("", |deferral| &deferral.code);
    let Some(reason) = context.rulebook.deferral_reason(code, context.on) else {
        return Sentence::new(
            format!("有一条本系统不认识的暂缓记录（代码{code}），暂时不能献血。请医生处理。"),
            format!(
                "There is a deferral with a code that is not known here ({code}): no donation \
                 for now. Please ask the physician."
            ),
        );
    };
    with_reason(finding, context.plan.kind(), &reason.reason_zh, &reason.reason_en)
}

fn with_reason(finding: &Finding, kind: DonationKind, zh: &str, en: &str) -> Sentence {
    if !finding.blocks {
        let mut remark = remark(finding);
        remark.zh = format!("{}原因：{zh}。", remark.zh);
        remark.en = format!("{} Reason: {en}.", remark.en);
        return remark;
    }
    if finding.permanent {
        return Sentence::new(
            format!("按照规定，您不能献血：{zh}。谢谢您的爱心，详情请向医生咨询。"),
            format!(
                "By the rules you cannot donate: {en}. Thank you for coming; the physician can \
                 tell you more."
            ),
        );
    }
    let (kind_zh, kind_en) = (words::kind_zh(kind), words::kind_en(kind));
    match finding.until.map(words::day) {
        Some(day) => Sentence::new(
            format!("暂时不能献血：{zh}。您可以从{}起捐献{kind_zh}。", day.zh),
            format!("No donation for now: {en}. You may donate {kind_en} from {}.", day.en),
        ),
        None => Sentence::new(
            format!("暂时不能献血：{zh}。请医生判断何时可以献血。"),
            format!("No donation for now: {en}. The physician decides when you may donate."),
        ),
    }
}

/// Without the reason: for everyone else.
pub(super) fn withheld(finding: &Finding, kind: DonationKind) -> Sentence {
    if !finding.blocks {
        return remark(finding);
    }
    if finding.permanent {
        return Sentence::new(
            "不能献血；请医生说明。",
            "No donation is possible; please ask the physician.",
        );
    }
    let (kind_zh, kind_en) = (words::kind_zh(kind), words::kind_en(kind));
    match finding.until.map(words::day) {
        Some(day) => Sentence::new(
            format!("暂时不能献血，请到{}起再来捐献{kind_zh}；请医生说明。", day.zh),
            format!(
                "No donation for now; please come again for {kind_en} from {}. Please ask the \
                 physician.",
                day.en
            ),
        ),
        None => Sentence::new(
            "暂时不能献血；请医生说明。",
            "No donation for now; please ask the physician.",
        ),
    }
}

fn remark(finding: &Finding) -> Sentence {
    match finding.until.map(words::day) {
        Some(day) => Sentence::new(
            format!("可以献全血；{}以前的这袋血不用于制备血小板。", day.zh),
            format!(
                "Whole blood may be given; before {} the unit is not for platelets.",
                day.en
            ),
        ),
        None => Sentence::new(
            "可以献全血；这袋血不用于制备血小板。",
            "Whole blood may be given; the unit is not for platelets.",
        ),
    }
}
