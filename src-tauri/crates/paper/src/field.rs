//! The texts on paper that come from outside, and how long each may be.

use std::fmt;

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident = $key:literal, $zh:literal, $limit:literal;)*) => {
        /// A text on a document that comes from outside.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Field {
            $($(#[$doc])* $variant,)*
        }

        impl Field {
            /// The field's name in its document, for hosts that point at a field.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)*
                }
            }

            /// The most characters that fit its place.
            pub(crate) fn limit(self) -> usize {
                match self {
                    $(Self::$variant => $limit,)*
                }
            }

            /// The field of a name that a document's data has; [`Field::Text`] for any other.
            pub(crate) fn of(key: &str) -> Self {
                match key {
                    $($key => Self::$variant,)*
                    _ => Self::Text,
                }
            }
        }

        impl fmt::Display for Field {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$variant => $zh,)*
                })
            }
        }
    };
}

fields! {
    /// 姓名.
    Name = "name", "姓名", 50;
    /// 证书编号.
    Serial = "serial", "编号", 32;
    /// 献血码.
    DonationCode = "donation_code", "献血码", 32;
    /// 血站名称.
    Station = "station", "血站名称", 30;
    /// 备注.
    Remark = "remark", "备注", 40;
    /// 证件号, masked.
    IdentityNumber = "identity_number", "证件号", 32;
    /// 献血者号.
    DonorNumber = "donor_number", "献血者号", 24;
    /// 献血地点.
    Site = "site", "献血地点", 40;
    /// 通信地址.
    Address = "address", "地址", 80;
    /// 电话.
    Phone = "phone", "电话", 40;
    /// 单位名称.
    Group = "group", "单位名称", 40;
    /// 活动名称.
    Event = "event", "活动名称", 40;
    /// 延期原因.
    Reason = "reason", "原因", 120;
    /// 征询问题.
    Question = "question", "征询问题", 120;
    /// 征询说明.
    Note = "note", "说明", 200;
    /// 人员姓名.
    Staff = "staff", "人员姓名", 50;
    /// 医师姓名.
    Physician = "physician", "医师姓名", 50;
    /// 护士姓名.
    Nurse = "nurse", "护士姓名", 50;
    /// 依据.
    Clause = "clause", "依据", 80;
    /// 表彰年度.
    Round = "round", "表彰年度", 40;
    /// 日志头.
    Head = "head", "日志头", 80;
    /// 打印机.
    Printer = "printer", "打印机", 80;
    /// Any other text.
    Text = "text", "文字", 600;
}
