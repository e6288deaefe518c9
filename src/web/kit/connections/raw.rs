//! Answers without a page: to what could not be read at all, and to whom there is no room for.

use std::sync::LazyLock;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;

use crate::web::kit::middleware;

/// The answer in place of the server's own, if that is one of those it gives before any page is asked.
pub fn in_place_of(bytes: &[u8]) -> Option<Vec<u8>> {
    let (status, reason, text) =
        match bytes.strip_prefix(b"HTTP/1.1 ").or_else(|| bytes.strip_prefix(b"HTTP/1.0 "))?.get(..3)? {
            b"400" => (400, "Bad Request", "This request could not be read.\n"),
            b"408" => (408, "Request Timeout", "This request took too long to arrive.\n"),
            b"431" => (431, "Request Header Fields Too Large", "The head of this request is too large.\n"),
            _ => return None,
        };
    Some(answer(status, reason, "", text))
}

fn answer(status: u16, reason: &str, more: &str, text: &str) -> Vec<u8> {
    let headers: String = middleware::HEADERS.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let length = text.len();
    format!(
        "HTTP/1.1 {status} {reason}\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: {length}\r\n\
         cache-control: no-store\r\nconnection: close\r\n{more}{headers}\r\n{text}"
    )
    .into_bytes()
}

/// How many are told at one time that there is no room; the others find a closed door.
static TOLD: Semaphore = Semaphore::const_new(128);

/// Says that there is no room, and when to come again.
pub fn refuse(mut stream: TcpStream) {
    static FULL: LazyLock<Vec<u8>> = LazyLock::new(|| {
        answer(503, "Service Unavailable", "retry-after: 5\r\n", "Too many connections. Please try again soon.\n")
    });
    let Ok(turn) = TOLD.try_acquire() else {
        stream.set_zero_linger().ok();
        return;
    };
    actix_web::rt::spawn(async move {
        let _turn = turn;
        let said = async {
            stream.write_all(&FULL).await?;
            stream.shutdown().await?;
            // What was sent is read, for to close before that would take the answer back.
            let mut rest = [0; 1024];
            while stream.read(&mut rest).await? > 0 {}
            std::io::Result::Ok(())
        };
        // Nobody is left to be told when this fails.
        tokio::time::timeout(Duration::from_secs(1), said).await.ok();
    });
}
