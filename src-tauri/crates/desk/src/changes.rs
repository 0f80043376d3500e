//! A donor's entries, as the journal has them: every change, when and by whom.
//!
//! Fields about health are an auditor's to read, numbers of people are masked until they are asked
//! for in full. A field that is not known to be free of both is withheld.

use crate::Session;
use crate::donor::page;
use crate::error::DeskError;
use crate::task::name;
use crate::{address, phone};
use redwall_rules::document;
use redwall_store::fact::NumberRevealed;
use redwall_store::{DonorId, EntryRecord, Reading};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// Asks for a donor's entries.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DonorChanges {
    /// The donor.
    pub donor: DonorId,
    /// Document and phone numbers in full; that they were shown is an entry of the journal.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub in_full: bool,
}

/// An entry about a donor.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Change {
    /// When, station-local, `YYYY-MM-DD HH:MM`.
    pub at: String,
    /// When, milliseconds UTC.
    pub instant: i64,
    /// By whom.
    pub by: String,
    /// The name of its kind in the journal.
    pub kind: String,
    /// What it says, field by field; null where it is withheld.
    #[ts(type = "Record<string, unknown>")]
    pub fields: Map<String, Value>,
}

/// A donor's entries, the oldest first.
///
/// # Errors
/// `not_found`.
pub fn of_donor(session: &Session, request: DonorChanges) -> Result<Vec<Change>, DeskError> {
    if !request.in_full {
        return session
            .store
            .read(|read| read_changes(session, read, &request));
    }
    session.store.write(session.staff.id, |write| {
        let changes = read_changes(session, write, &request)?;
        let revealed = NumberRevealed {
            field: "changes".to_owned(),
        };
        write.append(request.donor, revealed)?;
        Ok(changes)
    })
}

fn read_changes(
    session: &Session,
    read: &Reading<'_>,
    request: &DonorChanges,
) -> Result<Vec<Change>, DeskError> {
    page::existing(read, request.donor)?;
    read.entries_about(request.donor)?
        .into_iter()
        .map(|entry| {
            Ok(Change {
                at: entry.at.station_minute(),
                instant: entry.at.0,
                by: name(read, entry.staff)?,
                fields: fields(&entry, session.sees_health(), request.in_full),
                kind: entry.kind,
            })
        })
        .collect()
}

/// What an entry says, field by field; null where it is withheld. What it leaves open is left out.
pub(crate) fn fields(entry: &EntryRecord, sees_health: bool, in_full: bool) -> Map<String, Value> {
    let open = fields_without_health(&entry.kind);
    let shown = entry.fields.iter().filter_map(|(field, value)| {
        let value = if !sees_health && !open.contains(&field.as_str()) {
            Value::Null
        } else if value.is_null() {
            return None;
        } else if in_full {
            value.clone()
        } else {
            masked(field, value)
        };
        Some((field.clone(), value))
    });
    shown.collect()
}

fn masked(field: &str, value: &Value) -> Value {
    match (field, value) {
        ("phone", Value::String(number)) => phone::masked(number).into(),
        ("address", Value::String(address)) => address::masked(address).into(),
        ("number", Value::String(number)) => document::masked(number).into(),
        _ => value.clone(),
    }
}

