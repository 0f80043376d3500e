//! The desk's commands over loopback HTTP, for tests and development.
//!
//! With this program the real screens run in an ordinary browser against real Rust and a real
//! database. It is never shipped: whoever can reach its port can do what the person on duty can.
//! That is also why it listens on 127.0.0.1 only, answers its own address only ([`guard`]), and
//! ends by itself when the program that started it goes away.
//!
//! To read it: [`server`] (what is answered where), [`job`] (progress as server-sent events),
//! [`problem`] (errors as HTTP statuses), [`guard`], [`policy`].
#![forbid(unsafe_code)]

mod guard;
mod job;
mod policy;
mod problem;
mod server;

use clap::Parser;
use redwall_desk::Desk;
use std::error::Error;
use std::io::{Read, Write};
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// Serves the desk's commands and its screens on 127.0.0.1, for tests and development.
///
/// Prints one line, `listening on http://127.0.0.1:PORT`, and stops when its standard input ends.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Folder of the station's data.
    #[arg(long)]
    data: PathBuf,
    /// Folder of the built screens (ui/dist).
    #[arg(long)]
    ui: PathBuf,
    /// Port to listen on; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
}

#[tokio::main]
async fn main() -> ExitCode {
    match serve(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("redwall-web: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let desk = Arc::new(Desk::at(arguments.data)?);
    Desk::lock_when_idle(&desk);
    Desk::back_up_when_due(&desk);
    Desk::print_when_queued(&desk);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port)).await?;
    let port = listener.local_addr()?.port();
    let routes = server::routes(Arc::clone(&desk), &arguments.ui, port)?;
    announce(port)?;
    tokio::select! {
        served = axum::serve(listener, routes) => served?,
        () = end_of_input() => {}
    }
    tokio::task::spawn_blocking(move || desk.close_down()).await?;
    Ok(())
}

fn announce(port: u16) -> std::io::Result<()> {
    let mut output = std::io::stdout().lock();
    writeln!(output, "listening on http://127.0.0.1:{port}")?;
    output.flush()
}

/// Waits until whoever started this program closes its standard input, or goes away.
async fn end_of_input() {
    let (ended, end) = oneshot::channel();
    std::thread::spawn(move || {
        let mut chunk = [0; 1024];
        while matches!(std::io::stdin().read(&mut chunk), Ok(1..)) {}
        // Nobody listens only when the server has ended already.
        let _ = ended.send(());
    });
    let _ = end.await;
}
