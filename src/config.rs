//! The configuration: a file, then environment variables over it; read once and passed down.
//!
//! | field of the file | environment variable | default | meaning |
//! | --- | --- | --- | --- |
//! | `database` | `WIJKOPVANG_DATABASE` | `sqlite:wijkopvang.db` | `sqlite:PATH` or `postgres://…` |
//! | `listen` | `WIJKOPVANG_LISTEN` | `127.0.0.1:8080` | address and port of the web server |
//! | `base_url` | `WIJKOPVANG_BASE_URL` | `http://` + `listen` | what the links in e-mails begin with |
//! | `mail` | `WIJKOPVANG_MAIL` | `folder:mailbox` | `folder:PATH` or `smtp(s)://USER:PASSWORD@HOST:PORT?tls=required` |
//! | `mail_from` | `WIJKOPVANG_MAIL_FROM` | `wijkopvang@localhost.localdomain` | the sender of every e-mail |
//! | `mail_bounces` | `WIJKOPVANG_MAIL_BOUNCES` | none | where delivery reports go: the letter's id is put after its name and a plus sign |
//! | `mail_timeout` | `WIJKOPVANG_MAIL_TIMEOUT` | `20` | seconds that the mail server may take over one command, such as 20 or 0.5 |
//! | `worker` | `WIJKOPVANG_WORKER` | `true` | whether `serve` also sends the e-mails and starts the weekly runs |
//! | `mailbox_url` | `WIJKOPVANG_MAILBOX_URL` | none | where its e-mails are shown; pages lead there. For trying out |
//! | `behind_proxy` | `WIJKOPVANG_BEHIND_PROXY` | `false` | whether a proxy stands in front and says in `X-Forwarded-For` who comes; limits count by that address |
//! | `solver_threads` | `WIJKOPVANG_SOLVER_THREADS` | `1` | threads of one solve |

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;

use domain::basics::EmailAddress;
use domain::outbox::MailRoute;
use domain::store::DatabaseUrl;

/// Everything that an operator can set.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the data is.
    pub database: DatabaseUrl,
    /// Where the web server listens.
    pub listen: SocketAddr,
    /// What links begin with, without a slash at the end.
    pub base_url: String,
    /// Whether the operator has said so; otherwise it is guessed from where the program listens.
    pub is_named: bool,
    /// How e-mails leave.
    pub mail: MailRoute,
    /// The sender's address.
    pub mail_from: EmailAddress,
    /// Where delivery reports go, if not to the sender.
    pub mail_bounces: Option<EmailAddress>,
    /// How long the mail server may take over one command.
    pub mail_timeout: Duration,
    /// Whether `serve` runs a worker inside.
    pub worker: bool,
    /// Where the e-mails that it writes are shown as pages: only the demonstration has such a place.
    pub mailbox_url: Option<String>,
    /// Whether a proxy stands in front and says who comes.
    pub behind_proxy: bool,
    /// Threads of one solve.
    pub solver_threads: u32,
}

/// The file and the environment as they are written, before anything is believed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    database: Option<String>,
    listen: Option<String>,
    base_url: Option<String>,
    mail: Option<String>,
    mail_from: Option<String>,
    mail_bounces: Option<String>,
    mail_timeout: Option<toml::Value>,
    worker: Option<toml::Value>,
    mailbox_url: Option<String>,
    behind_proxy: Option<toml::Value>,
    solver_threads: Option<toml::Value>,
}

/// A value that cannot be used: where it came from, what was written, what is wanted.
#[derive(Debug, thiserror::Error)]
#[error("{origin}: {value} cannot be used: {wanted}")]
pub struct ConfigFault {
    origin: String,
    value: String,
    wanted: String,
}

/// Why there is no configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read, or is not TOML, or names a field that does not exist.
    #[error("the configuration file {path} cannot be read: {reason}")]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// Some values cannot be used; all of them are named.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Values(Vec<ConfigFault>),
}

