//! The signed statement in a certificate's code: who, what, when, serial.
//!
//! One line of text that any phone shows, so that a person can hold it against the paper, and
//! at its end an Ed25519 signature over every byte before it:
//! `RW1;station;title;serial;who;day;what;donation code;day of issue;key;signature`.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::NaiveDate;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

/// The first word of every statement of this layout.
const LAYOUT: &str = "RW1";
/// Fields before the signature.
const FIELDS: usize = 10;
/// Characters of a public key's short name.
const KEY_NAME: usize = 6;

/// What a certificate says, short enough for a phone to read; it names nobody in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The station's name.
    pub station: String,
    /// The document's title, such as 感谢证书.
    pub title: String,
    /// The document's serial.
    pub serial: String,
    /// The donor's name, masked; a group's name in full.
    pub who: String,
    /// Station-local day of the donation, or of the last one counted.
    pub on: NaiveDate,
    /// What was given.
    pub what: String,
    /// The donation code.
    pub donation_code: String,
    /// Station-local day of issue.
    pub issued_on: NaiveDate,
}

impl Statement {
    /// The line that an unsigned page carries.
    pub(crate) fn plain(&self) -> String {
        format!(
            "{}；证书编号{}；献血码{}；{}；{}",
            self.station, self.serial, self.donation_code, self.on, self.what
        )
    }

    fn line(&self, key: &PublicKey) -> String {
        let breaks = |character: char| character == ';' || character.is_control();
        let whole = |text: &str| text.trim().replace(breaks, "；");
        [
            LAYOUT,
            &whole(&self.station),
            &whole(&self.title),
            &whole(&self.serial),
            &whole(&self.who),
            &self.on.to_string(),
            &whole(&self.what),
            &whole(&self.donation_code),
            &self.issued_on.to_string(),
            &key.name(),
        ]
        .join(";")
    }

    fn read(line: &str) -> Option<(Self, &str)> {
        let fields: Vec<&str> = line.split(';').collect();
        let [
            layout,
            station,
            title,
            serial,
            who,
            on,
            what,
            code,
            issued_on,
            key,
        ] = <[&str; FIELDS]>::try_from(fields).ok()?;
        let statement = Self {
            station: station.to_owned(),
            title: title.to_owned(),
            serial: serial.to_owned(),
            who: who.to_owned(),
            on: on.parse().ok()?,
            what: what.to_owned(),
            donation_code: code.to_owned(),
            issued_on: issued_on.parse().ok()?,
        };
        (layout == LAYOUT).then_some((statement, key))
    }
}

/// The station's key, which signs; wiped from memory when dropped.
pub struct Signer(SigningKey);

impl Signer {
    /// Takes the 32 secret bytes of an Ed25519 key.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The key that proves what this one signs.
    pub fn public_key(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// The statement with its signature: the text of a certificate's code.
    pub fn sign(&self, statement: &Statement) -> String {
        let line = statement.line(&self.public_key());
        let signature = self.0.sign(line.as_bytes()).to_bytes();
        format!("{line};{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.public_key().name())
    }
}

/// The key that anyone may have, and that proves a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Reads the 43 characters that [`PublicKey`] is written as.
    ///
    /// # Errors
    /// [`ProofProblem::NoKey`].
    pub fn parse(text: &str) -> Result<Self, ProofProblem> {
        let bytes = URL_SAFE_NO_PAD
            .decode(text.trim())
            .map_err(|_| ProofProblem::NoKey)?;
        let bytes = <[u8; 32]>::try_from(bytes).map_err(|_| ProofProblem::NoKey)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| ProofProblem::NoKey)?;
        if key.is_weak() {
            return Err(ProofProblem::NoKey);
        }
        Ok(Self(key))
    }

    /// The first characters, by which a statement says which key signed it.
    fn name(&self) -> String {
        self.to_string().chars().take(KEY_NAME).collect()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0.as_bytes()))
    }
}

/// Why a certificate's code proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofProblem {
    /// The text is not a public key.
    #[error("这不是核验用的公钥。请使用本站发布的公钥文件。")]
    NoKey,
    /// The text is not laid out as a statement.
    #[error("这不是本系统证书的二维码内容，或者没有扫描完整。请重新扫描。")]
    NotAStatement,
    /// The statement names a key that was not given.
    #[error("证书由另一把密钥（{key}）签发。请核对公钥是否属于证书所写的血站。")]
    OtherKey {
        /// The short name of the key.
        key: String,
    },
    /// The signature does not fit the statement.
    #[error("签名不符：证书内容被改动过，或不是本站签发。请勿采信，并与签发血站核实。")]
    Changed,
}

/// Reads a certificate's code and checks its signature against the keys of the station.
///
/// # Errors
/// [`ProofProblem`]: nothing that the text says may be believed then.
pub fn verify(text: &str, keys: &[PublicKey]) -> Result<Statement, ProofProblem> {
    let (line, signature) = text.rsplit_once(';').ok_or(ProofProblem::NotAStatement)?;
    let (statement, name) = Statement::read(line).ok_or(ProofProblem::NotAStatement)?;
    let signature = URL_SAFE_NO_PAD
        .decode(signature)
        .ok()
        .and_then(|bytes| Signature::from_slice(&bytes).ok())
        .ok_or(ProofProblem::NotAStatement)?;
    let mut named = keys.iter().filter(|key| key.name() == name).peekable();
    if named.peek().is_none() {
        return Err(ProofProblem::OtherKey {
            key: name.chars().take(KEY_NAME).collect(),
        });
    }
    let proved = named.any(|key| key.0.verify_strict(line.as_bytes(), &signature).is_ok());
    if !proved {
        return Err(ProofProblem::Changed);
    }
    Ok(statement)
}
