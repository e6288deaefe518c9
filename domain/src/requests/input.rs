//! What is asked, as it was typed: kept as an enquiry until the address is proved, and read again then.

use serde::{Deserialize, Serialize};

/// A request for care as somebody typed it. Nothing of it is believed yet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CareInput {
    /// The name of who asks.
    pub name: String,
    /// Her e-mail address.
    pub email: String,
    /// Her telephone number.
    pub phone: String,
    /// The language in which she is written to.
    pub language: String,
    /// The languages spoken at home.
    pub speaks: Vec<String>,
    /// Whether one parent is alone with the children.
    pub single_parent: bool,
    /// Street and number.
    pub street: String,
    /// Postcode and locality.
    pub place: String,
    /// What a caregiver should know.
    pub needs: String,
    /// Whether a trainee may come along.
    pub trainees_welcome: bool,
    /// For whom.
    pub children: Vec<ChildInput>,
    /// When.
    pub slots: Vec<SlotInput>,
    /// Why.
    pub reason: String,
    /// Wishes, in the family's own words.
    pub wishes: String,
}

/// A child as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ChildInput {
    /// First name or initial.
    pub name: String,
    /// Month of birth.
    pub month: String,
}

/// A slot as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SlotInput {
    /// The day on which it begins.
    pub date: String,
    /// The time at which it begins.
    pub from: String,
    /// The time at which it ends.
    pub until: String,
    /// Whether that is on the next day.
    pub next_day: bool,
    /// Which of the two moments is meant, where the clock shows the start twice: `first` or `second`.
    pub which_start: String,
    /// The same for the end.
    pub which_end: String,
    /// Until which day it comes again every week; empty: once.
    pub weekly_until: String,
    /// Whether it stays away on public holidays and in school holidays, where it comes every week.
    pub not_on_holidays: bool,
}

/// The longest value that is kept, in characters; none that is longer is ever taken, and with the rows bounded the
/// whole is too.
const LONGEST_VALUE: usize = 1100;
/// The most languages that are kept; fewer are taken.
const MOST_LANGUAGES: usize = 24;

impl CareInput {
    /// The input as it is kept.
    pub fn kept(&self) -> anyhow::Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    /// An input that was kept. Enquiries of the first versions were kept as the form that a browser had sent.
    pub fn read(kept: &str) -> anyhow::Result<Self> {
        if kept.starts_with('{') {
            return Ok(serde_json::from_str(kept)?);
        }
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(kept)?;
        Ok(CareInput::from_pairs(&pairs))
    }

    /// The input that a form's fields hold: `date-2` is the date of the third slot, `slots` says how many there are.
    pub fn from_pairs(pairs: &[(String, String)]) -> Self {
        let cut = |value: &String| value.chars().take(LONGEST_VALUE).collect::<String>();
        let get = |name: &str| pairs.iter().find(|(n, _)| n == name).map_or_else(String::new, |(_, v)| cut(v));
        let at = |name: &str, i: usize| get(&format!("{name}-{i}"));
        let count = |name: &str| get(name).parse().unwrap_or(1).clamp(1, super::asking::MOST_ROWS);
        CareInput {
            name: get("name"),
            email: get("email"),
            phone: get("phone"),
            language: get("language"),
            speaks: pairs.iter().filter(|(n, _)| n == "speaks").take(MOST_LANGUAGES).map(|(_, v)| cut(v)).collect(),
            single_parent: get("single_parent") == "yes",
            street: get("street"),
            place: get("place"),
            needs: get("needs"),
            trainees_welcome: get("trainees_welcome") == "yes",
            children: (0..count("children"))
                .map(|i| ChildInput { name: at("child_name", i), month: at("child_month", i) })
                .collect(),
            slots: (0..count("slots"))
                .map(|i| SlotInput {
                    date: at("date", i),
                    from: at("from", i),
                    until: at("until", i),
                    next_day: at("next_day", i) == "yes",
                    which_start: at("which_start", i),
                    which_end: at("which_end", i),
                    weekly_until: at("weekly_until", i),
                    not_on_holidays: at("not_on_holidays", i) == "yes",
                })
                .collect(),
            reason: get("reason"),
            wishes: get("wishes"),
        }
    }

    /// The same as a form's fields, to be shown again.
    pub fn to_pairs(&self) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = [
            ("name", &self.name),
            ("email", &self.email),
            ("phone", &self.phone),
            ("language", &self.language),
            ("street", &self.street),
            ("place", &self.place),
            ("needs", &self.needs),
            ("reason", &self.reason),
            ("wishes", &self.wishes),
        ]
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .into();
        let mut add = |name: String, value: &str| {
            if !value.is_empty() {
                pairs.push((name, value.to_owned()));
            }
        };
        let yes = |said: bool| if said { "yes" } else { "" };
        self.speaks.iter().for_each(|tag| add("speaks".to_owned(), tag));
        add("single_parent".to_owned(), yes(self.single_parent));
        add("trainees_welcome".to_owned(), yes(self.trainees_welcome));
        add("children".to_owned(), &self.children.len().max(1).to_string());
        for (i, child) in self.children.iter().enumerate() {
            add(format!("child_name-{i}"), &child.name);
            add(format!("child_month-{i}"), &child.month);
        }
        add("slots".to_owned(), &self.slots.len().max(1).to_string());
        for (i, slot) in self.slots.iter().enumerate() {
            add(format!("date-{i}"), &slot.date);
            add(format!("from-{i}"), &slot.from);
            add(format!("until-{i}"), &slot.until);
            add(format!("next_day-{i}"), yes(slot.next_day));
            add(format!("which_start-{i}"), &slot.which_start);
            add(format!("which_end-{i}"), &slot.which_end);
            add(format!("weekly_until-{i}"), &slot.weekly_until);
            add(format!("not_on_holidays-{i}"), yes(slot.not_on_holidays));
        }
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> CareInput {
        CareInput {
            name: "Fatma".into(),
            speaks: vec!["tr".into(), "nl".into()],
            single_parent: true,
            children: vec![ChildInput { name: "Yara".into(), month: "2021-06".into() }, ChildInput::default()],
            slots: vec![SlotInput {
                date: "2026-11-24".into(),
                from: "09:00".into(),
                next_day: true,
                weekly_until: "2027-02-02".into(),
                not_on_holidays: true,
                ..SlotInput::default()
            }],
            ..CareInput::default()
        }
    }

    #[test]
    fn an_input_is_read_as_it_was_kept() {
        assert_eq!(CareInput::read(&typed().kept().expect("kept")).expect("read"), typed());
    }

    #[test]
    fn an_input_goes_through_a_form_and_back() {
        assert_eq!(CareInput::from_pairs(&typed().to_pairs()), typed());
    }

    #[test]
    fn forms_that_the_first_versions_kept_are_still_read() {
        let old = serde_urlencoded::to_string(typed().to_pairs()).expect("written");
        assert_eq!(CareInput::read(&old).expect("read"), typed());
    }
}
