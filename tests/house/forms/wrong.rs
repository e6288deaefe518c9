//! What people type wrongly, and what stands beside it in three languages.

use super::Wrong;

pub const EMPTY: [&str; 3] = ["Vul dit in, alstublieft.", "Please fill this in.", "Remplissez ceci, s’il vous plaît."];
pub const EMAIL: [&str; 3] = [
    "Schrijf het hele e-mailadres, zoals naam@voorbeeld.be.",
    "Write the whole e-mail address, such as name@example.be.",
    "Écrivez l’adresse e-mail complète, comme nom@exemple.be.",
];
pub const PHONE: [&str; 3] = [
    "Schrijf het hele telefoonnummer, zoals 0470 12 34 56.",
    "Write the whole telephone number, such as 0470 12 34 56.",
    "Écrivez le numéro de téléphone complet, comme 0470 12 34 56.",
];
pub const CONTROL: [&str; 3] = [
    "Schrijf dit op één regel, zonder speciale tekens.",
    "Please write this on one line, without special characters.",
    "Écrivez ceci sur une seule ligne, sans caractères spéciaux.",
];
pub const CHOICE: [&str; 3] =
    ["Kies een van de antwoorden.", "Choose one of the answers.", "Choisissez une des réponses."];
pub const PLACE: [&str; 3] = [
    "Wij kennen deze postcode en gemeente niet. Schrijf bijvoorbeeld: 9032 Wondelgem.",
    "We do not know this postcode and place. Write them as in: 9032 Wondelgem.",
    "Nous ne connaissons pas ce code postal et cette localité. Écrivez par exemple\u{a0}: 9032 Wondelgem.",
];
pub const ONE_PLACE: [&str; 3] = [
    "Bij deze postcode hoort één plaats: 9032 Wondelgem. Woont u daar? Schrijf het dan zo.",
    "This postcode has one place: 9032 Wondelgem. Do you live there? Then write it like that.",
    "Ce code postal a une seule localité\u{a0}: 9032 Wondelgem. Vous habitez là\u{a0}? Alors écrivez-le ainsi.",
];
pub const TWO_PLACES: [&str; 3] = [
    "Er zijn verschillende plaatsen. Kies er één: 9050 Gentbrugge, 9050 Ledeberg.",
    "There are several places. Choose one: 9050 Gentbrugge, 9050 Ledeberg.",
    "Il y a plusieurs localités. Choisissez-en une\u{a0}: 9050 Gentbrugge, 9050 Ledeberg.",
];
pub const NO_NUMBER: [&str; 3] = [
    "Wat is het huisnummer? Schrijf bijvoorbeeld: Kerkstraat 12. Is er geen nummer? Schrijf dan: Kerkstraat zonder nummer.",
    "What is the house number? Write for example: Kerkstraat 12. Is there none? Then write: Kerkstraat, no number.",
    "Quel est le numéro de la maison\u{a0}? Écrivez par exemple\u{a0}: Kerkstraat 12. Il n’y a pas de numéro\u{a0}? Écrivez alors\u{a0}: Kerkstraat sans numéro.",
];
pub const LONG_NAME: [&str; 3] = [
    "Dit is te lang. Gebruik hoogstens 80 tekens.",
    "This is too long: use at most 80 characters.",
    "C’est trop long. Utilisez au maximum 80 caractères.",
];
pub const TIME: [&str; 3] =
    ["Schrijf een uur, zoals 07:30.", "Write a time such as 07:30.", "Écrivez une heure, comme 07:30."];
pub const DATE: [&str; 3] = ["Kies een dag.", "Choose a day.", "Choisissez un jour."];
pub const FAR: [&str; 3] = [
    "Kies een dag binnen de zes maanden.",
    "Choose a day within the next six months.",
    "Choisissez un jour dans les six mois.",
];
pub const HER_TIME: [&str; 3] =
    ["Schrijf een uur, zoals 08:30.", "Write a time, such as 08:30.", "Écrivez une heure, comme 08:30."];
pub const HER_DAY: [&str; 3] = [
    "Kies een dag vanaf vandaag, binnen het jaar.",
    "Choose a day from today on, within a year.",
    "Choisissez un jour à partir d’aujourd’hui, dans l’année qui vient.",
];
pub const A_DATE: [&str; 3] = [
    "Schrijf een datum, zoals 23/11/2026.",
    "Write a date, such as 23/11/2026.",
    "Écrivez une date, comme 23/11/2026.",
];

pub fn wrong_contacts<'a>() -> Vec<Wrong<'a>> {
    vec![
        (&[("name", "")], "name", EMPTY),
        (&[("name", "   ")], "name", EMPTY),
        (&[("name", "Fatma\nBcc: iemand@elders.example")], "name", CONTROL),
        (&[("name", "Fat\u{7}ma")], "name", CONTROL),
        (&[("name", LONG)], "name", LONG_NAME),
        (&[("phone", "")], "phone", PHONE),
        (&[("phone", "bel mij")], "phone", PHONE),
        (&[("phone", "12")], "phone", PHONE),
        (&[("street", "")], "street", EMPTY),
        (&[("street", "Vlas\rstraat")], "street", CONTROL),
        (&[("place", "")], "place", PLACE),
        (&[("place", "0000 Nergens")], "place", PLACE),
        (&[("place", "9032 Parijs")], "place", ONE_PLACE),
        (&[("place", "9050 Gent")], "place", TWO_PLACES),
        (&[("street", "Vlasstraat")], "street", NO_NUMBER),
        (&[("language", "xx")], "language", CHOICE),
    ]
}

