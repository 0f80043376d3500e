//! Errors as they cross: the desk's own JSON under an HTTP status.

use axum::Json;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use redwall_desk::{DeskError, ErrorCode};

/// A desk's error as an answer.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    error: DeskError,
}

impl From<DeskError> for Problem {
    fn from(error: DeskError) -> Self {
        Self {
            status: status(error.code),
            error,
        }
    }
}

impl From<BytesRejection> for Problem {
    fn from(rejection: BytesRejection) -> Self {
        let error = DeskError::bad_request("内容超过 1 MB 或没有传完。");
        Self {
            status: rejection.status(),
            error,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.status, Json(self.error)).into_response()
    }
}

fn status(code: ErrorCode) -> StatusCode {
    match code {
        ErrorCode::BadRequest => StatusCode::BAD_REQUEST,
        ErrorCode::NotLoggedIn
        | ErrorCode::Locked
        | ErrorCode::WrongPassword
        | ErrorCode::WindowClosed => StatusCode::UNAUTHORIZED,
        ErrorCode::Wait => StatusCode::TOO_MANY_REQUESTS,
        ErrorCode::NotAllowed | ErrorCode::SecondPerson => StatusCode::FORBIDDEN,
        ErrorCode::NotFound | ErrorCode::NoStation => StatusCode::NOT_FOUND,
        ErrorCode::DocumentRegistered
        | ErrorCode::SimilarDonors
        | ErrorCode::DocumentBlocked
        | ErrorCode::DonationCodeUsed
        | ErrorCode::OutOfOrder
        | ErrorCode::WindowChanged
        | ErrorCode::StationExists
        | ErrorCode::InUse
        | ErrorCode::NumbersUsedUp
        | ErrorCode::Cancelled => StatusCode::CONFLICT,
        ErrorCode::Invalid
        | ErrorCode::Implausible
        | ErrorCode::DocumentInvalid
        | ErrorCode::DonationCodeInvalid
        | ErrorCode::WeakPassword
        | ErrorCode::Paper => StatusCode::UNPROCESSABLE_ENTITY,
        ErrorCode::Damaged
        | ErrorCode::Newer
        | ErrorCode::Clock
        | ErrorCode::SelfTest
        | ErrorCode::Storage
        | ErrorCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
