//! Policies that a coordinator set aside for one slot and one caregiver, with the reason and by name. The week makes
//! room for each, and for nothing else.

use std::collections::{HashMap, HashSet};

use chrono_tz::Tz;
use diesel::Queryable;
use solver::Week;

use super::grounds::Policy;
use super::{rows, settled};
use crate::basics::ids::{CaregiverId, SlotId};
use crate::basics::{Instant, IsoWeek};
use crate::context::Context;

/// A policy set aside.
#[derive(Clone, Debug, PartialEq, Queryable)]
pub struct Waiver {
    /// For which slot.
    pub slot: SlotId,
    /// For whom.
    pub caregiver: CaregiverId,
    /// Which policy.
    pub policy: Policy,
    /// Why, in the coordinator's own words.
    pub reason: String,
    /// The name of the coordinator who did; empty where she is forgotten.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// Everything that was set aside in a week.
pub fn of_week(context: &mut Context, week: IsoWeek) -> anyhow::Result<Vec<Waiver>> {
    rows::waivers::of_week(context, &week.to_string())
}

/// Makes room in a week file for what was set aside.
pub fn make_room(file: &mut Week, waivers: &[Waiver], zone: Tz) {
    let mut more_days: HashMap<&CaregiverId, HashSet<chrono::NaiveDate>> = HashMap::new();
    for waiver in waivers {
        let Some(place) = file.slots.iter().position(|slot| slot.id == waiver.slot.as_str()) else { continue };
        let Some(who) = file.caregivers.iter().position(|c| c.id == waiver.caregiver.as_str()) else { continue };
        let slot = &file.slots[place];
        match waiver.policy {
            Policy::TooFar => settled::shorten_way(file, who, place),
            Policy::DaysLimit => {
                let day = slot.start.with_timezone(&zone).date_naive();
                if more_days.entry(&waiver.caregiver).or_default().insert(day) {
                    file.caregivers[who].max_days += 1;
                }
            }
            Policy::ShortDay => {
                let minutes = u32::try_from((slot.end - slot.start).num_minutes()).unwrap_or(0);
                let least = &mut file.caregivers[who].min_minutes_per_day;
                *least = minutes.min(*least);
            }
        }
    }
}
