//! `town stories`: the story told for several sizes and seeds, to see that it ends well for all of them.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use clap::Args;

use crate::program::Program;
use crate::story::{self, Examples, Size};

/// Which stories are told.
#[derive(Clone, Debug, Args)]
pub struct StoriesArgs {
    /// Caregivers and slots, as in 60x220; several with commas.
    #[arg(long, value_delimiter = ',', value_parser = size, default_value = "12x30,60x220,300x1300")]
    pub sizes: Vec<(usize, usize)>,
    /// How many seeds each size is told with.
    #[arg(long, default_value_t = 10)]
    pub seeds: u64,
    /// The first of them.
    #[arg(long, default_value_t = 1)]
    pub from: u64,
    /// The program `wijkopvang`; the one beside this program where none is named.
    #[arg(long, value_name = "FILE")]
    pub program: Option<PathBuf>,
}

fn size(text: &str) -> Result<(usize, usize), String> {
    let parsed =
        text.split_once('x').and_then(|(caregivers, slots)| Some((caregivers.parse().ok()?, slots.parse().ok()?)));
    parsed.ok_or_else(|| "write caregivers and slots, as in 60x220".to_owned())
}

/// Tells them one after the other; fails when one of them does, after all have been told.
pub fn run(args: &StoriesArgs) -> anyhow::Result<()> {
    let mut failed = Vec::new();
    for &(caregivers, slots) in &args.sizes {
        for seed in args.from..args.from + args.seeds {
            let size = Size { caregivers, slots, seed };
            let since = Instant::now();
            match actix_web::rt::System::new().block_on(one(args.program.as_deref(), size)) {
                Ok(_) => println!("story {caregivers}x{slots} seed {seed}: told in {} s", since.elapsed().as_secs()),
                Err(error) => {
                    println!("story {caregivers}x{slots} seed {seed}: {error:#}");
                    failed.push(format!("{caregivers}x{slots} seed {seed}"));
                }
            }
        }
    }
    ensure!(failed.is_empty(), "these did not end well: {}", failed.join(", "));
    Ok(())
}

/// Tells one story in a folder of its own, which goes again; ends well when somebody has a confirmation.
pub async fn one(program: Option<&Path>, size: Size) -> anyhow::Result<Examples> {
    let folder = tempfile::tempdir()?;
    let listen = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let program = Program::new(program, folder.path(), listen, None)?;
    std::fs::create_dir_all(program.mail_folder())?;
    story::found(&program).await?;
    let serving = program.serve().await?;
    let told = tokio::time::timeout(Duration::from_secs(1800), story::tell(&program, size)).await;
    serving.stop().await?;
    let examples = told.context("the story does not end")??;
    ensure!(examples.family.is_some(), "no family has a confirmation");
    Ok(examples)
}
