//! Certificates, tasks, and the lists of blocked documents.

use super::{DonorNumbers, Rows, Table, uncounted};
use crate::Session;
use crate::error::DeskError;
use crate::export::cell::Cell;
use crate::task;
use redwall_store::{Block, Reading, Role};

pub(super) const CERTIFICATES: Table = Table {
    name: "certificates",
    columns: &[
        "donor_no",
        "serial",
        "issued_on",
        "name",
        "donations",
        "whole_blood_ml",
        "platelet_units",
        "printed",
        "superseded",
    ],
    count: uncounted,
    fill: certificates,
};

fn certificates(_: &Session, read: &Reading<'_>, rows: &mut Rows<'_, '_>) -> Result<(), DeskError> {
    let numbers = DonorNumbers::read(read)?;
    read.each_certificate(|certificate| {
        let text = certificate.text;
        rows.put(&[
            numbers.of(certificate.donor),
            Cell::text(certificate.serial.to_string()),
            Cell::Date(certificate.issued_on),
            Cell::text(text.name),
            Cell::Number(text.donations),
            Cell::Number(text.whole_blood_ml),
            Cell::Number(text.platelet_units),
            Cell::Number(certificate.printed),
            Cell::yes_or_no(certificate.superseded),
        ])
    })
}

pub(super) const TASKS: Table = Table {
    name: "tasks",
    columns: &[
        "donor_no",
        "about",
        "role",
        "code",
        "raised",
        "raised_by",
        "owner",
        "closed",
        "closed_by",
        "outcome",
    ],
    count: uncounted,
    fill: tasks,
};

fn tasks(session: &Session, read: &Reading<'_>, rows: &mut Rows<'_, '_>) -> Result<(), DeskError> {
    for task in read.all_tasks()? {
        if !session.holds(Role::Auditor) && !session.holds(task.role) {
            continue;
        }
        let task = task::shown(read, task)?;
        rows.put(&[
            Cell::text(task.donor_no),
            Cell::word(task.about),
            Cell::word(task.role),
            Cell::text_if_any(task.code),
            Cell::text(task.raised),
            Cell::text(task.raised_by),
            Cell::text_if_any(task.owner),
            Cell::text_if_any(task.closed),
            Cell::text_if_any(task.closed_by),
            Cell::text_if_any(task.outcome),
        ])?;
    }
    Ok(())
}

pub(super) const BLOCKS: Table = Table {
    name: "blocks",
    columns: &[
        "document_type",
        "document_number",
        "list",
        "from",
        "until",
        "on_list",
        "set_on",
        "set_by",
        "ended_on",
        "ended_by",
        "ended_reason",
    ],
    count: uncounted,
    fill: blocks,
};

fn blocks(session: &Session, read: &Reading<'_>, rows: &mut Rows<'_, '_>) -> Result<(), DeskError> {
    let shown = session.sees_health();
    read.each_block(|block| {
        let stands = block.stands();
        let Block { set, ended, .. } = &block;
        let ended_by = match ended {
            Some(ended) => Cell::text(task::name(read, ended.by)?),
            None => Cell::Empty,
        };
        let reason = ended.as_ref().and_then(|ended| ended.reason.clone());
        rows.put(&[
            Cell::text(block.kind.as_str()),
            Cell::text(block.number.clone()),
            Cell::text(block.list.clone()),
            Cell::date(block.from),
            Cell::date(block.until),
            Cell::yes_or_no(stands),
            Cell::Date(set.at.station_date()),
            Cell::text(task::name(read, set.by)?),
            Cell::date(ended.as_ref().map(|ended| ended.at.station_date())),
            ended_by,
            Cell::text_if_any(reason.filter(|_| shown)),
        ])
    })
}
