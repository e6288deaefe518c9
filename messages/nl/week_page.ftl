weeks-week = Week
weeks-slots = Gevraagde momenten
weeks-next = volgende week
weeks-unproved = { $count ->
    [one] Eén vraag wacht tot het e-mailadres bevestigd is.
   *[other] { $count } vragen wachten tot het e-mailadres bevestigd is.
}
week-overview = Overzicht
week-said-published = De week is gepubliceerd. Het aanbod is per e-mail onderweg naar de opvangers.
week-said-stopping = De planner stopt en houdt het beste plan dat er is.
week-said-under-way = Deze week wordt al opgelost. Wacht tot de planner klaar is, of stop hem.
week-said-nothing = Er is niets te plannen: er zijn geen momenten gevraagd, of er is geen actieve opvanger.
week-said-nothing-planned = Er is nog geen plan om te publiceren. Los de week eerst op.
step-collecting = Verzamelen
step-checked = Nagekeken
step-solved = Opgelost
step-published = Gepubliceerd
step-running = Bezig
step-settled = Afgerond
step-done = klaar
blocks-title = Nog te doen
block-no-slots = Voor deze week heeft nog niemand opvang gevraagd.
block-not-solved = De week is nog niet opgelost.
block-unfilled = { $count ->
    [one] Eén moment is niet ingevuld
   *[other] { $count } momenten zijn niet ingevuld
}
block-not-published = Het plan is nog niet gepubliceerd.
block-changed = { $count ->
    [one] Eén moment is gewijzigd sinds de publicatie
   *[other] { $count } momenten zijn gewijzigd sinds de publicatie
}
block-waiting = { $count ->
    [one] Eén opvanger moet nog antwoorden
   *[other] Voor { $count } momenten is er nog geen antwoord
}
tile-served = Ingevuld
served-of = { $served } van { $all }
tile-score = Score
tile-gap = Afstand tot het beste
within-of-best = hoogstens { $gap } onder het best mogelijke
tile-accepted = Aanvaard
run-title = De planner
run-running = aan het werk
run-finished = klaar
run-failed = gestopt zonder plan
run-failed-cure = Wat eerder gepland en gepubliceerd is, blijft zoals het was. Probeer opnieuw. Gebeurt het nog eens? Toon dan deze regel aan uw beheerder: { $line }
run-failed-interrupted = De planning is onderbroken, bijvoorbeeld omdat het programma opnieuw gestart is. Wat eerder gepland en gepubliceerd is, blijft zoals het was. Plan opnieuw.
run-failed-nothing = Op het uur van de wekelijkse planning was er niets te plannen: er waren geen momenten gevraagd, of er was geen opvanger actief.
run-failed-pins = Deze vastgezette momenten kunnen niet allemaal behouden blijven. Wat eerder gepland en gepubliceerd is, blijft zoals het was. Maak er een los en plan opnieuw:
run-starting = De planner begint.
run-over-time = Verloop
run-time = Tijd
run-bound = Grens
run-stop = Stoppen en het beste plan houden
solve = Oplossen
solve-again = Opnieuw oplossen met zo weinig mogelijk wijzigingen
solve-contradictions = Deze beslissingen zijn in strijd met elkaar of met de regels. Hef er één op.
publish = Publiceren
publish-title = Deze week publiceren?
publish-unfilled = { $count ->
    [0] Alle momenten zijn ingevuld.
    [one] Eén moment blijft voorlopig niet ingevuld.
   *[other] { $count } momenten blijven voorlopig niet ingevuld.
}
publish-text = Elke opvanger krijgt één e-mail over alle momenten samen, ook over wat wegvalt.
publish-nobody = Niemand krijgt een e-mail: er is niets veranderd sinds de vorige keer.
publish-caregivers = { $count ->
    [one] Eén opvanger krijgt een e-mail
   *[other] { $count } opvangers krijgen een e-mail
}
publish-families = { $count ->
    [one] Eén gezin krijgt een e-mail
   *[other] { $count } gezinnen krijgen een e-mail
}
publish-by-telephone = te bellen
publish-person = Naar deze persoon
publish-asked = { $visit }: de vraag om te komen
publish-asked-along = { $visit }: de vraag om mee te gaan
publish-no-longer = { $visit }: hoeft niet te komen
publish-no-longer-accepted = { $visit }: hoeft niet te komen, en had al ja gezegd
publish-not-along = { $visit }: { $who } gaat niet mee
publish-called-off = { $visit }: { $who } komt niet
publish-still-looking = { $visit }: nog niemand gevonden
publish-button = Publiceren en versturen
broken-rule = { $time } – { $who }: { $what }
broken-pinned = Het plan volgt deze vastgezette keuze nog niet. Plan opnieuw, of maak ze los.
contradiction = Vastgezet voor { $who }: { $times }. { $what }
publish-refused = Er is niets gepubliceerd: het plan gaat in tegen deze regels
precheck-hopeless = { $count ->
    [one] Niemand kan dit moment invullen, welk plan er ook komt
   *[other] Niemand kan deze { $count } momenten invullen, welk plan er ook komt
}
precheck-without-hours = { $count ->
    [one] Eén opvanger heeft geen uren opgegeven voor deze week
   *[other] { $count } opvangers hebben geen uren opgegeven voor deze week
}

