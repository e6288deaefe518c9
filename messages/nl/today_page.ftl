# De eerste pagina na het aanmelden, het zoeken, en wie wat deed.

nav-today = Vandaag
nav-today-open = Vandaag ({ $count } open)
nav-caregivers-talks = Opvangers ({ $count } te spreken)
nav-journal = Logboek

today-title = Vandaag, { $day }
today-said-offered = Het aanbod is per e-mail onderweg.
today-quiet = Alles is in orde
today-quiet-text = Niemand wacht op u. Kijk gerust vooruit naar de volgende week.
today-more = en nog { $count }
today-week-line = { $asked ->
    [one] Eén moment gevraagd
   *[other] { $asked } momenten gevraagd
}, { $planned } gepland

today-withdrawn = { $count ->
    [one] Iemand komt niet meer
   *[other] { $count } opvangers komen niet meer
}
today-open = { $count ->
    [one] Eén moment in de komende drie dagen heeft nog niemand
   *[other] { $count } momenten in de komende drie dagen hebben nog niemand
}
today-expiring = { $count ->
    [one] Eén aanbod vervalt binnenkort
   *[other] { $count } keer vervalt een aanbod binnenkort
}
today-called-off = { $count ->
    [one] Een gezin heeft op het laatste moment afgezegd
   *[other] Gezinnen hebben { $count } momenten op het laatste moment afgezegd
}
today-calls = { $count ->
    [one] Eén telefoontje te doen
   *[other] { $count } telefoontjes te doen
}
today-failed = { $count ->
    [one] Eén e-mail kon niet vertrekken
   *[other] { $count } e-mails konden niet vertrekken
}
today-unproved = { $count ->
    [one] Eén vraag wacht op de bevestiging van het adres
   *[other] { $count } vragen wachten op de bevestiging van het adres
}
today-talks = { $count ->
    [one] Eén gesprek te voeren
   *[other] { $count } gesprekken te voeren
}
today-ending = { $count ->
    [one] Eén attest loopt af
   *[other] { $count } attesten lopen af
}

today-withdrew-by-link = { $name } zei af op { $moment }, via de link
today-withdrew-by-telephone = { $name } komt niet: genoteerd door het kantoor op { $moment }
today-who-can = Wie kan komen?
today-nobody-fits = Niemand kan dit moment overnemen zonder dat een regel in de weg staat.
today-offer-to = Aanbieden aan { $name } ({ $travel } extra reistijd)
today-answer-by = { $name } moet antwoorden vóór { $moment }
today-note-answer = Antwoord noteren
today-call-to-be-sure = { $name } zou komen. Bel om zeker te zijn dat dit bekend is.
today-see-family = Naar het gezin
today-what-to-say = Wat te vertellen
today-see-letter = Naar de e-mails
today-see-request = Naar de vraag
today-admit = Gesprek voeren en toelaten
today-see-training = Naar de attesten
today-since = sinds { $moment }
today-until = geldig tot en met { $day }
today-badge-today = vandaag
today-badge-tomorrow = morgen
today-badge-ended = afgelopen
today-badge-days = { $count ->
    [0] laatste dag
    [one] nog 1 dag
   *[other] nog { $count } dagen
}

next-step-collect = Nog niemand heeft opvang gevraagd
next-step-solve = Volgende stap: oplossen
next-step-solving = De planner is aan het werk
next-step-publish = Volgende stap: nakijken en publiceren
next-step-fill = { $count ->
    [one] Eén moment heeft nog niemand
   *[other] { $count } momenten hebben nog niemand
}
next-step-wait = { $count ->
    [one] Eén antwoord wordt nog verwacht
   *[other] { $count } antwoorden worden nog verwacht
}
next-step-settled = Alles is ingevuld en bevestigd

first-title = Op weg naar uw eerste week
first-step-settings = Kijk de instellingen na
first-text-settings = Klopt het werkgebied, de prijs en de contactpersoon? Bewaar de pagina om dit af te vinken.
first-step-caregiver = Laat een eerste opvanger toe
first-text-caregiver = Geef de link van uw inschrijfpagina door, of schrijf iemand in aan de telefoon. Kijk de attesten na, voer het gesprek en laat toe.
first-step-family = Krijg een eerste vraag van een gezin
first-text-family = Geef de link van uw aanvraagformulier door, of vraag zelf voor een gezin aan de telefoon. Een vraag telt als het adres bevestigd is.
first-step-hours = Weet wanneer een opvanger kan werken
first-text-hours = Elke opvanger vult dit in via een link. U kunt het ook zelf invullen, aan de telefoon.
first-step-solve = Los de week op
first-text-solve = De planner zoekt het beste plan en zegt hoe ver dat van het best mogelijke is.
first-step-publish = Publiceer de week
first-text-publish = Elk aanbod vertrekt dan per e-mail. Wie niet kan, zegt nee, en u vindt hier wie kan overnemen.

