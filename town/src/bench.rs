//! `town bench`: how long each of the coordinator's pages takes, and how large it is, in a city with a year behind it.
//! Which pages there are is found by following links from the first one, so that a new page is measured without being
//! told of.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::ensure;
use chrono::Utc;
use clap::Args;

use crate::history::{self, HistoryArgs};
use crate::program::Program;
use crate::story::{self, COORDINATOR, TOWN};
use crate::visitor::{Page, Visitor};
use crate::week::Week;

/// Every page of the coordinator, measured.
#[derive(Clone, Debug, Args)]
pub struct BenchArgs {
    /// How many caregivers work there.
    #[arg(long, default_value_t = 300)]
    pub caregivers: usize,
    /// How many slots are asked each week.
    #[arg(long, default_value_t = 1300)]
    pub slots: usize,
    /// How many weeks lie behind it.
    #[arg(long, default_value_t = 52)]
    pub weeks: u32,
    /// Another seed makes other people.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How often each page is opened.
    #[arg(long, default_value_t = 20)]
    pub times: usize,
    /// Ends badly when a page's p95 takes longer, in milliseconds.
    #[arg(long)]
    pub most_ms: Option<f64>,
    /// Ends badly when a page is larger, in kilobytes of 1,000 bytes.
    #[arg(long)]
    pub most_kb: Option<usize>,
    /// A SQLite file that such a city is kept in from one time to the next; made where it is not there.
    #[arg(long, value_name = "FILE")]
    pub keep: Option<PathBuf>,
    /// The program `wijkopvang`; the one beside this program where none is named.
    #[arg(long, value_name = "FILE")]
    pub program: Option<PathBuf>,
}

/// The most pages of one kind that are measured: not each of a thousand slots.
const OF_A_KIND: usize = 3;

/// What was measured of one kind of page.
#[derive(Default)]
pub struct Kind {
    pub pages: Vec<String>,
    milliseconds: Vec<f64>,
    bytes: usize,
}

/// Makes the city, plans and publishes its coming week, and measures.
pub fn run(args: &BenchArgs) -> anyhow::Result<()> {
    actix_web::rt::System::new().block_on(async {
        let folder = tempfile::tempdir()?;
        let file = args.keep.clone().unwrap_or_else(|| folder.path().join("city.db"));
        let database = format!("sqlite:{}", file.display());
        let is_new = !file.exists();
        if is_new {
            let (caregivers, slots, weeks, seed) = (args.caregivers, args.slots, args.weeks, args.seed);
            let program = args.program.clone();
            history::make(&HistoryArgs { database: database.clone(), caregivers, slots, weeks, seed, program }).await?;
        }
        let listen = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let program = Program::new(args.program.as_deref(), folder.path(), listen, None)?.with_database(&database);
        std::fs::create_dir_all(program.mail_folder())?;
        if is_new {
            let coming = Week::of(Utc::now().date_naive()).plus(1).to_string();
            let began = Instant::now();
            program.run(&["plan", TOWN, &coming], "").await?;
            println!("{coming} planned in {:.0} s", began.elapsed().as_secs_f64());
        }
        let serving = program.serve().await?;
        let kinds = measure(&program.base_url(), args).await;
        serving.stop().await?;
        report(&kinds?, args)
    })
}

async fn measure(base_url: &str, args: &BenchArgs) -> anyhow::Result<BTreeMap<String, Kind>> {
    let mut desk = Visitor::new(base_url);
    story::log_in(&mut desk).await?;
    let today = Utc::now().date_naive();
    let mut kinds = find(&mut desk, Week::of(today)).await?;
    // Round after round, so that what else the machine does meanwhile falls on all of them.
    for _ in 0..args.times.max(1) {
        for kind in kinds.values_mut() {
            for path in kind.pages.clone() {
                let began = Instant::now();
                let page = desk.open(&path).await?.ok()?;
                kind.milliseconds.push(began.elapsed().as_secs_f64() * 1000.0);
                kind.bytes = kind.bytes.max(page.html.len());
            }
        }
    }
    Ok(kinds)
}