board-title = Bord
board-by-day = Per dag
board-by-caregiver = Per opvanger
board-unfilled-list = Niet ingevuld
board-nobody = nog niemand
board-pinned = vastgezet
board-slots = { $count ->
    [one] 1 moment
   *[other] { $count } momenten
}
board-caregiver = Opvanger
board-all-filled = Alle momenten zijn ingevuld.
board-priority = prioriteit { $priority }
board-remedy = Kleinste wijziging die helpt: { $text }
board-who-can = Wie kan?
board-accepted = aanvaard
board-offered = aangeboden
board-changed = gewijzigd sinds de publicatie
board-dropped = niet meer gepland
board-planned = gepland
board-declined = geweigerd
board-expired = niet beantwoord
board-unfilled = niet ingevuld

slot-title = Moment
slot-reason = Reden
slot-priority = Prioriteit
slot-requires = Vereiste attesten
slot-wishes = Wensen
slot-holder = Opvanger
board-along = { $caregiver }, { $trainee } gaat mee
slot-trainee = Opvanger in opleiding die meegaat
slot-offer = Laatste aanbod
slot-by-telephone = Aan de telefoon:
slot-she-comes = De opvanger komt
slot-she-does-not = De opvanger komt niet
slot-why-unfilled = Waarom niemand dit moment heeft
slot-who-can = Wie kan komen, beste keuze eerst
slot-nobody = Er is nog geen actieve opvanger.
slot-fits = Past het?
slot-fits-yes = past
slot-fits-no = past niet
slot-change = Punten
slot-travel = Extra reistijd, heen en terug
slot-decide = Beslissen
slot-has-it = heeft dit moment
slot-forbidden = verboden
slot-do-offer = Aanbieden
slot-do-give = Toewijzen
slot-do-pin = Vastzetten
slot-do-forbid = Verbieden
slot-do-lift = Opheffen
slot-history = Wat er gebeurd is
slot-no-history = Nog niets.
slot-in-the-way = Er is niets veranderd: dit staat in de weg
slot-said-given = Klaar: dit moment is toegewezen en vastgezet.
slot-said-pinned = Vastgezet. De planner houdt zich hier de volgende keer aan.
slot-said-forbidden = Verboden. De planner houdt zich hier de volgende keer aan.
slot-said-lifted = De beslissing is opgeheven.
slot-said-offered = Het aanbod is onderweg.
slot-said-answered = Het antwoord is genoteerd.
slot-offer-taken = Iemand heeft al een aanbod voor dit moment.
slot-offer-over = Dit moment is al begonnen of is afgezegd.
slot-answer-over = Hier wacht geen aanbod meer op een antwoord.

remedy-assign = { $who } kan komen zoals het nu is. Plan opnieuw, of wijs het moment met de hand toe.
remedy-later = { $who } zou { $longer } langer beschikbaar moeten zijn, op het einde.
remedy-earlier = { $who } zou { $longer } vroeger beschikbaar moeten zijn.
remedy-day-limit = { $who } zou die dag { $to } moeten mogen werken in plaats van { $from }.
remedy-week-limit = { $who } zou in de week { $to } moeten mogen werken in plaats van { $from }.
remedy-month-limit = { $who } heeft in de maand { $to } nodig; tot het maximum blijft er { $from } over.
remedy-days-limit = { $who } zou op { $to } dagen moeten mogen werken in plaats van { $from }.
remedy-block = Enkel uw verbod houdt { $who } hier weg.
remedy-certificate = { $who } zou die dag het attest “{ $what }” moeten hebben.
remedy-hand-on = { $to } neemt { $time } over van { $who }, die dan kan komen.
remedy-pin = Maak { $time } van { $who } los: dan kan { $who } hier komen, en { $to } kan dat moment overnemen.
remedy-pin-only = Maak { $time } van { $who } los: dan kan { $who } hier komen, maar niemand kan dat moment overnemen.

