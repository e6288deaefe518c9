# Teksten die elke pagina en elke brief deelt.

language-name = Nederlands
language-direction = ltr
language-dates = nl-BE
week-with-days = week { $number } ({ $from } – { $until })
duration-hours = { $hours } uur
duration-minutes = { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
}
duration-both = { $hours } u { $minutes } min
money = € { $amount }
percent = { $number } %
label-colon = {": "}
list-divider = {"; "}

brand-line = Opvang thuis
skip-to-content = Naar de inhoud
nav-label = Menu
nav-weeks = Weken
nav-families = Gezinnen
nav-caregivers = Opvangers
nav-letters = E-mails
nav-mailbox = Postvak
log-out = Afmelden ({ $name })
contact-person = Uw contactpersoon:
footer-line = Wijkopvang: flexibele kinderopvang thuis.
back-to-start = Terug naar het begin
back = Terug
save = Bewaren

letter-greeting = Dag { $name },
letter-contact = Hebt u een vraag? Bel of schrijf naar:

faults-title = { $count ->
    [one] Eén ding is nog niet juist
   *[other] { $count } dingen zijn nog niet juist
}
fault-empty = Vul dit in, alstublieft.
fault-too-long = Dit is te lang. Gebruik hoogstens { $most } tekens.
fault-control = Schrijf dit op één regel, zonder speciale tekens.
fault-email = Schrijf het hele e-mailadres, zoals naam@voorbeeld.be.
fault-phone = Schrijf het hele telefoonnummer, zoals 0470 12 34 56.
fault-place-unknown = Wij kennen deze postcode en gemeente niet. Schrijf bijvoorbeeld: 9032 Wondelgem.
fault-place-several = { $count ->
    [one] Bij deze postcode hoort één plaats: { $names }. Woont u daar? Schrijf het dan zo.
   *[other] Er zijn verschillende plaatsen. Kies er één: { $names }.
}
fault-choice = Kies een van de antwoorden.
fault-number = Schrijf een getal zonder komma, van { $least } tot { $most }.

refusal-not-found = Deze pagina bestaat niet
refusal-not-found-cure = Misschien is het adres niet volledig. Begin opnieuw op de eerste pagina.
refusal-link-unknown = Deze link werkt niet
refusal-link-unknown-cure = Misschien is de link niet volledig. Kopieer de hele link uit de e-mail, of vraag een nieuwe.
refusal-link-over = Deze link is niet meer geldig
refusal-link-over-cure = Wij kunnen u een nieuwe link sturen per e-mail.
refusal-link-counted = Deze vraag telt al
refusal-link-counted-cure = U hoeft met deze link niets meer te doen. Wilt u uw pagina zien? Wij sturen u een nieuwe link.
refusal-link-request-ended = Deze link is vervangen
refusal-link-request-ended-cure = Er ging daarna een nieuwere e-mail, of de vraag is verbeterd of geschrapt. Kijk in de nieuwste e-mail. Vindt u er geen? Wij sturen u een nieuwe link als er nog iets te bevestigen is.
refusal-link-proof-ended = Deze link is vervangen
refusal-link-proof-ended-cure = Er ging daarna een nieuwere e-mail, of er is een ander adres opgegeven. Kijk in de nieuwste e-mail, of vraag een nieuwe link.
refusal-link-page-ended = Deze link is vervangen
refusal-link-page-ended-cure = Er is een nieuwere link, of de berichten gaan nu naar een ander e-mailadres. Kijk daar in de nieuwste e-mail, of vraag een nieuwe link.
refusal-new-link = Stuur mij een nieuwe link
refusal-cross-site = Dit kwam niet van onze website
refusal-cross-site-cure = Voor uw veiligheid is er niets veranderd. Open de pagina opnieuw en probeer nog eens.
refusal-too-large = Dat is te veel tekst
refusal-too-large-cure = Er is niets bewaard. Ga terug en gebruik minder woorden.
refusal-unreadable = Wij konden dat niet lezen
refusal-unreadable-cure = Er is niets bewaard. Ga terug en probeer opnieuw.
refusal-too-many = Dat ging wat te snel
refusal-too-many-cure = { $minutes ->
    [one] Wacht één minuut en probeer opnieuw.
   *[other] Wacht { $minutes } minuten en probeer opnieuw.
}
refusal-surprise = Er ging iets mis
refusal-surprise-cure = Het is niet uw fout. Er is niets bewaard. Probeer opnieuw over een minuut, of bel uw contactpersoon.

