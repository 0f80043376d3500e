//! Writes a handful of thank-you certificates to look at, and says how long each took:
//! `cargo run -p redwall-paper --example thank-you -- FOLDER`.

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use chrono::NaiveDate;
use redwall_paper::{Amount, Fonts, ThankYou, Totals, thank_you_pdf, thank_you_png};

fn main() -> Result<(), Box<dyn Error>> {
    let folder: PathBuf = std::env::args_os()
        .nth(1)
        .unwrap_or_else(|| ".".into())
        .into();
    let whole_blood = Amount::WholeBlood { ml: 400 };
    let with_plasma = Amount::Platelets {
        units: 1,
        plasma_ml: 200,
    };
    let platelets = Amount::Platelets {
        units: 2,
        plasma_ml: 0,
    };
    let samples = [
        ("short", "王敏", whole_blood, (17, 6800, 0)),
        ("first", "阿都·日以", whole_blood, (1, 400, 0)),
        ("platelets", "陈秀兰", platelets, (12, 0, 23)),
        (
            "longest",
            "阿卜杜热合曼·买买提吐尔逊·阿不都克里木·努尔麦麦",
            with_plasma,
            (117, 6800, 98),
        ),
        ("rare", "𬭎𠅤𰻞", whole_blood, (3, 1200, 0)),
        ("yi", "ꀊꄔꏂꀋ", whole_blood, (2, 800, 0)),
        ("latin", "María Fernández-Nguyễn", platelets, (5, 400, 4)),
    ];

    let start = Instant::now();
    let fonts = Fonts::find()?;
    println!("fonts found in {:?}", start.elapsed());

    for (tag, name, amount, (donations, whole_blood_ml, platelet_units)) in samples {
        let certificate = ThankYou {
            serial: "R-2026-000123".into(),
            name: name.into(),
            donated_on: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(),
            amount,
            donation_code: "G123498654321".into(),
            station: "乐山市中心血站".into(),
            totals: Totals {
                donations,
                whole_blood_ml,
                platelet_units,
            },
            issued_on: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(),
        };
        let start = Instant::now();
        let pdf = thank_you_pdf(&certificate, &fonts)?;
        let pdf_time = start.elapsed();
        let start = Instant::now();
        let png = thank_you_png(&certificate, &fonts, 1200)?;
        println!(
            "{tag}: {} bytes in {pdf_time:?}, preview in {:?}",
            pdf.len(),
            start.elapsed()
        );
        std::fs::write(folder.join(format!("{tag}.pdf")), pdf)?;
        std::fs::write(folder.join(format!("{tag}.png")), png)?;
    }
    Ok(())
}
