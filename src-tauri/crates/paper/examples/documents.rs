//! Writes one of every document to look at, and says how long each took:
//! `cargo run -p redwall-paper --example documents -- FOLDER [long]`.

#[path = "../tests/paper/samples.rs"]
#[allow(dead_code, reason = "the tests use all of it")]
mod samples;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use redwall_paper::{Fonts, Press, Signer};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let folder: PathBuf = arguments.next().unwrap_or_else(|| ".".into()).into();
    let documents = match arguments.next() {
        Some(_) => samples::longest(),
        None => samples::all(),
    };

    let start = Instant::now();
    let fonts = Fonts::find()?;
    println!("fonts found in {:?}", start.elapsed());

    let signer = Signer::from_seed(&[7; 32]);
    let press = Press::new(&fonts).signing_with(&signer);
    for (name, document) in documents {
        let start = Instant::now();
        let sheets = match press.lay_out(&document) {
            Ok(sheets) => sheets,
            Err(error) => {
                println!("{name}: {error}");
                continue;
            }
        };
        let set = start.elapsed();
        let start = Instant::now();
        let pdf = sheets.pdf()?;
        println!(
            "{name}: {} pages set in {set:?}, {} bytes written in {:?}",
            sheets.pages(),
            pdf.len(),
            start.elapsed()
        );
        std::fs::write(folder.join(format!("{name}.pdf")), pdf)?;
    }
    Ok(())
}
