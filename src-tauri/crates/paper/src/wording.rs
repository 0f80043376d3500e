//! What may be set: a text that a person can read, and that fits its place.

use serde_json::Value;

use crate::{Field, PaperError};

/// Checks every text of a document's data, however deep, by the name that it has there.
///
/// # Errors
/// [`PaperError::Empty`], [`PaperError::TooLong`], [`PaperError::Invisible`],
/// [`PaperError::PrivateUse`] or [`PaperError::RightToLeft`], the first that applies.
pub(crate) fn check(data: &Value) -> Result<(), PaperError> {
    each_text(data, "", &mut check_text)
}

/// Calls `visit` with every text of a document's data and the field that it stands in.
///
/// # Errors
/// The first that `visit` returns.
pub(crate) fn each_text<E>(
    data: &Value,
    key: &str,
    visit: &mut impl FnMut(Field, &str) -> Result<(), E>,
) -> Result<(), E> {
    match data {
        Value::String(text) => visit(Field::of(key), text),
        Value::Array(items) => items
            .iter()
            .try_for_each(|item| each_text(item, key, visit)),
        Value::Object(fields) => fields
            .iter()
            .try_for_each(|(key, value)| each_text(value, key, visit)),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

fn check_text(field: Field, text: &str) -> Result<(), PaperError> {
    let limit = field.limit();
    if text.trim().is_empty() {
        return Err(PaperError::Empty { field });
    }
    if text.chars().nth(limit).is_some() {
        return Err(PaperError::TooLong { field, limit });
    }
    for character in text.chars() {
        let code = u32::from(character);
        if is_invisible(character) {
            return Err(PaperError::Invisible { field, code });
        }
        if is_private(code) {
            return Err(PaperError::PrivateUse { field, code });
        }
        if is_right_to_left(code) {
            return Err(PaperError::RightToLeft { field, code });
        }
    }
    Ok(())
}

/// A name with everything hidden but its first character and, from three on, its last.
///
/// The number of characters stays, so that a longer or shorter name is noticed.
pub(crate) fn masked_name(name: &str) -> String {
    let length = name.trim().chars().count();
    name.trim()
        .chars()
        .enumerate()
        .map(|(at, character)| {
            let shown = at == 0 || (length > 2 && at + 1 == length);
            if shown && length > 1 { character } else { '*' }
        })
        .collect()
}

/// Controls, and what Unicode calls default-ignorable: joiners, direction marks, variation
/// selectors, fillers, tags.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{061C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{3164}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFFB}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

fn is_private(code: u32) -> bool {
    matches!(code, 0xE000..=0xF8FF | 0xF_0000..=0x10_FFFF)
}

/// Hebrew, Arabic and their neighbours: a line of them is set backwards, and what stands
/// beside them with it.
fn is_right_to_left(code: u32) -> bool {
    matches!(code, 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    #[rstest]
    #[case::right_to_left_override("王\u{202E}敏", 0x202E)]
    #[case::zero_width_space("王\u{200B}敏", 0x200B)]
    #[case::line_break("王\n敏", 0x0A)]
    #[case::variation_selector("王\u{E0101}", 0xE0101)]
    fn what_cannot_be_seen_is_refused(#[case] name: &str, #[case] code: u32) {
        let field = Field::Name;
        let refused = check(&json!({ "name": name }));
        assert_eq!(refused, Err(PaperError::Invisible { field, code }));
    }

    #[rstest]
    #[case::private("王\u{E815}", Err(PaperError::PrivateUse { field: Field::Station, code: 0xE815 }))]
    #[case::blank(" \u{3000}", Err(PaperError::Empty { field: Field::Station }))]
    #[case::hebrew("王א", Err(PaperError::RightToLeft { field: Field::Station, code: 0x05D0 }))]
    #[case::rare("𬭎𠅤𰻞", Ok(()))]
    fn a_text_is_checked_wherever_it_stands(
        #[case] text: &str,
        #[case] expected: Result<(), PaperError>,
    ) {
        let deep = json!({ "rows": [{ "count": 3, "station": [null, text] }] });
        assert_eq!(check(&deep), expected);
    }

    #[rstest]
    #[case::as_long_as_may_be(50, Ok(()))]
    #[case::longer(51, Err(PaperError::TooLong { field: Field::Name, limit: 50 }))]
    fn a_text_fits_its_place(#[case] length: usize, #[case] expected: Result<(), PaperError>) {
        assert_eq!(check(&json!({ "name": "麤".repeat(length) })), expected);
    }

    #[rstest]
    #[case("王", "*")]
    #[case("王敏", "王*")]
    #[case("欧阳明月", "欧**月")]
    #[case("阿都·日以", "阿***以")]
    #[case("𠅤𬭎", "𠅤*")]
    fn a_masked_name_keeps_its_length(#[case] name: &str, #[case] masked: &str) {
        assert_eq!(masked_name(name), masked);
    }
}
