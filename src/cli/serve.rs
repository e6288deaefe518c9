//! `serve` and `worker`.

use std::net::TcpListener;

use anyhow::Context;

use crate::app::{Wiring, log_to_stderr, until_stopped};
use crate::config::Config;
use domain::basics::Clock;
use domain::outbox::MailRoute;

/// Serves until it is told to stop; without pages it is a worker alone.
pub fn run(config: &Config, pages: bool) -> anyhow::Result<()> {
    log_to_stderr("info");
    let listener =
        pages.then(|| TcpListener::bind(config.listen)).transpose().with_context(|| format!("cannot listen on {}", config.listen))?;
    actix_web::rt::System::new().block_on(async {
        // Inside the runtime, for the connections to a mail server live in it.
        let wiring = Wiring::new(config, std::env::current_exe()?, Clock::default())?;
        tracing::info!(database = %config.database, "wijkopvang starts");
        if let Some(listener) = &listener {
            let reach = match config.listen.ip() {
                ip if ip.is_loopback() => "this machine alone reaches them",
                ip if ip.is_unspecified() => "whoever reaches this machine reaches them",
                _ => "whoever reaches this address reaches them",
            };
            tracing::info!("pages at http://{}: {reach}", listener.local_addr()?);
            if wiring.site.leads_nowhere() {
                tracing::warn!("base_url is not set: links in e-mails begin with {} and work for nobody", config.base_url);
            } else if !config.is_named && !config.listen.ip().is_loopback() {
                tracing::warn!("base_url is not set: links in e-mails begin with {}; say what people type", config.base_url);
            }
        }
        tracing::info!("{}", where_mail_goes(config, config.worker || !pages));
        until_stopped(&wiring, listener, config.worker || !pages).await
    })
}

/// Where the e-mails of this installation go, in one line, without a password.
fn where_mail_goes(config: &Config, sends: bool) -> String {
    let to = match &config.mail {
        MailRoute::Folder(folder) => format!("into the folder {}, and to nobody", folder.display()),
        MailRoute::Smtp(url) => {
            let host = url.rsplit_once('@').map_or(url.split_once("//").map_or("", |(_, rest)| rest), |(_, host)| host);
            format!("to the mail server {}", host.split('?').next().unwrap_or(host))
        }
    };
    let by = if sends { "" } else { ", sent by another process: worker = false" };
    format!("e-mails go {to}, from {}{by}", config.mail_from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_mail_goes_is_said_without_a_password() {
        let of = |mail: &str| {
            let config = Config::read(None, |name| (name == "WIJKOPVANG_MAIL").then(|| mail.to_owned())).expect("usable");
            where_mail_goes(&config, true)
        };
        assert!(of("folder:mailbox").contains("folder mailbox, and to nobody"));
        let said = of("smtp://leen:geheim@mail.example:587?tls=required");
        assert!(said.contains("mail.example:587") && !said.contains("geheim") && !said.contains("leen:"), "{said}");
    }
}
