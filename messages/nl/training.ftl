training-ladder = De ladder
training-certificates = Attesten
training-no-certificates = Er staan nog geen attesten op de lijst.
rung-joined = Ingeschreven
rung-accompanied = Mee met een mentor
rung-school-age = Alleen bij grotere kinderen
rung-youngest = Ook bij baby’s en peuters
rung-mentor = Mentor
rung-reached = bereikt
rung-next = Volgende stap: { $name }. Nog nodig:
rung-missing-talk = het gesprek met de coördinator
rung-missing-hours = { $time } met een mentor
rung-missing-word = het akkoord van de coördinator
path-started = Begin van het traject
path-talk = Gesprek over de volgende stap
path-ends = Einde van het traject
path-talk-due = Het is tijd voor het gesprek over de volgende stap.

certificate-infant-first-aid = Levensreddend handelen bij baby’s en peuters
certificate-care-0-3 = Opvang van kinderen van 0 tot 3 jaar
certificate-care-3-12 = Opvang van kinderen van 3 tot 12 jaar
certificate-criminal-record-extract = Uittreksel uit het strafregister, model 596.2
certificate-medical-fitness = Medische geschiktheid
certificate-dutch-b1 = Nederlands, niveau B1
certificate-holds = geldig
certificate-ends-in = { $days ->
    [0] geldig tot en met vandaag
    [one] nog één dag geldig
   *[other] nog { $days } dagen geldig
}
certificate-over = niet meer geldig
certificate-not-yet = nog niet geldig
certificate-no-end = geen einde
certificate-seen = Gezien op { $day } door { $name }
certificate-add = Een attest noteren
certificate-choose = Kies een attest
certificate-code = Attest
certificate-from = Geldig vanaf
certificate-until = Geldig tot en met
certificate-until-hint = Laat leeg als er geen einde is.
certificate-privacy = Wij bewaren alleen de datums, en wie het wanneer zag. Nooit het document zelf.
certificate-i-saw-it = Ik heb het document vandaag zelf gezien
certificate-note = Noteren
certificate-remove = Weghalen
certificate-remove-text = Dan telt dit attest niet meer mee in de planning.
certificate-remove-button = Ja, haal het weg
certificate-done-noted = Het attest staat op de lijst.
certificate-done-removed = Het attest is van de lijst.
certificate-fault-date = Schrijf een datum, zoals 23/11/2026.
certificate-fault-order = Het einde is vroeger dan het begin.
certificate-fault-seen = Kruis aan dat u het document zelf zag.