impl Config {
    /// Reads the file, if one is named, and the environment over it. A variable that begins as ours do and names no field is a typing
    /// error, and said to be one.
    pub fn from_environment(file: Option<&Path>) -> Result<Config, ConfigError> {
        let faults = unknown_variables(std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()));
        match Config::read(file, |name| std::env::var(name).ok()) {
            Err(ConfigError::Values(more)) => Err(ConfigError::Values(faults.into_iter().chain(more).collect())),
            Ok(_) if !faults.is_empty() => Err(ConfigError::Values(faults)),
            other => other,
        }
    }

    /// Reads the file, if one is named, and what `environment` says over it.
    pub fn read(file: Option<&Path>, environment: impl Fn(&str) -> Option<String>) -> Result<Config, ConfigError> {
        let written = match file {
            None => Written::default(),
            Some(path) => std::fs::read_to_string(path)
                .map_err(|e| e.to_string())
                .and_then(|text| toml::from_str(&text).map_err(|e| without_the_line(&e, &text)))
                .map_err(|reason| ConfigError::File { path: path.to_owned(), reason })?,
        };
        let mut reader = Reader { file, environment, faults: Vec::new() };
        let listen = reader.value("listen", written.listen, "127.0.0.1:8080", "an address and a port, such as 127.0.0.1:8080", |t| {
            t.parse::<SocketAddr>().ok()
        });
        let default_base = format!("http://{}", listen.map_or_else(String::new, |l| l.to_string()));
        let is_named = written.base_url.is_some() || (reader.environment)("WIJKOPVANG_BASE_URL").is_some();
        let config = Config {
            is_named,
            database: reader
                .value("database", written.database, "sqlite:wijkopvang.db", "sqlite:PATH or postgres://USER@HOST/NAME", |t| {
                    DatabaseUrl::parse(t).ok()
                })
                .unwrap_or(DatabaseUrl::Sqlite(String::new())),
            base_url: reader
                .value("base_url", written.base_url, &default_base, "http:// or https:// and a host, without a path", base_url)
                .unwrap_or_default(),
            mail: reader
                .value("mail", written.mail, "folder:mailbox", "folder:PATH or smtp://HOST:PORT or smtps://HOST", mail_route)
                .unwrap_or(MailRoute::Folder(PathBuf::new())),
            mail_from: match reader.value(
                "mail_from",
                written.mail_from,
                "wijkopvang@localhost.localdomain",
                "an e-mail address",
                EmailAddress::parse,
            ) {
                Some(address) => address,
                None => return Err(ConfigError::Values(reader.faults)),
            },
            mail_bounces: reader
                .value("mail_bounces", written.mail_bounces, "", "an e-mail address with at most 27 characters before the @", |t| {
                    if t.is_empty() { Some(None) } else { bounces(t).map(Some) }
                })
                .unwrap_or_default(),
            mail_timeout: reader
                .value("mail_timeout", text_of(written.mail_timeout), "20", "seconds, from 0.1 to 60", seconds)
                .unwrap_or_default(),
            worker: reader.value("worker", text_of(written.worker), "true", "true or false", |t| t.parse().ok()).unwrap_or(true),
            mailbox_url: reader
                .value("mailbox_url", written.mailbox_url, "", "an address that begins with http:// or https://, or nothing", web_address)
                .flatten(),
            behind_proxy: reader
                .value("behind_proxy", text_of(written.behind_proxy), "false", "true or false", |t| t.parse().ok())
                .unwrap_or(false),
            solver_threads: reader
                .value("solver_threads", text_of(written.solver_threads), "1", "a whole number from 1 to 64", |t| {
                    t.parse().ok().filter(|n| (1..=64).contains(n))
                })
                .unwrap_or(1),
            listen: match listen {
                Some(listen) => listen,
                None => return Err(ConfigError::Values(reader.faults)),
            },
        };
        if reader.faults.is_empty() { Ok(config) } else { Err(ConfigError::Values(reader.faults)) }
    }
}

/// The fields that can be set, as the file and, in capitals, the environment name them.
const FIELDS: [&str; 11] = [
    "database",
    "listen",
    "base_url",
    "mail",
    "mail_from",
    "mail_bounces",
    "mail_timeout",
    "worker",
    "mailbox_url",
    "behind_proxy",
    "solver_threads",
];

