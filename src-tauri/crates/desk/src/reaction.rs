//! The list of reactions to choose from.

use crate::Session;
use crate::error::DeskError;
use redwall_rules::{REACTIONS, ReactionClass};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the classes of reactions.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReactionClassList {}

/// A reaction of the standard's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReactionRow {
    /// Which: what recording asks for.
    pub class: ReactionClass,
    /// The class, such as `A1`; empty for what has none.
    pub letter: String,
    /// The group in Chinese.
    pub group_zh: String,
    /// Its name in Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
}

/// The classes of reactions, in the standard's order.
///
/// # Errors
/// None.
pub fn list(_: &Session, _: ReactionClassList) -> Result<Vec<ReactionRow>, DeskError> {
    let rows = REACTIONS.iter().map(|member| ReactionRow {
        class: member.class,
        letter: member.letter.to_owned(),
        group_zh: member.group_zh.to_owned(),
        zh: member.zh.to_owned(),
        en: member.en.to_owned(),
    });
    Ok(rows.collect())
}
