//! Where this installation stands on the web, and how requests reach it.

use std::sync::Arc;

use domain::context;

/// What pages need to know of the installation.
#[derive(Clone, Debug)]
pub struct Site {
    /// The address that links begin with.
    pub address: Arc<context::Site>,
    /// Where the e-mails that it writes are shown as pages, in the demonstration.
    pub mailbox_url: Option<String>,
    /// Whether a proxy stands in front and says in `X-Forwarded-For` who comes.
    pub behind_proxy: bool,
}

impl Site {
    /// Whether people come over TLS.
    pub fn secure(&self) -> bool {
        self.address.secure()
    }
}
