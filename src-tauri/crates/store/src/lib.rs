//! A station's data: encrypted, append-only, provable.
//!
//! Every change is one entry of the [`journal`]; every table is a [`projection`] of the entries.
//! Read [`store`] first (opening, reading, writing), then [`journal::fact`] (what can be written),
//! then [`projection`] (what that adds up to), [`search`] and the [`vault`].

#![forbid(unsafe_code)]

mod clock;
mod column;
mod connection;
mod error;
mod file;
mod head_file;
mod hindsight;
mod id;
pub mod journal;
pub mod projection;
mod reading;
mod role;
pub mod search;
pub mod store;
pub mod vault;
mod verify;

pub use clock::{Clock, FixedClock, Instant, MovableClock, SystemClock};
pub use error::StoreError;
pub use file::write_atomically;
pub use hindsight::Hindsight;
pub use id::{CertificateId, DeferralId, DeskId, DonationId, DonorId, StaffId, TaskId, VisitId};
pub use journal::about::EntryRecord;
pub use journal::entry::{Hash, Head};
pub use journal::fact;
pub use projection::block::{Block, block_subject};
pub use projection::certificate::{CertificateRecord, CertificateSerial, CertifiedGift};
pub use projection::deferral::DeferralRecord;
pub use projection::document::HeldDocument;
pub use projection::donation::{DonationRecord, Withdrawal};
pub use projection::donor::{Donor, DonorNo};
pub use projection::rulebook::{ActivatedRulebook, RulebookMark};
pub use projection::signature::Signature;
pub use projection::staff::StaffMember;
pub use projection::tally::Given;
pub use projection::task::{TaskEnd, TaskRecord};
pub use projection::visit::{Judged, Step, VisitRecord};
pub use projection::volunteer::VolunteerService;
pub use reading::Reading;
pub use role::Role;
pub use search::{Found, QueryKind};
pub use store::{NewStation, Store, Writing};
pub use vault::{RecoveryKey, Vault};
pub use verify::Verified;
