//! The station's key, and the check of what it signed.

use super::find::with_serial;
use crate::Session;
use crate::error::DeskError;
use redwall_paper::{ProofProblem, PublicKey, Signer, verify};
use redwall_store::fact::SigningKeyMade;
use redwall_store::{CertificateId, CertificateSerial, Reading, VoidRecord};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the keys by which what this station signed is proved.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StationKeyList {}

/// The keys by which what this station signed is proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StationKeys {
    /// Public keys (Ed25519, 43 characters each), the oldest first: what a station publishes.
    pub public_keys: Vec<String>,
}

/// Checks the code of a certificate.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CertificateVerify {
    /// The text of the code, as a phone or a gun reads it.
    pub text: String,
}

/// What the code of a certificate proves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CertificateVerified {
    /// Whether this station signed it, and nothing was changed since.
    pub genuine: bool,
    /// Why it proves nothing, in Chinese; none if it does.
    pub problem: Option<String>,
    /// What it says; none if it proves nothing.
    pub says: Option<CertificateSays>,
    /// Whether it still holds, as far as this desk knows.
    pub standing: Standing,
    /// The whole as a sentence, in Chinese.
    pub sentence: String,
    /// The serial of what was issued in its place.
    pub replaced_by: Option<String>,
}

/// What a genuine code says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CertificateSays {
    /// The station.
    pub station: String,
    /// The title.
    pub title: String,
    /// The serial.
    pub serial: String,
    /// The name, masked.
    pub who: String,
    /// Station-local day of the donation.
    pub on: chrono::NaiveDate,
    /// What was given.
    pub what: String,
    /// The donation code.
    pub donation_code: String,
    /// Station-local day of issue.
    pub issued_on: chrono::NaiveDate,
}

/// Whether a certificate still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It was issued, and holds.
    Valid,
    /// It was voided.
    Voided,
    /// It was voided, and another was issued in its place.
    Reissued,
    /// This desk knows nothing of it.
    Unknown,
}

/// The keys by which what this station signed is proved.
///
/// # Errors
/// Those of the database and of the vault.
pub fn keys(session: &Session, _: StationKeyList) -> Result<StationKeys, DeskError> {
    signer(session)?;
    let public_keys = session.store.read(|read| read.signing_keys())?;
    Ok(StationKeys { public_keys })
}

/// Checks a code with this station's keys, and says whether the certificate still holds.
///
/// # Errors
/// Those of the database: a forged code is an answer.
pub fn check(
    session: &Session,
    request: CertificateVerify,
) -> Result<CertificateVerified, DeskError> {
    session.store.read(|read| {
        let keys: Vec<PublicKey> = read
            .signing_keys()?
            .iter()
            .filter_map(|key| PublicKey::parse(key).ok())
            .collect();
        let mut checked = offline(&request.text, &keys);
        if let Some(says) = &checked.says {
            let (standing, replaced_by) = standing(read, &says.serial)?;
            checked.standing = standing;
            checked.replaced_by = replaced_by;
        }
        checked.sentence = checked.in_words();
        Ok(checked)
    })
}

/// Checks a code with public keys alone.
pub fn offline(text: &str, keys: &[PublicKey]) -> CertificateVerified {
    let (says, problem) = match verify(text.trim(), keys) {
        Ok(statement) => (Some(statement), None),
        Err(problem) => (None, Some(problem)),
    };
    let mut checked = CertificateVerified {
        genuine: says.is_some(),
        problem: problem.map(|problem| problem.to_string()),
        says: says.map(|says| CertificateSays {
            station: says.station,
            title: says.title,
            serial: says.serial,
            who: says.who,
            on: says.on,
            what: says.what,
            donation_code: says.donation_code,
            issued_on: says.issued_on,
        }),
        standing: Standing::Unknown,
        sentence: String::new(),
        replaced_by: None,
    };
    checked.sentence = checked.in_words();
    checked
}

/// Reads a public key as it is published: the key alone, or several, one a line.
///
/// # Errors
/// `invalid` at `key`.
pub fn read_keys(text: &str) -> Result<Vec<PublicKey>, DeskError> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let keys: Result<Vec<_>, ProofProblem> = lines.map(PublicKey::parse).collect();
    let keys = keys.map_err(|problem| DeskError::invalid("key", problem.to_string()))?;
    if keys.is_empty() {
        return Err(DeskError::invalid("key", ProofProblem::NoKey.to_string()));
    }
    Ok(keys)
}

/// What signs at this desk; its key is made when it is first needed.
pub(super) fn signer(session: &Session) -> Result<&Signer, DeskError> {
    if let Some(signer) = session.signer.get() {
        return Ok(signer);
    }
    let kept = match session.store.signing_seed()? {
        Some(seed) => {
            let signer = Signer::from_seed(&seed);
            let public_key = signer.public_key().to_string();
            let known = session.store.read(|read| read.signing_keys())?;
            known.contains(&public_key).then_some(signer)
        }
        None => None,
    };
    let signer = match kept {
        Some(signer) => signer,
        None => make(session)?,
    };
    Ok(session.signer.get_or_init(|| signer))
}

/// Makes the key and says so in the journal; one that the vault has already is told of again.
fn make(session: &Session) -> Result<Signer, DeskError> {
    session.store.write(session.staff.id, |write| {
        let signer = Signer::from_seed(&*session.store.signing_seed_or_new()?);
        let public_key = signer.public_key().to_string();
        if !write.signing_keys()?.contains(&public_key) {
            let station = write.station_id()?.ok_or_else(DeskError::internal)?;
            write.append(station, SigningKeyMade { public_key })?;
        }
        Ok(signer)
    })
}

/// Whether what has a serial still holds, and the serial of what came in its place.
fn standing(read: &Reading<'_>, serial: &str) -> Result<(Standing, Option<String>), DeskError> {
    let mut known = Standing::Unknown;
    for issued in with_serial(read, serial)? {
        match read.void_of(issued.id)? {
            None => known = Standing::Valid,
            Some(VoidRecord { replaced_by, .. }) => {
                let serial = match replaced_by {
                    Some(next) => serial_of(read, next)?,
                    None => None,
                };
                let standing = match replaced_by {
                    Some(_) => Standing::Reissued,
                    None => Standing::Voided,
                };
                return Ok((standing, serial));
            }
        }
    }
    Ok((known, None))
}

/// The serial of a certificate or another document.
pub(crate) fn serial_of(
    read: &Reading<'_>,
    id: CertificateId,
) -> Result<Option<String>, DeskError> {
    let certificate = read.certificate(id)?.map(|certificate| certificate.serial);
    let serial: Option<CertificateSerial> = match certificate {
        Some(serial) => Some(serial),
        None => read.paper(id)?.and_then(|paper| paper.serial),
    };
    Ok(serial.map(|serial| serial.to_string()))
}

impl CertificateVerified {
    fn in_words(&self) -> String {
        if let Some(problem) = &self.problem {
            return problem.clone();
        }
        let standing = match (self.standing, &self.replaced_by) {
            (Standing::Valid, _) => "这份证书有效。".to_owned(),
            (Standing::Voided, _) => "这份证书已经作废,请勿采信。".to_owned(),
            (Standing::Reissued, Some(serial)) => {
                format!("这份证书已经作废,由{serial}代替。请以新证书为准。")
            }
            (Standing::Reissued, None) => "这份证书已经作废并另行补发。请以新证书为准。".to_owned(),
            (Standing::Unknown, _) => {
                "这里没有它的发放记录,不能确定是否已经作废。请与签发血站核实。".to_owned()
            }
        };
        format!("签名正确,内容没有改动。{standing}")
    }
}
