//! The kinds of identity document that a desk accepts.

use serde::{Deserialize, Serialize};

/// A kind of identity document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// 居民身份证, GB 11643-1999.
    ResidentId,
    /// 港澳台居民居住证: 18 characters, division 810000, 820000 or 830000.
    ResidencePermit,
    /// 外国人永久居留身份证: 18 characters beginning with 9, or 3 letters and 12 digits.
    ForeignPermanent,
    /// 港澳居民来往内地通行证: H or M and 8 digits, then perhaps 2 for the re-issue.
    HkMacaoPermit,
    /// 台湾居民来往大陆通行证: 8 or 10 digits.
    TaiwanPermit,
    /// 护照, of any country.
    Passport,
    /// 军官证, 士兵证, 警官证.
    Military,
    /// 居民户口簿.
    HouseholdRegister,
    /// 驾驶证.
    DrivingLicence,
    /// 其他法定有效证件.
    Other,
}

impl DocumentKind {
    /// Every kind, in the order in which a desk offers them.
    pub const ALL: [Self; 10] = [
        Self::ResidentId,
        Self::ResidencePermit,
        Self::ForeignPermanent,
        Self::HkMacaoPermit,
        Self::TaiwanPermit,
        Self::Passport,
        Self::Military,
        Self::HouseholdRegister,
        Self::DrivingLicence,
        Self::Other,
    ];

    /// The name used in files and answers, such as `resident_id`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ResidentId => "resident_id",
            Self::ResidencePermit => "residence_permit",
            Self::ForeignPermanent => "foreign_permanent",
            Self::HkMacaoPermit => "hk_macao_permit",
            Self::TaiwanPermit => "taiwan_permit",
            Self::Passport => "passport",
            Self::Military => "military",
            Self::HouseholdRegister => "household_register",
            Self::DrivingLicence => "driving_licence",
            Self::Other => "other",
        }
    }

    /// The kind of a name as [`Self::as_str`] writes it.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}
