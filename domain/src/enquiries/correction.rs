//! Whether a form that comes in once more, with something else in it, is the first one corrected. What is taken for a
//! correction takes the place of the first; so in doubt it is another request, for which nothing is lost.

use crate::basics::house::{Dwelling, SameRoof};
use crate::basics::text::{searchable, telephone};
use crate::basics::{EmailAddress, day, place};
use crate::requests::{CareInput, SlotInput};

/// So many of name, e-mail address, telephone, street and children are the same in a form and its correction.
const MOST: usize = 3;

/// Whether what was typed now is what was typed before, corrected: the same person, who mistyped something, for the
/// same times. Under another name with another street or for other children it is another's request.
pub(super) fn corrects(before: &CareInput, now: &CareInput) -> bool {
    let name = same(&searchable(&before.name), &searchable(&now.name));
    let email = EmailAddress::parse(&before.email).is_some_and(|email| Some(email) == EmailAddress::parse(&now.email));
    let phone = same(&telephone(&before.phone), &telephone(&now.phone));
    let street = same_home(before, now);
    let children = same(&children(before), &children(now));
    let agree = [name, email, phone, street, children].into_iter().filter(|same| *same).count();
    let same_person = if name { agree >= MOST } else { email && street && children };
    same_person && moments(before) == moments(now)
}

/// Whether two texts are the same and say something.
fn same<T: PartialEq + Default>(before: &T, now: &T) -> bool {
    before == now && *now != T::default()
}

fn same_home(before: &CareInput, now: &CareInput) -> bool {
    let dwelling = |input: &CareInput| match place::parse(&input.place) {
        Ok(place) => Dwelling::new(&place.postcode, &place.name, &input.street),
        Err(_) => Dwelling::new("", &input.place, &input.street),
    };
    dwelling(before).same_roof(&dwelling(now)) == SameRoof::Yes
}

fn children(input: &CareInput) -> Vec<(String, String)> {
    let month = |typed: &str| day::parse_month(typed).map_or_else(|| typed.trim().to_owned(), day::month_key);
    let mut children: Vec<_> = input.children.iter().map(|c| (searchable(&c.name), month(&c.month))).collect();
    children.retain(|(name, month)| !name.is_empty() || !month.is_empty());
    children.sort();
    children
}

fn moments(input: &CareInput) -> Vec<([String; 4], bool)> {
    let typed = |slot: &SlotInput| {
        let texts = [&slot.date, &slot.from, &slot.until, &slot.weekly_until].map(|text| text.trim().to_owned());
        (texts, slot.not_on_holidays)
    };
    input.slots.iter().map(typed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::requests::ChildInput;

    fn typed() -> CareInput {
        let slot = SlotInput {
            date: "2026-12-28".into(),
            from: "09:00".into(),
            until: "12:00".into(),
            ..SlotInput::default()
        };
        CareInput {
            name: "Gezin Aerts".into(),
            email: "ocmw@stad.example".into(),
            phone: "0470 11 11 11".into(),
            street: "Dorpsstraat 7".into(),
            place: "9000 Gent".into(),
            children: vec![ChildInput { name: "Lies".into(), month: "2021-06".into() }],
            slots: vec![slot],
            ..CareInput::default()
        }
    }

    #[test]
    fn a_form_that_was_corrected_is_told_from_another_request() {
        let child = |name: &str| vec![ChildInput { name: name.into(), month: "06/2021".into() }];
        type Change = fn(&mut CareInput);
        let cases: [(&str, Change, bool); 13] = [
            ("nothing", |_| (), true),
            ("another address", |i| i.email = "ocmv@stad.example".into(), true),
            ("another name", |i| i.name = "Gezin Aert".into(), true),
            ("the telephone, written otherwise", |i| i.phone = "+32 470/11.11.11".into(), true),
            ("another street", |i| i.street = "Dorpsstraat 9".into(), true),
            ("address and telephone", |i| (i.email, i.phone) = ("a@b.example".into(), "0470 22 22 22".into()), true),
            ("another moment", |i| i.slots[0].date = "2026-12-29".into(), false),
            ("every week, and not once", |i| i.slots[0].weekly_until = "2027-03-01".into(), false),
            ("name and street", |i| (i.name, i.street) = ("Gezin Bogaert".into(), "Molenstraat 88".into()), false),
            ("name and address", |i| (i.name, i.email) = ("Greet".into(), "greet@huis.example".into()), false),
            ("name and child", |i| (i.name, i.children[0].name) = ("Gezin Bogaert".into(), "Jef".into()), false),
            (
                "a namesake of another house",
                |i| {
                    (i.email, i.phone, i.street) =
                        ("a@b.example".into(), "0470 22 22 22".into(), "Molenstraat 88".into());
                },
                false,
            ),
            ("a name that says nothing", |i| (i.name, i.phone, i.email) = Default::default(), false),
        ];
        for (what, change, corrected) in cases {
            let mut now = typed();
            change(&mut now);
            assert_eq!(corrects(&typed(), &now), corrected, "{what}");
        }
        let now = CareInput { children: child("LIES "), email: "x@y.example".into(), ..typed() };
        assert!(corrects(&typed(), &now), "a month is one however it is written");
        assert!(!corrects(&CareInput::default(), &CareInput::default()), "nothing typed corrects nothing");
    }
}