/// Variables that begin as ours do and set nothing. Their values may be secrets and are not repeated.
fn unknown_variables(names: impl Iterator<Item = String>) -> Vec<ConfigFault> {
    let of_field = |field: &str| format!("WIJKOPVANG_{}", field.to_uppercase());
    let known = |name: &str| name == "WIJKOPVANG_CONFIG" || FIELDS.iter().any(|field| of_field(field) == name);
    let mut unknown: Vec<String> = names.filter(|name| name.starts_with("WIJKOPVANG_") && !known(name)).collect();
    unknown.sort();
    let all = || FIELDS.map(of_field).join(", ");
    let fault = |name| ConfigFault {
        origin: format!("environment variable {name}"),
        value: "its value".to_owned(),
        wanted: format!("no field has this name; there are {}", all()),
    };
    unknown.into_iter().map(fault).collect()
}

struct Reader<'a, E> {
    file: Option<&'a Path>,
    environment: E,
    faults: Vec<ConfigFault>,
}

impl<E: Fn(&str) -> Option<String>> Reader<'_, E> {
    /// The environment's value, else the file's, else the default; a fault names the place it came from.
    fn value<T>(
        &mut self,
        field: &str,
        in_file: Option<String>,
        default: &str,
        wanted: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let variable = format!("WIJKOPVANG_{}", field.to_uppercase());
        let (value, origin) = match ((self.environment)(&variable), in_file, self.file) {
            (Some(value), _, _) => (value, format!("environment variable {variable}")),
            (None, Some(value), Some(file)) => (value, format!("{}: {field}", file.display())),
            _ => (default.to_owned(), format!("default of {field}")),
        };
        let parsed = parse(&value);
        if parsed.is_none() {
            self.faults.push(ConfigFault { origin, value: shown(field, &value), wanted: format!("write {wanted}") });
        }
        parsed
    }
}

/// A value as a fault may show it. Addresses of databases and mail servers hold passwords, and a broken one may hold it anywhere.
fn shown(field: &str, value: &str) -> String {
    match field {
        "database" | "mail" if value.contains(['@', '/']) => match value.split_once(':') {
            Some((scheme, _)) if scheme.len() <= 12 && scheme.chars().all(|c| c.is_ascii_alphabetic()) => format!("{scheme}:… (not shown)"),
            _ => "what is written there (not shown)".to_owned(),
        },
        _ => format!("{value:?}"),
    }
}

/// What is wrong with a file, and on which line, without what stands there.
fn without_the_line(error: &toml::de::Error, text: &str) -> String {
    let line = error.span().map(|span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1);
    let at = line.map_or_else(String::new, |line| format!("line {line}: "));
    format!("{at}{}", error.message())
}

fn text_of(value: Option<toml::Value>) -> Option<String> {
    value.map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned))
}

/// An address that still is one when a letter's id stands in it: 64 characters are allowed before the @, and an id with its plus sign has 37.
fn bounces(text: &str) -> Option<EmailAddress> {
    EmailAddress::parse(text).filter(|address| address.as_str().len() - address.domain().len() - 1 <= 27)
}

fn seconds(text: &str) -> Option<Duration> {
    text.parse().ok().filter(|seconds| (0.1..=60.0).contains(seconds)).map(Duration::from_secs_f64)
}

fn base_url(text: &str) -> Option<String> {
    let text = text.trim_end_matches('/');
    let host = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"))?;
    let plain = !host.contains(['/', '?', '#', '@', '\\', '"', '<', '>']) && host.chars().all(|c| c.is_ascii_graphic());
    (!host.is_empty() && plain).then(|| text.to_owned())
}

/// An address of the web, or none.
fn web_address(text: &str) -> Option<Option<String>> {
    let is_address = (text.starts_with("http://") || text.starts_with("https://")) && !text.contains(char::is_whitespace);
    (text.is_empty() || is_address).then(|| is_address.then(|| text.to_owned()))
}