pub fn wrong_emails<'a>() -> Vec<Wrong<'a>> {
    vec![
        (&[("email", "")], "email", EMAIL),
        (&[("email", "fatma")], "email", EMAIL),
        (&[("email", "fatma@huis")], "email", EMAIL),
        (&[("email", "fatma@huis.example\nBcc: iemand@elders.example")], "email", EMAIL),
        (&[("email", "fatma@huis.example\r\n")], "email", EMAIL),
        (&[("email", "fatma,greet@huis.example")], "email", EMAIL),
    ]
}

const LONG: &str = "Fatma Fatma Fatma Fatma Fatma Fatma Fatma Fatma Fatma Fatma Fatma Fatma Fatma Fatma";

/// The wrong times, on Wednesday 14 October 2026: the clock goes back on 25 October and forward on 28 March.
pub fn wrong_times<'a>() -> Vec<Wrong<'a>> {
    let end = [
        "Het einde is vroeger dan het begin. Eindigt het de volgende dag? Duid dat dan aan.",
        "The end is before the start. Does it end the next day? Then tick that.",
        "La fin est avant le début. La garde finit le jour suivant\u{a0}? Alors cochez-le.",
    ];
    let past = [
        "Dit moment is voorbij. Kies een later moment.",
        "This time is past. Choose a later one.",
        "Ce moment est passé. Choisissez un moment plus tard.",
    ];
    let long = [
        "Vraag hoogstens 12 uur na elkaar.",
        "Ask at most 12 hours at a time.",
        "Demandez au maximum 12 heures de suite.",
    ];
    let short = ["Vraag minstens 15 minuten.", "Ask at least 15 minutes.", "Demandez au minimum 15 minutes."];
    vec![
        (&[("date-0", "")], "date-0", DATE),
        (&[("date-0", "gisteren")], "date-0", DATE),
        (&[("date-0", "2026-02-30")], "date-0", DATE),
        (&[("date-0", "2029-10-20")], "date-0", FAR),
        (&[("date-0", "99999-01-01")], "date-0", DATE),
        (&[("from-0", "")], "from-0", TIME),
        (&[("from-0", "25:00")], "from-0", TIME),
        (&[("until-0", "noen")], "until-0", TIME),
        (&[("from-0", "12:00"), ("until-0", "09:00")], "until-0", end),
        (&[("from-0", "09:00"), ("until-0", "09:00")], "until-0", end),
        (&[("from-0", "07:00"), ("until-0", "19:30")], "until-0", long),
        (&[("from-0", "09:00"), ("until-0", "09:10")], "until-0", short),
        // A week in the past.
        (&[("date-0", "2026-10-06")], "date-0", past),
        (&[("date-0", "2026-10-14"), ("from-0", "08:00")], "date-0", past),
        (
            &[("date-0", "2026-10-25"), ("from-0", "02:30"), ("until-0", "06:00")],
            "which_start-0",
            [
                "Die nacht gaat de klok achteruit: 02:30 komt twee keer. Kies welk uur u bedoelt.",
                "The clock goes back that night, so 02:30 comes twice. Choose which one you mean.",
                "Cette nuit-là, on recule l’heure\u{a0}: 02:30 vient deux fois. Choisissez laquelle vous voulez dire.",
            ],
        ),
        (
            &[("date-0", "2027-03-28"), ("from-0", "02:30"), ("until-0", "06:00")],
            "from-0",
            [
                "Die nacht springt de klok vooruit: 02:30 bestaat niet. Kies een ander uur.",
                "The clock jumps forward that night, so 02:30 does not exist. Choose another time.",
                "Cette nuit-là, on avance l’heure\u{a0}: 02:30 n’existe pas. Choisissez une autre heure.",
            ],
        ),
    ]
}

pub fn wrong_children<'a>() -> Vec<Wrong<'a>> {
    let month = [
        "Schrijf de maand en het jaar van geboorte, zoals 03/2024.",
        "Write the month and year of birth, such as 03/2024.",
        "Écrivez le mois et l’année de naissance, comme 03/2024.",
    ];
    vec![
        (
            &[("child_name-0", "")],
            "child_name-0",
            [
                "Schrijf een voornaam of een eerste letter.",
                "Write a first name or an initial.",
                "Écrivez un prénom ou une première lettre.",
            ],
        ),
        (&[("child_month-0", "")], "child_month-0", month),
        (&[("child_month-0", "2024-13")], "child_month-0", month),
        (
            &[("child_month-0", "2026-11")],
            "child_month-0",
            [
                "Deze maand moet nog komen. Wij kunnen helpen als het kind geboren is.",
                "This month is still to come. We can help once the child is born.",
                "Ce mois est encore à venir. Nous pouvons vous aider après la naissance.",
            ],
        ),
        (
            &[("child_month-0", "1990-01")],
            "child_month-0",
            [
                "Wij passen op kinderen tot 12 jaar.",
                "We mind children up to 12 years old.",
                "Nous gardons des enfants jusqu’à 12 ans.",
            ],
        ),
        (&[("reason", "zomaar")], "reason", CHOICE),
    ]
}