/// Follows every link of the desk once, a few of each kind: from the coming week on, which is planned, and the week of
/// today.
pub async fn find(desk: &mut Visitor, today: Week) -> anyhow::Result<BTreeMap<String, Kind>> {
    let mut kinds: BTreeMap<String, Kind> = BTreeMap::new();
    let mut waiting = vec![
        "/today".to_owned(),
        "/search?q=an".to_owned(),
        "/weeks".to_owned(),
        format!("/weeks/{today}"),
        format!("/weeks/{}", today.plus(1)),
    ];
    let until = Instant::now() + Duration::from_secs(600);
    while let Some(path) = waiting.pop() {
        let kind = kinds.entry(kind_of(&path)).or_default();
        if kind.pages.contains(&path) || kind.pages.len() == OF_A_KIND {
            continue;
        }
        ensure!(Instant::now() < until, "the pages lead to more pages without end; so far: {:?}", kinds.keys());
        kind.pages.push(path.clone());
        let page = desk.open(&path).await?.ok()?;
        waiting.extend(leads_to(&page).into_iter().rev());
    }
    Ok(kinds)
}

/// The pages that a page leads to, on the same site and of the coordinator's.
fn leads_to(page: &Page) -> Vec<String> {
    let own = page.path.split(['?', '#']).next().unwrap_or_default();
    let mut found: Vec<String> = Vec::new();
    for link in page.links_to_pages() {
        let link = link.split('#').next().unwrap_or_default();
        let path = if link.starts_with('?') { format!("{own}{link}") } else { link.to_owned() };
        let public = ["/o/", "/static/", "/family/", "/caregiver/"].iter().any(|start| path.starts_with(start));
        if path.len() > 1 && path.starts_with('/') && !public && !found.contains(&path) {
            found.push(path);
        }
    }
    found
}

/// The path with every id, week, day and number in it left out.
fn kind_of(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let part = |part: &str| match part {
        id if id.len() == 36 && id.matches('-').count() == 4 => "{id}".to_owned(),
        week if week.len() == 8 && week[4..].starts_with("-W") => "{week}".to_owned(),
        day if day.len() == 10 && day.parse::<chrono::NaiveDate>().is_ok() => "{day}".to_owned(),
        number if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => "{n}".to_owned(),
        word => word.to_owned(),
    };
    let path = path.split('/').map(part).collect::<Vec<_>>().join("/");
    let fields: Vec<String> = query
        .split('&')
        .filter(|field| !field.is_empty())
        .map(|field| {
            field.split_once('=').map_or_else(|| field.to_owned(), |(name, value)| format!("{name}={}", part(value)))
        })
        .collect();
    if fields.is_empty() { path } else { format!("{path}?{}", fields.join("&")) }
}

fn report(kinds: &BTreeMap<String, Kind>, args: &BenchArgs) -> anyhow::Result<()> {
    println!("\n{:<58} {:>9} {:>9} {:>9}", "page", "median", "p95", "bytes");
    let mut over = Vec::new();
    for (name, kind) in kinds {
        let mut times = kind.milliseconds.clone();
        times.sort_by(f64::total_cmp);
        let at = |share: f64| {
            times
                .get(((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1)))
                .copied()
                .unwrap_or(0.0)
        };
        println!("{name:<58} {:>6.1} ms {:>6.1} ms {:>9}", at(0.5), at(0.95), kind.bytes);
        if args.most_ms.is_some_and(|most| at(0.95) > most) || args.most_kb.is_some_and(|most| kind.bytes > most * 1000)
        {
            over.push(name.as_str());
        }
    }
    println!(
        "{} kinds of pages, each opened {} times, up to {OF_A_KIND} of a kind; coordinator {}",
        kinds.len(),
        args.times,
        COORDINATOR.0
    );
    ensure!(over.is_empty(), "over the limits: {}", over.join(", "));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::kind_of;

    #[test]
    fn pages_that_differ_in_their_ids_alone_are_of_one_kind() {
        let slot = "/weeks/2026-W49/slots/01a212df-f331-756d-bb86-ba37c42fef4b";
        assert_eq!(kind_of(slot), "/weeks/{week}/slots/{id}");
        assert_eq!(kind_of("/weeks/2026-W49/board?by=caregiver&page=12"), "/weeks/{week}/board?by=caregiver&page={n}");
        assert_eq!(kind_of("/weeks/2026-W49/board?day=2026-12-01"), "/weeks/{week}/board?day={day}");
        assert_ne!(kind_of("/caregivers?state=waiting"), kind_of("/caregivers?state=active"));
    }
}