spoken-nl = Nederlands
spoken-fr = Frans
spoken-en = Engels
spoken-ar = Arabisch
spoken-tr = Turks
spoken-uk = Oekraïens
spoken-ru = Russisch
spoken-fa = Dari of Farsi
spoken-ps = Pasjtoe
spoken-pl = Pools
spoken-ro = Roemeens
spoken-bg = Bulgaars
spoken-es = Spaans
spoken-ti = Tigrinya
spoken-so = Somali
refusal-too-slow = Dat duurde te lang
refusal-too-slow-cure = Er is niets bewaard. Misschien is uw verbinding traag. Ga terug en probeer opnieuw.
fault-control-text = Laat speciale tekens weg, alstublieft.
letter-greeting-nobody = Dag,
fault-street-number = Wat is het huisnummer? Schrijf bijvoorbeeld: Kerkstraat 12. Is er geen nummer? Schrijf dan: Kerkstraat zonder nummer.
required = (verplicht)
nav-families-unproved = Gezinnen ({ $count } te bevestigen)
person-title = Bent u een mens?
person-text = In een verborgen vak stond iets. Dat doet een programma, of soms uw browser. Alles wat u schreef, is er nog. Druk op de knop: dan versturen wij het.
person-button = Ja, versturen
refusal-old-form = Dit formulier is te oud
refusal-old-form-cure = U hebt zich daarna opnieuw aangemeld. Er is niets veranderd. Kijk na wat u hebt ingevuld, en verstuur het opnieuw.
kept-typed = Dit hebt u ingevuld. Er is nog niets van bewaard.
kept-send = Verstuur het nu
kept-show = Terug naar het formulier
refusal-unavailable = Het is nu even te druk
refusal-unavailable-cure = Het is niet uw fout. Er is niets bewaard. Probeer opnieuw over een minuut, of bel uw contactpersoon.
refusal-other-name = Open deze website op het juiste adres
refusal-other-name-cure = Deze website kent alleen het adres hieronder. Er is niets bewaard. Kopieer wat u hebt ingevuld, en open het juiste adres.
site-nowhere = Deze website is nog niet klaar: de links in de e-mails werken nog niet. Een beheerder stelt "base_url" in.
site-elsewhere = U bent op een ander adres dan bedoeld. Formulieren werken alleen op
label-speaks = Talen
label-wishes = Wensen
nothing-done = U was te lang weg. Wat u daarnet vroeg, is nog niet gedaan. Druk opnieuw op de knop.
faults-in-title = Nog niet juist:
refusal-invitation-ended = Deze uitnodiging geldt niet meer
refusal-invitation-ended-cure = Ze is al gebruikt, teruggenomen of ouder dan zeven dagen. Hebt u al een wachtwoord? Meld u dan aan. Anders vraagt u een nieuwe aan wie u uitnodigde.
refusal-for-administrators = Dit is voor beheerders
refusal-for-administrators-cure = Er is niets veranderd. Vraag het aan een beheerder van uw organisatie.
refusal-for-planners = Dit kunt u niet veranderen
refusal-for-planners-cure = Er is niets veranderd. Met uw rol kunt u alles bekijken. Vraag een beheerder van uw organisatie om een andere rol.

