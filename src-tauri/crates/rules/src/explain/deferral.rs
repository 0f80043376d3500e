//! Deferral records in words, with the health reason or without it.

use super::{
    Context,
    words::{self, Sentence},
};
use crate::{assess::Finding, facts::Deferral};

/// With the reason: for those who may see it.
pub(super) fn sentence(context: &Context<'_>, finding: &Finding, record: usize) -> Sentence {
    let code = context
        .facts
        .deferrals
        .get(record)
        .map_or("", |deferral| &deferral.code);
    if code == Deferral::BLOCKED_DOCUMENT {
        return with_reason(
            context,
            finding,
            "证件在屏蔽名单上",
            "the identity document is on the list of blocked documents",
        );
    }
    let Some(reason) = context.rulebook.deferral_reason(code, context.on) else {
        return Sentence::new(
            format!("有一条本系统不认识的暂缓记录（代码{code}），暂时不能献血。请医生处理。"),
            format!(
                "There is a deferral with a code that is not known here ({code}): no donation \
                 for now. Please ask the physician."
            ),
        );
    };
    with_reason(context, finding, &reason.reason_zh, &reason.reason_en)
}

fn with_reason(context: &Context<'_>, finding: &Finding, zh: &str, en: &str) -> Sentence {
    if !finding.blocks {
        let remark = remark(finding);
        return Sentence::new(
            format!("{}原因：{zh}。", remark.zh),
            format!("{} Reason: {en}.", remark.en),
        );
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
    match finding.until {
        Some(until) => {
            let back = context.come_back(until);
            Sentence::new(
                format!("暂时不能献血：{zh}。{}", back.zh),
                format!("No donation for now: {en}. {}", back.en),
            )
        }
        None => Sentence::new(
            format!("暂时不能献血：{zh}。请医生判断何时可以献血。"),
            format!("No donation for now: {en}. The physician decides when you may donate."),
        ),
    }
}

/// Without the reason: for everyone else.
pub(super) fn withheld(context: &Context<'_>, finding: &Finding) -> Sentence {
    if !finding.blocks {
        return remark(finding);
    }
    if finding.permanent {
        return Sentence::new(
            "不能献血；请医生说明。",
            "No donation is possible; please ask the physician.",
        );
    }
    match finding.until {
        Some(until) => {
            let back = context.come_back(until);
            Sentence::new(
                format!("暂时不能献血。{}请医生说明。", back.zh),
                format!("No donation for now. {} Please ask the physician.", back.en),
            )
        }
        None => Sentence::new(
            "暂时不能献血；请医生说明。",
            "No donation for now; please ask the physician.",
        ),
    }
}

fn remark(finding: &Finding) -> Sentence {
    match finding.until.map(words::day) {
        Some(day) => Sentence::new(
            format!("可以献全血；{}以前采的血不用于制备血小板。", day.zh),
            format!(
                "Whole blood may be given; drawn before {} it is not for platelets.",
                day.en
            ),
        ),
        None => Sentence::new(
            "可以献全血；这次采的血不用于制备血小板。",
            "Whole blood may be given; this unit is not for platelets.",
        ),
    }
}
