//! Where this installation stands on the web.

/// What pages and links need to know of the installation.
#[derive(Clone, Debug)]
pub struct Site {
    /// What links begin with, without a slash at the end. Never taken from a request.
    pub base_url: String,
    /// Whether the mailbox of the demonstration is shown.
    pub show_mailbox: bool,
    /// Whether a proxy stands in front and says in `X-Forwarded-For` who comes.
    pub behind_proxy: bool,
}

impl Site {
    /// A whole address for an e-mail or a calendar.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// Whether people come over TLS.
    pub fn secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}
