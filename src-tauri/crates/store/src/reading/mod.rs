//! Everything that can be read from an open station.

mod donors;
mod entries;
mod lists;
mod papers;
mod visits;

use crate::error::StoreError;
use crate::id::{DeskId, StaffId};
use crate::person;
use crate::projection::donation::{self, DonationRecord};
use crate::projection::rulebook::{self, ActivatedRulebook, RulebookMark};
use crate::projection::staff::{self, StaffMember};
use crate::projection::task::TaskRecord;
use crate::projection::{desk, setting, station};
use rusqlite::Connection;
use uuid::Uuid;

/// A snapshot of the station. All of its methods fail only as the database does.
pub struct Reading<'c> {
    connection: &'c Connection,
    desk: DeskId,
}

impl<'c> Reading<'c> {
    pub(crate) fn new(connection: &'c Connection, desk: DeskId) -> Self {
        Self { connection, desk }
    }

    pub(crate) fn connection(&self) -> &'c Connection {
        self.connection
    }

    pub(crate) fn desk(&self) -> DeskId {
        self.desk
    }

    /// The station: what entries about it as a whole are about.
    pub fn station_id(&self) -> Result<Option<Uuid>, StoreError> {
        station::id(self.connection)
    }

    /// The station's name.
    pub fn station_name(&self) -> Result<Option<String>, StoreError> {
        station::name(self.connection)
    }

    /// The site that this desk stands at.
    pub fn site(&self) -> Result<Option<String>, StoreError> {
        desk::site(self.connection, self.desk)
    }

    /// The value of a setting; none while the product's own holds.
    pub fn setting(&self, key: &str) -> Result<Option<serde_json::Value>, StoreError> {
        setting::value(self.connection, key)
    }

    /// How often the station's own rulebooks were changed.
    pub fn rulebook_mark(&self) -> Result<RulebookMark, StoreError> {
        rulebook::mark(self.connection)
    }

    /// The station's own rulebooks that take part, in the order of their activation.
    pub fn rulebooks(&self) -> Result<Vec<ActivatedRulebook>, StoreError> {
        rulebook::activated(self.connection)
    }

    /// A member of staff.
    pub fn staff_member(&self, id: StaffId) -> Result<Option<StaffMember>, StoreError> {
        staff::member(self.connection, id)
    }

    /// Everybody who works or worked here, in the order of joining.
    pub fn staff(&self) -> Result<Vec<StaffMember>, StoreError> {
        staff::all(self.connection)
    }

    fn is_aside(&self, subject: Uuid) -> Result<bool, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM aside WHERE subject = ?)")?
            .query_row([subject], |row| row.get(0))?)
    }

    fn donation_of(&self, mut record: DonationRecord) -> Result<DonationRecord, StoreError> {
        record.donor = person::whose(self.connection, record.donor, Some(record.visit))?;
        Ok(record)
    }

    fn task_of(&self, mut record: TaskRecord) -> Result<TaskRecord, StoreError> {
        let visit = match record.donation {
            Some(donation) => donation::donation(self.connection, donation)?,
            None => None,
        };
        let visit = visit.map(|donation| donation.visit);
        record.donor = person::whose(self.connection, record.donor, visit)?;
        Ok(record)
    }
}
