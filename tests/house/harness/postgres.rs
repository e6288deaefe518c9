//! A private PostgreSQL: one server for the whole test process, which ends with it; a database for each test.

use std::ffi::OsStr;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};

/// A new, empty database; its address.
pub fn new_database() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    let folder = server();
    let name = format!("house{}", COUNT.fetch_add(1, Ordering::Relaxed));
    let mut connection = PgConnection::establish(&address(folder, "postgres")).unwrap();
    connection.batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
    address(folder, &name)
}

fn address(folder: &Path, name: &str) -> String {
    format!("postgres://postgres@{}/{name}", folder.display().to_string().replace('/', "%2F"))
}

/// The folder of the server, which is started by whoever asks first.
fn server() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let (found, started) = std::sync::mpsc::channel();
        // The server is told to end with the thread that started it, so that thread lasts as long as the tests.
        std::thread::spawn(move || {
            found.send(start()).unwrap();
            loop {
                std::thread::park();
            }
        });
        started.recv().expect("PostgreSQL starts")
    })
}

const PREFIX: &str = "wijkopvang-postgres-";

// The server is never waited for: it ends with the thread that started it.
#[allow(clippy::zombie_processes)]
fn start() -> PathBuf {
    remove_leftovers();
    let folder = std::env::temp_dir().join(format!("{PREFIX}{}", std::process::id()));
    std::fs::create_dir(&folder).unwrap();
    let user = other_user();
    if let Some((id, group)) = user {
        chown(&folder, Some(id), Some(group)).unwrap();
    }
    let data = folder.join("data");
    let made = as_user(user, tool("initdb").as_os_str())
        .args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync", "--pgdata"])
        .arg(&data)
        .current_dir(&folder)
        .output()
        .unwrap();
    assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
    let log = std::fs::File::create(folder.join("log")).unwrap();
    as_user(user, tool("postgres").as_os_str())
        .args([
            "-c",
            "listen_addresses=",
            "-c",
            "fsync=off",
            "-c",
            "max_connections=300",
            "-c",
            "timezone=America/New_York",
        ])
        .arg("-k")
        .arg(&folder)
        .arg("-D")
        .arg(&data)
        .current_dir(&folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .unwrap();
    let until = Instant::now() + Duration::from_secs(30);
    while PgConnection::establish(&address(&folder, "postgres")).is_err() {
        assert!(
            Instant::now() < until,
            "PostgreSQL does not answer: {}",
            std::fs::read_to_string(folder.join("log")).unwrap()
        );
        std::thread::sleep(Duration::from_millis(50));
    }
    folder
}

/// PostgreSQL refuses to run as root: then somebody else runs it.
fn other_user() -> Option<(u32, u32)> {
    if !rustix::process::geteuid().is_root() {
        return None;
    }
    let users = std::fs::read_to_string("/etc/passwd").unwrap();
    let entry = ["postgres:", "nobody:"].iter().find_map(|name| users.lines().find(|line| line.starts_with(name)));
    let fields: Vec<&str> = entry.expect("there is a user postgres or nobody").split(':').collect();
    Some((fields[2].parse().unwrap(), fields[3].parse().unwrap()))
}

fn as_user(user: Option<(u32, u32)>, program: &OsStr) -> Command {
    let mut command = Command::new("setpriv");
    if let Some((id, group)) = user {
        command.arg(format!("--reuid={id}")).arg(format!("--regid={group}")).arg("--clear-groups");
    }
    command.args(["--pdeathsig", "QUIT", "--"]).arg(program).env_remove("LC_ALL").env("LANG", "C.UTF-8");
    command
}

/// The newest that Debian's packages have installed, or the one on the path.
fn tool(name: &str) -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().filter_map(Result::ok);
    let found = versions.map(|v| v.path().join("bin").join(name)).filter(|p| p.exists());
    found.max().unwrap_or_else(|| name.into())
}

/// Removes the folders of test processes that are gone.
fn remove_leftovers() {
    for entry in std::fs::read_dir(std::env::temp_dir()).unwrap().filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(pid) = name.strip_prefix(PREFIX)
            && !Path::new("/proc").join(pid).exists()
        {
            // Another test process may be removing it too.
            std::fs::remove_dir_all(entry.path()).ok();
        }
    }
}
