//! A leaver's removal: the slot goes, the database gets a new key, everybody else gets it too.
//!
//! The steps, each of which may be the last before the process dies:
//!
//! 1. This program takes the database for itself; if anybody else has it open, nothing happens.
//! 2. The vault is written: the leaver's slot is gone, the others hold the next key, and the key
//!    before is kept under the next one.
//! 3. The entry is written, under the key before.
//! 4. The database is encrypted with the next key, in one transaction of its rollback journal.
//! 5. The vault is written without the key before.
//!
//! After 1 nothing has happened yet; after 2, 3 and 4 the next log-in finds the key before and goes
//! on from there.

use super::staff::on_staff;
use super::{DATABASE, Open, Store, lock};
use crate::clock::Clock;
use crate::connection;
use crate::error::StoreError;
use crate::id::StaffId;
use crate::journal::fact::StaffRemoved;
use crate::journal::{self, Author};
use crate::reading::Reading;
use crate::role::Role;
use crate::vault::removal::{Removal, Unfinished};
use crate::vault::{DataKey, RecoveryKey, Vault};
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLockWriteGuard, TryLockError};
use std::thread;
use std::time::Duration;

/// How often, and how long in all, a removal waits for other work of this program.
const LOOKS: u32 = 200;
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

impl Store {
    /// Removes a person from the staff; gives the new recovery key.
    ///
    /// # Errors
    /// `NotOnStaff`, `LastAdministrator`, `FirstSlots`, `InUse`: nothing has changed then.
    /// `RekeyUnfinished`: the person is removed, the next log-in finishes what is left.
    pub fn remove_staff(
        &self,
        by: StaffId,
        staff: StaffId,
        reason: &str,
    ) -> Result<RecoveryKey, StoreError> {
        let removal = Removal {
            by,
            staff,
            reason: reason.to_owned(),
        };
        let mut open = self.alone()?;
        let _turn = self.turns.take()?;
        self.finish_earlier(&mut open)?;
        let next = DataKey::random()?;
        hold(&mut open)?;
        if let Err(refused) = self.begin(&mut open, &removal, &next) {
            connection::release(&lock(&open.writer))?;
            return Err(refused);
        }
        let recovery = RecoveryKey::of(&next);
        open.next = Some(next);
        self.finish(&mut open, &removal)?;
        Ok(recovery)
    }

    /// Opens the database with the key of a slot, or with the one before if a removal was broken
    /// off; then the removal is finished, unless somebody else has the database open: later, then.
    pub(super) fn open_vault(
        folder: &Path,
        clock: Arc<dyn Clock>,
        vault: &Vault,
        key: DataKey,
    ) -> Result<Self, StoreError> {
        let desk = vault.desk();
        let Some(unfinished) = vault.unfinished(&key)? else {
            return Self::open_with(folder, clock, desk, key, None);
        };
        match connection::open(&folder.join(DATABASE), &key) {
            Ok(_) => {
                let store = Self::open_with(folder, clock, desk, key, None)?;
                store.forget_key_before(&store.opened())?;
                Ok(store)
            }
            Err(StoreError::Damaged(_)) => {
                let Unfinished { before, removal } = unfinished;
                let store = Self::open_with(folder, clock, desk, before, Some(key))?;
                store.finish_if_alone(&removal)?;
                Ok(store)
            }
            Err(other) => Err(other),
        }
    }

    fn finish_if_alone(&self, removal: &Removal) -> Result<(), StoreError> {
        let mut open = self.alone()?;
        let _turn = self.turns.take()?;
        match hold(&mut open).and_then(|()| self.finish(&mut open, removal)) {
            Err(StoreError::InUse | StoreError::RekeyUnfinished) => Ok(()),
            done => done,
        }
    }

    /// Finishes the removal before this one, if it is not.
    fn finish_earlier(&self, open: &mut Open) -> Result<(), StoreError> {
        let Some(next) = open.next.clone() else {
            return Ok(());
        };
        if let Some(Unfinished { removal, .. }) = Vault::read(&self.folder)?.unfinished(&next)? {
            hold(open)?;
            self.finish(open, &removal)?;
        }
        Ok(())
    }

