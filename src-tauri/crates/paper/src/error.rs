//! Why a page was not made.

use std::fmt;

/// Why a page was not made, in words for the desk that say what to do next.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// No folder holds the fonts that every page needs.
    #[error(
        "找不到证书所用的字体 {file}，证书未生成。安装版请重新安装本程序；\
         从源代码运行时，请先执行 cargo xtask fonts。"
    )]
    FontsMissing {
        /// The first of [`REQUIRED_FONTS`](crate::REQUIRED_FONTS) that was not found.
        file: &'static str,
    },
    /// No font on this computer has a character.
    #[error(
        "{field}中的“{character}”（U+{code:04X}）在这台电脑上没有字体可以显示，证书未生成。\
         请核对该字；无误时，请安装含有它的字体（如 BabelStone Han、花园明朝或 \
         SimSun-ExtB），重新打开程序后再试。",
        code = u32::from(*.character)
    )]
    NoGlyph {
        /// Where it stands.
        field: Field,
        /// The character.
        character: char,
    },
    /// A character cannot be seen, or turns the direction of the text.
    #[error("{field}中有看不见的字符（U+{code:04X}），证书未生成。请重新输入{field}。")]
    Invisible {
        /// Where it stands.
        field: Field,
        /// Its Unicode code point.
        code: u32,
    },
    /// A character has no meaning outside the system that it was typed on.
    #[error(
        "{field}中有自造字（U+{code:04X}），在不同电脑上显示不同，证书未生成。\
         请改用国家标准编码的汉字。"
    )]
    PrivateUse {
        /// Where it stands.
        field: Field,
        /// Its Unicode code point.
        code: u32,
    },
    /// A field that must say something is empty.
    #[error("{field}没有填写，证书未生成。请补填后再试。")]
    Empty {
        /// The field.
        field: Field,
    },
    /// A text is longer than its place on the page.
    #[error("{field}超过 {limit} 个字符，证书上排不下。请核对{field}。")]
    TooLong {
        /// The field.
        field: Field,
        /// The most characters that fit.
        limit: usize,
    },
    /// A certificate would thank for nothing.
    #[error("本次献血量或累计献血次数为零，证书未生成。请先核对献血记录。")]
    NothingGiven,
    /// A preview was asked for in a width that cannot be drawn.
    #[error("预览宽度 {pixels} 像素超出范围（1–{limit}）。请缩放窗口后再试。")]
    PreviewWidth {
        /// The width asked for.
        pixels: u32,
        /// The widest that is drawn.
        limit: u32,
    },
    /// A statement is too long for a two-dimensional code.
    #[error("核验二维码的内容过长，证书未生成。请核对血站名称、证书编号和献血码。")]
    CodeTooLong,
    /// A template and its data do not go together.
    #[error("证书版式出错，证书未生成。请把这段话告诉管理员：{0}")]
    Template(String),
}

/// A text on a certificate that comes from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// 姓名.
    Name,
    /// 证书编号.
    Serial,
    /// 献血码.
    DonationCode,
    /// 血站名称.
    Station,
}

impl Field {
    /// The field's name in [`ThankYou`](crate::ThankYou), for hosts that point at a field.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Serial => "serial",
            Self::DonationCode => "donation_code",
            Self::Station => "station",
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Name => "姓名",
            Self::Serial => "证书编号",
            Self::DonationCode => "献血码",
            Self::Station => "血站名称",
        })
    }
}
