//! Who can open the station: people, their roles and their passwords.
//!
//! The vault is read, changed and written inside the transaction that writes the entry: one process
//! at a time changes it, and nothing of it changes without an entry.

use super::Store;
use super::removal::needs_another_administrator;
use crate::error::StoreError;
use crate::id::StaffId;
use crate::journal::fact::{
    Fact, PasswordChange, PasswordChanged, RecoveryKeyShown, RolesChanged, StaffAdded,
};
use crate::projection::staff::StaffMember;
use crate::reading::Reading;
use crate::role::Role;
use crate::vault::attempts::{Attempt, Tried};
use crate::vault::{self, DataKey, RecoveryKey, Slot, Vault};

impl Store {
    /// Gives a person a key slot and an entry in the staff list.
    ///
    /// # Errors
    /// `WeakPassword`; `StaffExists`.
    pub fn add_staff(
        &self,
        by: StaffId,
        name: &str,
        roles: &[Role],
        password: &str,
    ) -> Result<StaffId, StoreError> {
        let staff = StaffId::mint();
        let added = StaffAdded {
            name: name.to_owned(),
            roles: roles.to_vec(),
        };
        let key = self.opened().slot_key().clone();
        let slot = vault::slot(staff, name, password, &key)?;
        self.write(by, |write| {
            let taken = |member: &StaffMember| !member.left && member.name == name;
            if write.staff()?.iter().any(taken) {
                return Err(StoreError::StaffExists);
            }
            write.append(staff, added)?;
            self.put_slot(slot, &key)
        })?;
        Ok(staff)
    }

    /// Gives a person other roles.
    ///
    /// # Errors
    /// `NotOnStaff`; `LastAdministrator`.
    pub fn change_roles(
        &self,
        by: StaffId,
        staff: StaffId,
        roles: &[Role],
    ) -> Result<(), StoreError> {
        self.write(by, |write| {
            on_staff(write, staff)?;
            if !roles.contains(&Role::Administrator) {
                needs_another_administrator(write, &Vault::read(&self.folder)?, staff)?;
            }
            let changed = RolesChanged {
                roles: roles.to_vec(),
            };
            write.append(staff, changed)
        })
    }

    /// Changes a person's own password.
    ///
    /// # Errors
    /// `WrongPassword`; `Wait`; `WeakPassword`; `NotOnStaff`.
    pub fn change_password(&self, staff: StaffId, old: &str, new: &str) -> Result<(), StoreError> {
        let member = self.read(|read| on_staff(read, staff))?;
        if self.identify(&member.name, old)? != staff {
            return Err(StoreError::WrongPassword);
        }
        self.give_password(staff, &member, new, PasswordChange::Own)
    }

    /// Gives another person a new password.
    ///
    /// # Errors
    /// `WeakPassword`; `NotOnStaff`.
    pub fn reset_password(&self, by: StaffId, staff: StaffId, new: &str) -> Result<(), StoreError> {
        let member = self.read(|read| on_staff(read, staff))?;
        self.give_password(by, &member, new, PasswordChange::Reset)
    }

    pub(super) fn give_password(
        &self,
        by: StaffId,
        member: &StaffMember,
        new: &str,
        how: PasswordChange,
    ) -> Result<(), StoreError> {
        let key = self.opened().slot_key().clone();
        let slot = vault::slot(member.id, &member.name, new, &key)?;
        self.write(by, |write| {
            on_staff(write, member.id)?;
            write.append(member.id, Fact::from(PasswordChanged { how }))?;
            self.put_slot(slot, &key)
        })
    }

    /// Whose name and password these are, of somebody who stands by: a second person, or the person
    /// on duty once more.
    ///
    /// # Errors
    /// `WrongPassword`; `Wait`.
    pub fn identify(&self, name: &str, password: &str) -> Result<StaffId, StoreError> {
        let vault = Vault::read(&self.folder)?;
        let attempt = Attempt::begin(&self.folder, &*self.clock, Tried::PasswordOf(name))?;
        let (staff, _) = vault.open(name, password)?;
        attempt.succeeded();
        self.read(|read| on_staff(read, staff))
            .map_err(|error| match error {
                StoreError::NotOnStaff => StoreError::WrongPassword,
                other => other,
            })?;
        Ok(staff)
    }

    /// The recovery key, for the person who asks for it; an entry says so.
    ///
    /// # Errors
    /// Those of the database.
    pub fn show_recovery_key(&self, to: StaffId) -> Result<RecoveryKey, StoreError> {
        self.write(to, |write| {
            write.append(to, Fact::from(RecoveryKeyShown {}))
        })?;
        Ok(RecoveryKey::of(self.opened().slot_key()))
    }

    /// Who has a key slot of those on the staff list.
    ///
    /// # Errors
    /// `Damaged`; `Newer`.
    pub fn vault(&self) -> Result<Vault, StoreError> {
        Vault::read(&self.folder)
    }

    /// Brings a slot of the first form to today's.
    pub(super) fn renew_slot(
        &self,
        staff: StaffId,
        name: &str,
        password: &str,
    ) -> Result<(), StoreError> {
        let key = self.opened().slot_key().clone();
        let slot = vault::renewed_slot(staff, name, password, &key)?;
        self.write(staff, |_| self.put_slot(slot, &key))
    }

    /// Puts a slot that was made for a key, inside a transaction.
    ///
    /// # Errors
    /// `InUse`, when somebody was removed meanwhile and the key is no longer the one.
    fn put_slot(&self, slot: Slot, key: &DataKey) -> Result<(), StoreError> {
        if self.opened().slot_key() != key {
            return Err(StoreError::InUse);
        }
        let mut vault = Vault::read(&self.folder)?;
        vault.put(slot)?;
        vault.write(&self.folder)
    }
}

/// # Errors
/// `NotOnStaff`, for a stranger and for somebody who has left.
pub(super) fn on_staff(read: &Reading<'_>, staff: StaffId) -> Result<StaffMember, StoreError> {
    read.staff_member(staff)?
        .filter(|member| !member.left)
        .ok_or(StoreError::NotOnStaff)
}
