//! The station's honour certificate, 荣誉证书.

use super::order::{Composed, HonourIssue, HonourOccasion, Maker, code_of, counted, totals};
use super::{name_line, station_name};
use crate::award;
use crate::donor::page;
use crate::error::DeskError;
use redwall_paper::{Document, HonourCertificate, Occasion, PaperError};
use redwall_rules::{Level, Tally};
use redwall_store::fact::PaperKind;

/// Counts from one round number to the next.
const ROUND: u32 = 10;

pub(super) fn compose(maker: &Maker<'_>, order: &HonourIssue) -> Result<Composed, DeskError> {
    let donor = page::existing(maker.read, order.donor)?;
    let honours = award::of(maker.session, maker.read, donor.id, maker.today)?;
    let tally = honours.tally.ok_or_else(|| {
        DeskError::out_of_order(honours.tally_problem.unwrap_or_else(|| "记录不全。".into()))
    })?;
    let donations = counted(maker.read, donor.id, maker.today)?;
    let last = donations.last().ok_or(PaperError::NothingGiven)?;
    let certificate = HonourCertificate {
        serial: maker.serial.clone(),
        name: donor.name,
        occasion: occasion(order.occasion, &tally)?,
        totals: totals(&donations),
        counted_to: last.facts.date,
        donation_code: code_of(last),
        station: station_name(maker.read)?,
        issued_on: maker.today,
        name_line: name_line(order.remark.as_deref()),
    };
    let document = Document::Honour(certificate.clone());
    Composed::new(PaperKind::Honour, donor.id.uuid(), document, &certificate)
}

/// # Errors
/// `invalid` at `occasion`, when the counts are no such occasion.
fn occasion(asked: HonourOccasion, tally: &Tally) -> Result<Occasion, DeskError> {
    let found = match asked {
        HonourOccasion::Towards => {
            tally
                .to_next
                .filter(|_| tally.count > 0)
                .map(|next| Occasion::Towards {
                    counts: tally.count,
                    level: next.level,
                    needs: next.needs,
                })
        }
        HonourOccasion::Reached => (tally.level != Level::None).then_some(Occasion::Reached {
            counts: tally.count,
            level: tally.level,
        }),
        HonourOccasion::Round => {
            let counts = tally.lifetime_count;
            let is_round = counts > 0 && counts.is_multiple_of(ROUND);
            is_round.then_some(Occasion::Round { counts })
        }
    };
    found.ok_or_else(|| {
        let message = match asked {
            HonourOccasion::Towards => "这位献血者没有下一级可以期待,请选择其他荣誉。",
            HonourOccasion::Reached => "累计次数还没有达到任何一级,请选择其他荣誉。",
            HonourOccasion::Round => "累计次数不是整十次,请选择其他荣誉。",
        };
        DeskError::invalid("occasion", message)
    })
}
