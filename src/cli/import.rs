//! `import`: people, hours and certificates from a file, as on the page of that name.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::Args;

use crate::config::Config;
use domain::basics::{Clock, EmailAddress};
use domain::context::{Acting, Actor, Organiser, Site};
use domain::import::{self, Contents, Fault, Outcome, Report, Run};
use domain::organisers;
use domain::store::{Connection, Database, migrate};
use domain::words::Words;

/// Take families, caregivers, hours or certificates in from a CSV file: whole, or not at all. The columns are explained
/// on the page *From a file* and in docs/import.md.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The organiser's name in addresses.
    organiser: String,
    /// What the file holds.
    #[arg(value_parser = ["families", "caregivers", "availability", "certificates"])]
    contents: String,
    /// The file; - for standard input.
    file: PathBuf,
    /// Only tell what would come of it.
    #[arg(long)]
    dry_run: bool,
    /// The coordinator in whose name it is done, by e-mail address. Who takes certificates in has seen them.
    #[arg(long, value_name = "EMAIL")]
    by: Option<String>,
}

/// Runs the command.
pub fn run(config: &Config, args: &ImportArgs) -> anyhow::Result<()> {
    let contents = Contents::parse(&args.contents).context("the file holds something unheard of")?;
    if contents == Contents::Certificates && args.by.is_none() {
        bail!("certificates are seen by somebody: say with --by EMAIL which coordinator has seen them");
    }
    let bytes = read(&args.file)?;
    let database = Database::open(config.database.clone())?;
    migrate::run(&database)?;
    let run = if args.dry_run { Run::Dry } else { Run::Real };
    let outcome = database.write_now(|c| {
        let acting = acting(c, config, args)?;
        import::import(&mut acting.on(c), contents, &bytes, run)
    })?;
    let words = Words::of("en").plain();
    match outcome {
        Outcome::Refused(faults) => bail!("{}", refused(&faults, &words)),
        Outcome::Looked(report) => println!("{}Nothing was taken in: this was a dry run.", told(&report)),
        Outcome::Done(report) => println!("{}It was taken in.", told(&report)),
    }
    Ok(())
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    /// More is no list of people.
    const MOST: u64 = 64 * 1024 * 1024;
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().take(MOST).read_to_end(&mut bytes)?;
    } else {
        let file = std::fs::File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
        file.take(MOST).read_to_end(&mut bytes).with_context(|| format!("{} cannot be read", path.display()))?;
    }
    Ok(bytes)
}

/// Who acts for which organiser.
fn acting(connection: &mut Connection, config: &Config, args: &ImportArgs) -> anyhow::Result<Acting> {
    let organiser = organisers::by_slug(connection, &args.organiser)?.with_context(|| {
        format!("there is no organiser {:?}; `wijkopvang organiser list` shows those there are", args.organiser)
    })?;
    let site = Site { base_url: config.base_url.clone(), sender: config.mail_from.clone() };
    let actor = args.by.as_deref().map(|by| coordinator(connection, &organiser, by)).transpose()?;
    let acting = Acting::program(Clock::default().now(), Arc::new(organiser), Arc::new(site));
    Ok(actor.map_or(acting.clone(), |actor| acting.by(actor)))
}

fn coordinator(connection: &mut Connection, organiser: &Organiser, by: &str) -> anyhow::Result<Actor> {
    let email = EmailAddress::parse(by).with_context(|| format!("{by:?} is not an e-mail address"))?;
    let found = organisers::coordinators(connection, &organiser.id)?.into_iter().find(|one| one.email == email);
    let coordinator = found.with_context(|| {
        format!("{} has no coordinator {email}; `wijkopvang coordinator list` shows those there are", organiser.slug)
    })?;
    Ok(Actor::Coordinator(coordinator.id))
}

/// Everything that is wrong, a line each.
fn refused(faults: &[Fault], words: &Words) -> String {
    let told: Vec<String> = faults.iter().map(|fault| fault.told(words)).collect();
    format!("{}\nNothing was taken in. Mend the file and try again.", told.join("\n"))
}

fn told(report: &Report) -> String {
    let mut told = format!("new: {}\nquestions by e-mail: {}\n", report.fresh, report.questions);
    for known in &report.known {
        told += &format!("line {}: {} is here already and stays as is\n", known.line, known.name);
    }
    for replaced in &report.replaced {
        told +=
            &format!("line {}: {} has other hours; those of the file take their place\n", replaced.line, replaced.name);
    }
    told
}
