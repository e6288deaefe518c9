//! The file of an SQLite database: there, writable, and nobody else's to read.

use std::fs::{self, OpenOptions, Permissions};
use std::io::ErrorKind;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use anyhow::{Context as _, bail};

/// Owner alone. SQLite gives its log the same.
const OWN: u32 = 0o600;

/// Makes the file where there is none, and sees to it that only its owner can read it.
///
/// # Errors
/// In words, with the cure: SQLite itself would only say "unable to open database file", and after a while.
pub fn make_ready(path: &Path) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        bail!("the folder {} of the database is not there; make it, or set `database` to another place", folder.display());
    }
    let opened = OpenOptions::new().read(true).append(true).create(true).mode(OWN).open(path);
    let file = match opened {
        Ok(file) => file,
        Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
            bail!("the database {} cannot be written: give this user the right to, in its folder too", path.display())
        }
        Err(error) => return Err(error).with_context(|| format!("the database {} cannot be opened", path.display())),
    };
    let mode = file.metadata().map(|data| data.permissions().mode() & 0o777).unwrap_or(OWN);
    if mode != OWN && fs::set_permissions(path, Permissions::from_mode(OWN)).is_err() {
        tracing::warn!("others than its owner can read the database {}", path.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_and_an_old_one_are_their_owners_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("w.db");
        let mode = || fs::metadata(&path).expect("there").permissions().mode() & 0o777;
        make_ready(&path).expect("made");
        assert_eq!(mode(), OWN);
        fs::set_permissions(&path, Permissions::from_mode(0o644)).expect("opened to all");
        make_ready(&path).expect("ready");
        assert_eq!(mode(), OWN);
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let said = make_ready(Path::new("/nowhere/at/all/w.db")).expect_err("no folder").to_string();
        assert!(said.contains("/nowhere/at/all") && said.contains("make it"), "{said}");
    }
}