fn mail_route(text: &str) -> Option<MailRoute> {
    match text.split_once(':')? {
        ("folder", path) if !path.is_empty() => Some(MailRoute::Folder(path.into())),
        ("smtp" | "smtps", rest) if rest.starts_with("//") && rest.len() > 2 => Some(MailRoute::Smtp(text.to_owned())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_file_and_environment_the_defaults_hold() {
        let config = Config::read(None, |_| None).expect("the defaults are usable");
        assert_eq!(config.base_url, "http://127.0.0.1:8080");
        assert!(config.worker && config.mailbox_url.is_none());
    }

    #[test]
    fn every_wrong_value_is_named_with_the_place_it_came_from() {
        let environment = |name: &str| match name {
            "WIJKOPVANG_DATABASE" => Some("postgres:typo".to_owned()),
            "WIJKOPVANG_MAIL" => Some("pigeon".to_owned()),
            "WIJKOPVANG_MAILBOX_URL" => Some("javascript:alert(1)".to_owned()),
            _ => None,
        };
        let message = Config::read(None, environment).expect_err("three values are wrong").to_string();
        assert!(message.contains("environment variable WIJKOPVANG_DATABASE: \"postgres:typo\" cannot"), "{message}");
        assert!(message.contains("environment variable WIJKOPVANG_MAIL:"), "{message}");
        assert!(message.contains("environment variable WIJKOPVANG_MAILBOX_URL"), "{message}");
    }

    #[test]
    fn no_fault_tells_a_password() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("wijkopvang.toml");
        for written in [
            "database = \"postgre://wijk:geheim@db/wijk\"",
            "database = \"postgres:wijk:geheim@db/wijk\"",
            "database = \"wijk:geheim@db/wijk\"",
            "database = \"geheim://\"",
            "mail = \"smtp:wijk:geheim@post.example\"",
            "mail = \"smpt://wijk:geheim@post.example\"",
            "mail = \"smtps://wijk:geheim@post.example",
            "databas = \"postgres://wijk:geheim@db/wijk\"",
            "database = postgres://wijk:geheim@db/wijk",
            "database = [\"geheim\"]",
        ] {
            std::fs::write(&path, format!("listen = \"127.0.0.1:1\"\n{written}\n")).expect("written");
            let Err(error) = Config::read(Some(&path), |_| None) else { panic!("{written} is taken") };
            let (message, debug) = (error.to_string(), format!("{error:?}"));
            assert!(!message.contains("geheim") && !debug.contains("geheim"), "{written}: {message} {debug}");
            assert!(message.contains("wijkopvang.toml"), "{message}");
        }
    }

    #[test]
    fn what_links_begin_with_is_one_plain_line() {
        for bad in ["https://wijk.example\nx", "https://wijk.example\r", "https://wijk\t.example", "https://wijk.example/pad", "ftp://x", "https://ü.be"] {
            assert_eq!(base_url(bad), None, "{bad:?}");
        }
        assert_eq!(base_url("https://wijk.example:8443/").as_deref(), Some("https://wijk.example:8443"));
    }

    #[test]
    fn a_variable_that_sets_nothing_is_named_without_its_value() {
        let names = ["PATH", "WIJKOPVANG_MAIL", "WIJKOPVANG_CONFIG", "WIJKOPVANG_DATABSE"].map(str::to_owned);
        let faults = unknown_variables(names.into_iter());
        assert_eq!(faults.len(), 1, "{faults:?}");
        let said = faults[0].to_string();
        assert!(said.starts_with("environment variable WIJKOPVANG_DATABSE:") && said.contains("WIJKOPVANG_DATABASE"), "{said}");
    }

    #[test]
    fn every_field_can_be_set_by_a_variable() {
        for field in FIELDS {
            let asked = std::cell::Cell::new(false);
            let variable = format!("WIJKOPVANG_{}", field.to_uppercase());
            let read = Config::read(None, |name| {
                asked.set(asked.get() || name == variable);
                None
            });
            assert!(read.is_ok() && asked.get(), "nobody asks for {variable}");
        }
    }

    #[test]
    fn a_field_that_does_not_exist_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("wijkopvang.toml");
        std::fs::write(&path, "lisen = \"127.0.0.1:1\"").expect("written");
        let message = Config::read(Some(&path), |_| None).expect_err("a typing error").to_string();
        assert!(message.contains("lisen") && message.contains("wijkopvang.toml"), "{message}");
    }
}
