//! Typed text and stored text, in the one form in which they are compared.

/// What stands between the parts of a minority name: U+00B7 (民委发〔2016〕33号), and what people and
/// machines type for it.
const SEPARATORS: [char; 9] = ['·', '•', '‧', '・', '･', '∙', '⋅', '.', '。'];
/// What joins the parts of a Latin name.
const JOINTS: [char; 6] = ['-', '‐', '\'', '’', '‘', '`'];

/// Half-width, without spaces and characters that nobody sees.
pub(super) fn tidy(typed: &str) -> String {
    typed
        .chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace() && !is_invisible(*c))
        .collect()
}

/// A name without what separates its parts, in upper case.
pub(super) fn name_form(name: &str) -> String {
    name.chars()
        .map(half_width)
        .filter(|c| !separates(*c) && !is_invisible(*c))
        .flat_map(char::to_uppercase)
        .collect()
}

/// Whether a character stands between parts of a name and belongs to none.
pub(super) fn separates(character: char) -> bool {
    character.is_whitespace() || SEPARATORS.contains(&character) || JOINTS.contains(&character)
}

/// The last characters, the very last first.
pub(super) fn reversed_tail(text: &str, length: usize) -> String {
    text.chars().rev().take(length).collect()
}

fn half_width(character: char) -> char {
    const SHIFT: u32 = 0xFEE0;
    match character {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - SHIFT).unwrap_or(character)
        }
        other => other,
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}