rule-one-caregiver = niet alleen inzetbaar
rule-either = ander moment al ingevuld
rule-pinned = uitgesloten: vastgezet voor iemand anders
rule-blocked = niet voor dit gezin
rule-available = niet beschikbaar
rule-certificates = zonder het vereiste attest
rule-too-far = te ver weg
rule-no-overlap = dan al bezet
rule-daily-rest = zonder genoeg rust tussen twee dagen
rule-weekly-rest = zonder lange vrije periode in de week
rule-day-limit = aan het maximum per dag
rule-week-limit = aan het maximum per week
rule-month-limit = aan het maximum per maand
rule-days-limit = aan het maximum aantal dagen per week
rule-short-day = met een te korte werkdag
rule-accompanied = alleen samen met een mentor
rule-worth-less = vrij, maar elders meer nodig

obstacle-one-caregiver = Een opvanger in opleiding mag niet alleen werken.
obstacle-either = Een ander moment van dit gezin is al ingevuld; één van de twee is genoeg.
obstacle-pinned = Het moment is vastgezet voor iemand anders.
obstacle-blocked = Deze opvanger gaat niet naar dit gezin, of het is verboden.
obstacle-available = Dan niet beschikbaar.
obstacle-certificates = Er ontbreekt een vereist attest.
obstacle-too-far = De reistijd is { $found }. Het maximum is { $limit }.
obstacle-no-overlap = Al bezet: { $found } tussen twee momenten, waar { $limit } nodig is.
obstacle-daily-rest = { $found } rust tussen twee dagen, waar { $limit } nodig is.
obstacle-weekly-rest = De langste vrije periode zou { $found } zijn, waar { $limit } nodig is.
obstacle-day-limit = { $found } op die dag. Het maximum is { $limit }.
obstacle-week-limit = { $found } in de week. Het maximum is { $limit }.
obstacle-month-limit = { $found } in de maand. Er blijft { $limit } over tot het maximum.
obstacle-days-limit = { $found } dagen met opvang. Het maximum is { $limit }.
obstacle-short-day = Maar { $found } op een dag. Het minimum is { $limit }.
obstacle-accompanied = De opvanger in opleiding heeft een mentor nodig.

part-served = opvang
part-idle = wachten tussen blokken
part-faces = nieuwe gezichten
part-household-first = eerste keer voor dit gezin
part-continuity = bekend gezicht
part-language = gedeelde taal
part-wish = graag gewerkte uren
part-travel = reistijd
part-shortfall = gewenst aantal uren
part-learning = leren
part-change = wijziging

actor-family = door het gezin
actor-caregiver = door de opvanger
actor-coordinator = door een coördinator
actor-program = door het programma
event-care-asked = Opvang gevraagd
event-family-proved = Adres bevestigd
event-enquiry-corrected = e-mailadres van een vraag verbeterd
event-enquiry-dropped = vraag geschrapt
event-slot-cancelled = Afgezegd
event-caregiver-joined = Ingeschreven
event-caregiver-proved = Adres bevestigd
event-caregiver-admitted = Toegelaten
event-profile-changed = Profiel gewijzigd
event-availability-changed = Beschikbaarheid gewijzigd
event-certificate-seen = Attest gezien
event-certificate-removed = Attest weggehaald
event-solve-started = Oplossen begonnen
event-solve-finished = Oplossen klaar
event-solve-failed = Oplossen mislukt
event-pinned = Vastgezet
event-forbidden = Verboden
event-decision-lifted = Beslissing opgeheven
event-moved = Met de hand toegewezen
event-published = Gepubliceerd
event-offered = Aangeboden
event-offer-accepted = Aanvaard
event-offer-declined = Geweigerd
event-offer-expired = Niet op tijd beantwoord
event-offer-withdrawn = Aanbod ingetrokken
event-answer-asked = Herinnerd om te antwoorden
event-reminded = Herinnerd aan morgen
event-address-read = Adres getoond
event-family-added = Gezin opgeschreven
event-imported = Bestand ingelezen
event-coordinator-invited = Coördinator uitgenodigd
event-invitation-withdrawn = Uitnodiging teruggenomen
event-coordinator-joined = Coördinator begonnen
event-role-changed = Rol veranderd
event-coordinator-removed = Coördinator verwijderd

