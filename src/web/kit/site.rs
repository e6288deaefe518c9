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
    /// Whether the operator has said what links begin with; otherwise it is only guessed from where the program
    /// listens.
    pub is_named: bool,
}

impl Site {
    /// Whether links in letters lead nowhere: nobody has said what they begin with, and the program listens on every
    /// address.
    pub fn leads_nowhere(&self) -> bool {
        !self.is_named && ["http://0.0.0.0", "http://[::]"].iter().any(|any| self.address.base_url.starts_with(any))
    }

    /// Whether a browser has opened this site under another name than it was given. A proxy may well ask by another.
    pub fn is_elsewhere(&self, host: Option<&str>) -> bool {
        let name = self.address.base_url.split_once("://").map(|(_, name)| name);
        self.is_named && !self.behind_proxy && host.is_some() && host != name
    }

    /// Whether an origin is this site: the address that it was given; where it was given none, the address under which
    /// a browser has opened it. A page elsewhere can name neither: browsers write both headers, not scripts.
    pub fn is_here(&self, origin: &str, host: Option<&str>) -> bool {
        let opened = host.filter(|_| !self.is_named).map(|host| format!("http://{host}"));
        origin == self.address.base_url || opened.is_some_and(|opened| opened == origin)
    }

    /// Whether people come over TLS.
    pub fn secure(&self) -> bool {
        self.address.secure()
    }
}
