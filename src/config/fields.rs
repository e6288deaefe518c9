//! The fields that can be set: what stands where nothing is set, what is wanted, and how it is read.

use std::net::SocketAddr;
use std::time::Duration;

use domain::basics::EmailAddress;
use domain::outbox::MailRoute;
use domain::store::DatabaseUrl;

/// A field, as the file and, in capitals, the environment name it.
pub struct Field<T> {
    pub name: &'static str,
    pub default: &'static str,
    /// What can be written, for whoever wrote something else.
    pub wanted: &'static str,
    pub parse: fn(&str) -> Option<T>,
}

impl<T> Field<T> {
    /// The environment variable.
    pub fn variable(&self) -> String {
        variable(self.name)
    }
}

/// The environment variable of a field.
pub fn variable(name: &str) -> String {
    format!("WIJKOPVANG_{}", name.to_uppercase())
}

/// The names of all of them.
pub const NAMES: [&str; 11] = [
    DATABASE.name,
    LISTEN.name,
    BASE_URL.name,
    MAIL.name,
    MAIL_FROM.name,
    MAIL_BOUNCES.name,
    MAIL_TIMEOUT.name,
    WORKER.name,
    MAILBOX_URL.name,
    BEHIND_PROXY.name,
    SOLVER_THREADS.name,
];

pub const DATABASE: Field<DatabaseUrl> = Field {
    name: "database",
    default: "sqlite:wijkopvang.db",
    wanted: "sqlite:PATH or postgres://USER@HOST/NAME",
    parse: |text| DatabaseUrl::parse(text).ok(),
};

pub const LISTEN: Field<SocketAddr> = Field {
    name: "listen",
    default: "127.0.0.1:8080",
    wanted: "an address and a port, such as 127.0.0.1:8080",
    parse: |text| text.parse().ok(),
};

/// Where nothing is set, it is made of where the program listens.
pub const BASE_URL: Field<String> = Field {
    name: "base_url",
    default: "http://127.0.0.1:8080",
    wanted: "http:// or https:// and a host, without a path",
    parse: base_url,
};

pub const MAIL: Field<MailRoute> = Field {
    name: "mail",
    default: "folder:mailbox",
    wanted: "folder:PATH or smtp://HOST:PORT or smtps://HOST",
    parse: mail_route,
};

pub const MAIL_FROM: Field<EmailAddress> = Field {
    name: "mail_from",
    default: "wijkopvang@localhost.localdomain",
    wanted: "an e-mail address",
    parse: EmailAddress::parse,
};

pub const MAIL_BOUNCES: Field<Option<EmailAddress>> = Field {
    name: "mail_bounces",
    default: "",
    wanted: "an e-mail address with at most 27 characters before the @",
    parse: |text| if text.is_empty() { Some(None) } else { bounces(text).map(Some) },
};

pub const MAIL_TIMEOUT: Field<Duration> =
    Field { name: "mail_timeout", default: "20", wanted: "seconds, from 0.1 to 60", parse: seconds };

pub const WORKER: Field<bool> =
    Field { name: "worker", default: "true", wanted: "true or false", parse: |text| text.parse().ok() };

pub const MAILBOX_URL: Field<Option<String>> = Field {
    name: "mailbox_url",
    default: "",
    wanted: "an address that begins with http:// or https://, or nothing",
    parse: web_address,
};

pub const BEHIND_PROXY: Field<bool> =
    Field { name: "behind_proxy", default: "false", wanted: "true or false", parse: |text| text.parse().ok() };

pub const SOLVER_THREADS: Field<u32> = Field {
    name: "solver_threads",
    default: "1",
    wanted: "a whole number from 1 to 64",
    parse: |text| text.parse().ok().filter(|threads| (1..=64).contains(threads)),
};

/// An address that still is one when a letter's id stands in it: 64 characters are allowed before the @, and an id with
/// its plus sign has 37.
fn bounces(text: &str) -> Option<EmailAddress> {
    EmailAddress::parse(text).filter(|address| address.as_str().len() - address.domain().len() - 1 <= 27)
}

fn seconds(text: &str) -> Option<Duration> {
    text.parse().ok().filter(|seconds| (0.1..=60.0).contains(seconds)).map(Duration::from_secs_f64)
}

pub(super) fn base_url(text: &str) -> Option<String> {
    let text = text.trim_end_matches('/');
    let host = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"))?;
    let plain = !host.contains(['/', '?', '#', '@', '\\', '"', '<', '>']) && host.chars().all(|c| c.is_ascii_graphic());
    (!host.is_empty() && plain).then(|| text.to_owned())
}

/// An address of the web, or none.
fn web_address(text: &str) -> Option<Option<String>> {
    let is_address =
        (text.starts_with("http://") || text.starts_with("https://")) && !text.contains(char::is_whitespace);
    (text.is_empty() || is_address).then(|| is_address.then(|| text.to_owned()))
}

fn mail_route(text: &str) -> Option<MailRoute> {
    match text.split_once(':')? {
        ("folder", path) if !path.is_empty() => Some(MailRoute::Folder(path.into())),
        ("smtp" | "smtps", rest) if rest.starts_with("//") && rest.len() > 2 => Some(MailRoute::Smtp(text.to_owned())),
        _ => None,
    }
}
