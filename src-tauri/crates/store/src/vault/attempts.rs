//! Wrong passwords: counted, and made to wait for.
//!
//! The count is kept in a file beside the vault, so that starting the program again forgets nothing.
//! A name stands there as 16 bits of its hash: enough to tell people apart, too little to say what
//! was typed, which may have been a password at the wrong field. The first few tries are free; from
//! then on each wait is twice the one before. A clock set back starts the wait again; a clock set
//! forward ends it, and so does whoever can delete the file: such a person can take the vault along
//! and guess elsewhere. A file that is lost or damaged counts as empty, so that nobody is locked out.

use crate::clock::Clock;
use crate::error::StoreError;
use crate::file::write_atomically;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

const FILE: &str = "attempts.json";
const LOCK: &str = "attempts.lock";
/// Tries that nobody waits after.
const FREE: u32 = 3;
const LONGEST_WAIT_SECONDS: u32 = 15 * 60;

/// What is tried.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Tried<'a> {
    /// A person's password.
    PasswordOf(&'a str),
    /// The recovery key.
    RecoveryKey,
}

/// A try that is under way. The tries of a station are made one after another, whichever program
/// makes them, so that guessing at once gains nothing and colleagues who log in at once are not
/// taken for guessers. A try counts as a failure until it is said to have succeeded: a program that
/// is killed meanwhile has tried.
#[derive(Debug)]
#[must_use]
pub(crate) struct Attempt {
    folder: PathBuf,
    whose: String,
    /// Held as long as the try is under way; none where the disk takes no locks.
    _turn: Option<File>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Attempts {
    failures: BTreeMap<String, Failures>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Failures {
    count: u32,
    /// Milliseconds UTC.
    last: i64,
}

impl Attempt {
    /// Begins a try.
    ///
    /// # Errors
    /// `Wait`, while the last failures are to be waited for; the try is not made then.
    pub(crate) fn begin(
        folder: &Path,
        clock: &dyn Clock,
        tried: Tried<'_>,
    ) -> Result<Self, StoreError> {
        let attempt = Self {
            folder: folder.to_owned(),
            whose: tried.key(),
            _turn: turn(folder),
        };
        let now = clock.now().0;
        attempt.change(|failures| {
            let known = failures.get_or_insert(Failures {
                count: 0,
                last: now,
            });
            known.last = known.last.min(now);
            let left = known.last + wait_ms(known.count) - now;
            if left > 0 {
                return Err(StoreError::Wait(seconds(left)));
            }
            known.count = known.count.saturating_add(1);
            known.last = now;
            Ok(())
        })?;
        Ok(attempt)
    }

    /// The password was right: what was counted before is forgotten.
    pub(crate) fn succeeded(self) {
        self.change(|failures| *failures = None);
    }

    /// Changes what is known of one name. A disk that takes nothing must not lock anybody out: what
    /// cannot be written is not counted.
    fn change<T>(&self, change: impl FnOnce(&mut Option<Failures>) -> T) -> T {
        let mut attempts = Attempts::read(&self.folder);
        let mut failures = attempts.failures.remove(&self.whose);
        let answer = change(&mut failures);
        attempts
            .failures
            .extend(failures.map(|failures| (self.whose.clone(), failures)));
        attempts.write(&self.folder);
        answer
    }
}

fn turn(folder: &Path) -> Option<File> {
    let file = File::create(folder.join(LOCK)).ok()?;
    file.lock().ok()?;
    Some(file)
}

impl Attempts {
    fn read(folder: &Path) -> Self {
        fs::read(folder.join(FILE))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    fn write(&self, folder: &Path) {
        if let Ok(bytes) = serde_json::to_vec(self) {
            let _ = write_atomically(&folder.join(FILE), &bytes);
        }
    }
}

impl Tried<'_> {
    fn key(self) -> String {
        match self {
            Self::PasswordOf(name) => {
                let digest = Sha256::digest(name);
                format!("{:02x}{:02x}", digest[0], digest[1])
            }
            Self::RecoveryKey => String::from("recovery"),
        }
    }
}

fn wait_ms(failures: u32) -> i64 {
    let Some(beyond) = failures.checked_sub(FREE) else {
        return 0;
    };
    let seconds = 1_u32.checked_shl(beyond).unwrap_or(LONGEST_WAIT_SECONDS);
    i64::from(seconds.min(LONGEST_WAIT_SECONDS)) * 1000
}

fn seconds(ms: i64) -> u32 {
    u32::try_from((ms + 999) / 1000).unwrap_or(LONGEST_WAIT_SECONDS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Instant, MovableClock};

    const NAME: Tried<'_> = Tried::PasswordOf("王敏");

    /// Tries and fails; gives the seconds to wait, if there are any.
    fn fail(folder: &Path, clock: &MovableClock, tried: Tried<'_>) -> Option<u32> {
        match Attempt::begin(folder, clock, tried) {
            Ok(_) => None,
            Err(StoreError::Wait(seconds)) => Some(seconds),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn waits_double_after_three_free_tries_and_end_at_a_quarter_of_an_hour() {
        let folder = tempfile::tempdir().unwrap();
        let clock = MovableClock::at(Instant(0));
        let mut waits = Vec::new();
        for _ in 0..15 {
            if let Some(seconds) = fail(folder.path(), &clock, NAME) {
                waits.push(seconds);
                clock.forward_ms(i64::from(seconds) * 1000);
                assert_eq!(fail(folder.path(), &clock, NAME), None);
            }
        }
        assert_eq!(waits[..4], [1, 2, 4, 8]);
        assert_eq!(waits.last(), Some(&LONGEST_WAIT_SECONDS));
    }

    #[test]
    fn one_name_does_not_wait_for_another_and_success_forgets() {
        let folder = tempfile::tempdir().unwrap();
        let clock = MovableClock::at(Instant(0));
        while fail(folder.path(), &clock, NAME).is_none() {}
        assert_eq!(fail(folder.path(), &clock, Tried::PasswordOf("李强")), None);
        assert_eq!(fail(folder.path(), &clock, Tried::RecoveryKey), None);
        clock.forward_ms(1000);
        let right = Attempt::begin(folder.path(), &clock, NAME).unwrap();
        right.succeeded();
        for _ in 0..FREE {
            assert_eq!(fail(folder.path(), &clock, NAME), None);
        }
    }

    #[test]
    fn a_clock_set_back_shortens_no_wait_and_never_makes_one_endless() {
        let folder = tempfile::tempdir().unwrap();
        let clock = MovableClock::at(Instant(1_000_000_000));
        while fail(folder.path(), &clock, NAME).is_none() {}
        clock.forward_ms(-900_000_000);
        assert_eq!(fail(folder.path(), &clock, NAME), Some(1));
        clock.forward_ms(999);
        assert_eq!(fail(folder.path(), &clock, NAME), Some(1));
        clock.forward_ms(1);
        assert_eq!(fail(folder.path(), &clock, NAME), None);
    }

    #[test]
    fn a_lost_or_damaged_count_locks_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        let clock = MovableClock::at(Instant(0));
        for damage in ["", "{", "{\"failures\":{\"00\":{\"count\":-1,\"last\":0}}}"] {
            while fail(folder.path(), &clock, NAME).is_none() {}
            fs::write(folder.path().join(FILE), damage).unwrap();
            assert_eq!(fail(folder.path(), &clock, NAME), None, "{damage}");
        }
        fs::remove_file(folder.path().join(FILE)).unwrap();
        fs::create_dir(folder.path().join(FILE)).unwrap();
        assert_eq!(fail(folder.path(), &clock, NAME), None);
    }

    #[test]
    fn what_was_typed_as_a_name_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let clock = MovableClock::at(Instant(0));
        fail(folder.path(), &clock, Tried::PasswordOf("my password"));
        let kept = fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert!(!kept.contains("password"), "{kept}");
    }
}
