//! What can be issued: one request for each document, and the one way in which all of them are
//! composed, tried and written.

use super::issued::IssuedPaper;
use super::{NO_SERIAL, press, require_any};
use crate::Session;
use crate::error::DeskError;
use crate::job::Progress;
use chrono::NaiveDate;
use redwall_paper::Document;
use redwall_store::Role::{
    self, Administrator, Auditor, CertificateClerk, Nurse, Physician, Receptionist,
};
use redwall_store::fact::{NumberRevealed, PaperIssued, PaperKind};
use redwall_store::{
    CertificateId, CertificateSerial, DeferralId, DonationRecord, DonorId, Reading, Writing,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;
use uuid::Uuid;

/// Issues an honour certificate of the station.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HonourIssue {
    /// The donor.
    pub donor: DonorId,
    /// Why it is given.
    pub occasion: HonourOccasion,
    /// Where no font has a character of the name: it is written by hand, and this says how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub remark: Option<String>,
}

/// Why an honour certificate is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HonourOccasion {
    /// On the way to the next level.
    Towards,
    /// A level's counts are reached.
    Reached,
    /// A round number of counts: every tenth.
    Round,
}

/// Issues the proof of a donor's donations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordIssue {
    /// The donor.
    pub donor: DonorId,
}

/// Issues the statement of what blood costs a donor and the family nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BenefitsIssue {
    /// The donor.
    pub donor: DonorId,
}

/// Issues a letter about a deferral.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LetterIssue {
    /// The donor.
    pub donor: DonorId,
    /// The deferral whose reason stands in the letter: for a physician to decide; without it the
    /// letter gives no reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub reason_of: Option<DeferralId>,
    /// It is sent: the address stands on the outside.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub by_post: bool,
}

/// Issues the thanks to a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GroupIssue {
    /// The group, as its visits name it.
    pub group: String,
    /// The occasion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub event: Option<String>,
    /// Station-local first day.
    pub from: NaiveDate,
    /// Station-local last day.
    pub to: NaiveDate,
}

/// Issues the list of those to be nominated, with masked numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NominationsIssue {
    /// Last day whose donations the round counts.
    pub as_of: NaiveDate,
    /// The round, as people call it.
    pub round: String,
}

/// Makes labels of donation codes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LabelsIssue {
    /// Codes as a gun sends them, codes that are on record, or codes of the issuer's range.
    #[serde(default)]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub codes: Vec<String>,
    /// So many of the next codes of the issuer's range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub next: Option<u32>,
    /// What they are printed on.
    pub stock: LabelPaper,
    /// Why labels are made again; needed where one of the codes had labels before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub reason: Option<String>,
}

/// What labels are printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LabelPaper {
    /// A roll, one label a page.
    Roll,
    /// An A4 sheet of forty.
    Sheet,
}

/// An order for a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum PaperOrder {
    /// 荣誉证书.
    Honour(HonourIssue),
    /// 献血证明.
    Record(RecordIssue),
    /// 用血优惠说明.
    Benefits(BenefitsIssue),
    /// 献血告知书.
    Deferral(LetterIssue),
    /// 感谢状.
    Group(GroupIssue),
    /// 申报名单.
    Nominations(NominationsIssue),
    /// 献血码标签.
    Labels(LabelsIssue),
}

/// Issues an honour certificate.
///
/// # Errors
/// `not_found`; `invalid` at `occasion`, when the donor's counts are no such occasion; `paper`.
pub fn honour(session: &Session, request: HonourIssue) -> Result<IssuedPaper, DeskError> {
    issue(session, PaperOrder::Honour(request))
}

/// Issues the proof of a donor's donations.
///
/// # Errors
/// `not_found`; `paper`, also where nothing was given.
pub fn record(session: &Session, request: RecordIssue) -> Result<IssuedPaper, DeskError> {
    issue(session, PaperOrder::Record(request))
}

/// Issues the statement of blood-use benefits.
///
/// # Errors
/// `not_found`; `paper`, also where nothing was given.
pub fn benefits(session: &Session, request: BenefitsIssue) -> Result<IssuedPaper, DeskError> {
    issue(session, PaperOrder::Benefits(request))
}