    /// Steps 2 and before: what can still be refused.
    fn begin(&self, open: &mut Open, removal: &Removal, next: &DataKey) -> Result<(), StoreError> {
        let vault = Vault::read(&self.folder)?;
        let connection = lock(&open.writer);
        let reading = Reading::new(&connection, self.desk);
        on_staff(&reading, removal.staff)?;
        needs_another_administrator(&reading, &vault, removal.staff)?;
        let begun = vault.without(removal, &open.key, next)?;
        begun.write(&self.folder).inspect_err(|_| {
            // One of the two places may have been written; what cannot be undone is overwritten by
            // the next change.
            let _ = vault.write(&self.folder);
        })
    }

    /// Steps 3 to 5, on a database that is held.
    fn finish(&self, open: &mut Open, removal: &Removal) -> Result<(), StoreError> {
        let Some(next) = open.next.clone() else {
            return Ok(());
        };
        let writer = open
            .writer
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        let written = self.write_removal(writer, removal);
        if written.is_ok() {
            // Whether it went well is seen when the database is opened next.
            let _ = connection::rekey(writer, &next);
        }
        // The connection is closed before another is opened: its file is locked.
        *writer = Connection::open_in_memory()?;
        match connection::open(&self.database(), &next) {
            Ok(writer) => {
                *open = Open::new(next, None, writer);
                // What is left there is forgotten at the next log-in.
                let _ = self.forget_key_before(open);
                Ok(())
            }
            Err(StoreError::Damaged(_)) => {
                *writer = connection::open(&self.database(), &open.key)?;
                Err(StoreError::RekeyUnfinished)
            }
            Err(other) => Err(other),
        }
    }

    fn write_removal(&self, writer: &mut Connection, removal: &Removal) -> Result<(), StoreError> {
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        match on_staff(&Reading::new(&transaction, self.desk), removal.staff) {
            Ok(_) => {}
            Err(StoreError::NotOnStaff) => return Ok(()),
            Err(other) => return Err(other),
        }
        let author = Author {
            desk: self.desk,
            staff: removal.by,
            at: self.clock.now(),
        };
        let fact = StaffRemoved {
            reason: removal.reason.clone(),
        };
        let head = journal::append(&transaction, author, removal.staff.into(), &fact.into())?;
        transaction.commit()?;
        // The entry is durable by now; a note that cannot be made lags, which is allowed.
        let _ = self.head.note(head);
        Ok(())
    }

    /// Step 5.
    fn forget_key_before(&self, open: &Open) -> Result<(), StoreError> {
        let mut writer = lock(&open.writer);
        let _alone = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut vault = Vault::read(&self.folder)?;
        if vault.unfinished(&open.key)?.is_none() {
            return Ok(());
        }
        vault.finish();
        vault.write(&self.folder)
    }

    /// This store for one piece of work alone: no other thread reads or writes.
    fn alone(&self) -> Result<RwLockWriteGuard<'_, Open>, StoreError> {
        for _ in 0..LOOKS {
            match self.open.try_write() {
                Ok(open) => return Ok(open),
                Err(TryLockError::Poisoned(open)) => return Ok(open.into_inner()),
                Err(TryLockError::WouldBlock) => thread::sleep(BETWEEN_LOOKS),
            }
        }
        Err(StoreError::InUse)
    }
}

/// Step 1. A database that cannot be held is left as it was.
fn hold(open: &mut Open) -> Result<(), StoreError> {
    lock(&open.readers).clear();
    let writer = lock(&open.writer);
    let held = connection::hold(&writer);
    if held.is_err() {
        connection::release(&writer)?;
    }
    held
}

/// # Errors
/// `LastAdministrator`, when nobody else who can log in is one.
pub(super) fn needs_another_administrator(
    read: &Reading<'_>,
    vault: &Vault,
    staff: StaffId,
) -> Result<(), StoreError> {
    let members = read.staff()?;
    let another = members
        .iter()
        .filter(|member| member.id != staff && vault.holds(member.id))
        .any(|member| member.holds(Role::Administrator));
    let is_one = members
        .iter()
        .any(|member| member.id == staff && member.holds(Role::Administrator));
    if is_one && !another {
        return Err(StoreError::LastAdministrator);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
