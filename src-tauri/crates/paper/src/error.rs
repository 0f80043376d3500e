//! Why a document was not made.

use crate::Field;

/// Why a document was not made, in words for the desk that say what to do next.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// No folder holds the fonts that every page needs.
    #[error(
        "找不到证书所用的字体 {file}，没有生成。安装版请重新安装本程序；\
         从源代码运行时，请先执行 cargo xtask fonts。"
    )]
    FontsMissing {
        /// The first of [`REQUIRED_FONTS`](crate::REQUIRED_FONTS) that was not found.
        file: &'static str,
    },
    /// No font on this computer has a character.
    #[error(
        "{field}中的“{character}”（U+{code:04X}）在这台电脑上没有字体可以显示，没有生成。\
         请核对该字；无误时，请安装含有它的字体（如 BabelStone Han、花园明朝或 \
         SimSun-ExtB），重新打开程序后再试；或改用备注行：姓名处留空手写，在备注行写明该字的写法。",
        code = u32::from(*.character)
    )]
    NoGlyph {
        /// Where it stands.
        field: Field,
        /// The character.
        character: char,
    },
    /// A character cannot be seen, or turns the direction of the text.
    #[error("{field}中有看不见的字符（U+{code:04X}），没有生成。请重新输入{field}。")]
    Invisible {
        /// Where it stands.
        field: Field,
        /// Its Unicode code point.
        code: u32,
    },
    /// A character has no meaning outside the system that it was typed on.
    #[error(
        "{field}中有自造字（U+{code:04X}），在不同电脑上显示不同，没有生成。\
         请改用国家标准编码的汉字。"
    )]
    PrivateUse {
        /// Where it stands.
        field: Field,
        /// Its Unicode code point.
        code: u32,
    },
    /// A character of a script that is written from right to left, which no page is laid out for.
    #[error(
        "{field}中有从右向左书写的文字（U+{code:04X}），没有生成。请改用证件上的汉字或拉丁字母。"
    )]
    RightToLeft {
        /// Where it stands.
        field: Field,
        /// Its Unicode code point.
        code: u32,
    },
    /// A field that must say something is empty.
    #[error("{field}没有填写，没有生成。请补填后再试。")]
    Empty {
        /// The field.
        field: Field,
    },
    /// A text is longer than its place on the page.
    #[error("{field}超过 {limit} 个字符，纸面上排不下。请核对{field}。")]
    TooLong {
        /// The field.
        field: Field,
        /// The most characters that fit.
        limit: usize,
    },
    /// A certificate would thank for nothing.
    #[error("献血量或累计献血次数为零，没有生成。请先核对献血记录。")]
    NothingGiven,
    /// A list without a single line.
    #[error("没有可以打印的内容，没有生成。请先选择要打印的记录。")]
    NothingToPrint,
    /// Documents of several kinds were to become one file.
    #[error("不同的文书不能合成一个文件。请分别打印。")]
    Mixed,
    /// A code cannot be drawn as a bar code.
    #[error("献血码“{code}”不能印成条码。请扫描标签核对。")]
    NoBarcode {
        /// The code.
        code: String,
    },
    /// A picture is no PNG, or too large.
    #[error("签名图片打不开，没有生成。请重新签名后再试。")]
    Picture,
    /// A page was asked for that the document does not have.
    #[error("没有第 {page} 页，全文共 {pages} 页。")]
    NoSuchPage {
        /// The page asked for, counted from 1.
        page: usize,
        /// How many there are.
        pages: usize,
    },
    /// A preview was asked for in a width that cannot be drawn.
    #[error("预览宽度 {pixels} 像素超出范围（1–{limit}）。请缩放窗口后再试。")]
    PreviewWidth {
        /// The width asked for.
        pixels: u32,
        /// The widest that is drawn.
        limit: u32,
    },
    /// A statement is too long for a two-dimensional code.
    #[error("核验二维码的内容过长，没有生成。请核对血站名称、证书编号和献血码。")]
    CodeTooLong,
    /// The station's templates could not be written.
    #[error("版式文件没有写成：{0}。请检查文件夹的权限和磁盘空间。")]
    Folder(String),
    /// A template and its data do not go together.
    #[error("版式出错，没有生成。请把这段话告诉管理员：{0}")]
    Template(String),
}