event-office-alerted = Kantoor verwittigd per e-mail
letter-alert = Dringend bericht aan het kantoor
letter-alert-subject = { $count ->
    [one] Eén ding kan niet wachten
   *[other] { $count } dingen kunnen niet wachten
}
letter-alert-open = { $count ->
    [one] Dit moment begint binnen 24 uur en heeft nog niemand:
   *[other] Deze { $count } momenten beginnen binnen 24 uur en hebben nog niemand:
}
letter-alert-more = en nog { $count }
letter-alert-letters = { $count ->
    [one] Eén e-mail komt niet aan. Bel wie hem moest krijgen.
   *[other] { $count } e-mails komen niet aan. Bel wie ze moest krijgen.
}
letter-alert-button = Naar wat er te doen is
letter-alert-once = Over elk van deze dingen schrijven wij één keer. 's Nachts schrijven wij enkel over wat vroeg begint.

search-title = Zoeken
search-label = Zoek een gezin, een opvanger of een vraag
search-placeholder = Zoeken
search-button = Zoek
search-hint = Een naam, telefoonnummer, e-mailadres, gemeente of week. Accenten en spaties hoeven niet.
search-nothing = Niets gevonden
search-nothing-text = Probeer een deel van de naam, of de laatste cijfers van het telefoonnummer.
search-more = { $count ->
    [one] Er is er nog één. Typ meer om verder te verfijnen, bijvoorbeeld de gemeente erbij.
   *[other] Er zijn er nog { $count }. Typ meer om verder te verfijnen, bijvoorbeeld de gemeente erbij.
}
search-families = Gezinnen: { $count }
search-caregivers = Opvangers: { $count }
search-waiting = Vragen die op bevestiging wachten: { $count }
search-next = Eerstvolgend: { $when } – { $name }
search-next-asked = Eerstvolgend: { $when } – { $name }, gevraagd
search-next-nobody = Eerstvolgend: { $when } – nog niemand

journal-title = Wie deed wat
journal-about = Alles over { $name }.
journal-about-one = Alles over dit moment of deze persoon.
journal-everybody = Toon alles
journal-of-one = Wie deed wat
journal-head-when = Wanneer
journal-head-what = Wat
journal-head-family = Gezin
journal-head-caregiver = Opvanger
journal-head-slot = Moment of week
journal-head-week = Week
journal-head-by = Door
journal-from = Van
journal-until = Tot en met
journal-nothing = Hierover staat niets in het logboek.
journal-newer = Nieuwere
journal-older = Oudere
journal-file = Deze lijst als bestand (CSV, hoogstens 20.000 regels)
journal-forgotten = iemand die vergeten is
journal-by-family = door het gezin
journal-by-caregiver = door de opvanger
journal-by-coordinator = door een coördinator
journal-by-program = door het programma
journal-by-visitor = via een open pagina
journal-by-name = door { $name }
journal-by-name-telephone = door { $name }, aan de telefoon
journal-by-name-link = door { $name }, via de link
journal-by-name-import = door { $name }, uit een bestand
journal-by-import = door een opdracht, uit een bestand
journal-fault-week = Schrijf een week, zoals 2026-W48.
today-asking = { $count ->
    [one] Voor één moment is het aan meer mensen gevraagd
   *[other] Voor { $count } momenten is het aan meer mensen gevraagd
}
today-asked = Gevraagd: { $names }. Antwoord vóór { $moment }.
today-see-slot = Naar het moment
today-replace-all = Alles van { $name } in één keer
today-said-stepped-in = Genoteerd. Het gezin heeft een e-mail gekregen, of wacht op uw telefoontje. Geef het adres door aan wie nu vertrekt.
today-nobody-came = { $count ->
    [one] Eén gezin zegt: er is niemand gekomen
   *[other] { $count } gezinnen zeggen: er is niemand gekomen
}
today-not-seen = { $count ->
    [one] Eén opvanger heeft niet gemeld er te zijn
   *[other] { $count } opvangers hebben niet gemeld er te zijn
}
today-was-to-come = { $name } zou komen
today-missed-by-link = Gemeld door het gezin op { $moment }, via de link
today-missed-by-telephone = Genoteerd door het kantoor op { $moment }
today-arrived-says = { $name } meldde zelf op { $moment } er te zijn
today-comes-now = { $name } komt nu ({ $travel } extra reistijd)
week-not-seen-one = { $name }, { $when }, bij { $family }
letter-alert-missed = { $count ->
    [one] Een gezin zegt dat er niemand is gekomen. Bel meteen.
   *[other] { $count } gezinnen zeggen dat er niemand is gekomen. Bel meteen.
}
letter-alert-missed-at = { $place }: er is niemand gekomen
