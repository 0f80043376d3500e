//! Of what is on paper: certificates and other documents, labels, prints, blank stock.

use super::Reading;
use crate::clock::Instant;
use crate::error::StoreError;
use crate::fact::PaperKind;
use crate::id::{CertificateId, DonorId, PrintId, VisitId};
use crate::person;
use crate::projection::blank::{self, BlankRecord};
use crate::projection::certificate::{self, CertificateRecord};
use crate::projection::code_range::{self, CodeRange};
use crate::projection::paper::{self, PaperRecord, VoidRecord};
use crate::projection::print::{self, PrintRecord};
use crate::projection::{desk, signing_key};

impl Reading<'_> {
    /// The next certificate serial of this desk; `NumbersUsedUp` if there is none.
    pub fn next_certificate_serial(&self) -> Result<u32, StoreError> {
        desk::next_serial(self.connection, self.desk)
    }

    /// A certificate.
    pub fn certificate(&self, id: CertificateId) -> Result<Option<CertificateRecord>, StoreError> {
        certificate::certificate(self.connection, id)
    }

    /// The certificate of a visit.
    pub fn certificate_of_visit(
        &self,
        visit: VisitId,
    ) -> Result<Option<CertificateRecord>, StoreError> {
        certificate::of_visit(self.connection, visit)
    }

    /// A donor's certificates, newest first.
    pub fn certificates(&self, donor: DonorId) -> Result<Vec<CertificateRecord>, StoreError> {
        person::certificates(self.connection, donor)
    }

    /// The certificates with a serial.
    pub fn certificates_with_serial(
        &self,
        serial: u32,
    ) -> Result<Vec<CertificateRecord>, StoreError> {
        certificate::with_serial(self.connection, serial)
    }

    /// A document that was issued beside thank-you certificates.
    pub fn paper(&self, id: CertificateId) -> Result<Option<PaperRecord>, StoreError> {
        paper::paper(self.connection, id)
    }

    /// The documents about a donor, newest first.
    pub fn papers_of(&self, donor: DonorId) -> Result<Vec<PaperRecord>, StoreError> {
        let group = self.group(donor)?;
        group.gather_all(|member| paper::of_subject(self.connection, member.into(), None, u32::MAX))
    }

    /// The documents about the station as a whole, of a kind or of all, newest first, so many at
    /// most.
    pub fn papers_of_station(
        &self,
        kind: Option<PaperKind>,
        most: u32,
    ) -> Result<Vec<PaperRecord>, StoreError> {
        match self.station_id()? {
            Some(station) => paper::of_subject(self.connection, station, kind, most),
            None => Ok(Vec::new()),
        }
    }

    /// The documents with a serial.
    pub fn papers_with_serial(&self, serial: u32) -> Result<Vec<PaperRecord>, StoreError> {
        paper::with_serial(self.connection, serial)
    }

    /// Whether a certificate or another document was voided.
    pub fn void_of(&self, id: CertificateId) -> Result<Option<VoidRecord>, StoreError> {
        paper::void_of(self.connection, id)
    }

    /// How often labels of a donation code were made.
    pub fn labels_of(&self, code: &str) -> Result<u32, StoreError> {
        paper::labels_of(self.connection, code)
    }

    /// The last of the codes with these first letters of which labels were made.
    pub fn last_label(&self, prefix: &str) -> Result<Option<String>, StoreError> {
        paper::last_label(self.connection, prefix)
    }

    /// The donation codes that their issuer gave, in the order in which they were given.
    pub fn code_ranges(&self) -> Result<Vec<CodeRange>, StoreError> {
        code_range::all(self.connection)
    }

    /// The public keys by which what this station signed is proved, the oldest first.
    pub fn signing_keys(&self) -> Result<Vec<String>, StoreError> {
        signing_key::all(self.connection)
    }

    /// A print.
    pub fn print(&self, id: PrintId) -> Result<Option<PrintRecord>, StoreError> {
        print::print(self.connection, id)
    }

    /// The prints of this desk that are not at their end, the oldest first.
    pub fn open_prints(&self) -> Result<Vec<PrintRecord>, StoreError> {
        print::open(self.connection, self.desk)
    }

    /// What was ordered of printers between two instants, the newest first, so many at most.
    pub fn prints_between(
        &self,
        first: Instant,
        until: Instant,
        most: u32,
    ) -> Result<Vec<PrintRecord>, StoreError> {
        print::between(self.connection, first, until, most)
    }

    /// What was ordered of printers about a donor.
    pub fn prints_of(&self, donor: DonorId) -> Result<Vec<PrintRecord>, StoreError> {
        let group = self.group(donor)?;
        group.gather_all(|member| print::of_subject(self.connection, member.into()))
    }

    /// The book of numbered blanks, by stock and time.
    pub fn blanks(&self) -> Result<Vec<BlankRecord>, StoreError> {
        blank::all(self.connection)
    }
}
