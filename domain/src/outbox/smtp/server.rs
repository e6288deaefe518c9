//! The mail server that letters are handed to, as its address says.

use anyhow::{Context, bail};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::TlsParameters;
use lettre::transport::smtp::extension::ClientId;
use url::Url;

/// When a connection becomes secret.
#[derive(Clone)]
pub enum Tls {
    /// Never: for a server on this machine.
    None,
    /// By STARTTLS where the server offers it.
    Opportunistic(TlsParameters),
    /// By STARTTLS, or nothing is sent.
    Required(TlsParameters),
    /// From the first byte (`smtps`).
    Wrapped(TlsParameters),
}

/// A mail server.
#[derive(Clone)]
pub struct Server {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    pub credentials: Option<Credentials>,
    pub hello: ClientId,
}

impl Server {
    /// Reads `smtp(s)://USER:PASSWORD@HOST:PORT/OWN-NAME?tls=required|opportunistic|none`. What is wrong is said
    /// without repeating the address, for it holds a password.
    pub fn parse(address: &str) -> anyhow::Result<Self> {
        let url = Url::parse(address).context("it is not an address")?;
        let host = url.host_str().filter(|host| !host.is_empty()).context("it names no host")?.to_owned();
        let tls = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
        if let Some((name, _)) = url.query_pairs().find(|(name, _)| name != "tls") {
            bail!("after the ? only tls is known, not {name:?}");
        }
        let parameters = || TlsParameters::new(host.clone()).context("TLS cannot be used");
        let (tls, port) = match (url.scheme(), tls.as_deref()) {
            ("smtp", None | Some("none")) => (Tls::None, 25),
            ("smtp", Some("opportunistic")) => (Tls::Opportunistic(parameters()?), 587),
            ("smtp", Some("required")) => (Tls::Required(parameters()?), 587),
            ("smtps", None | Some("required")) => (Tls::Wrapped(parameters()?), 465),
            _ => bail!("write smtps://HOST, or smtp://HOST with tls=required, tls=opportunistic or tls=none"),
        };
        let credentials = match (url.username(), url.password()) {
            ("", None) => None,
            ("", Some(_)) => bail!("it has a password, but no user name before it"),
            (_, None) => bail!("it has a user name, but no password after it"),
            (user, Some(password)) => Some(Credentials::new(decoded(user)?, decoded(password)?)),
        };
        let own_name = url.path().trim_matches('/');
        let hello = if own_name.is_empty() { ClientId::default() } else { ClientId::Domain(own_name.to_owned()) };
        Ok(Server { port: url.port().unwrap_or(port), host, tls, credentials, hello })
    }
}

fn decoded(text: &str) -> anyhow::Result<String> {
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8();
    Ok(decoded.context("user name and password must be UTF-8 where they are written with %")?.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_they_are_written() {
        let server = Server::parse("smtp://wijk:a%40b@mail.example:2525/own.example?tls=none").expect("usable");
        assert_eq!((server.host.as_str(), server.port), ("mail.example", 2525));
        assert_eq!(server.credentials, Some(Credentials::new("wijk".into(), "a@b".into())));
        assert_eq!(server.hello, ClientId::Domain("own.example".into()));
        let port = |text| Server::parse(text).expect("usable").port;
        assert_eq!(port("smtp://mail.example"), 25);
        assert_eq!(port("smtp://mail.example?tls=required"), 587);
        assert_eq!(port("smtps://mail.example"), 465);
    }

    #[test]
    fn what_is_wrong_is_said_without_the_password() {
        for bad in [
            "smtp://wijk:geheim@mail.example?tls=sometimes",
            "smtp://wijk:geheim@mail.example?timeout=3",
            "smtp://:geheim@mail.example",
            "smtp://geheim@mail.example",
            "smtps://wijk:geheim@mail.example?tls=none",
            "smtp://wijk:geheim@",
        ] {
            let words = format!("{:#}", Server::parse(bad).err().unwrap_or_else(|| panic!("{bad} was taken")));
            assert!(!words.contains("geheim"), "{words}");
        }
    }
}
