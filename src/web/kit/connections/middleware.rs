//! What the watch over a connection learns from the requests on it; and that every body is read, in time, whether a
//! page wants it or not.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use actix_web::HttpMessage;
use actix_web::body::{BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::ConnectionType;
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::middleware::Next;
use actix_web::web::{self, Bytes, BytesMut};
use futures_util::TryStreamExt as _;

use tokio::sync::Semaphore;

use super::{Watch, watch};
use crate::web::kit::form::LARGEST_FORM;
use crate::web::kit::{Refusal, kept, upload};

/// An answer whose end the watch is told.
pub struct WatchedBody {
    body: BoxBody,
    watch: Option<Arc<Watch>>,
}

impl MessageBody for WatchedBody {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(cx)
    }
}

impl Drop for WatchedBody {
    fn drop(&mut self) {
        if let Some(watch) = &self.watch {
            watch.has_answered();
        }
    }
}

/// Tells the watch over a connection where a request stands. Stands around everything else.
pub async fn watched<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<WatchedBody>, actix_web::Error> {
    let watch = request.conn_data::<Arc<Watch>>().cloned();
    if let Some(watch) = &watch {
        watch.works();
    }
    let mut response = next.call(request).await?.map_into_boxed_body();
    if let Some(watch) = &watch {
        watch.answers();
        if watch.is_closing() {
            response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
        }
    }
    Ok(response.map_body(|_, body| WatchedBody { body, watch }))
}

/// Reads the whole body before any page is asked: within ten seconds, and no more than a form can hold.
pub async fn body_in_time<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let Payload::None = request.parts_mut().1 else {
        let watch = request.conn_data::<Arc<Watch>>().cloned();
        if let Some(watch) = &watch {
            watch.awaits_body();
        }
        return match whole(&mut request).await {
            Ok(body) => {
                if let Some(watch) = &watch {
                    watch.works();
                }
                request.extensions_mut().insert(kept::Body(body.clone()));
                request.set_payload(Payload::from(body));
                next.call(request).await.map(ServiceResponse::map_into_left_body)
            }
            Err(refusal) => {
                if let Some(watch) = &watch {
                    watch.closes();
                }
                Ok(request.error_response(refusal).map_into_right_body())
            }
        };
    };
    next.call(request).await.map(ServiceResponse::map_into_left_body)
}

/// The largest body that is read although it is too large for any form, so that what was typed can be shown to whoever
/// typed it.
const LARGEST_SHOWN: usize = 256 * 1024;
/// So many of those are read at one time.
static SHOWN: Semaphore = Semaphore::const_new(16);

async fn whole(request: &mut ServiceRequest) -> Result<Bytes, Refusal> {
    if upload::is_taken_at(request.path()) && upload::is_brought_by(request.request()) {
        return file(request).await;
    }
    let said = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let shown = match said {
        Some(length) if (LARGEST_FORM + 1..=LARGEST_SHOWN).contains(&length) => SHOWN.try_acquire().ok(),
        Some(length) if length > LARGEST_FORM => return Err(Refusal::TooLarge),
        _ => None,
    };
    let most = if shown.is_some() { LARGEST_SHOWN } else { LARGEST_FORM };
    let body = request.extract::<web::Payload>().await.map_err(|_| Refusal::Unreadable)?;
    match tokio::time::timeout(watch::BODY, body.to_bytes_limited(most)).await {
        Err(_) => Err(Refusal::TooSlow),
        Ok(Err(_)) => Err(Refusal::TooLarge),
        Ok(Ok(Err(_))) => Err(Refusal::Unreadable),
        Ok(Ok(Ok(body))) if body.len() > LARGEST_FORM => {
            request.extensions_mut().insert(kept::Body(body));
            Err(Refusal::TooLarge)
        }
        Ok(Ok(Ok(body))) => Ok(body),
    }
}

/// So many files are read at one time; others wait for their turn as long as a body may take.
static FILES: Semaphore = Semaphore::const_new(4);
/// Of a file that is too large so much is read and thrown away, for browsers show no answer before all is sent.
const LARGEST_HEARD_OUT: usize = 32 * 1024 * 1024;

/// Reads a form with a file.
async fn file(request: &mut ServiceRequest) -> Result<Bytes, Refusal> {
    let mut payload = request.extract::<web::Payload>().await.map_err(|_| Refusal::Unreadable)?;
    let read = async {
        let _turn = FILES.acquire().await.map_err(|_| Refusal::TooSlow)?;
        let (mut body, mut length) = (BytesMut::new(), 0);
        while let Some(some) = payload.try_next().await.map_err(|_| Refusal::Unreadable)? {
            length += some.len();
            if length <= upload::LARGEST_FILE {
                body.extend_from_slice(&some);
            } else if length <= LARGEST_HEARD_OUT {
                body.clear();
            } else {
                break;
            }
        }
        if length > upload::LARGEST_FILE { Err(Refusal::FileTooLarge) } else { Ok(body.freeze()) }
    };
    tokio::time::timeout(watch::BODY, read).await.unwrap_or(Err(Refusal::TooSlow))
}
