//! A connection that ends by itself when the other side is overdue.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::Sleep;

use super::{Seat, Watch, raw};

/// How often it is looked whether somebody is overdue. What it waits for changes without the stream being asked, so it
/// looks again and again rather than once at the end.
const TICK: Duration = Duration::from_secs(1);

/// A TCP stream under a [`Watch`].
pub struct WatchedStream {
    stream: TcpStream,
    seat: Seat,
    tick: Pin<Box<Sleep>>,
    /// Our own answer in place of the server's, as far as it is not yet written.
    instead: Vec<u8>,
}

impl WatchedStream {
    pub(super) fn new(stream: TcpStream, seat: Seat) -> Self {
        WatchedStream { stream, seat, tick: Box::pin(tokio::time::sleep(TICK)), instead: Vec::new() }
    }

    /// What this connection is doing.
    pub fn watch(&self) -> Arc<Watch> {
        self.seat.watch.clone()
    }

    /// An error as soon as the connection is to end; until then it is looked again later.
    fn look(&mut self, cx: &mut Context<'_>) -> io::Result<()> {
        self.seat.watch.wakes(cx.waker());
        let mut over = self.seat.watch.is_ended();
        while !over && self.tick.as_mut().poll(cx).is_ready() {
            over = self.seat.watch.is_over(Instant::now());
            self.tick.as_mut().reset(tokio::time::Instant::now() + TICK);
        }
        if !over {
            return Ok(());
        }
        // Whatever was not taken is thrown away rather than kept by the system for somebody who does not read.
        self.stream.set_zero_linger().ok();
        Err(io::ErrorKind::TimedOut.into())
    }

    fn write_instead(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.instead.is_empty() {
            let written = match Pin::new(&mut self.stream).poll_write(cx, &self.instead) {
                Poll::Ready(written) => written?,
                Poll::Pending => {
                    self.seat.watch.stalls();
                    return Poll::Pending;
                }
            };
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.instead.drain(..written);
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncRead for WatchedStream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.look(cx)?;
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, buffer);
        if buffer.filled().len() > before {
            self.seat.watch.has_read();
        }
        read
    }
}

impl AsyncWrite for WatchedStream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.look(cx)?;
        ready!(self.write_instead(cx))?;
        // An answer that no page has given: the server could not read the request. Where it follows another answer in
        // one write (requests sent one behind the other), it goes as it is, without our headers.
        if self.seat.watch.is_unread()
            && let Some(ours) = raw::in_place_of(bytes)
        {
            self.instead = ours;
            // What cannot be written now is written by the flush that follows.
            if let Poll::Ready(Err(error)) = self.write_instead(cx) {
                return Poll::Ready(Err(error));
            }
            return Poll::Ready(Ok(bytes.len()));
        }
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        if written.is_pending() {
            self.seat.watch.stalls();
        }
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.look(cx)?;
        ready!(self.write_instead(cx))?;
        // The server flushes only what the system has taken whole.
        self.seat.watch.has_written();
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.look(cx)?;
        ready!(self.write_instead(cx))?;
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