letters-title = Niet verstuurde e-mails
letters-empty = Alle e-mails zijn verstuurd.
letters-to = Aan
letters-what = Wat
letters-when = Geschreven
letters-state = Toestand
letters-state-waiting = wacht
letters-state-failed = opzijgezet
letters-state-dropped = geschrapt: het moment is voorbij
letters-attempts = { $count ->
    [one] 1 poging
   *[other] { $count } pogingen
}
letters-state-bounced = teruggekomen
letters-link = Een nieuwe link sturen
letters-stuck = De e-mails vertrekken niet sinds { $moment }: de mailserver weigert ze. Ze wachten en gaan vanzelf weg na de herstelling. Bel wie de mailserver beheert.
letters-returns = { $count ->
    [one] Eén e-mail kwam terug
   *[other] { $count } e-mails kwamen terug
}
letters-returns-text = Deze e-mails zijn niet aangekomen. Bel, vraag het juiste adres en pas het aan. Stuur dan een nieuwe link, of vertel wat er in de brief stond.
letters-failed-text = Wat opzij gezet is, werd voorgoed geweigerd. Bel, vraag het juiste adres en verbeter het op de pagina van die persoon. Stuur dan een nieuwe link.
slot-nobody-fits = Niemand kan komen zoals het nu staat. Hieronder staat wat bij elk in de weg staat.
slot-others = { $count ->
    [one] Eén opvanger kan niet komen, en waarom
   *[other] { $count } opvangers kunnen niet komen, en waarom
}
obstacle-clash = Dan is er al een ander moment.
tile-since = Sinds de planning
event-settings-changed = Instellingen veranderd
event-ladder-changed = Ladder veranderd
board-cost = { $cheques ->
    [one] 1 cheque, { $price }
   *[other] { $cheques } cheques, { $price }
}
run-chart = De score stijgt, de bewezen grens daalt. Waar ze elkaar raken, bestaat er geen beter plan.
publish-changed = Het plan is veranderd sinds u deze pagina opende. Kijk het nog eens na.
publish-since-solved = Er is iets veranderd sinds deze week opgelost werd: iemand is er niet meer, of een moment werd met de hand toegewezen. Los ze eerst opnieuw op: dan raakt misschien ingevuld wat nu openstaat.
slot-trainee-alone = Deze opvanger is nog in opleiding: alleen komen kan niet, meegaan met een mentor wel.
slot-accepted-first = Iemand heeft dit moment aangenomen. Noteer eerst de weigering, als die persoon niet komt.
slot-decline-text = Was het aangenomen? Dan hoort het gezin meteen dat de opvanger niet komt.
event-nobody-found = Gezin verwittigd dat er nog niemand is
letters-calls = { $count ->
    [one] Eén brief om aan de telefoon te vertellen
   *[other] { $count } brieven om aan de telefoon te vertellen
}
letters-calls-text = Deze brieven konden niet met e-mail weg. Bel het gezin, vertel wat er in de brief staat en duid hem aan als verteld. Van meer brieven voor één gezin is de eerste de nieuwste.
letters-told = Verteld
letters-by-email = E-mails
run-line = Na { $seconds } s: score { $score }. Geen plan komt boven { $bound }, dus hoogstens { $gap } onder het beste.
nav-letters-stuck = E-mails (vertrekken niet)
nav-letters-calls = { $count ->
    [one] E-mails (1 telefoontje)
   *[other] E-mails ({ $count } telefoontjes)
}
contradiction-together = Ze kunnen niet samen behouden blijven. Maak er een los, of geef de planning meer tijd.
event-address-heard = Adres doorgegeven aan de telefoon
event-letter-instead = Nieuwe link gestuurd voor een brief die niet aankwam
event-letter-told = Brief verteld aan de telefoon
run-line-then = Van de week zoals ze toen was: na { $seconds } s een score van { $score }. Geen plan kwam boven { $bound }, dus hoogstens { $gap } onder het beste.
tile-fallen = { $count ->
    [one] 1 moment viel weg
   *[other] { $count } momenten vielen weg
}
rule-not-planned = vrij, nog niet gepland
slot-said-no = zei nee op dit aanbod
block-same-roof = Wonen { $caregiver } en het gezin { $family } onder hetzelfde dak? De adressen lijken op elkaar. Tot u het zegt, wordt dit niet gepland. Ja: noteer dat het gezin deze opvanger niet wil. Nee: noteer dat het gezin deze opvanger wenst, of vul een adres aan.
slot-do-withdraw = Aanbod intrekken
slot-do-ask-again = Komt toch
slot-said-withdrawn = Het aanbod is ingetrokken. Wie het had, krijgt een e-mail.
event-late-no = Op het laatste moment afgezegd door de opvanger
event-late-cancellation = Op het laatste moment afgezegd door het gezin
event-search-goes-on = Gezin verwittigd: wij zoeken nog
slot-missing = Nog nodig: { $what }.
gate-conflict = { $time } – { $who } nam dit aan, en nu ontbreekt: { $what }. Het moment blijft staan: bekijk wat u doet.
gate-conflicts = Aangenomen, maar er ontbreekt iets
publish-signed = Gepland met een uitzondering
event-exception-signed = Uitzondering getekend
event-exception-ended = Uitzondering beëindigd
event-absence-said = Afwezig gemeld
event-came-back = Terug
event-address-given = Nieuw e-mailadres gegeven
event-address-changed = E-mailadres veranderd

