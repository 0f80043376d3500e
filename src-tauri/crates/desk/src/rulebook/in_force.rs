//! The rules that every judgement uses.
//!
//! They are asked for within the snapshot or transaction that judges: a rulebook that another desk
//! has activated in the meantime holds.

use super::laid_over;
use crate::error::{DeskError, ErrorCode};
use redwall_rules::Rulebook;
use redwall_store::{Reading, RulebookMark};
use std::sync::{Arc, PoisonError, RwLock};

/// The product's rules with the station's own laid over them, read again when these change.
pub(crate) struct RulesInForce(RwLock<(RulebookMark, Arc<Rulebook>)>);

impl RulesInForce {
    /// The product's rules, until a station has its own.
    pub(crate) fn new(shipped: Arc<Rulebook>) -> Self {
        Self(RwLock::new((RulebookMark::default(), shipped)))
    }

    /// The rules of this snapshot.
    ///
    /// # Errors
    /// `self_test`, when a rulebook of the station's own does not hold in this version.
    pub(crate) fn of(&self, read: &Reading<'_>) -> Result<Arc<Rulebook>, DeskError> {
        let mark = read.rulebook_mark()?;
        let (kept_mark, kept) = self
            .0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if mark == kept_mark {
            return Ok(kept);
        }
        let rules = laid_over(&read.rulebooks()?, &[]).map_err(|error| unfit(&error.message))?;
        let rules = Arc::new(rules);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = (mark, Arc::clone(&rules));
        Ok(rules)
    }
}

fn unfit(reason: &str) -> DeskError {
    DeskError::new(
        ErrorCode::SelfTest,
        format!("血站启用的规则在本版本中读不懂,不能判断。请不要采血,并联系信息科。({reason})"),
    )
}
