//! Only the address that was announced is answered.
//!
//! A web page elsewhere can make a browser send requests to 127.0.0.1: across origins, or under a
//! name of its own that it has pointed here (DNS rebinding). The first shows in `Origin`, the
//! second in `Host`.

use axum::extract::{Request, State};
use axum::http::header::{HOST, HeaderName, ORIGIN};
use axum::middleware::Next;
use axum::response::Response;
use redwall_desk::{DeskError, ErrorCode};

use crate::problem::Problem;

/// The address that was announced.
#[derive(Debug, Clone, Copy)]
pub struct OwnAddress {
    /// Its port on 127.0.0.1.
    pub port: u16,
}

/// Lets a request through if it names this server as its host and, if at all, as its origin.
pub async fn own_address_only(
    State(own): State<OwnAddress>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let host = format!("127.0.0.1:{}", own.port);
    let origin = format!("http://{host}");
    if header(&request, &HOST) != Some(host.as_bytes()) {
        return Err(elsewhere());
    }
    if header(&request, &ORIGIN).is_some_and(|from| from != origin.as_bytes()) {
        return Err(elsewhere());
    }
    Ok(next.run(request).await)
}

fn header<'a>(request: &'a Request, name: &HeaderName) -> Option<&'a [u8]> {
    request.headers().get(name).map(|value| value.as_bytes())
}

fn elsewhere() -> Problem {
    let sentence = "只接受本机打开的页面。请用程序启动时显示的地址打开。";
    DeskError::new(ErrorCode::NotAllowed, sentence).into()
}
