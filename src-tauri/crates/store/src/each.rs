//! Everything of a kind, one at a time, each with the donor who stands for whom it is of: a person's
//! records may be many, what is said of them names one.

use crate::error::StoreError;
use crate::id::{DonorId, VisitId};
use crate::journal::about::EntryRecord;
use crate::journal::{about, replay};
use crate::person;
use crate::projection::alias;
use crate::projection::award;
use crate::projection::certificate::{self, CertificateRecord};
use crate::projection::deferral::{self, DeferralRecord};
use crate::projection::opening::{self, OpeningRecord};
use crate::projection::visit::{self, VisitRecord};
use crate::reading::Reading;
use redwall_rules::Award;
use rusqlite::Connection;
use std::collections::HashSet;
use uuid::Uuid;

/// Whom a merge ever concerned: everyone else stands for himself.
struct Joined<'c> {
    from: &'c Connection,
    donors: HashSet<DonorId>,
}

impl<'c> Joined<'c> {
    fn read(from: &'c Connection) -> Result<Self, StoreError> {
        let donors = alias::everyone_joined(from)?;
        Ok(Self { from, donors })
    }

    fn whose(&self, donor: DonorId, visit: Option<VisitId>) -> Result<DonorId, StoreError> {
        if self.donors.contains(&donor) {
            person::whose(self.from, donor, visit)
        } else {
            Ok(donor)
        }
    }
}

impl Reading<'_> {
    /// Calls `each` with every visit, in the order of opening.
    pub fn each_visit<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(VisitRecord) -> Result<(), E>,
    ) -> Result<(), E> {
        let joined = Joined::read(self.connection())?;
        visit::each(self.connection(), |mut record| {
            record.donor = joined.whose(record.donor, Some(record.id))?;
            each(record)
        })
    }

    /// Calls `each` with every deferral record, in the order in which they were made.
    pub fn each_deferral<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(DeferralRecord) -> Result<(), E>,
    ) -> Result<(), E> {
        let joined = Joined::read(self.connection())?;
        deferral::each(self.connection(), |mut record| {
            record.donor = joined.whose(record.donor, record.visit)?;
            each(record)
        })
    }

    /// Calls `each` with every certificate, in the order of issue.
    pub fn each_certificate<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(CertificateRecord) -> Result<(), E>,
    ) -> Result<(), E> {
        let joined = Joined::read(self.connection())?;
        certificate::each(self.connection(), |mut record| {
            record.donor = joined.whose(record.donor, Some(record.visit))?;
            each(record)
        })
    }

    /// Calls `each` with every award and the donor on whom it was conferred.
    pub fn each_award<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(DonorId, Award) -> Result<(), E>,
    ) -> Result<(), E> {
        let joined = Joined::read(self.connection())?;
        award::each(self.connection(), |(donor, award)| {
            each(joined.whose(donor, None)?, award)
        })
    }

    /// Calls `each` with every opening of a record and the donor whose it was.
    pub fn each_opening<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(DonorId, OpeningRecord) -> Result<(), E>,
    ) -> Result<(), E> {
        let joined = Joined::read(self.connection())?;
        opening::each(self.connection(), |(donor, opening)| {
            each(joined.whose(donor, None)?, opening)
        })
    }

    /// Calls `each` with every entry of the journal and what it is about, in the one order of all
    /// desks; those that are kept aside are among them.
    pub fn each_entry<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(Uuid, EntryRecord) -> Result<(), E>,
    ) -> Result<(), E> {
        replay::each(self.connection(), |entry| {
            each(entry.subject, about::record(entry)?)
        })
    }
}
