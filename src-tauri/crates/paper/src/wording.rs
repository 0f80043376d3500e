//! What may be set: a text that a person can read, and that fits its place.

use crate::{Field, PaperError};

/// Checks one text against its place on the page, `limit` characters long.
///
/// # Errors
/// [`PaperError::Empty`], [`PaperError::TooLong`], [`PaperError::Invisible`] or
/// [`PaperError::PrivateUse`], the first that applies.
pub(crate) fn check(field: Field, text: &str, limit: usize) -> Result<(), PaperError> {
    if text.trim().is_empty() {
        return Err(PaperError::Empty { field });
    }
    if text.chars().count() > limit {
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
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::right_to_left_override("王\u{202E}敏", 0x202E)]
    #[case::zero_width_space("王\u{200B}敏", 0x200B)]
    #[case::line_break("王\n敏", 0x0A)]
    #[case::variation_selector("王\u{E0101}", 0xE0101)]
    fn what_cannot_be_seen_is_refused(#[case] name: &str, #[case] code: u32) {
        let refused = check(Field::Name, name, 50);
        assert_eq!(
            refused,
            Err(PaperError::Invisible {
                field: Field::Name,
                code
            })
        );
    }

    #[rstest]
    #[case::private("王\u{E815}", Err(PaperError::PrivateUse { field: Field::Name, code: 0xE815 }))]
    #[case::blank(" \u{3000}", Err(PaperError::Empty { field: Field::Name }))]
    #[case::long("王敏王敏王", Err(PaperError::TooLong { field: Field::Name, limit: 4 }))]
    #[case::as_long_as_may_be("王敏王敏", Ok(()))]
    #[case::rare("𬭎𠅤𰻞", Ok(()))]
    fn a_text_fits_its_place(#[case] name: &str, #[case] expected: Result<(), PaperError>) {
        assert_eq!(check(Field::Name, name, 4), expected);
    }
}
