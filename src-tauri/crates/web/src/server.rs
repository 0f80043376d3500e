//! What is answered where.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::sse::Sse;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use redwall_desk::{Desk, DeskError};
use serde_json::Value;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use tower_http::services::ServeDir;

use crate::guard::{OwnAddress, own_address_only};
use crate::problem::Problem;
use crate::{job, policy};

/// Longest request, in bytes: a scanned page of 5 MB in base64, and the form around it.
const LONGEST_REQUEST: usize = 8_000_000;

/// Every address that is answered: `/rpc`, `/job`, `/page`, `/donor-window`, and the screens in `ui`.
///
/// # Errors
/// The screens have not been built, or the window has no content security policy.
pub fn routes(desk: Arc<Desk>, ui: &Path, port: u16) -> Result<Router, Box<dyn Error>> {
    if !ui.join("index.html").is_file() {
        return Err(format!(
            "there are no screens in {}; build them with `npm run build` in ui",
            ui.display()
        )
        .into());
    }
    let policy = policy::of_the_window()?;
    Ok(Router::new()
        .route("/rpc", post(rpc))
        .route("/job", post(job))
        .route("/page", post(page))
        .route("/donor-window", post(donor_window))
        .fallback_service(ServeDir::new(ui))
        .layer(DefaultBodyLimit::max(LONGEST_REQUEST))
        .layer(from_fn(move |request, next| {
            with_headers(policy.clone(), request, next)
        }))
        .layer(from_fn_with_state(OwnAddress { port }, own_address_only))
        .with_state(desk))
}

type Body = Result<Bytes, BytesRejection>;

async fn rpc(State(desk): State<Arc<Desk>>, body: Body) -> Result<Json<Value>, Problem> {
    let request = read(body)?;
    Ok(Json(aside(move || desk.rpc(request)).await?))
}

async fn donor_window(State(desk): State<Arc<Desk>>, body: Body) -> Result<Json<Value>, Problem> {
    let request = read(body)?;
    Ok(Json(aside(move || desk.donor_window(request)).await?))
}

async fn job(State(desk): State<Arc<Desk>>, body: Body) -> Result<Response, Problem> {
    Ok(Sse::new(job::start(desk, read(body)?)).into_response())
}

async fn page(State(desk): State<Arc<Desk>>, body: Body) -> Result<Response, Problem> {
    let request = read(body)?;
    let sheet = aside(move || desk.page(request)).await?;
    let headers = [
        (CONTENT_TYPE, sheet.media_type.to_owned()),
        (CONTENT_DISPOSITION, disposition(&sheet.file_name)),
    ];
    Ok((headers, sheet.bytes).into_response())
}

/// Commands read the disk and hash passwords, so they run beside the server, not in it.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, DeskError> + Send + 'static,
) -> Result<T, DeskError> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(DeskError::internal()))
}

fn read(body: Body) -> Result<Value, Problem> {
    serde_json::from_slice(&body?).map_err(|_| DeskError::bad_request("不是 JSON。").into())
}

/// The name twice, as RFC 6266 advises: in ASCII, and whole as RFC 8187 writes it.
fn disposition(file_name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let ascii = file_name.replace(|c| !plain(c), "_");
    let mut whole = String::new();
    for byte in file_name.bytes() {
        match char::from(byte) {
            c if plain(c) => whole.push(c),
            _ => whole.push_str(&format!("%{byte:02X}")),
        }
    }
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{whole}")
}

/// Screens under the window's policy; answers about people in no cache.
async fn with_headers(policy: HeaderValue, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let fixed: [(HeaderName, HeaderValue); 3] = [
        (CONTENT_SECURITY_POLICY, policy),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    response.headers_mut().extend(fixed);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_file_name_is_written_in_ascii() {
        assert_eq!(
            disposition("感谢证书-0042.pdf"),
            "attachment; filename=\"____-0042.pdf\"; \
             filename*=UTF-8''%E6%84%9F%E8%B0%A2%E8%AF%81%E4%B9%A6-0042.pdf"
        );
    }

    #[test]
    fn a_file_name_cannot_add_a_header() {
        assert_eq!(
            disposition("a\r\nb"),
            "attachment; filename=\"a__b\"; filename*=UTF-8''a%0D%0Ab"
        );
    }
}
