//! `organiser` and `coordinator`: who is here, who comes, who goes.

use std::io::{BufRead, IsTerminal};

use anyhow::{Context, bail};
use chrono_tz::Tz;
use clap::{Args, Subcommand};

use crate::config::Config;
use domain::basics::money::Cents;
use domain::basics::{Clock, EmailAddress, place};
use domain::organisers::{self, Added, NewOrganiser, Role, RoleSet, SHORTEST_PASSWORD};
use domain::store::{Database, migrate};
use domain::{vouchers, words};

/// Commands about organisers.
#[derive(Debug, Subcommand)]
pub enum OrganiserCommand {
    /// Add an organiser.
    Add(Box<AddOrganiser>),
    /// Show all organisers.
    List,
}

/// Commands about coordinators.
#[derive(Debug, Subcommand)]
pub enum CoordinatorCommand {
    /// Add a coordinator; the password is asked for, or read from standard input.
    Add(AddCoordinator),
    /// Show the coordinators of an organiser, or of all.
    List {
        /// The organiser's name in addresses.
        organiser: Option<String>,
    },
    /// Set a new password for a coordinator who has forgotten it; it is asked for, or read from standard input.
    Password {
        /// The coordinator's e-mail address.
        email: String,
    },
    /// Give a coordinator another role.
    Role {
        /// The coordinator's e-mail address.
        email: String,
        /// What the coordinator may do: everything, plan, or only look.
        #[arg(value_parser = ROLES)]
        role: String,
    },
    /// Remove a coordinator who leaves: nobody logs in as this person any more. What was decided stays, under the same
    /// name.
    Remove {
        /// The coordinator's e-mail address.
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
    /// What the coordinator may do: everything, plan, or only look.
    #[arg(long, default_value = "administrator", value_parser = ROLES)]
    role: String,
}

/// The roles, as they are typed.
const ROLES: [&str; 3] = ["administrator", "planner", "reader"];

fn role(text: &str) -> anyhow::Result<Role> {
    Role::parse(text).with_context(|| format!("there is no role {text:?}"))
}

impl AddOrganiser {
    fn checked(&self) -> anyhow::Result<NewOrganiser> {
        let slug_is_plain = !self.slug.is_empty()
            && self.slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
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
    domain::basics::text::line(text, 120)
        .map_err(|_| anyhow::anyhow!("--{field} must be one line of 1 to 120 characters"))
}

fn email(text: &str) -> anyhow::Result<EmailAddress> {
    EmailAddress::parse(text).with_context(|| format!("{text:?} is not an e-mail address"))
}

fn open(config: &Config) -> anyhow::Result<Database> {
    let database = Database::open(config.database.clone())?;
    migrate::run(&database)?;
    Ok(database)
}

/// Carries out a command about organisers.
pub fn of_organisers(config: &Config, command: &OrganiserCommand) -> anyhow::Result<()> {
    match command {
        OrganiserCommand::Add(args) => add_organiser(config, args),
        OrganiserCommand::List => list_organisers(config),
    }
}

/// Carries out a command about coordinators.
pub fn of_coordinators(config: &Config, command: &CoordinatorCommand) -> anyhow::Result<()> {
    match command {
        CoordinatorCommand::Add(args) => add_coordinator(config, args),
        CoordinatorCommand::List { organiser } => list_coordinators(config, organiser.as_deref()),
        CoordinatorCommand::Password { email } => set_password(config, email),
        CoordinatorCommand::Role { email, role } => set_role(config, email, role),
        CoordinatorCommand::Remove { email } => remove_coordinator(config, email),
    }
}

fn list_organisers(config: &Config) -> anyhow::Result<()> {
    let all = open(config)?.read_now(organisers::all)?;
    if all.is_empty() {
        println!("There is no organiser yet; add one with `wijkopvang organiser add`.");
    }
    for organiser in all {
        println!("{}\t{}\t{}/o/{}", organiser.slug, organiser.name, config.base_url, organiser.slug);
    }
    Ok(())
}

fn list_coordinators(config: &Config, of: Option<&str>) -> anyhow::Result<()> {
    let found = open(config)?.read_now(|c| {
        let wanted = organisers::all(c)?.into_iter().filter(|o| of.is_none_or(|slug| o.slug == slug));
        wanted
            .map(|organiser| organisers::coordinators(c, &organiser.id).map(|all| (organiser.slug, all)))
            .collect::<anyhow::Result<Vec<_>>>()
    })?;
    if let (Some(slug), true) = (of, found.is_empty()) {
        bail!("there is no organiser {slug:?}; `wijkopvang organiser list` shows those there are");
    }
    for (slug, coordinators) in found {
        if coordinators.is_empty() {
            println!("{slug}\tnobody yet; add somebody with `wijkopvang coordinator add {slug}`");
        }
        for coordinator in coordinators {
            println!("{slug}\t{}\t{}\t{}", coordinator.email, coordinator.role.as_str(), coordinator.name);
        }
    }
    Ok(())
}

fn remove_coordinator(config: &Config, address: &str) -> anyhow::Result<()> {
    let email = email(address)?;
    let name = changed(open(config)?.write_now(|c| organisers::remove_coordinator(c, &email))?, &email)?;
    println!("{name} can no longer log in. What was decided stays, under that name.");
    Ok(())
}

fn set_role(config: &Config, address: &str, wanted: &str) -> anyhow::Result<()> {
    let (email, role) = (email(address)?, role(wanted)?);
    let name = changed(open(config)?.write_now(|c| organisers::set_role_by_email(c, &email, role))?, &email)?;
    println!("{name} is {wanted} from the next page on.");
    Ok(())
}

/// The name of the coordinator who was changed.
fn changed(set: RoleSet, email: &EmailAddress) -> anyhow::Result<String> {
    match set {
        RoleSet::Done(name) => Ok(name),
        RoleSet::LastAdministrator(name) => bail!(
            "{name} is the only administrator: nobody could say any more who comes here. Add another first, with \
             `wijkopvang coordinator add`, or make somebody one with `wijkopvang coordinator role`"
        ),
        RoleSet::Unknown => bail!(
            "there is no coordinator with the address {email}; `wijkopvang coordinator list` shows those there are"
        ),
    }
}

/// Adds an organiser.
fn add_organiser(config: &Config, args: &AddOrganiser) -> anyhow::Result<()> {
    let new = args.checked()?;
    match open(config)?.write_now(|c| organisers::add(c, Clock::default().now(), &new))? {
        Added::Added(_) => println!("{} is at {}/o/{}", new.name, config.base_url, new.slug),
        Added::Taken => bail!("there is an organiser {:?} already; choose another name for the address", new.slug),
    }
    Ok(())
}

/// Asks for a password twice, unseen; or reads it from standard input where that is no terminal.
fn read_password() -> anyhow::Result<String> {
    let password = if std::io::stdin().is_terminal() {
        let typed = rpassword::prompt_password(format!(
            "Password, {SHORTEST_PASSWORD} characters or more (it stays unseen): "
        ))?;
        if rpassword::prompt_password("The same once more: ")? != typed {
            bail!("the two are not the same; nothing was changed");
        }
        typed
    } else {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line)?;
        line.trim_end_matches(['\r', '\n']).to_owned()
    };
    if password.chars().count() < SHORTEST_PASSWORD {
        bail!("the password must have {SHORTEST_PASSWORD} characters or more; nothing was changed");
    }
    Ok(password)
}

/// Sets a new password; whoever is logged in with the old one is logged out.
fn set_password(config: &Config, address: &str) -> anyhow::Result<()> {
    let (email, password) = (email(address)?, read_password()?);
    if !open(config)?.write_now(|c| organisers::set_password(c, &email, &password))? {
        bail!("there is no coordinator with the address {email}");
    }
    println!("The new password holds from now on.");
    Ok(())
}

/// Adds a coordinator.
fn add_coordinator(config: &Config, args: &AddCoordinator) -> anyhow::Result<()> {
    let (email, name, role) = (email(&args.email)?, one_line(&args.name, "name")?, role(&args.role)?);
    let password = read_password()?;
    let added = open(config)?.write_now(|c| {
        let Some(organiser) = organisers::by_slug(c, &args.organiser)? else { return Ok(None) };
        let now = Clock::default().now();
        organisers::add_coordinator(c, now, &organiser.id, &email, &name, role, &password).map(Some)
    })?;
    match added {
        Some(Added::Added(_)) => println!("{name} logs in at {}/login", config.base_url),
        Some(Added::Taken) => bail!("there is a coordinator with the address {email} already"),
        None => bail!("there is no organiser {:?}; add one with `wijkopvang organiser add`", args.organiser),
    }
    Ok(())
}
