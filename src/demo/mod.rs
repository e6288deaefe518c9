//! `wijkopvang demo`: a made-up town that has just planned its coming week. It has no way in of its own: its people fill in the
//! forms and press the links in their e-mails, as [`visitor`] does for them.

pub mod mail;
pub mod people;
mod story;
pub mod visitor;

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;

use crate::app::Wiring;
use domain::basics::money::Cents;
use domain::basics::{Clock, EmailAddress};
use domain::outbox::MailRoute;

use crate::config::Config;
use domain::organisers::{self, Added, NewOrganiser};
use domain::store::DatabaseUrl;
use story::Examples;

/// Try it out: a made-up town on this machine.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Where its database and its e-mails are kept.
    #[arg(long, default_value = "demo")]
    pub folder: PathBuf,
    /// The address and port of its pages; only on this machine, for its mailbox is open to all.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// How many caregivers live there.
    #[arg(long, default_value_t = 60)]
    pub caregivers: usize,
    /// How many slots are asked in the coming week.
    #[arg(long, default_value_t = 220)]
    pub slots: usize,
}

/// The coordinator of the town and her password.
pub const COORDINATOR: (&str, &str) = ("coordinator@wijk.example", "samen-in-de-wijk");
/// The town's name in addresses.
pub const TOWN: &str = "gent-en-buren";

/// Runs the demonstration.
pub fn run(args: &DemoArgs) -> anyhow::Result<()> {
    if !args.listen.ip().is_loopback() {
        bail!(
            "--listen {}: the demonstration shows everybody's e-mails, so it stays on this machine; write 127.0.0.1 and a port",
            args.listen
        );
    }
    crate::app::log_to_stderr("warn");
    let listener =
        TcpListener::bind(args.listen).with_context(|| format!("cannot listen on {}; choose another port with --listen", args.listen))?;
    let finished = args.folder.join("finished");
    if args.folder.exists() && !finished.exists() {
        println!("The last start was interrupted before the town was ready: it is made anew.");
        remove_own(&args.folder)?;
    }
    std::fs::create_dir_all(&args.folder)?;
    let config = config(args, listener.local_addr()?)?;
    let wiring = Wiring::new(&config, std::env::current_exe()?, Clock::default())?;
    actix_web::rt::System::new().block_on(async {
        let serving = actix_web::rt::spawn({
            let wiring = wiring.clone();
            async move { crate::app::until_stopped(&wiring, Some(listener), true).await }
        });
        if !finished.exists() {
            wiring.database.write_now(|c| add_town(c, &wiring))?;
            let examples = story::tell(&config.base_url, &wiring, &args.folder.join("mailbox"), args.caregivers, args.slots).await?;
            std::fs::write(&finished, toml::to_string(&examples)?)?;
        }
        let examples = toml::from_str(&std::fs::read_to_string(&finished)?).unwrap_or_default();
        print_links(&config, &args.folder, &examples);
        serving.await?
    })
}

fn config(args: &DemoArgs, address: SocketAddr) -> anyhow::Result<Config> {
    let mut config = Config::read(None, |_| None)?;
    config.database = DatabaseUrl::Sqlite(args.folder.join("wijkopvang.db").display().to_string());
    config.mail = MailRoute::Folder(args.folder.join("mailbox"));
    config.mail_from = EmailAddress::parse("wijkopvang@gent.example").context("the sender is an address")?;
    config.listen = address;
    config.base_url = format!("http://{address}");
    config.show_mailbox = true;
    config.solver_threads = 2;
    Ok(config)
}

/// Removes what the demonstration itself put into its folder, and nothing else.
fn remove_own(folder: &Path) -> anyhow::Result<()> {
    for name in ["wijkopvang.db", "wijkopvang.db-wal", "wijkopvang.db-shm"] {
        match std::fs::remove_file(folder.join(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("{name} cannot be removed"));
            }
            _ => {}
        }
    }
    match std::fs::remove_dir_all(folder.join("mailbox")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error).context("the mailbox cannot be removed"),
        _ => Ok(()),
    }
}

/// What an operator does by command: the organiser and its first coordinator.
fn add_town(connection: &mut domain::store::Connection, wiring: &Wiring) -> anyhow::Result<()> {
    let now = wiring.clock.now();
    let new = NewOrganiser {
        slug: TOWN.to_owned(),
        name: "Wijkopvang Gent en buren".to_owned(),
        scheme: "wijk-werken".to_owned(),
        language: "nl".to_owned(),
        zone: chrono_tz::Europe::Brussels,
        postcodes: people::POSTCODES.iter().map(|p| (*p).to_owned()).collect(),
        contact_name: "Leen Peeters".to_owned(),
        contact_phone: "09 000 00 00".to_owned(),
        contact_email: EmailAddress::parse("leen@wijk.example").context("the contact person has an address")?,
        price: Cents(745),
        solve_seconds: 20,
    };
    let Added::Added(organiser) = organisers::add(connection, now, &new)? else { return Ok(()) };
    let email = EmailAddress::parse(COORDINATOR.0).context("the coordinator has an address")?;
    organisers::add_coordinator(connection, now, &organiser, &email, "Leen Peeters", COORDINATOR.1)?;
    Ok(())
}

fn print_links(config: &Config, folder: &Path, examples: &Examples) {
    println!("\nThe town is ready. Open in a browser:\n");
    println!("  as a family that asks     {}/o/{TOWN}/ask", config.base_url);
    let links = [("as a family", &examples.family), ("as a caregiver", &examples.caregiver), ("an offer to a caregiver", &examples.offer)];
    for (who, link) in links {
        if let Some(link) = link {
            println!("  {who:<25} {link}");
        }
    }
    let week = examples.week.as_ref().map_or_else(String::new, |week| format!("/{week}"));
    println!("  as a coordinator          {}/weeks{week}", config.base_url);
    println!("                            {} / {}", COORDINATOR.0, COORDINATOR.1);
    println!("  everybody's e-mails       {}/mailbox\n", config.base_url);
    println!("Stop with Ctrl-C; the next start goes on from here. Remove {} to begin anew.", folder.display());
}