pages-label = Pagina's
settled-conflicts = Afgesproken, maar nu in strijd met een regel
settled-conflicts-text = Deze momenten zijn aanvaard of al begonnen. Ze blijven zoals ze zijn. De rest van de week wordt errond gepland.
settled-conflict = { $who }: { $times }. { $what }
left-out-title = Hiermee kan niet gepland worden
left-out-certificate = { $who }: het attest “{ $what }” heeft data die niet kunnen. Het telt niet mee. Noteer het opnieuw.
left-out-exception = { $who }: de uitzondering voor “{ $what }” heeft data die niet kunnen. Ze telt niet mee. Beëindig ze en teken ze opnieuw.
left-out-hours = { $who }: in het weekpatroon staan uren die niet kunnen. Ze tellen niet mee. Vul ze opnieuw in.
left-out-hours-on = { $who }: op { $day } staan uren die niet kunnen. Ze tellen niet mee. Vul ze opnieuw in.
left-out-caregiver = { $who }: van dit adres is niet bekend waar het ligt. Tot het aangepast is, wordt { $who } niet gepland.
left-out-slot = Gezin { $family }: het moment { $time } kan niet gepland worden: de duur, de week of het adres klopt niet. Kijk het na.
run-waits = De planner wacht op zijn beurt: er wordt eerst een andere week gepland.
run-waiting = wacht op zijn beurt
slot-show-others = Toon wie niet kan, en waarom
slot-others-count = { $count ->
    [one] 1 opvanger kan niet.
   *[other] { $count } opvangers kunnen niet.
}
run-over = De planner is klaar.
run-over-show = Toon de week
settled-conflicts-more = { $count ->
    [one] Toon er nog 1
   *[other] Toon er nog { $count }
}

ask-hours = Vraag hun uren
ask-hours-text = Elk van hen krijgt een e-mail met een knop. Wie vandaag al zo'n e-mail kreeg, krijgt er geen tweede.
precheck-names = Wie?
precheck-cause = { $cause }: { $count ->
    [one] één moment
   *[other] { $count } momenten
}
remind-all = Herinner wie nog niet geantwoord heeft
week-said-hours-asked = { $count ->
    [0] Iedereen zonder uren kreeg vandaag al een e-mail.
    [one] Eén opvanger krijgt een e-mail met de vraag naar uren.
   *[other] { $count } opvangers krijgen een e-mail met de vraag naar uren.
}
week-said-reminded = { $count ->
    [0] Iedereen die nog niet geantwoord heeft, kreeg net al een herinnering.
    [one] Eén opvanger krijgt een herinnering.
   *[other] { $count } opvangers krijgen een herinnering.
}
outcome-filled = { $served } van { $all } momenten zijn ingevuld.
outcome-best = Een beter plan bestaat niet.
outcome-better = Een beter plan is hoogstens { $gap } beter.
outcome-unfilled = { $count ->
    [one] Eén moment is niet ingevuld
   *[other] { $count } momenten zijn niet ingevuld
}; { $never ->
    [0] elk ervan kan iemand in een ander plan invullen.
    [one] bij één ervan kan niemand komen, welk plan er ook komt.
   *[other] bij { $never } ervan kan niemand komen, welk plan er ook komt.
}
event-hours-asked = Uren gevraagd per e-mail