/// Issues a letter about a deferral.
///
/// # Errors
/// `not_found`; `not_allowed`, when anybody but a physician gives a reason; `out_of_order`, when
/// nothing keeps the donor from donating; `invalid` at `phone` or `by_post`; `paper`.
pub fn letter(session: &Session, request: LetterIssue) -> Result<IssuedPaper, DeskError> {
    issue(session, PaperOrder::Deferral(request))
}

/// Issues the thanks to a group.
///
/// # Errors
/// `invalid` at `to` or `group`; `paper`.
pub fn group(session: &Session, request: GroupIssue) -> Result<IssuedPaper, DeskError> {
    issue(session, PaperOrder::Group(request))
}

/// Makes labels.
///
/// # Errors
/// `donation_code_invalid` at `codes`; `invalid` at `codes`, `next` or `reason`; `paper`.
pub fn labels(session: &Session, request: LabelsIssue) -> Result<IssuedPaper, DeskError> {
    issue(session, PaperOrder::Labels(request))
}

/// Issues the list of those to be nominated.
///
/// # Errors
/// `paper`, also where nobody is to be nominated.
pub fn nominations(
    session: &Session,
    request: NominationsIssue,
    progress: &mut Progress<'_>,
) -> Result<IssuedPaper, DeskError> {
    progress.tell(0, 1)?;
    let issued = issue(session, PaperOrder::Nominations(request))?;
    // It is issued: nothing is left to break off.
    let _ = progress.tell(1, 1);
    Ok(issued)
}

/// Issues a document, once it is sure that it can be drawn.
fn issue(session: &Session, order: PaperOrder) -> Result<IssuedPaper, DeskError> {
    order.may_be_issued(session)?;
    try_drawing(session, &order)?;
    let id = session
        .store
        .write(session.staff.id, |write| append(session, write, &order))?;
    session.store.read(|read| super::issued::row(read, id))
}

/// Draws it without a serial: what cannot be drawn uses up no number.
pub(super) fn try_drawing(session: &Session, order: &PaperOrder) -> Result<(), DeskError> {
    let composed = session
        .store
        .read(|read| order.compose(&Maker::new(session, read, NO_SERIAL)))?;
    press::set_unsigned(session, &[composed.document])?;
    Ok(())
}

/// Writes that a document is issued.
pub(super) fn append(
    session: &Session,
    write: &mut Writing<'_>,
    order: &PaperOrder,
) -> Result<CertificateId, DeskError> {
    let serial = match order {
        PaperOrder::Labels(_) => None,
        _ => Some(write.next_certificate_serial()?),
    };
    let text = serial.map(|serial| CertificateSerial(serial).to_string());
    let maker = Maker::new(session, write, text.as_deref().unwrap_or_default());
    let issued_on = maker.today;
    let composed = order.compose(&maker)?;
    let order = serde_json::to_value(order).map_err(|_| DeskError::internal())?;
    let paper = CertificateId::mint();
    let fact = PaperIssued {
        paper,
        kind: composed.kind,
        serial,
        issued_on,
        codes: composed.codes,
        reason: composed.reason,
        says: json!({ "order": order, "document": composed.says }),
    };
    write.append(composed.subject, fact)?;
    if composed.shows_address {
        let field = "address".to_owned();
        write.append(composed.subject, NumberRevealed { field })?;
    }
    Ok(paper)
}

/// What a document is composed from.
pub(crate) struct Maker<'r> {
    pub(super) session: &'r Session,
    pub(super) read: &'r Reading<'r>,
    pub(super) serial: String,
    pub(super) today: NaiveDate,
}

impl<'r> Maker<'r> {
    pub(crate) fn new(session: &'r Session, read: &'r Reading<'r>, serial: &str) -> Self {
        Self {
            session,
            read,
            serial: serial.to_owned(),
            today: session.today(),
        }
    }

    pub(super) fn station(&self) -> Result<Uuid, DeskError> {
        self.read.station_id()?.ok_or_else(DeskError::internal)
    }
}

/// A document that was composed.
pub(crate) struct Composed {
    pub(crate) kind: PaperKind,
    /// Whom it is about.
    pub(crate) subject: Uuid,
    pub(crate) document: Document,
    /// What is kept of it.
    pub(crate) says: Value,
    pub(crate) codes: Vec<String>,
    pub(crate) reason: Option<String>,
    pub(crate) shows_address: bool,
}

