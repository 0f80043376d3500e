//! Identifiers: UUIDv7, so that they sort by the time of making; one type for each thing.

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        pub struct $name(Uuid);

        impl $name {
            /// A new identifier.
            pub fn mint() -> Self {
                Self(Uuid::now_v7())
            }

            /// The bare UUID.
            pub fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Uuid {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Uuid::column_result(value).map(Self)
            }
        }
    )*};
}

identifiers! {
    /// A donor's record.
    DonorId;
    /// One visit of a donor to a site.
    VisitId;
    /// One donation.
    DonationId;
    /// One deferral record.
    DeferralId;
    /// One certificate.
    CertificateId;
    /// One task for a person.
    TaskId;
    /// One note on a donor's page.
    NoteId;
    /// One print of a document.
    PrintId;
    /// A member of staff.
    StaffId;
    /// One installation of the desk: the author of journal entries.
    DeskId;
}
