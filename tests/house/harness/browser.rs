//! A script in the real browser. What only the test can do (move the clock, fetch an e-mail, switch the mail server off) the
//! script asks for, a line each; what it says besides is shown when it fails.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};

/// Where pictures of pages go.
fn pictures() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("screenshots")
}

/// Runs a script of `tests/browser` to its good end; gives back what it said.
pub async fn drive(
    script: &str,
    environment: &[(&str, &str)],
    mut answer: impl AsyncFnMut(&[&str]) -> String,
) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut node = tokio::process::Command::new("node")
        .arg(root.join("tests/browser").join(script))
        .env("SCREENSHOTS", pictures())
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("tools/install.sh test installs node");
    let mut answers = node.stdin.take().unwrap();
    let mut complaints = node.stderr.take().unwrap();
    let heard = tokio::spawn(async move {
        let mut text = String::new();
        complaints.read_to_string(&mut text).await.ok();
        text
    });
    let mut lines = BufReader::new(node.stdout.take().unwrap()).lines();
    let mut said = String::new();
    while let Some(line) = lines.next_line().await.unwrap() {
        if let Some(request) = line.strip_prefix("ask\t") {
            let parts: Vec<&str> = request.split('\t').collect();
            let reply = answer(&parts).await.replace('\n', " ");
            answers.write_all(format!("{reply}\n").as_bytes()).await.unwrap();
        } else {
            println!("{line}");
            said.push_str(&line);
            said.push('\n');
        }
    }
    let ended = node.wait().await.unwrap();
    assert!(ended.success(), "{said}\n{}", heard.await.unwrap());
    said
}
