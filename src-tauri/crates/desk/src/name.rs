//! A person's name, in the one form that it is stored in.

use crate::error::DeskError;

/// The separator of minority names: U+00B7 (民委发〔2016〕33号).
const SEPARATOR: char = '·';
/// What people and machines type for it.
const OTHER_SEPARATORS: [char; 6] = ['•', '‧', '・', '･', '．', '.'];
/// At least this many characters must be held by any system (民委发〔2016〕33号: 25 Chinese ones).
const LONGEST: usize = 50;

/// Puts a name in its stored form.
///
/// # Errors
/// `invalid` at `name`, with what to do.
pub(crate) fn in_stored_form(typed: &str) -> Result<String, DeskError> {
    let name: String = typed.trim().chars().map(separated).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    if length < 2 {
        return Err(DeskError::invalid("name", "请填写姓名,至少两个字。"));
    }
    if length > LONGEST {
        return Err(DeskError::invalid(
            "name",
            "姓名最多50个字符。请与证件核对。",
        ));
    }
    if let Some(stranger) = name.chars().find(|c| !may_stand_in_a_name(*c)) {
        return Err(DeskError::invalid(
            "name",
            format!(
                "姓名里的“{stranger}”(U+{:04X})不能识别。请与证件核对,生僻字请用拼音输入法重新输入。",
                u32::from(stranger)
            ),
        ));
    }
    Ok(name)
}

fn separated(character: char) -> char {
    if OTHER_SEPARATORS.contains(&character) {
        SEPARATOR
    } else {
        character
    }
}

fn may_stand_in_a_name(character: char) -> bool {
    character.is_alphabetic() || matches!(character, SEPARATOR | ' ' | '-' | '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::in_stored_form;
    use rstest::rstest;

    #[rstest]
    #[case("黄兰", "黄兰")]
    #[case("  黄兰 ", "黄兰")]
    #[case("阿都・日以", "阿都·日以")]
    #[case("阿都．日以", "阿都·日以")]
    #[case("吉克•尔古•木乃", "吉克·尔古·木乃")]
    #[case("王𬭎", "王𬭎")]
    #[case("𠅤𰻞", "𠅤𰻞")]
    #[case("ꀉꄔ", "ꀉꄔ")]
    #[case("Mary Ann O'Neil", "Mary Ann O'Neil")]
    #[case(
        "一二三四五六七八九十一二三四五六七八九十一二三四五",
        "一二三四五六七八九十一二三四五六七八九十一二三四五"
    )]
    fn a_name_is_stored_in_one_form(#[case] typed: &str, #[case] stored: &str) {
        assert_eq!(in_stored_form(typed).unwrap(), stored);
    }

    #[rstest]
    #[case("")]
    #[case("黄")]
    #[case("黄兰1")]
    #[case("黄\u{FFFD}")]
    #[case("=cmd|calc")]
    fn what_is_no_name_is_refused_at_its_field(#[case] typed: &str) {
        assert_eq!(
            in_stored_form(typed).unwrap_err().field.as_deref(),
            Some("name")
        );
    }
}