event-run-announced = Kantoor verwittigd vóór de wekelijkse planning
letter-before-run = Vóór de wekelijkse planning
letter-before-run-subject = Het programma plant { $week } op { $moment }
letter-before-run-text = Op { $moment } plant het programma deze week vanzelf. Kijk na wat er nog in de weg staat. Publiceren doet u zelf.
letter-run-asked = Gevraagde momenten
letter-run-hopeless = Momenten die niemand kan invullen, welk plan er ook komt
letter-run-contradictions = Vastgezette keuzes die niet samengaan
letter-run-without-hours = Opvangers zonder uren voor deze week
letter-run-left-out = Gegevens waarmee niet gepland kan worden
letter-run-button = De week bekijken
letter-planned = Na de wekelijkse planning
letter-planned-subject = Het plan voor { $week } ligt klaar: { $count ->
    [0] alles is ingevuld
    [one] één moment is nog niet ingevuld
   *[other] { $count } momenten zijn nog niet ingevuld
}
letter-planned-text = Het plan ligt klaar. Er is nog niets verstuurd: kijk het na en publiceer het.
letter-not-planned-subject = Er is geen plan voor { $week }
letter-not-planned = Wekelijkse planning mislukt
letter-not-planned-text = Het programma kon deze week niet vanzelf plannen. Wat al gepland en gepubliceerd was, is niet veranderd. Op de pagina van de week leest u waarom, en wat u kunt doen.

board-figures = { $assigned } van { $asked }, hoogstens { $quota }
board-free = kan werken
board-by-family = Per gezin
board-by-place = Per buurt
board-whole-week = Hele week
board-days = Dagen
board-open = { $count ->
    [0] alles ingevuld
    [one] 1 niet ingevuld
   *[other] { $count } niet ingevuld
}
board-open-more = { $count ->
    [one] en nog 1, zie “Niet ingevuld”
   *[other] en nog { $count }, zie “Niet ingevuld”
}
board-faces = { $count ->
    [one] 1 gezicht: { $who }
   *[other] { $count } gezichten: { $who }
}
board-new = { $who } (nieuw)
board-new-face = nieuw gezicht
board-shown = { $count ->
    [one] 1 moment getoond
   *[other] { $count } momenten getoond
}
board-filters = { $count ->
    [0] Filteren
    [one] Filteren (1 filter staat aan)
   *[other] Filteren ({ $count } filters staan aan)
}
board-clear = Alles tonen
board-any = alle
board-nothing-shown = Geen enkel moment past bij deze filters.
board-key = Wat de tekens betekenen
board-need-special = gezin met bijzondere noden
board-need-pinned = vastgezet
board-need-along = met iemand in opleiding
board-need-signed = met uitzondering
filter-state = Toestand
filter-caregiver = Opvanger
filter-family = Gezin
filter-place = Buurt
filter-needs = Nodig
board-said-given = Klaar: het moment is toegewezen en vastgezet.
board-said-undone = Uw laatste stap is ongedaan gemaakt.
board-said-stays = Er is niets veranderd: deze stap kan niet meer terug.
board-said-not-last = Er is niets veranderd: dit was niet meer uw laatste stap.
board-by-hand = Met de hand plannen: sleep een moment naar de lijn van een opvanger. Of kies een moment met Tab, druk op de M, ga met de pijlen naar een lijn en druk op Enter. U ziet eerst wat het kost.
board-carry = Moment opgepakt. Kies een lijn met de pijlen. Enter legt neer, Escape legt terug.
board-over = Naar:
board-put-back = Moment teruggelegd.
sheets-title = Blad per opvanger
sheets-link = Eén blad per opvanger, om af te drukken
sheets-text = Druk deze pagina af: elke opvanger krijgt een eigen blad.
sheets-nobody = Nog niemand heeft een moment in deze week.
sheets-day = Dag
sheets-hours = Uren
sheets-learns = gaat mee om te leren
cure-show = Bekijk en doe het
cure-hours = Naar de uren
cure-terms = Naar de afspraken
cure-training = Naar de attesten

