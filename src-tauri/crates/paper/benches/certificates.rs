//! How fast certificates are made, how large they are, and what memory it takes:
//! `cargo bench -p redwall-paper`. It prints; whoever reads it judges.

#[path = "../tests/paper/samples.rs"]
#[allow(dead_code, reason = "the tests use all of it")]
mod samples;

use std::env;
use std::error::Error;
use std::process::Command;
use std::time::{Duration, Instant};

use redwall_paper::{Design, Document, Fonts, Press, Signer, Stock, ThankYou, sample};

const MANY: u32 = 1000;
const DESIGNS: [(&str, Design); 3] = [
    ("column", Design::Column),
    ("rules", Design::Rules),
    ("waves", Design::Waves),
];
/// Says what a process of its own measures.
const PART: &str = "REDWALL_BENCH_PART";

fn main() -> Result<(), Box<dyn Error>> {
    if let Ok(part) = env::var(PART) {
        return measure(&part);
    }
    let start = Instant::now();
    own_process("cold")?;
    println!("one, from a cold process: {:?}", start.elapsed());
    own_process("warm")?;
    for (name, _) in DESIGNS {
        own_process(name)?;
    }
    own_process("samples")
}

/// Measures apart, so that no memory and no warm cache of another part counts.
fn own_process(part: &str) -> Result<(), Box<dyn Error>> {
    let status = Command::new(env::current_exe()?).env(PART, part).status()?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("{part}: {status}").into()),
    }
}

fn measure(part: &str) -> Result<(), Box<dyn Error>> {
    let fonts = Fonts::find()?;
    let signer = Signer::from_seed(&[7; 32]);
    let press = Press::new(&fonts).signing_with(&signer);
    match part {
        "cold" => one(&press, 0).map(drop),
        "warm" => warm(&press),
        "samples" => all_samples(&press),
        name => {
            let mut designs = DESIGNS.into_iter().filter(|(known, _)| *known == name);
            let (_, design) = designs.next().ok_or("no such part")?;
            many(&press, name, design)
        }
    }
}

fn warm(press: &Press<'_>) -> Result<(), Box<dyn Error>> {
    one(press, 0)?;
    let mut warm: Vec<(Duration, usize)> =
        (1..=50).map(|n| one(press, n)).collect::<Result<_, _>>()?;
    warm.sort();
    println!(
        "one, warm: {:?} at the middle, {:?} at worst, {} bytes",
        warm[warm.len() / 2].0,
        warm[warm.len() - 1].0,
        warm[0].1
    );
    Ok(())
}

fn many(press: &Press<'_>, name: &str, design: Design) -> Result<(), Box<dyn Error>> {
    let documents: Vec<Document> = (0..MANY).map(|n| certificate(n, design)).collect();
    let start = Instant::now();
    let sheets = press.lay_out_all(&documents)?;
    let set = start.elapsed();
    let pdf = sheets.pdf()?;
    println!(
        "{MANY} in one file, {name}: {:?} (set in {set:?}), {} bytes each; peak memory {}",
        start.elapsed(),
        pdf.len() / MANY as usize,
        peak_memory()
    );
    Ok(())
}

fn all_samples(press: &Press<'_>) -> Result<(), Box<dyn Error>> {
    for (name, document) in samples::all() {
        let start = Instant::now();
        let pdf = press.lay_out(&document)?.pdf()?;
        println!("{name}: {:?}, {} bytes", start.elapsed(), pdf.len());
    }
    println!("all of them: peak memory {}", peak_memory());
    Ok(())
}

fn one(press: &Press<'_>, n: u32) -> Result<(Duration, usize), Box<dyn Error>> {
    let document = certificate(n, Design::Rules);
    let start = Instant::now();
    let pdf = press.lay_out(&document)?.pdf()?;
    Ok((start.elapsed(), pdf.len()))
}

fn certificate(n: u32, design: Design) -> Document {
    const FAMILY: [&str; 8] = ["王", "李", "张", "刘", "陈", "杨", "黄", "阿都·"];
    const GIVEN: [&str; 10] = [
        "敏", "静", "伟", "秀兰", "建国", "小燕", "晓明", "日以", "丽", "强",
    ];
    let name = format!(
        "{}{}",
        FAMILY[n as usize % FAMILY.len()],
        GIVEN[n as usize / 8 % GIVEN.len()]
    );
    let thank_you = ThankYou {
        serial: format!("R-2026-{n:06}"),
        name,
        donation_code: sample::code(n),
        ..samples::thank_you()
    };
    samples::certificate(thank_you, design, Stock::A4)
}

/// The most memory that the process has held, as the system tells it; empty elsewhere.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.unwrap_or_default()
        .trim_start_matches("VmHWM:")
        .trim()
        .to_owned()
}