/// The fields of a kind that say nothing about health.
fn fields_without_health(kind: &str) -> &'static [&'static str] {
    match kind {
        "station.opened" => &["name"],
        "desk.admitted" => &["site", "donor_numbers", "certificate_serials"],
        "desk.restored" => &["lost", "head"],
        "setting.changed" => &["key", "value"],
        "rulebook.activated" => &["name", "second"],
        "rulebook.withdrawn" => &["name", "reason", "second"],
        "time.confirmed" => &["newest", "because"],
        "staff.added" => &["name", "roles"],
        "staff.roles_changed" => &["roles"],
        "staff.password_changed" => &["how"],
        "staff.removed" => &["reason"],
        "staff.records_opened" => &["opened"],
        "donor.registered" => &["donor_no", "name", "sex", "birth_date", "phone"],
        "document.added" => &["kind", "number"],
        "donor.old_number_noted" => &["system", "number"],
        "donor.phone_changed" => &["phone"],
        "donor.address_changed" => &["address"],
        "donor.revealed" => &["field"],
        "donor.renamed" => &["name", "reason"],
        "donor.birth_corrected" => &["birth_date", "sex", "reason"],
        "document.replaced" => &["kind", "number"],
        "donor.registration_undone" => &["reason"],
        "donor.merged" => &["into", "second"],
        "donor.unmerged" => &["from", "second"],
        "visit.reassigned" => &["visit", "to"],
        "donor.told_apart" => &["other"],
        "award.conferred" => &["level", "cutoff", "counted_after"],
        "volunteer.hours_recorded" => &["since", "hours"],
        "volunteer.award_conferred" => &["award", "cutoff"],
        "document.blocked" => &["kind", "number", "list", "from", "until"],
        "document.unblocked" => &["kind", "number", "list"],
        "visit.opened" => &[
            "visit",
            "on",
            "site",
            "late",
            "face_matches_document",
            "asks_to_continue",
            "first",
        ],
        "visit.interviewed" => &["visit", "form_no", "consent", "by"],
        "visit.grouped" => &["visit", "group", "channel"],
        "visit.answered" => &["visit", "version", "consent_version", "at_window"],
        "visit.gift_given" => &["visit", "gift"],
        "visit.examined" => &["visit", "plan"],
        "visit.examination_corrected"
        | "visit.measurements_noted"
        | "visit.rested"
        | "visit.left" => &["visit"],
        "visit.coded" => &["visit", "code"],
        "visit.refused" => &["visit", "stage", "unused_code", "verdict", "until"],
        "donation.recorded" => &[
            "donation",
            "visit",
            "code",
            "date",
            "kind",
            "ml",
            "units",
            "plasma_ml",
            "outcome",
            "site",
            "late",
        ],
        "donation.imported" => &[
            "donation",
            "code",
            "record_no",
            "date",
            "kind",
            "ml",
            "units",
            "plasma_ml",
            "outcome",
            "source",
            "site",
        ],
        "donation.corrected" => &["donation", "kind", "ml", "units", "plasma_ml", "outcome"],
        "donation.source_checked" => &["donation", "source", "paper", "attachment"],
        "donation.collection_described" => &["donation", "collection"],
        "donation.reaction_reported" | "donation.reaction_classed" => &["donation", "on"],
        "donation.unit_withdrawn" => &["donation"],
        "deferral.set" => &["deferral", "visit", "until", "permanent"],
        "deferral.ended" => &["deferral", "from"],
        "deferral.voided" => &["deferral"],
        "certificate.issued" => &[
            "certificate",
            "visit",
            "donation",
            "serial",
            "issued_on",
            "text",
        ],
        "certificate.printed" => &["certificate", "printer", "reason"],
        "certificate.voided" => &["certificate", "reason", "replaced_by"],
        "paper.issued" => &["paper", "kind", "serial", "issued_on", "codes", "reason"],
        "signing_key.made" => &["public_key"],
        "donation_code.range_given" => &["prefix", "first", "last", "digits"],
        "print.queued" => &[
            "print",
            "title",
            "certificates",
            "printer",
            "tray",
            "copies",
            "duplex",
            "reason",
            "blanks",
        ],
        "print.sent" => &["print", "job"],
        "print.ended" => &["print", "how", "reason"],
        "print.collected" => &["print", "by"],
        "blanks.received" => &["blanks"],
        "blanks.spent" => &["blanks", "print", "reason"],
        "note.added" | "note.struck" => &["note"],
        "task.raised" => &["task", "donation", "role"],
        "import.begun" => &["sha256", "rows"],
        "import.finished" => &["sha256", "added", "known", "refused"],
        "export.written" => &["what", "format", "rows", "with_health"],
        "task.taken" | "task.closed" | "task.voided" => &["task"],
        _ => &[],
    }
}
