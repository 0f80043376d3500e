//! An address for letters, in the one form that it is stored in, and masked.

use crate::error::DeskError;

const LONGEST: usize = 100;
/// What is shown of an address: about the province and the city.
const SHOWN: usize = 6;

/// Puts an address in its stored form: without blanks at its ends and doubled ones.
///
/// # Errors
/// `invalid` at `address`, with what to do.
pub(crate) fn in_stored_form(typed: &str) -> Result<Option<String>, DeskError> {
    let address = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if address.is_empty() {
        return Ok(None);
    }
    if address.chars().count() > LONGEST {
        return Err(DeskError::invalid("address", "地址最多100个字。请缩短。"));
    }
    Ok(Some(address))
}

/// Its beginning, as far as it says nothing of a door.
pub(crate) fn masked(address: &str) -> String {
    let shown: String = address.chars().take(SHOWN).collect();
    if address.chars().count() > SHOWN {
        format!("{shown}…")
    } else {
        String::from("…")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_in_one_form_and_shown_by_its_beginning() {
        let kept = in_stored_form(" 四川省乐山市  中心街 1号 ").unwrap();
        assert_eq!(kept.as_deref(), Some("四川省乐山市 中心街 1号"));
        assert_eq!(in_stored_form("  ").unwrap(), None);
        assert!(in_stored_form(&"长".repeat(101)).is_err());
        assert_eq!(masked("四川省乐山市中心街1号"), "四川省乐山市…");
        assert_eq!(masked("1号"), "…");
    }
}
