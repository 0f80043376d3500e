//! Telling a person what the machine lacks, all of it at once.

use crate::problem::{Outcome, Problem};

/// One thing that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// Its name and what it is for.
    pub what: String,
    /// How to get it.
    pub how: String,
}

impl Lack {
    /// `what` is missing; `how` says how to get it.
    pub fn new(what: impl Into<String>, how: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            how: how.into(),
        }
    }
}

/// Stops with one message that names every lack, if there is any.
///
/// # Errors
/// `lacks` is not empty.
pub fn tell(lacks: &[Lack]) -> Outcome {
    if lacks.is_empty() {
        return Ok(());
    }
    let mut text = String::from("This machine lacks:\n");
    for lack in lacks {
        text.push_str(&format!("  - {}\n    {}\n", lack.what, lack.how));
    }
    text.push_str("Install what is named, open a new terminal and call this task again.");
    Err(Problem::new(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_missing_is_told_at_once() {
        let lacks = [
            Lack::new("Perl", "Get it there."),
            Lack::new("qpdf", "Get it here."),
        ];
        assert_eq!(
            tell(&lacks).unwrap_err().to_string(),
            "This machine lacks:\n  - Perl\n    Get it there.\n  - qpdf\n    Get it here.\n\
             Install what is named, open a new terminal and call this task again."
        );
        assert!(tell(&[]).is_ok());
    }
}