reach-message = Dag { $name }, dit is { $coordinator } van { $organiser }.
reach-call = Bel
reach-sms = Sms
reach-whatsapp = WhatsApp
period-by-week = Per week
period-by-month = Per maand
note-title = Telefoontjes en notities
note-kind = Wat is het?
note-kind-call = Telefoontje
note-kind-note = Notitie
note-text = Wat werd er gezegd of afgesproken?
note-hint = Alleen coördinatoren lezen dit. Schrijf niets over ziekte of geloof. Na een jaar verdwijnt het.
note-write = Bewaren
note-none = Er is nog niets genoteerd.
note-signed = { $moment }, { $name }
note-remove = Weghalen
note-fault-empty = Schrijf wat u wilt onthouden.
note-done-noted = Bewaard.
note-done-removed = Weggehaald.
contact-letters = E-mails en brieven
contact-no-letters = Er is nog niets geschreven.
contact-all-letters = Alles wat niet aankwam of nog te vertellen is
shifts-done = Gedaan
shifts-coming = Komt nog
shifts-asked = Gevraagd
shifts-served = Iemand kwam of komt
shifts-none = In deze tijd is er niets.
shifts-along = gaat mee om te leren
shifts-says-yes = Zegt ja
shifts-says-no = Zegt nee
merge-title = Twee keer ingeschreven?
merge-who = Staat iemand hier twee keer? Zoek de andere inschrijving. U ziet eerst wat er gebeurt.
merge-search = Naam, plaats, e-mail of telefoon
merge-nobody-alike = Niemand anders heeft dezelfde naam, hetzelfde nummer of hetzelfde e-mailadres.
merge-nobody-found = Niemand past hierbij.
merge-compare = Vergelijken
merge-text = { $stays } blijft. { $goes } gaat erin op. Kijk goed of dit dezelfde is.
merge-stays = Blijft
merge-goes = Gaat erin op
merge-differs = anders
merge-moved = Dit gaat mee
merge-moved-nothing = Er hangt niets aan de inschrijving die verdwijnt.
merge-moved-slots = { $count ->
    [one] één moment
   *[other] { $count } momenten
}
merge-moved-children = { $count ->
    [one] één kind
   *[other] { $count } kinderen
}
merge-moved-offers = { $count ->
    [one] één aanbod
   *[other] { $count } keer een aanbod
}
merge-moved-certificates = { $count ->
    [one] één attest
   *[other] { $count } attesten
}
merge-moved-letters = { $count ->
    [one] één e-mail of brief
   *[other] { $count } e-mails en brieven
}
merge-moved-notes = { $count ->
    [one] één notitie
   *[other] { $count } notities
}
merge-moved-entries = { $count ->
    [one] één regel in "Wie deed wat"
   *[other] { $count } regels in "Wie deed wat"
}
merge-links = De links van de inschrijving die verdwijnt, werken dan niet meer. Nieuwe e-mails gaan naar de inschrijving die blijft. De gegevens die blijven, staan links.
merge-final = Dit kan niet ongedaan worden gemaakt.
merge-do = Ja, { $goes } gaat op in { $stays }
merge-in-the-way = Dit moet eerst opgelost zijn
merge-same-time = Twee momenten op dezelfde tijd: { $one } en { $other }. Zeg er eerst één af.
merge-other-proved = Het e-mailadres van wie verdwijnt is bevestigd, dat van wie blijft niet. Doe het andersom.
merge-other-admitted = De inschrijving die zou verdwijnen, is toegelaten. Die andere moet blijven: wissel om.
merge-solving = Er wordt net een week opgelost. Wacht tot dat klaar is en probeer dan opnieuw.
merge-swap = Omwisselen: de andere blijft
merge-changed = Er is intussen iets veranderd. Kijk nog eens goed, en druk dan opnieuw.
merge-link-family = Is dit gezin twee keer ingeschreven?
merge-link-caregiver = Is deze persoon twee keer ingeschreven?
