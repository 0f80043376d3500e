//! A long command as server-sent events: `step`s, then one `answer` or `error`.

use axum::response::sse::Event;
use redwall_desk::{Desk, Progress, Step};
use serde::Serialize;
use serde_json::Value;
use std::convert::Infallible;
use std::ops::ControlFlow;
use std::sync::Arc;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio_stream::Stream;
use tokio_stream::wrappers::ReceiverStream;

/// Steps that may wait for a slow reader; later ones are left out until it has caught up.
const WAITING: usize = 64;

/// Starts the command. Whoever drops the events, by closing the connection, cancels it.
pub fn start(
    desk: Arc<Desk>,
    request: Value,
) -> impl Stream<Item = Result<Event, Infallible>> + Send {
    let (sender, events): (Sender<_>, Receiver<_>) = channel(WAITING);
    tokio::task::spawn_blocking(move || {
        let mut listener = |step| tell(&sender, step);
        let end = match desk.job(request, &mut Progress::new(&mut listener)) {
            Ok(answer) => event("answer", &answer),
            Err(error) => event("error", &error),
        };
        // A reader that has gone does not want the end either.
        let _ = sender.blocking_send(Ok(end));
    });
    ReceiverStream::new(events)
}

fn tell(sender: &Sender<Result<Event, Infallible>>, step: Step) -> ControlFlow<()> {
    match sender.try_send(Ok(event("step", &step))) {
        Err(TrySendError::Closed(_)) => ControlFlow::Break(()),
        Ok(()) | Err(TrySendError::Full(_)) => ControlFlow::Continue(()),
    }
}

fn event(name: &str, data: &impl Serialize) -> Event {
    let named = Event::default().event(name);
    named.clone().json_data(data).unwrap_or(named)
}
