//! What is forgotten of plans: the tables after their periods, and files that a killed run left behind.

use std::path::Path;
use std::time::{Duration, SystemTime};

use super::{rows, runs};
use crate::basics::ids::{CaregiverId, RunId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::store::Connection;

/// Forgets runs, rehearsals, drafts, decisions and steps by hand of the weeks before the one that a moment lies in, at
/// most so many of each; how many.
pub fn forget_planning(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    let week = week_of(before);
    Ok(rows::forget::delete_runs(connection, &week, most)?
        + rows::forget::delete_rehearsals(connection, &week, most)?
        + rows::forget::delete_drafts(connection, &week, most)?
        + rows::forget::delete_decisions(connection, &week, most)?
        + rows::forget::delete_waivers(connection, &week, most)?
        + rows::forget::delete_steps(connection, &week, most)?)
}

/// Empties the files of publications of the weeks before the one that a moment lies in, at most so many; how many.
pub fn forget_publications(connection: &mut Connection, before: Instant, most: i64) -> anyhow::Result<usize> {
    rows::forget::empty_publications(connection, &week_of(before), most)
}

/// Forgets what was planned and decided for slots that go.
pub fn forget_slots(connection: &mut Connection, slots: &[SlotId]) -> anyhow::Result<()> {
    rows::forget::delete_of_slots(connection, slots)
}

/// Forgets what was planned with a caregiver who goes and decided about her.
pub fn forget_caregiver(connection: &mut Connection, caregiver: &CaregiverId) -> anyhow::Result<()> {
    rows::forget::delete_of_caregiver(connection, caregiver)
}

fn week_of(moment: Instant) -> String {
    IsoWeek::of(moment.utc().date_naive()).to_string()
}

/// How old a run's folder is when no run can still be using it.
const LEFT_BEHIND: Duration = Duration::from_secs(24 * 3600);

/// Removes the folders of runs that were killed with this program and have not changed for a day before `now`, by this
/// machine's own clock; how many. What this program may not remove belongs to somebody else, and stays.
pub fn remove_leftovers(folder: &Path, now: SystemTime) -> std::io::Result<usize> {
    let mut removed = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let id = name.to_str().and_then(|name| name.strip_prefix(runs::FOLDER_PREFIX)).and_then(RunId::parse);
        // Gone meanwhile, or not ours to look at: the next entry.
        let Some(data) = id.and_then(|_| entry.metadata().ok()).filter(|data| data.is_dir()) else { continue };
        let old = data.modified()?.checked_add(LEFT_BEHIND).is_some_and(|end| end < now);
        if old && std::fs::remove_dir_all(entry.path()).is_ok() {
            removed += 1;
        }
    }
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_killed_runs_go_after_a_day_and_nothing_else_does() {
        let temporary = tempfile::tempdir().expect("a folder");
        let of_run = format!("{}{}", runs::FOLDER_PREFIX, RunId::new());
        for name in [of_run.as_str(), "wijkopvang-postgres-12", "elsewhere"] {
            std::fs::create_dir(temporary.path().join(name)).expect("made");
            std::fs::write(temporary.path().join(name).join("week.json"), "{}").expect("written");
        }
        let left = || std::fs::read_dir(temporary.path()).expect("read").count();
        let now = SystemTime::now();
        assert_eq!(remove_leftovers(temporary.path(), now).expect("looked"), 0, "it may still be solving");
        assert_eq!(left(), 3);
        assert_eq!(remove_leftovers(temporary.path(), now + LEFT_BEHIND + Duration::from_secs(60)).expect("looked"), 1);
        assert!(!temporary.path().join(of_run).exists());
        assert_eq!(left(), 2, "only folders of runs");
    }
}
