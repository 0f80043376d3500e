//! One donor as a line of JSON: what `redwall-cli benefits` reads and writes.

use serde::{Deserialize, Serialize};

use super::{Benefits, benefits};
use crate::{
    case::{HistoryItem, Id, LineError, read_line},
    day::Day,
    rulebook::Rulebook,
};

/// Benefits with the id of their line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BenefitsAnswer {
    /// The line's id.
    pub id: Id,
    /// What is free.
    #[serde(flatten)]
    pub benefits: Benefits,
}

/// Answers one line by the rules in force on its `on`.
///
/// # Errors
/// What is wrong with the line, and with which of its fields.
pub fn benefits_line(line: &str, rulebook: &Rulebook) -> Result<BenefitsAnswer, LineError> {
    let form: BenefitsForm = read_line(line)?;
    let on = form.on.0;
    let benefits = benefits(&form.history, on, rulebook.benefit_rules(on));
    Ok(BenefitsAnswer {
        id: form.id,
        benefits,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BenefitsForm {
    #[serde(default)]
    id: Id,
    on: Day,
    #[serde(default)]
    history: Vec<HistoryItem>,
}
