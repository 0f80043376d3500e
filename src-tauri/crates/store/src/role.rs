//! The roles that a member of staff may hold.

use serde::{Deserialize, Serialize};

/// A role: a person holds a set of them, and each command names those that may call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Role {
    /// 接待员: registers donors and opens visits.
    Receptionist,
    /// 医师: interviews, examines, defers; may see health reasons.
    Physician,
    /// 护士: assigns donation codes, collects.
    Nurse,
    /// 证书员: issues and prints certificates.
    CertificateClerk,
    /// 管理员: staff, settings, exports.
    Administrator,
    /// 审核员: reads everything, changes nothing.
    Auditor,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 6] = [
        Role::Receptionist,
        Role::Physician,
        Role::Nurse,
        Role::CertificateClerk,
        Role::Administrator,
        Role::Auditor,
    ];
}
