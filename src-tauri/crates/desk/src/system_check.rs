//! Whether everything that a desk stands on is in order, as one page for whoever inspects it.
//!
//! What is looked at here takes no time: proving the whole chain and every table is
//! [`crate::verify`], restoring a copy on trial is [`crate::backup::drill`].

use crate::Session;
use crate::backup::state::last;
use crate::clock::{ClockReading, ClockState};
use crate::error::DeskError;
use redwall_rules::self_test;
use redwall_store::{Condition, Reading};
use serde::Serialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// Less room than this and the next copy of the database may not fit, bytes.
const LEAST_FREE: u64 = 1 << 30;

/// Files of a whole vault.
const VAULT_FILES: usize = 2;

/// Looks at everything that the desk stands on.
#[derive(Debug, Clone, serde::Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SystemCheck {}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SystemChecked {
    /// The program's version.
    pub version: &'static str,
    /// When it was looked at, milliseconds UTC.
    pub at: i64,
    /// Each thing that was looked at.
    pub rows: Vec<CheckRow>,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CheckRow {
    /// What was looked at.
    pub what: Checked,
    /// How it is.
    pub state: CheckState,
    /// The figures behind it, by name.
    #[ts(type = "Record<string, unknown>")]
    pub values: Value,
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Checked {
    /// The rules in force against the cases of the self-test. Values: `rulebooks`, their titles.
    Rules,
    /// The journal against the entry that was noted beside it. Values: `entries`, `head`.
    Journal,
    /// Entries that this version cannot read; the donors they are about are blocked. Values: `donors`.
    Unread,
    /// The two files that hold everybody's way in. Values: `readable`.
    Vault,
    /// Room on the disk. Values: `free_bytes`, `database_bytes`.
    Disk,
    /// The computer's clock. Values: `now`, `newest`, milliseconds UTC.
    Clock,
    /// Copies. Values: `verified_at`, milliseconds UTC or null, and `failures`, a sentence each.
    Backup,
    /// The second place for copies. Values: `folder`, or null.
    SecondPlace,
    /// The fonts of what is printed. Values: none.
    Fonts,
    /// The printers of this computer. Values: `printers`, their names, and `problems`, a sentence each.
    Printers,
    /// Tasks that nobody has settled. Values: `open`.
    Tasks,
}

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckState {
    /// In order.
    Passed,
    /// Someone should see to it.
    Attention,
    /// Not in order: work should not go on.
    Failed,
}

/// Looks at everything that the desk stands on.
///
/// # Errors
/// Those of the database and of the station's folder.
pub fn check(session: &Session, _: SystemCheck) -> Result<SystemChecked, DeskError> {
    let condition = session.store.condition()?;
    let mut rows = session
        .store
        .read(|read| of_the_database(session, read, &condition))?;
    rows.extend([vault(&condition), disk(&condition)]);
    rows.extend(copies(session)?);
    let fonts = pass_or(session.fonts().is_ok(), CheckState::Failed);
    rows.push(row(Checked::Fonts, fonts, json!({})));
    rows.push(printers(session));
    Ok(SystemChecked {
        version: env!("CARGO_PKG_VERSION"),
        at: session.store.now().0,
        rows,
    })
}

fn of_the_database(
    session: &Session,
    read: &Reading<'_>,
    condition: &Condition,
) -> Result<Vec<CheckRow>, DeskError> {
    let rules = session.rulebook(read)?;
    let rules_hold = pass_or(self_test(&rules).is_ok(), CheckState::Failed);
    let rulebooks: Vec<&str> = rules
        .parts()
        .iter()
        .map(|part| part.title.as_deref().unwrap_or(&part.name))
        .collect();
    let is_whole = match condition.noted_head {
        Some(noted) => read.contains_head(noted)?,
        None => false,
    };
    let head = json!({ "entries": read.entry_count()?, "head": read.head()?.to_string() });
    let unread = read.all_unread()?.len();
    let clock = ClockReading::of(read, session.store.now())?;
    let is_right = pass_or(clock.state == ClockState::Ok, CheckState::Failed);
    let times = json!({ "now": clock.now, "newest": clock.newest });
    let tasks = read.open_tasks()?.len();
    Ok(vec![
        row(
            Checked::Rules,
            rules_hold,
            json!({ "rulebooks": rulebooks }),
        ),
        row(
            Checked::Journal,
            pass_or(is_whole, CheckState::Failed),
            head,
        ),
        row(
            Checked::Unread,
            none_or_attention(unread),
            json!({ "donors": unread }),
        ),
        row(Checked::Clock, is_right, times),
        row(
            Checked::Tasks,
            none_or_attention(tasks),
            json!({ "open": tasks }),
        ),
    ])
}

fn vault(condition: &Condition) -> CheckRow {
    let readable = condition.vault_files;
    let is_whole = pass_or(readable == VAULT_FILES, CheckState::Attention);
    row(Checked::Vault, is_whole, json!({ "readable": readable }))
}

/// A copy needs as much room as the database has, and one is made before an old one goes.
fn disk(condition: &Condition) -> CheckRow {
    let Condition {
        free_bytes,
        database_bytes,
        ..
    } = *condition;
    let state = if free_bytes <= database_bytes {
        CheckState::Failed
    } else {
        pass_or(
            free_bytes >= 2 * database_bytes + LEAST_FREE,
            CheckState::Attention,
        )
    };
    let values = json!({ "free_bytes": free_bytes, "database_bytes": database_bytes });
    row(Checked::Disk, state, values)
}

fn copies(session: &Session) -> Result<[CheckRow; 2], DeskError> {
    let last = last(session)?;
    let failures: Vec<&String> = last
        .places
        .iter()
        .filter_map(|place| place.failure.as_ref())
        .collect();
    let is_fine = last.verified_at.is_some() && !last.is_overdue && failures.is_empty();
    let values = json!({ "verified_at": last.verified_at, "failures": failures });
    let has_second = pass_or(last.second_place.is_some(), CheckState::Attention);
    Ok([
        row(
            Checked::Backup,
            pass_or(is_fine, CheckState::Attention),
            values,
        ),
        row(
            Checked::SecondPlace,
            has_second,
            json!({ "folder": last.second_place }),
        ),
    ])
}

fn printers(session: &Session) -> CheckRow {
    let (names, problems) = match session.print_system.printers() {
        Ok(printers) => {
            let problems = printers.iter().filter_map(|printer| printer.problem());
            let problems: Vec<String> = problems.collect();
            (
                printers.into_iter().map(|printer| printer.name).collect(),
                problems,
            )
        }
        Err(silent) => (Vec::<String>::new(), vec![silent.message]),
    };
    let is_fine = pass_or(
        !names.is_empty() && problems.is_empty(),
        CheckState::Attention,
    );
    let values = json!({ "printers": names, "problems": problems });
    row(Checked::Printers, is_fine, values)
}

fn row(what: Checked, state: CheckState, values: Value) -> CheckRow {
    CheckRow {
        what,
        state,
        values,
    }
}

fn pass_or(is_fine: bool, otherwise: CheckState) -> CheckState {
    if is_fine {
        CheckState::Passed
    } else {
        otherwise
    }
}

fn none_or_attention(count: usize) -> CheckState {
    pass_or(count == 0, CheckState::Attention)
}
