//! What a day brought, 每日汇总, with the journal's head; and the page that shows how far a printer
//! is off.

use super::order::{code_of, totals};
use super::{Named, amount, station_name};
use crate::Session;
use crate::error::DeskError;
use crate::printing::printer;
use chrono::{Days, NaiveDate};
use redwall_paper::{CalibrationPage, DailySummary, DayDonation, DayLine, Document, JournalHead};
use redwall_rules::{DonationKind, Reaction};
use redwall_store::{DonationRecord, Instant, PrintRecord, PrintState, Reading, Step, VisitRecord};

/// The most prints of a day.
const MOST: u32 = 10_000;

pub(super) fn document(session: &Session, day: Option<NaiveDate>) -> Result<Named, DeskError> {
    let on = day.unwrap_or_else(|| session.today());
    session.store.read(|read| {
        let donations: Vec<DonationRecord> = read
            .donations_on(on)?
            .into_iter()
            .filter(|donation| !donation.imported)
            .collect();
        let visits = read.visits_on(on)?;
        let (first, until) = span(on);
        let prints = read.prints_between(first, until, MOST)?;
        let head = read.head()?;
        let summary = DailySummary {
            desk: read.site()?.unwrap_or_default(),
            on,
            lines: lines(&visits, &donations, &prints),
            remarks: remarks(&donations, &prints),
            donations: donations
                .iter()
                .map(|donation| day_donation(read, donation))
                .collect::<Result<_, _>>()?,
            head: JournalHead {
                seq: u64::try_from(head.seq).unwrap_or_default(),
                hash: head.hash.to_string(),
            },
            staff: session.staff.name.clone(),
            station: station_name(read)?,
        };
        Ok((format!("每日汇总-{on}"), Document::Daily(summary)))
    })
}

/// A page that shows how far a printer is off.
pub(super) fn calibration(session: &Session, name: &str) -> Result<Named, DeskError> {
    session.store.read(|read| {
        let kept = printer::kept(session, read, name)?;
        let page = CalibrationPage {
            printer: name.trim().to_owned(),
            right_tenth_mm: kept.right_tenth_mm,
            down_tenth_mm: kept.down_tenth_mm,
            on: session.today(),
            station: station_name(read)?,
        };
        Ok(("打印校准页".to_owned(), Document::Calibration(page)))
    })
}

/// The instants at which a day begins and is over.
fn span(on: NaiveDate) -> (Instant, Instant) {
    const STATION_OFFSET_MS: i64 = 8 * 3_600_000;
    let begins = |day: NaiveDate| {
        let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc();
        Instant(midnight.timestamp_millis() - STATION_OFFSET_MS)
    };
    let next = on.checked_add_days(Days::new(1)).unwrap_or(on);
    (begins(on), begins(next))
}

fn lines(
    visits: &[VisitRecord],
    donations: &[DonationRecord],
    prints: &[PrintRecord],
) -> Vec<DayLine> {
    let drawn: Vec<DonationRecord> = donations
        .iter()
        .filter(|donation| donation.facts.drawn())
        .cloned()
        .collect();
    let given = totals(&drawn);
    let of_kind = |kind| drawn.iter().filter(|one| one.facts.kind == kind).count();
    let ended = |step| visits.iter().filter(|visit| visit.step == step).count();
    let reacted = donations
        .iter()
        .filter(|one| one.facts.reaction != Reaction::None);
    let printed = prints
        .iter()
        .filter(|print| print.state == PrintState::Printed);
    let copies: u32 = printed.map(|print| print.what.copies).sum();
    let line = |label: &str, value: String| DayLine {
        label: label.to_owned(),
        value,
    };
    vec![
        line("来访", format!("{}人次", visits.len())),
        line(
            "全血",
            format!(
                "{}人次，{}毫升",
                of_kind(DonationKind::WholeBlood),
                given.whole_blood_ml
            ),
        ),
        line(
            "单采血小板",
            format!(
                "{}人次，{}个治疗单位",
                of_kind(DonationKind::Platelets),
                given.platelet_units
            ),
        ),
        line("暂缓或不宜", format!("{}人次", ended(Step::Refused))),
        line("中途离开", format!("{}人次", ended(Step::Left))),
        line("献血反应", format!("{}例", reacted.count())),
        line("打印", format!("{copies}份")),
    ]
}

/// What a second person should look at; nothing of anybody's health.
fn remarks(donations: &[DonationRecord], prints: &[PrintRecord]) -> Vec<String> {
    let count = |what: &str, count: usize| (count > 0).then(|| format!("{what}{count}例。"));
    let of = |is: fn(&DonationRecord) -> bool| donations.iter().filter(|one| is(one)).count();
    let again = prints.iter().filter(|print| print.what.reason.is_some());
    let failed = prints
        .iter()
        .filter(|print| print.state == PrintState::Failed);
    let remarks = [
        count("补录的献血", of(|one| one.late)),
        count("标记为不符合规定的献血", of(|one| one.flagged)),
        count("更正过的献血记录", of(|one| one.corrected_by.is_some())),
        count("不得使用的血液", of(|one| one.withdrawal.is_some())),
        count("再次打印", again.count()),
        count("没有打印成功", failed.count()),
    ];
    remarks.into_iter().flatten().collect()
}

fn day_donation(read: &Reading<'_>, donation: &DonationRecord) -> Result<DayDonation, DeskError> {
    let visit = read.visit(donation.visit)?.filter(|visit| !visit.late);
    Ok(DayDonation {
        time: visit.map_or_else(|| "补录".to_owned(), |visit| visit.opened_at.station_time()),
        donation_code: code_of(donation),
        amount: amount(&donation.facts),
        site: super::record::or_not_recorded(&donation.site),
    })
}
