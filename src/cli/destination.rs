//! Where a file goes that a command writes: looked at before the work, so that none is done for what has nowhere to go,
//! and written so that a full disk or a crash never leaves half a file.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file that can be written.
#[derive(Debug)]
pub(super) struct Destination {
    path: PathBuf,
    /// Written first, then renamed; none where the target is no ordinary file, like a pipe.
    beside: Option<PathBuf>,
}

impl Destination {
    /// Looks whether the file that an option names can be written there; nothing is left behind.
    ///
    /// # Errors
    /// What is in the way, in words, with a cure.
    pub fn prepare(option: &str, path: &Path) -> Result<Self, String> {
        let shown = path.display();
        let known = fs::metadata(path);
        if known.as_ref().is_ok_and(fs::Metadata::is_dir) || path.file_name().is_none() {
            return Err(format!(
                "{option} {shown} is a folder; name a file in it, like {}",
                path.join("file.json").display()
            ));
        }
        if known.as_ref().is_ok_and(|known| !known.is_file()) {
            return Ok(Destination { path: path.to_owned(), beside: None });
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !folder.is_dir() {
            return Err(format!(
                "{option} {shown}: the folder {} is not there; make it first, or leave {option} away (a plan then goes to \
                 standard output)",
                folder.display()
            ));
        }
        if known.is_ok() {
            let opened = File::options().write(true).open(path);
            opened.map_err(|error| format!("{option} {shown} cannot be written: {error}"))?;
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let beside = folder.join(name);
        let tried = File::create(&beside).and_then(|mut file| file.write_all(b"\n"));
        let gone = fs::remove_file(&beside);
        tried.and(gone).map_err(|error| format!("{option} {shown}: nothing can be written there: {error}"))?;
        Ok(Destination { path: path.to_owned(), beside: Some(beside) })
    }

    /// Looks whether what an option names is another file than those that are read or written besides.
    ///
    /// # Errors
    /// That it is the same one.
    pub fn differs(option: &str, path: &Path, others: &[&Path]) -> Result<(), String> {
        let place = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        match others.iter().find(|other| place(other) == place(path)) {
            Some(_) => Err(format!("{option} {}: this file is in use already; name another", path.display())),
            None => Ok(()),
        }
    }

    /// Writes the whole text, or leaves the file as it was.
    ///
    /// # Errors
    /// What went wrong, in words.
    pub fn write(&self, text: &str) -> Result<(), String> {
        let written = match &self.beside {
            None => fs::write(&self.path, text),
            Some(beside) => {
                let written = File::create(beside).and_then(|mut file| {
                    file.write_all(text.as_bytes())?;
                    file.sync_all()
                });
                let moved = written.and_then(|()| fs::rename(beside, &self.path));
                if moved.is_err() {
                    // Half a file is worth nothing; that it cannot be removed either changes nothing.
                    let _ = fs::remove_file(beside);
                }
                moved
            }
        };
        written.map_err(|error| format!("{}: {error}", self.path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_not_there_is_refused_and_nothing_is_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let said =
            Destination::prepare("--out", &folder.path().join("nowhere/plan.json")).expect_err("it is not there");
        assert!(said.contains("nowhere is not there"), "{said}");
        assert!(Destination::prepare("--out", folder.path()).expect_err("a folder").contains("is a folder"));
        assert_eq!(fs::read_dir(folder.path()).expect("it can be read").count(), 0);
    }

    #[test]
    fn a_file_is_written_whole_or_stays_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("plan.json");
        fs::write(&path, "before").expect("it can be written");
        let destination = Destination::prepare("--out", &path).expect("it can be written");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "before");
        destination.write("after").expect("it is written");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "after");
        assert_eq!(fs::read_dir(folder.path()).expect("it can be read").count(), 1);
        let full = Destination::prepare("--out", Path::new("/dev/full")).expect("a device is no ordinary file");
        assert!(full.write("text").is_err());
    }
}
