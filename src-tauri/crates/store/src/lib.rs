//! A station's data: encrypted, append-only, provable.
//!
//! Every change is one entry of the [`journal`]; every table is a [`projection`] of the entries.
//! Read [`store`] first (opening, reading, writing), then [`journal::fact`] (what can be written),
//! then [`projection`] (what that adds up to), [`search`] and the [`vault`].

#![forbid(unsafe_code)]

pub mod backup;
#[cfg(feature = "bulk")]
mod bare;
#[cfg(feature = "bulk")]
pub mod bulk;
mod clock;
mod collected;
mod column;
mod connection;
mod disk_fault;
mod draft;
mod each;
mod error;
mod everybody;
mod file;
mod floor;
mod head_file;
mod hindsight;
mod home;
mod id;
pub mod journal;
mod login;
pub mod near;
mod person;
mod postponed;
mod presence;
pub mod projection;
mod reading;
mod role;
mod schema;
pub mod search;
mod since;
pub mod store;
mod turn;
mod upgrade;
pub mod vault;
mod verify;

pub use backup::{BackupCopy, BackupReason, BackupTarget, Keeping, PagesProved, Place};
pub use clock::{Clock, FixedClock, Instant, MovableClock, SystemClock};
pub use collected::Collected;
pub use disk_fault::DiskFault;
pub use draft::{Draft, DraftKey};
pub use error::StoreError;
pub use everybody::{ById, IdHasher, Listed, Who};
pub use file::write_atomically;
pub use floor::Floor;
pub use hindsight::Hindsight;
pub use id::{
    CertificateId, DeferralId, DeskId, DonationId, DonorId, NoteId, PrintId, StaffId, TaskId,
    VisitId,
};
pub use journal::about::EntryRecord;
pub use journal::browse::{EntriesFound, EntryFilter, EntryNumber};
pub use journal::entry::{Entry, Hash, Head};
pub use journal::fact;
pub use journal::receive::Received;
pub use projection::alias::{Group, Merge};
pub use projection::attachment::{AttachmentRecord, MOST_BYTES as MOST_ATTACHMENT_BYTES};
pub use projection::blank::{BlankChange, BlankRecord};
pub use projection::block::{Block, block_subject};
pub use projection::certificate::{CertificateRecord, CertificateSerial, CertifiedGift};
pub use projection::code_range::CodeRange;
pub use projection::deferral::DeferralRecord;
pub use projection::document::HeldDocument;
pub use projection::donation::{DonationRecord, Proof, Withdrawal};
pub use projection::donor::{Donor, DonorNo};
pub use projection::former::Identity;
pub use projection::inquiry::InquiryRecord;
pub use projection::note::NoteRecord;
pub use projection::opening::OpeningRecord;
pub use projection::paper::{PaperRecord, VoidRecord};
pub use projection::print::{PrintRecord, PrintState};
pub use projection::rulebook::{ActivatedRulebook, RulebookMark};
pub use projection::signature::Signature;
pub use projection::staff::StaffMember;
pub use projection::tally::Given;
pub use projection::task::{TaskEnd, TaskRecord};
pub use projection::visit::{Judged, Measured, Step, Team, VisitPlace, VisitRecord};
pub use projection::volunteer::{VolunteerHonour, VolunteerService};
pub use reading::Reading;
pub use role::Role;
pub use search::{Found, Hit, QueryKind};
pub use since::SinceMerge;
pub use store::{Condition, Filling, NewAttachment, NewStation, Rebuilt, StoodIn, Store, Writing};
pub use vault::{RecoveryKey, Vault};
pub use verify::Verified;
