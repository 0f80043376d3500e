//! Lines in, lines out: each is answered before the next is read, and none stops the next.

use crate::failure::Failure;
use redwall_desk::stateless::{Id, LineError};
use redwall_desk::{DeskError, ErrorCode};
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};

/// Answers every line of stdin; false if some were refused.
///
/// # Errors
/// Those of stdin and stdout.
pub fn answer_each(mut answer: impl FnMut(&str) -> Result<Value, LineError>) -> io::Result<bool> {
    let mut stdin = io::stdin().lock();
    let mut bytes = Vec::new();
    let mut all = true;
    loop {
        bytes.clear();
        if stdin.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(all);
        }
        let answered = match std::str::from_utf8(&bytes) {
            Ok(line) => answer(
                line.trim_start_matches('\u{FEFF}')
                    .trim_end_matches(['\n', '\r']),
            ),
            Err(_) => Err(not_utf8()),
        };
        all &= answered.is_ok();
        print(&match answered {
            Ok(answer) => answer,
            Err(refused) => serde_json::to_value(refused)?,
        })?;
    }
}

/// Prints what a command answers, or the line that says why it was refused; false if it was.
///
/// # Errors
/// Those of stdout; the data when they are at fault.
pub fn tell(answered: Result<Vec<Value>, DeskError>) -> Result<bool, Failure> {
    let refused = match answered {
        Ok(answers) => {
            answers.iter().try_for_each(print)?;
            return Ok(true);
        }
        Err(error) if is_refusal(error.code) => error,
        Err(error) => return Err(error.into()),
    };
    print(&json!({ "id": null, "error": refused }))?;
    Ok(false)
}

/// Whether what was asked is at fault, and neither the caller nor the data.
fn is_refusal(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::Invalid
            | ErrorCode::DocumentInvalid
            | ErrorCode::DocumentBlocked
            | ErrorCode::NotFound
            | ErrorCode::OutOfOrder
            | ErrorCode::SecondPerson
            | ErrorCode::DonationCodeInvalid
            | ErrorCode::Paper
    )
}

/// Prints one answer as one line, at once.
///
/// # Errors
/// Those of stdout.
pub fn print(answer: &Value) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    serde_json::to_writer(&mut stdout, answer)?;
    stdout.write_all(b"\n")?;
    stdout.flush()
}

fn not_utf8() -> LineError {
    let message = "这一行不是 UTF-8 文字,请另存为 UTF-8 / the line is not UTF-8: save it as UTF-8";
    LineError::new(Id::default(), "encoding", message, None)
}