impl Composed {
    pub(super) fn new(
        kind: PaperKind,
        subject: Uuid,
        document: Document,
        says: &impl Serialize,
    ) -> Result<Self, DeskError> {
        Ok(Self {
            kind,
            subject,
            document,
            says: serde_json::to_value(says).map_err(|_| DeskError::internal())?,
            codes: Vec::new(),
            reason: None,
            shows_address: false,
        })
    }
}

impl PaperOrder {
    pub(crate) fn compose(&self, maker: &Maker<'_>) -> Result<Composed, DeskError> {
        match self {
            Self::Honour(order) => super::honour::compose(maker, order),
            Self::Record(order) => super::record::compose(maker, order),
            Self::Benefits(order) => super::record::compose_benefits(maker, order),
            Self::Deferral(order) => super::letter::compose(maker, order),
            Self::Group(order) => super::nominations::compose_group(maker, order),
            Self::Nominations(order) => super::nominations::compose(maker, order),
            Self::Labels(order) => super::labels::compose(maker, order),
        }
    }

    pub(super) fn kind(&self) -> PaperKind {
        match self {
            Self::Honour(_) => PaperKind::Honour,
            Self::Record(_) => PaperKind::Record,
            Self::Benefits(_) => PaperKind::Benefits,
            Self::Deferral(_) => PaperKind::Deferral,
            Self::Group(_) => PaperKind::Group,
            Self::Nominations(_) => PaperKind::Nominations,
            Self::Labels(_) => PaperKind::Labels,
        }
    }

    /// # Errors
    /// `not_allowed`.
    pub(super) fn may_be_issued(&self, session: &Session) -> Result<(), DeskError> {
        if self.gives_a_reason() {
            return require_any(session, &[Physician]);
        }
        require_any(session, issuers(self.kind()))
    }

    /// # Errors
    /// `not_allowed`.
    pub(super) fn may_be_drawn(&self, session: &Session) -> Result<(), DeskError> {
        if session.holds(Auditor) {
            return Ok(());
        }
        self.may_be_issued(session)
    }

    /// Whether a health reason stands in it.
    fn gives_a_reason(&self) -> bool {
        matches!(
            self,
            Self::Deferral(LetterIssue {
                reason_of: Some(_),
                ..
            })
        )
    }
}

/// Who issues a kind of document.
pub(super) fn issuers(kind: PaperKind) -> &'static [Role] {
    match kind {
        PaperKind::Honour | PaperKind::Record | PaperKind::Benefits | PaperKind::Group => {
            &[Receptionist, CertificateClerk]
        }
        PaperKind::Deferral => &[Receptionist, Physician],
        PaperKind::Nominations => &[CertificateClerk, Administrator],
        PaperKind::Labels => &[Receptionist, Nurse, Administrator],
    }
}

/// A donor's donations that count, the oldest first: blood was drawn, here or with papers.
pub(super) fn counted(
    read: &Reading<'_>,
    donor: DonorId,
    up_to: NaiveDate,
) -> Result<Vec<DonationRecord>, DeskError> {
    let mut donations = read.donations(donor)?;
    donations.retain(|donation| {
        redwall_rules::honours::counts(&donation.facts) && donation.facts.date <= up_to
    });
    donations.sort_by_key(|donation| (donation.facts.date, donation.id));
    Ok(donations)
}

/// The code of a donation; of one that came from another system, the number of its record.
pub(super) fn code_of(donation: &DonationRecord) -> String {
    let code = donation.code.trim();
    if !code.is_empty() {
        return code.to_owned();
    }
    let number = donation.record_no.as_deref().map(str::trim);
    let number = number.filter(|number| !number.is_empty());
    number.unwrap_or("未登记").to_owned()
}

/// The sums over donations.
pub(super) fn totals(donations: &[DonationRecord]) -> redwall_paper::Totals {
    let mut totals = redwall_paper::Totals {
        donations: u32::try_from(donations.len()).unwrap_or(u32::MAX),
        whole_blood_ml: 0,
        platelet_units: 0,
    };
    for donation in donations {
        match super::amount(&donation.facts) {
            redwall_paper::Amount::WholeBlood { ml } => totals.whole_blood_ml += ml,
            redwall_paper::Amount::Platelets { units, .. } => totals.platelet_units += units,
        }
    }
    totals
}