deed-title = Met de hand toewijzen
deed-heading = Dit moment voor { $who }?
deed-from = { $who } heeft dit moment nu, en geeft het af.
deed-fills = Dit moment is dan ingevuld.
deed-lifts-ban = Uw verbod voor { $who } wordt opgeheven.
deed-nobody-loses = Geen ander moment valt weg.
deed-emptied = { $count ->
    [one] Eén ander moment is dan niet meer ingevuld: { $slots }.
   *[other] { $count } andere momenten zijn dan niet meer ingevuld: { $slots }.
}
deed-points = { $change } punten: van { $before } naar { $after }
deed-gives-up = { $who } geeft daarvoor op:
deed-handed-on = { $slot }: { $who } neemt over
deed-rules = Dit kan niet
deed-policies = Dit gaat verder dan afgesproken
deed-reason = Waarom mag dit voor één keer?
deed-reason-hint = Bijvoorbeeld: gevraagd aan de telefoon, en het is goed. Uw naam en uw reden worden bewaard.
deed-reason-long = De reden is te lang: schrijf ze in hoogstens 200 tekens.
deed-needs-reason = Dit gaat verder dan afgesproken. Kijk na wat er staat en schrijf waarom het voor één keer mag.
deed-changed = Het plan is veranderd sinds u dit bekeek. Kijk het nog eens na.
deed-do = Toewijzen en vastzetten
deed-do-anyway = Toch toewijzen
deed-leave = Laat het zoals het is
deed-way-out = Het kan wel als { $who } dit opgeeft
deed-way-out-look = Bekijk dat
ground-nature = Dat kan gewoon niet.
ground-law = Dat is de wet: niemand kan hiervan afwijken.
ground-safety = Dat is voor de veiligheid van de kinderen. Een uitzondering tekent u bij de opleiding van de opvanger.
ground-word = Dat is iemands eigen keuze: vraag het, en pas het aan waar het gezegd is.
ground-desk = Dat is een beslissing van een coördinator: hef ze eerst op.
ground-policy = Dat is een afspraak: u mag er voor één keer van afwijken, met een reden.
policy-too-far = verder dan afgesproken
policy-days-limit = meer dagen dan afgesproken
policy-short-day = een kortere dag dan afgesproken
slot-without = zonder: { $change }, en dan heeft niemand het
slot-do-look = Bekijk eerst
slot-set-aside = Afgeweken van een afspraak
slot-waiver = { $who }: { $what }. Reden: { $reason } ({ $by }, { $when })
undo = Ongedaan maken
undo-last = Uw laatste stap: { $what } – { $time }, { $family } – { $who }.
undo-more = { $count ->
    [one] Daarvoor is er nog 1 stap.
   *[other] Daarvoor zijn er nog { $count } stappen.
}
undo-told = Deze stap kan niet meer terug: er is al iemand over verwittigd.
undo-changed = Deze stap kan niet meer terug: hier is sindsdien iets veranderd.
event-given-up = Met de hand vrijgemaakt
event-policy-set-aside = Van een afspraak afgeweken
event-step-undone = Laatste stap ongedaan gemaakt

board-asked-several = aan meer mensen gevraagd
slot-asked-several = Gevraagd
event-offer-thanked = Bedankt: iemand anders zei eerst ja
event-open-proposed = Nagekeken welke open momenten passen
event-note-written = Notitie geschreven
event-note-removed = Notitie weggehaald
event-merged = Samengevoegd met een dubbele inschrijving

