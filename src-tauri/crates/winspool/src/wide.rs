//! Text as Windows has it: UTF-16 with a zero at its end.

/// A text, to be handed over.
pub(crate) fn to_wide(text: &str) -> Vec<u16> {
    let units = text.encode_utf16().filter(|unit| *unit != 0);
    units.chain([0]).collect()
}

/// A text up to its zero, or all of it.
pub(crate) fn from_wide(units: &[u16]) -> String {
    let end = units.iter().position(|unit| *unit == 0);
    String::from_utf16_lossy(&units[..end.unwrap_or(units.len())])
}

/// A text that Windows points to; empty where it points nowhere.
///
/// # Safety
/// `text` is null, or ends with a zero.
pub(crate) unsafe fn pointed_at(text: *const u16) -> String {
    if text.is_null() {
        return String::new();
    }
    let mut length = 0;
    // SAFETY: every unit up to the zero may be read.
    let units = unsafe {
        while *text.add(length) != 0 {
            length += 1;
        }
        std::slice::from_raw_parts(text, length)
    };
    String::from_utf16_lossy(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_as_it_was() {
        let wide = to_wide("证书 𬭎\0");
        assert_eq!(wide.last(), Some(&0));
        assert_eq!(from_wide(&wide), "证书 𬭎");
        // SAFETY: it ends with a zero.
        assert_eq!(unsafe { pointed_at(wide.as_ptr()) }, "证书 𬭎");
    }
}
