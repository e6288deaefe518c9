//! How evenly the work of a plan falls: hours given against hours wanted, person by person, and how long somebody goes
//! without any.

use crate::format::{Assignment, Stage};
use crate::problem::Instance;
use crate::problem::roster::Roster;
use crate::rules::longest_free;
use serde::Serialize;
use std::fmt;

/// One person's week beside what this person wished for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonWeek {
    /// Who.
    pub caregiver: String,
    /// Trainees' minutes are accompanied ones.
    pub stage: Stage,
    /// Minutes of care in the plan.
    pub given_minutes: i64,
    /// Minutes wished for: the week file's `target_minutes`.
    pub wanted_minutes: i64,
    /// Local days with care.
    pub days: usize,
    /// The longest run of whole local days without care, out of seven.
    pub days_without: usize,
    /// The longest stretch of the week without a slot, minutes, as the weekly rest counts it.
    pub longest_free_minutes: i64,
}

impl PersonWeek {
    /// Minutes given for each minute wanted; none for who wanted none.
    pub fn share(&self) -> Option<f64> {
        (self.wanted_minutes > 0).then(|| self.given_minutes as f64 / self.wanted_minutes as f64)
    }
}

/// How evenly the work falls.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fairness {
    /// Everyone, trainees among them: who got the least of what was wanted first, who wanted nothing last.
    pub people: Vec<PersonWeek>,
    /// The Gini coefficient (Gini 1912) of minutes given for each minute wanted, over caregivers who want any, trainees
    /// apart: 0 when everyone has the same share, near 1 when one has everything.
    pub gini: f64,
    /// The least share of a caregiver who wants hours; none where nobody does.
    pub least_share: Option<f64>,
    /// The greatest.
    pub most_share: Option<f64>,
}

impl Instance {
    /// How evenly the work of these assignments falls. Minutes throughout; unknown names are passed over.
    pub fn fairness(&self, assignments: &[Assignment]) -> Fairness {
        let duties = Roster::read(self, assignments).duties(self);
        let mut people: Vec<PersonWeek> =
            duties.iter().enumerate().map(|(person, duty)| of_person(self, person, duty)).collect();
        people.sort_by(|one, other| {
            let height = |person: &PersonWeek| person.share().unwrap_or(f64::INFINITY);
            height(one).total_cmp(&height(other)).then(other.wanted_minutes.cmp(&one.wanted_minutes))
        });
        let caregivers = people.iter().filter(|person| person.stage != Stage::Trainee);
        let shares: Vec<f64> = caregivers.filter_map(PersonWeek::share).collect();
        Fairness {
            gini: gini(&shares),
            least_share: shares.first().copied(),
            most_share: shares.last().copied(),
            people,
        }
    }
}

fn of_person(instance: &Instance, person: usize, duty: &[usize]) -> PersonWeek {
    let mut worked = [false; 7];
    duty.iter().for_each(|&slot| worked[instance.slots[slot].day] = true);
    let without = worked.split(|worked| *worked).map(<[bool]>::len).max().unwrap_or(0);
    PersonWeek {
        caregiver: instance.person_id(person).to_owned(),
        stage: instance.people[person].stage,
        given_minutes: duty.iter().map(|&slot| instance.slots[slot].minutes()).sum(),
        wanted_minutes: instance.people[person].target,
        days: worked.iter().filter(|worked| **worked).count(),
        days_without: without,
        longest_free_minutes: longest_free(instance, duty),
    }
}

/// Half of the mean difference between two members, over the mean; 0 for none. The members rise.
fn gini(rising: &[f64]) -> f64 {
    let (count, sum) = (rising.len() as f64, rising.iter().sum::<f64>());
    if sum <= 0.0 {
        return 0.0;
    }
    let weighed: f64 = rising.iter().enumerate().map(|(at, share)| (2.0 * at as f64 + 1.0 - count) * share).sum();
    weighed / (count * sum)
}

/// Minutes as hours and minutes, `7:05`.
pub(crate) fn hours(minutes: i64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

impl fmt::Display for Fairness {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |share: f64| format!("{:.0} %", 100.0 * share);
        match self.least_share.zip(self.most_share) {
            Some((least, most)) => write!(
                out,
                "from {} to {} of the hours that each caregiver wants; Gini {:.3} (0: everybody has the same share)",
                percent(least),
                percent(most),
                self.gini
            )?,
            None => write!(out, "no caregiver wants hours this week")?,
        }
        write!(out, "\n{:>8} {:>8} {:>6}  {:>4}  {:>11}  who", "given", "wanted", "share", "days", "longest off")?;
        for person in &self.people {
            let share = person.share().map_or_else(|| "-".to_owned(), percent);
            let (given, wanted) = (hours(person.given_minutes), hours(person.wanted_minutes));
            let off = format!("{} d {:>6}", person.days_without, hours(person.longest_free_minutes));
            let learns = if person.stage == Stage::Trainee { " (trainee)" } else { "" };
            write!(out, "\n{given:>8} {wanted:>8} {share:>6}  {:>4}  {off:>11}  ", person.days)?;
            write!(out, "{}{learns}", person.caregiver)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::gini;

    #[test]
    fn the_gini_of_equals_is_nothing_and_of_one_who_has_all_nearly_one() {
        assert_eq!(gini(&[]), 0.0);
        assert_eq!(gini(&[0.0, 0.0]), 0.0);
        assert!(gini(&[0.7, 0.7, 0.7]).abs() < 1e-12);
        assert!((gini(&[0.0, 0.0, 0.0, 1.0]) - 0.75).abs() < 1e-12);
        assert!((gini(&[1.0, 3.0]) - 0.25).abs() < 1e-12);
    }
}
