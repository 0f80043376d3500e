//! What can be wrong with a document number, and what to do about it.

use serde::{Deserialize, Serialize};

/// Why a document number is not accepted.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    thiserror::Error,
)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[error("{}", self.en())]
pub enum DocumentProblem {
    /// Too many or too few characters for this kind.
    Length,
    /// A character that such a number cannot hold.
    Characters,
    /// The birth date in the number does not exist.
    Date,
    /// The birth date in the number is still to come.
    FutureDate,
    /// The last character is not the one that the others give.
    CheckCharacter,
    /// A first-generation number, not valid since 2013-01-01.
    #[serde(rename = "obsolete_15_digit")]
    Obsolete15Digit,
    /// Right length and characters, in an order that this kind does not have.
    Format,
}

impl DocumentProblem {
    /// The name used in answers, such as `check_character`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Characters => "characters",
            Self::Date => "date",
            Self::FutureDate => "future_date",
            Self::CheckCharacter => "check_character",
            Self::Obsolete15Digit => "obsolete_15_digit",
            Self::Format => "format",
        }
    }

    /// A sentence in Chinese that says what to do.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Length => "证件号码的位数不对，请对照证件逐位核对，看是否漏输或多输。",
            Self::Characters => {
                "证件号码里有不该出现的字符，请对照证件重新输入；身份证号只有数字，末位可为X。"
            }
            Self::Date => "号码中的出生日期不存在，请核对第7至14位。",
            Self::FutureDate => "号码中的出生日期在今天之后，请核对第7至14位，并确认电脑日期正确。",
            Self::CheckCharacter => {
                "校验码不符，至少有一位输错，请对照证件逐位核对或用读卡器读取。"
            }
            Self::Obsolete15Digit => "15位身份证号自2013年1月1日起停用，请出示18位的居民身份证。",
            Self::Format => "号码的样式与所选证件类型不符，请核对证件类型和号码。",
        }
    }

    /// A sentence in English that says what to do.
    pub fn en(self) -> &'static str {
        match self {
            Self::Length => {
                "The number has too many or too few characters. Compare it with the document."
            }
            Self::Characters => {
                "The number holds a character that does not belong there. Type it again from the \
                 document; a resident number has digits only, and perhaps X at the end."
            }
            Self::Date => "The birth date in the number does not exist. Check characters 7 to 14.",
            Self::FutureDate => {
                "The birth date in the number is after today. Check characters 7 to 14 and the \
                 date of this computer."
            }
            Self::CheckCharacter => {
                "The check character does not match, so at least one character is wrong. Compare \
                 the number with the document, or use the card reader."
            }
            Self::Obsolete15Digit => {
                "15-digit resident numbers ended on 1 January 2013. Ask for the 18-digit card."
            }
            Self::Format => {
                "The number does not look like this kind of document. Check the kind and the \
                 number."
            }
        }
    }
}
