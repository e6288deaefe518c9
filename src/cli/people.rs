//! `organiser add` and `coordinator add`.

use std::io::{BufRead, IsTerminal};

use anyhow::{Context, bail};
use chrono_tz::Tz;
use clap::{Args, Subcommand};

use domain::basics::money::Cents;
use domain::basics::{Clock, EmailAddress, place};
use crate::config::Config;
use domain::organisers::{self, Added, NewOrganiser, SHORTEST_PASSWORD};
use domain::store::{Database, migrate};
use domain::{vouchers, words};

/// Commands about organisers.
#[derive(Debug, Subcommand)]
pub enum OrganiserCommand {
    /// Add an organiser.
    Add(AddOrganiser),
}

/// Commands about coordinators.
#[derive(Debug, Subcommand)]
pub enum CoordinatorCommand {
    /// Add a coordinator; the password is read from standard input.
    Add(AddCoordinator),
    /// Set a new password for a coordinator who has forgotten hers; it is read from standard input.
    Password {
        /// Her e-mail address.
        email: String,
    },
}

/// Add an organiser.
#[derive(Debug, Args)]
pub struct AddOrganiser {
    /// Its name in addresses: small letters, digits and hyphens.
    slug: String,
    /// Its name.
    #[arg(long)]
    name: String,
    /// The postcodes it serves, with commas between; all of Belgium when left out.
    #[arg(long, value_delimiter = ',')]
    postcodes: Vec<String>,
    /// The voucher scheme it runs.
    #[arg(long, default_value = "wijk-werken")]
    scheme: String,
    /// The language in which it writes.
    #[arg(long, default_value = "nl")]
    language: String,
    /// Its time zone.
    #[arg(long, default_value = "Europe/Brussels")]
    time_zone: Tz,
    /// The contact person named in every page and e-mail.
    #[arg(long)]
    contact_name: String,
    /// Her telephone number.
    #[arg(long)]
    contact_phone: String,
    /// Her e-mail address.
    #[arg(long)]
    contact_email: String,
    /// What a family pays for a cheque, in cents.
    #[arg(long, default_value_t = 745)]
    price_cents: i64,
    /// Seconds that a solve of a week may take.
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(i32).range(1..=3600))]
    solve_seconds: i32,
}

/// Add a coordinator.
#[derive(Debug, Args)]
pub struct AddCoordinator {
    /// The organiser's name in addresses.
    organiser: String,
    /// Her e-mail address, by which she logs in.
    #[arg(long)]
    email: String,
    /// Her name.
    #[arg(long)]
    name: String,
}

impl AddOrganiser {
    fn checked(&self) -> anyhow::Result<NewOrganiser> {
        let slug_is_plain = !self.slug.is_empty() && self.slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !slug_is_plain || self.slug.len() > 40 {
            bail!("{:?} cannot stand in an address: use small letters, digits and hyphens, 40 at most", self.slug);
        }
        if let Some(unknown) = self.postcodes.iter().find(|p| place::with_postcode(p).is_empty()) {
            bail!("{unknown:?} is not a Belgian postcode; write them as in 9000,9030");
        }
        if !vouchers::names().contains(&self.scheme.as_str()) {
            bail!("there is no scheme {:?}; there is {}", self.scheme, vouchers::names().join(", "));
        }
        if words::language(&self.language).is_none() {
            let codes: Vec<&str> = words::languages().iter().map(|l| l.code.as_str()).collect();
            bail!("there are no messages in {:?}; there are in {}", self.language, codes.join(", "));
        }
        let today = chrono::Utc::now().with_timezone(&self.time_zone).date_naive();
        let figures = vouchers::figures(&self.scheme, today)?;
        if !(figures.price_least_cents..=figures.price_most_cents).contains(&self.price_cents) {
            bail!(
                "a cheque of {} costs from {} to {} cents, not {}",
                self.scheme,
                figures.price_least_cents,
                figures.price_most_cents,
                self.price_cents
            );
        }
        Ok(NewOrganiser {
            slug: self.slug.clone(),
            name: one_line(&self.name, "name")?,
            scheme: self.scheme.clone(),
            language: self.language.clone(),
            zone: self.time_zone,
            postcodes: self.postcodes.clone(),
            contact_name: one_line(&self.contact_name, "contact-name")?,
            contact_phone: one_line(&self.contact_phone, "contact-phone")?,
            contact_email: email(&self.contact_email)?,
            price: Cents(self.price_cents),
            solve_seconds: self.solve_seconds,
        })
    }
}

fn one_line(text: &str, field: &str) -> anyhow::Result<String> {
    domain::basics::text::line(text, 120).map_err(|_| anyhow::anyhow!("--{field} must be one line of 1 to 120 characters"))
}

fn email(text: &str) -> anyhow::Result<EmailAddress> {
    EmailAddress::parse(text).with_context(|| format!("{text:?} is not an e-mail address"))
}

fn open(config: &Config) -> anyhow::Result<Database> {
    let database = Database::open(config.database.clone())?;
    migrate::run(&database)?;
    Ok(database)
}

/// Adds an organiser.
pub fn add_organiser(config: &Config, args: &AddOrganiser) -> anyhow::Result<()> {
    let new = args.checked()?;
    match open(config)?.write_now(|c| organisers::add(c, Clock::default().now(), &new))? {
        Added::Added(_) => println!("{} is at {}/o/{}", new.name, config.base_url, new.slug),
        Added::Taken => bail!("there is an organiser {:?} already; choose another name for the address", new.slug),
    }
    Ok(())
}

/// Reads a password from standard input.
fn read_password() -> anyhow::Result<String> {
    if std::io::stdin().is_terminal() {
        eprintln!("Password, {SHORTEST_PASSWORD} characters or more (it is shown as you type):");
    }
    let mut password = String::new();
    std::io::stdin().lock().read_line(&mut password)?;
    let password = password.trim_end_matches(['\r', '\n']);
    if password.chars().count() < SHORTEST_PASSWORD {
        bail!("the password must have {SHORTEST_PASSWORD} characters or more; write it on standard input");
    }
    Ok(password.to_owned())
}

/// Sets a new password; whoever is logged in with the old one is logged out.
pub fn set_password(config: &Config, address: &str) -> anyhow::Result<()> {
    let (email, password) = (email(address)?, read_password()?);
    if !open(config)?.write_now(|c| organisers::set_password(c, &email, &password))? {
        bail!("there is no coordinator with the address {email}");
    }
    println!("The new password holds from now on.");
    Ok(())
}

/// Adds a coordinator.
pub fn add_coordinator(config: &Config, args: &AddCoordinator) -> anyhow::Result<()> {
    let (email, name, password) = (email(&args.email)?, one_line(&args.name, "name")?, read_password()?);
    let added = open(config)?.write_now(|c| {
        let Some(organiser) = organisers::by_slug(c, &args.organiser)? else { return Ok(None) };
        organisers::add_coordinator(c, Clock::default().now(), &organiser.id, &email, &name, &password).map(Some)
    })?;
    match added {
        Some(Added::Added(_)) => println!("{name} logs in at {}/login", config.base_url),
        Some(Added::Taken) => bail!("there is a coordinator with the address {email} already"),
        None => bail!("there is no organiser {:?}; add one with `wijkopvang organiser add`", args.organiser),
    }
    Ok(())
}