event-plan-taken = Plan van elders overgenomen
week-said-plan-taken = Het plan is overgenomen en nagekeken. Er is nog niets verstuurd.
solve-options = Zelf kiezen hoelang en hoe goed
solve-seconds = Hoogstens zoveel seconden
solve-seconds-hint = Meer tijd geeft een beter plan. Stoppen kan altijd: het beste plan blijft.
solve-seconds-wrong = Schrijf de seconden als een getal van 1 tot { $most }.
solve-gap = Goed genoeg bij zoveel procent
solve-gap-hint = De planner stopt zodra een beter plan hoogstens zoveel procent beter kan zijn. 0 zoekt tot het beste plan bewezen is.
solve-gap-wrong = Schrijf het percentage als een getal van 0 tot 50, zoals 0,5.
solve-so = Zo oplossen
solve-weights = Anders laten wegen, alleen voor deze keer
solve-weights-text = Zo veel punten telt elk ding in het plan. Wat u hier kiest, geldt alleen voor deze berekening en het plan dat eruit komt. De instellingen blijven zoals ze zijn.
solve-weight-bounds = Ingesteld: { $set }. Van { $least } tot { $most }.
run-weights = Gemaakt met andere gewichten dan de instellingen: { $list }.
run-weight = { $name } { $value } (instellingen: { $usual })
runs-settings = Instellingen nu
runs-weights = Waar de gewichten anders zijn
runs-title = Eerdere berekeningen
runs-none = Deze week is nog niet berekend.
runs-when = Begonnen
runs-by = Door
runs-seconds = Duur
runs-files = Bestanden
runs-week-file = week
runs-plan-file = plan
runs-before = Eerst
runs-after = Daarna
runs-compare = Vergelijk deze twee
runs-nothing-to-compare = Kies twee berekeningen die een plan hebben.
runs-difference = Wat is er anders?
runs-gained = { $count ->
    [0] Geen moment kwam erbij
    [one] Eén moment kwam erbij
   *[other] { $count } momenten kwamen erbij
}
runs-lost = { $count ->
    [0] Geen moment viel weg
    [one] Eén moment viel weg
   *[other] { $count } momenten vielen weg
}
runs-moved = { $count ->
    [0] Geen moment kreeg iemand anders
    [one] Eén moment kreeg iemand anders
   *[other] { $count } momenten kregen iemand anders
}
runs-moved-one = { $visit }: eerst { $before }, daarna { $after }
runs-people = Wie kreeg meer of minder uren?
runs-not-asked = niet meer gevraagd
runs-visit-gone = Een moment dat niet meer gevraagd wordt
plan-upload = Een plan van elders
plan-upload-text = Hebt u het weekbestand zelf laten plannen? Het plan wordt tegen elke regel nagekeken. Klopt het, dan wordt het het ontwerp van deze week. Er vertrekt niets.
plan-file = Planbestand
plan-take = Nakijken en overnemen
plan-unreadable = Dit is geen planbestand. Er is niets veranderd. Kies een bestand zoals de planner het schrijft.
plan-other-week = Dit is het plan van { $week }. Er is niets veranderd. Open die week en kies het bestand daar.
plan-strangers = { $count ->
    [one] In dit plan staat een moment of een opvanger die niet in deze week is, of iets staat er dubbel in. Er is niets veranderd. Haal het weekbestand opnieuw op en plan opnieuw.
   *[other] In dit plan staan { $count } dingen die niet in deze week zijn of er dubbel in staan. Er is niets veranderd. Haal het weekbestand opnieuw op en plan opnieuw.
}
plan-broken = Dit plan gaat in tegen deze regels. Er is niets veranderd.

event-family-changed = Gegevens van het gezin veranderd
letters-state-sent = verstuurd
letters-state-replaced = vervangen
letters-state-to-call = te vertellen aan de telefoon
letters-state-told = verteld aan de telefoon
event-arrived = Gemeld er te zijn
event-arrival-taken-back = Melding er te zijn teruggenomen
event-nobody-came = Er is niemand gekomen, zegt het gezin
event-nobody-came-taken-back = Er is toch iemand gekomen, zegt het gezin
offers-title = Alle aanbod
offers-all = Alles ({ $count })
offers-of-state = { $state } ({ $count })
offers-none = In deze week is er geen aanbod met deze toestand.
offers-reminded = Herinnerd op
offers-reminds = Volgende herinnering
offer-state-desk-offered = verstuurd
offer-state-desk-asked = aan meer mensen gevraagd
offer-state-desk-accepted = aanvaard
offer-state-desk-declined = geweigerd
offer-state-desk-expired = niet op tijd beantwoord
offer-state-desk-withdrawn = ingetrokken
offer-state-desk-thanked = iemand anders was eerst
slot-do-remind = Nu herinneren
slot-said-reminded = Wie nog niet geantwoord heeft, krijgt een herinnering.
slot-just-reminded = Wie nog niet geantwoord heeft, kreeg minder dan vier uur geleden een herinnering.
publish-set-aside = Hiervan is afgeweken
