//! An e-mail address that can safely be written to.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;

use crate::basics::text;

/// An address with one `@`, a dot in its domain, no spaces and no control characters; kept in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// The only door: `None` for anything that a mail server should not see.
    pub fn parse(text: &str) -> Option<Self> {
        let text = bare(&text::plain(text).to_lowercase()).to_owned();
        // Mail servers that deliver to other letters than ASCII's are still rare; an address that fails silently
        // helps nobody.
        if text.chars().any(char::is_control) || !text.is_ascii() {
            return None;
        }
        let (local, domain) = text.rsplit_once('@')?;
        let well_formed = text.len() <= 254
            && !local.is_empty()
            && local.len() <= 64
            && domain.split('.').count() >= 2
            && domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
            && !text.chars().any(|c| c.is_whitespace() || "()<>[]:;,\\\"".contains(c));
        (well_formed && text.parse::<lettre::Address>().is_ok()).then_some(EmailAddress(text))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands after the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

/// The address without what comes along when it is copied out of a letter or a sentence: `mailto:`, `<…>` with the name
/// before it, a sign behind it.
fn bare(text: &str) -> &str {
    let text = text.trim_matches(' ').trim_end_matches([',', ';', '.', ' ']);
    let inside = text.strip_suffix('>').and_then(|text| text.rsplit_once('<'));
    let text = inside.filter(|(name, _)| !name.contains('@')).map_or(text, |(_, inside)| inside);
    text.trim_matches(' ').strip_prefix("mailto:").unwrap_or(text).trim_matches(' ').trim_end_matches([',', ';', '.'])
}

impl std::fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl<DB: Backend> ToSql<Text, DB> for EmailAddress
where
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.as_str().to_sql(out)
    }
}

impl<DB: Backend> FromSql<Text, DB> for EmailAddress
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        String::from_sql(bytes).map(EmailAddress)
    }
}

#[cfg(test)]
mod tests {
    use super::EmailAddress;

    #[test]
    fn an_ordinary_address_is_kept_in_lower_case() {
        assert_eq!(
            EmailAddress::parse(" Fatma@Voorbeeld.BE ").map(|a| a.to_string()),
            Some("fatma@voorbeeld.be".into())
        );
    }

    #[test]
    fn a_pasted_address_is_freed_of_what_nobody_sees() {
        let invisible = [
            "fatma@huis.be\u{200b}",
            "fatma@huis.be\t",
            "\u{a0}fatma@huis.be",
            "\u{202a}fatma@huis.be\u{202c}",
            "fatma\u{ff20}huis.be",
        ];
        for pasted in invisible {
            assert_eq!(EmailAddress::parse(pasted).map(|a| a.to_string()), Some("fatma@huis.be".into()), "{pasted:?}");
        }
    }

    #[test]
    fn what_stands_around_a_copied_address_is_taken_off() {
        for pasted in [
            "<fatma@huis.be>",
            "mailto:fatma@huis.be",
            "MAILTO:Fatma@huis.be",
            "fatma@huis.be,",
            "fatma@huis.be; ",
            "fatma@huis.be.",
            "Fatma Y. <fatma@huis.be>",
            "<mailto:fatma@huis.be>;",
        ] {
            assert_eq!(EmailAddress::parse(pasted).map(|a| a.to_string()), Some("fatma@huis.be".into()), "{pasted:?}");
        }
    }

    #[test]
    fn what_a_mail_server_should_not_see_is_refused() {
        for bad in [
            "",
            "fatma",
            "fatma@",
            "@be.be",
            "a@b",
            "a b@c.be",
            "a@c.be\nBcc: x@y.be",
            "a@c.be\n",
            "a@c..be",
            "a,b@c.be",
            "a@b.be<c@d.be>",
            "mailto:",
            "<>",
            "ü@x.be",
            "a@c.be\u{2028}b",
            "a\tb@c.be",
            "a@c.be\u{0}",
        ] {
            assert_eq!(EmailAddress::parse(bad), None, "{bad:?}");
        }
    }
}
