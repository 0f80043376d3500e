//! A phone number, in the one form that it is stored in, and masked.

use crate::error::DeskError;

/// Puts a phone number in its stored form: digits alone, without the country code of China.
///
/// # Errors
/// `invalid` at `phone`, with what to do.
pub(crate) fn in_stored_form(typed: &str) -> Result<Option<String>, DeskError> {
    let typed: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    if typed.is_empty() {
        return Ok(None);
    }
    let digits = typed.strip_prefix("+86").unwrap_or(&typed);
    let plain = digits.chars().all(|c| c.is_ascii_digit());
    if !plain || !(7..=15).contains(&digits.len()) {
        return Err(DeskError::invalid(
            "phone",
            "电话号码应为7至15位数字。请重新输入。",
        ));
    }
    Ok(Some(digits.to_owned()))
}

/// The first three and last four digits, as people read them out.
pub(crate) fn masked(phone: &str) -> String {
    const HEAD: usize = 3;
    const TAIL: usize = 4;
    let length = phone.chars().count();
    let shown = |at: usize| (at < HEAD && length > HEAD + TAIL) || at + TAIL >= length;
    phone
        .chars()
        .enumerate()
        .map(|(at, c)| if shown(at) { c } else { '*' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_stored_as_digits_and_shown_masked() {
        assert_eq!(
            in_stored_form("+86 121-0000 1234").unwrap().as_deref(),
            Some("12100001234")
        );
        assert_eq!(in_stored_form(" ").unwrap(), None);
        assert!(in_stored_form("12a").is_err());
        assert_eq!(masked("12100001234"), "121****1234");
        assert_eq!(masked("8331234"), "***1234");
    }
}
