//! What one connection is doing, and whether the other side is overdue.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::Waker;
use std::time::{Duration, Instant};

/// A whole head must be here this long after its first byte.
const HEAD: Duration = Duration::from_secs(5);
/// A whole body must be here this long after its head; [`body_in_time`](super::body_in_time) answers at that moment.
pub const BODY: Duration = Duration::from_secs(10);
/// Between two requests. The server below closes such a connection itself, unless half a head came with the request
/// before.
pub const KEEP: Duration = Duration::from_secs(15);
/// After the answer to a body that was not read to its end: time for the answer to arrive before the connection is cut.
const CLOSING: Duration = Duration::from_secs(3);
/// An answer must have been taken this long after the first time that it could not be written.
const ANSWER: Duration = Duration::from_secs(30);

/// What we are waiting for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Doing {
    /// The next request.
    Idle,
    /// The rest of a head.
    Head,
    /// The rest of a body.
    Body,
    /// Our own program.
    Working,
    /// The other side to close, after an answer that is the last.
    Closing,
}

struct State {
    doing: Doing,
    since: Instant,
    /// Since when an answer cannot be written.
    stalled: Option<Instant>,
    /// Whether the program has answered something that is not yet written whole.
    answered: bool,
    ended: bool,
    waker: Option<Waker>,
}

/// One connection, as its stream, the middleware and the list of all connections see it.
pub struct Watch(Mutex<State>);

impl Watch {
    /// A connection that has just come.
    pub fn new(now: Instant) -> Self {
        let state = State { doing: Doing::Idle, since: now, stalled: None, answered: false, ended: false, waker: None };
        Watch(Mutex::new(state))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn turns_to(&self, doing: Doing) {
        let mut state = self.state();
        // What is closing is over.
        if state.doing != Doing::Closing {
            (state.doing, state.since) = (doing, Instant::now());
        }
    }

    /// Bytes have come.
    pub fn has_read(&self) {
        let mut state = self.state();
        if state.doing == Doing::Idle {
            (state.doing, state.since) = (Doing::Head, Instant::now());
        }
    }

    /// The head is here, the body is not.
    pub fn awaits_body(&self) {
        self.turns_to(Doing::Body);
    }

    /// The whole request is here.
    pub fn works(&self) {
        self.turns_to(Doing::Working);
    }

    /// The program has answered.
    pub fn answers(&self) {
        self.state().answered = true;
    }

    /// The whole answer is on its way.
    pub fn has_answered(&self) {
        self.turns_to(Doing::Idle);
    }

    /// The next answer is the last.
    pub fn closes(&self) {
        self.turns_to(Doing::Closing);
    }

    /// Whether the next answer is the last.
    pub fn is_closing(&self) -> bool {
        self.state().doing == Doing::Closing
    }

    /// Bytes could not be written.
    pub fn stalls(&self) {
        let mut state = self.state();
        state.stalled = state.stalled.or_else(|| Some(Instant::now()));
    }

    /// Everything that was to be written is written.
    pub fn has_written(&self) {
        let mut state = self.state();
        state.stalled = None;
        if !matches!(state.doing, Doing::Body | Doing::Working) {
            state.answered = false;
        }
    }

    /// Whether what is written now is said by the server below, which could not read the request: the program has said
    /// nothing.
    pub fn is_unread(&self) -> bool {
        let state = self.state();
        !state.answered && matches!(state.doing, Doing::Idle | Doing::Head)
    }

    /// For how long the other side has kept us waiting; `None` while the program works.
    pub fn waited(&self, now: Instant) -> Option<Duration> {
        let state = self.state();
        let since = match (state.stalled, state.doing) {
            (Some(stalled), _) => stalled,
            (None, Doing::Working) => return None,
            (None, _) => state.since,
        };
        Some(now.saturating_duration_since(since))
    }

    /// Whether this connection is to end: it was told so, or the other side is overdue.
    pub fn is_over(&self, now: Instant) -> bool {
        let state = self.state();
        let waited = now.saturating_duration_since(state.since);
        let overdue = match state.doing {
            Doing::Idle => waited > KEEP,
            Doing::Head => waited > HEAD,
            // A moment for the answer that it took too long.
            Doing::Body => waited > BODY + CLOSING,
            Doing::Working => false,
            Doing::Closing => waited > CLOSING && state.stalled.is_none(),
        };
        state.ended || overdue || state.stalled.is_some_and(|since| now.saturating_duration_since(since) > ANSWER)
    }

    /// Ends the connection: its stream wakes and goes.
    pub fn end(&self) {
        let mut state = self.state();
        state.ended = true;
        if let Some(waker) = state.waker.take() {
            waker.wake();
        }
    }

    /// Whether it was told to end.
    pub fn is_ended(&self) -> bool {
        self.state().ended
    }

    /// Whom to wake when it ends.
    pub fn wakes(&self, waker: &Waker) {
        let mut state = self.state();
        if !state.waker.as_ref().is_some_and(|known| known.will_wake(waker)) {
            state.waker = Some(waker.clone());
        }
    }
}
