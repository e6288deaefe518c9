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

use fields::{
    BASE_URL, BEHIND_PROXY, DATABASE, Field, LISTEN, MAIL, MAIL_BOUNCES, MAIL_FROM, MAIL_TIMEOUT, MAILBOX_URL, NAMES,
    SOLVER_THREADS, WORKER, variable,
};

mod fields;

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
    /// Reads the file, if one is named, and the environment over it. A variable that begins as ours do and names no
    /// field is a typing error, and said to be one.
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
        let is_named = written.base_url.is_some() || (reader.environment)(&BASE_URL.variable()).is_some();
        let database = reader.value(&DATABASE, written.database);
        let listen = reader.value(&LISTEN, written.listen);
        let here = listen.map_or_else(|| BASE_URL.default.to_owned(), |listen| format!("http://{listen}"));
        let base_url = reader.value_or(&BASE_URL, written.base_url, &here);
        let mail = reader.value(&MAIL, written.mail);
        let mail_from = reader.value(&MAIL_FROM, written.mail_from);
        let mail_bounces = reader.value(&MAIL_BOUNCES, written.mail_bounces);
        let mail_timeout = reader.value(&MAIL_TIMEOUT, text_of(written.mail_timeout));
        let worker = reader.value(&WORKER, text_of(written.worker));
        let mailbox_url = reader.value(&MAILBOX_URL, written.mailbox_url);
        let behind_proxy = reader.value(&BEHIND_PROXY, text_of(written.behind_proxy));
        let solver_threads = reader.value(&SOLVER_THREADS, text_of(written.solver_threads));
        // Everything is read before anything is said: all faults are named at once.
        let all = || {
            Some(Config {
                database: database?,
                listen: listen?,
                base_url: base_url?,
                is_named,
                mail: mail?,
                mail_from: mail_from?,
                mail_bounces: mail_bounces?,
                mail_timeout: mail_timeout?,
                worker: worker?,
                mailbox_url: mailbox_url?,
                behind_proxy: behind_proxy?,
                solver_threads: solver_threads?,
            })
        };
        all().ok_or(ConfigError::Values(reader.faults))
    }
}

/// Variables that begin as ours do and set nothing. Their values may be secrets and are not repeated.
fn unknown_variables(names: impl Iterator<Item = String>) -> Vec<ConfigFault> {
    let known = |name: &str| name == "WIJKOPVANG_CONFIG" || NAMES.iter().any(|field| variable(field) == name);
    let mut unknown: Vec<String> = names.filter(|name| name.starts_with("WIJKOPVANG_") && !known(name)).collect();
    unknown.sort();
    let all = || NAMES.map(variable).join(", ");
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
    fn value<T>(&mut self, field: &Field<T>, in_file: Option<String>) -> Option<T> {
        self.value_or(field, in_file, field.default)
    }

    /// The same, where the default comes of something else.
    fn value_or<T>(&mut self, field: &Field<T>, in_file: Option<String>, default: &str) -> Option<T> {
        let (variable, name) = (field.variable(), field.name);
        let (value, origin) = match ((self.environment)(&variable), in_file, self.file) {
            (Some(value), _, _) => (value, format!("environment variable {variable}")),
            (None, Some(value), Some(file)) => (value, format!("{}: {name}", file.display())),
            _ => (default.to_owned(), format!("default of {name}")),
        };
        let parsed = (field.parse)(&value);
        if parsed.is_none() {
            let wanted = format!("write {}", field.wanted);
            self.faults.push(ConfigFault { origin, value: shown(name, &value), wanted });
        }
        parsed
    }
}

/// A value as a fault may show it. Addresses of databases and mail servers hold passwords, and a broken one may hold it
/// anywhere.
fn shown(field: &str, value: &str) -> String {
    match field {
        "database" | "mail" if value.contains(['@', '/']) => "what is written there (not shown)".to_owned(),
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

#[cfg(test)]
mod tests;
