//! What a column can hold, and the headings by which it is known.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the rows of a sheet are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetKind {
    /// 屏蔽名单: documents that are blocked.
    Blocks,
    /// 献血者: who they are, and their documents.
    Donors,
    /// 延期: what keeps donors from donating.
    Deferrals,
    /// 献血记录.
    Donations,
    /// 表彰: national awards that were conferred.
    Awards,
    /// Nothing that is taken in.
    Ignored,
}

impl SheetKind {
    /// The kinds in the order in which their rows are taken in: what blocks somebody comes before
    /// what admits; an award needs the donations that it counted.
    pub(super) const IN_ORDER: [Self; 5] = [
        Self::Blocks,
        Self::Donors,
        Self::Deferrals,
        Self::Donations,
        Self::Awards,
    ];

    /// The columns without which its rows say nothing; of each line, one.
    pub(super) fn needs(self) -> &'static [&'static [Field]] {
        use Field::*;
        const WHOM: &[Field] = &[DocumentNumber, OldNumber];
        match self {
            Self::Blocks => &[&[DocumentNumber]],
            Self::Donors => &[WHOM],
            Self::Deferrals => &[WHOM, &[DeferralCode]],
            Self::Donations => &[WHOM, &[Date], &[Kind], &[Amount, Ml, Units]],
            Self::Awards => &[WHOM, &[Level], &[Cutoff]],
            Self::Ignored => &[],
        }
    }
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = [$($heading:literal),*];)*) => {
        /// What a column holds.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum Field { $( $(#[$doc])* $name, )* }

        impl Field {
            /// Every field, with the headings that mean it.
            pub(super) const HEADINGS: &'static [(Self, &'static [&'static str])] =
                &[$( (Self::$name, &[$($heading),*]), )*];
        }
    };
}

fields! {
    /// The donor's number in the other system.
    OldNumber = ["献血者编号", "档案号", "献血者档案编号", "档案编号", "献血者号", "献血者ID", "献血者档案号", "原编号"];
    /// The name.
    Name = ["姓名", "献血者姓名", "名字"];
    /// Sex.
    Sex = ["性别"];
    /// Birth date.
    BirthDate = ["出生日期", "出生年月日", "生日"];
    /// The document's type.
    DocumentType = ["证件类型", "证件类别", "证件种类"];
    /// The document's number.
    DocumentNumber = ["证件号码", "证件号", "身份证号", "身份证号码", "身份证", "证件编号"];
    /// The type of another document.
    OtherDocumentType = ["其他证件类型", "其它证件类型", "曾用证件类型"];
    /// The number of another document.
    OtherDocumentNumber = ["其他证件号码", "其它证件号码", "其他证件号", "曾用证件号码"];
    /// Phone number.
    Phone = ["电话", "手机", "手机号", "手机号码", "联系电话", "电话号码"];
    /// The donation code.
    Code = ["献血码", "献血编号", "采血码", "血袋编号", "血袋号", "献血条码"];
    /// The number of the record in the other system.
    RecordNo = ["流水号", "记录号", "登记号", "采血流水号"];
    /// The day of the donation.
    Date = ["献血日期", "采血日期", "献血时间", "采血时间"];
    /// What was given.
    Kind = ["献血类型", "献血种类", "采血类型", "献血类别", "献血品种", "采集类型"];
    /// How much, in the unit of its kind.
    Amount = ["献血量", "采血量", "献血数量", "采集量"];
    /// All that was collected, ml.
    Ml = ["献血量(ml)", "采血量(ml)", "全血量(ml)", "全血(ml)", "毫升"];
    /// Therapeutic units of platelets.
    Units = ["治疗量", "血小板治疗量", "治疗单位", "血小板(治疗量)"];
    /// Plasma collected with platelets, ml.
    PlasmaMl = ["血浆量", "血浆量(ml)", "血浆(ml)"];
    /// How it ended.
    Outcome = ["采血结果", "献血结果", "采集结果"];
    /// The donor's reaction.
    Reaction = ["献血反应", "不良反应"];
    /// How it is known.
    Source = ["记录来源", "来源", "数据来源"];
    /// Where.
    Site = ["献血地点", "采血地点", "采血点", "采血单位", "献血点"];
    /// The reason of a deferral, as the other system codes it.
    DeferralCode = ["延期代码", "屏蔽代码", "延期原因代码", "屏蔽原因代码", "延期原因", "屏蔽原因", "淘汰原因"];
    /// The day that the deferral is counted from.
    Event = ["发生日期", "事件日期", "检测日期"];
    /// First day of the block.
    From = ["开始日期", "屏蔽开始日期", "延期开始日期", "起始日期"];
    /// First day on which donating is allowed again.
    Until = ["解除日期", "可献血日期", "屏蔽解除日期", "恢复日期"];
    /// Whether it never ends by itself.
    Permanent = ["是否永久", "永久屏蔽", "永久"];
    /// Who found the reason.
    FoundBy = ["发现环节", "延期来源", "屏蔽来源"];
    /// Which award.
    Level = ["奖项", "获奖等级", "表彰等级", "奖项等级"];
    /// Last day whose donations the round counted.
    Cutoff = ["统计截止日期", "截止日期", "表彰截止日期"];
    /// The day of a gold's last counted donation.
    CountedAfter = ["计数起始日期", "最后计入日期", "金奖末次献血日期"];
    /// The list that a document stands on.
    List = ["名单", "屏蔽名单", "名单名称", "来源名单"];
}

/// A heading as it is compared: without blanks and marks, brackets and Latin letters in one form.
pub(super) fn plain(heading: &str) -> String {
    heading
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '＊' | ':' | '：'))
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            other => other.to_ascii_lowercase(),
        })
        .collect::<String>()
        .replace("(必填)", "")
        .replace("毫升)", "ml)")
}

/// What a heading means, where it is known.
pub(super) fn meant_by(heading: &str) -> Option<Field> {
    let heading = plain(heading);
    let known = |names: &&[&str]| names.iter().any(|name| plain(name) == heading);
    let found = Field::HEADINGS.iter().find(|(_, names)| known(names));
    found.map(|(field, _)| *field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_heading_means_two_things() {
        let mut headings = BTreeSet::new();
        for (_, names) in Field::HEADINGS {
            for name in *names {
                assert!(headings.insert(plain(name)), "{name}");
            }
        }
    }

    #[test]
    fn a_heading_is_known_however_it_is_dressed() {
        for (heading, field) in [
            (" 证件 号码*", Some(Field::DocumentNumber)),
            ("献血量（ML）", Some(Field::Ml)),
            ("献血量(毫升)", Some(Field::Ml)),
            ("姓名（必填）：", Some(Field::Name)),
            ("编号", None),
        ] {
            assert_eq!(meant_by(heading), field, "{heading}");
        }
    }
}
