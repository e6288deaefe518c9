//! Where this installation stands on the web.

/// What pages and links need to know of the installation.
#[derive(Clone, Debug)]
pub struct Site {
    /// What links begin with, without a slash at the end. Never taken from a request.
    pub base_url: String,
    /// Where the e-mails that it writes are shown as pages, in the demonstration.
    pub mailbox_url: Option<String>,
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
