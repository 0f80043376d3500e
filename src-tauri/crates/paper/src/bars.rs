//! Code 128 bar codes, as a drawing of bars.

use std::fmt::Write;

use barcoders::sym::code128::Code128;
use redwall_rules::DonationCode;

use crate::PaperError;

/// Light modules that a reader wants to see at each end.
const QUIET: usize = 10;

/// Chooses set B, and set C for pairs of digits, as the encoder reads it.
const SET_B: char = '\u{0181}';
const SET_C: char = '\u{0106}';

/// A donation code as ISBT 128 has it in a bar code: `=`, the 13 characters, two flags.
///
/// # Errors
/// [`PaperError::NoBarcode`].
pub(crate) fn isbt_128(code: &DonationCode) -> Result<String, PaperError> {
    let (facility, serial) = code
        .as_str()
        .split_at_checked(5)
        .ok_or_else(|| refused(code.as_str()))?;
    svg(
        code.as_str(),
        &format!("{SET_B}={facility}{SET_C}{serial}{:02}", code.flag()),
    )
}

/// A code of the station's own pattern: printable ASCII.
///
/// # Errors
/// [`PaperError::NoBarcode`] if a character has no bars.
pub(crate) fn code_128(code: &str) -> Result<String, PaperError> {
    let printable = |byte: u8| (b' '..=b'~').contains(&byte);
    if code.is_empty() || !code.bytes().all(printable) {
        return Err(refused(code));
    }
    let pairs = code.len().is_multiple_of(2) && code.bytes().all(|byte| byte.is_ascii_digit());
    let set = if pairs { SET_C } else { SET_B };
    svg(code, &format!("{set}{code}"))
}

/// A code by the pattern that it has: ISBT 128 if it is one, the station's own otherwise.
///
/// # Errors
/// [`PaperError::NoBarcode`].
pub(crate) fn of_any(code: &str) -> Result<String, PaperError> {
    match DonationCode::parse(code) {
        Ok(code) => isbt_128(&code),
        Err(_) => code_128(code.trim()),
    }
}

fn svg(code: &str, symbols: &str) -> Result<String, PaperError> {
    let modules = Code128::new(symbols).map_err(|_| refused(code))?.encode();
    let width = modules.len() + 2 * QUIET;
    let mut path = String::new();
    let mut x = QUIET;
    for run in modules.chunk_by(|left, right| left == right) {
        let length = run.len();
        if run.first() == Some(&1) {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{x} 0h{length}v9h-{length}z");
        }
        x += length;
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} 9\" \
         preserveAspectRatio=\"none\"><path d=\"{path}\"/></svg>"
    ))
}

fn refused(code: &str) -> PaperError {
    PaperError::NoBarcode {
        code: code.to_owned(),
    }
}
