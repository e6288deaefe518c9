offer-title = Kunt u komen?
offer-state-offered = wacht op antwoord
offer-state-accepted = aanvaard
offer-state-declined = geweigerd
offer-state-expired = niet op tijd beantwoord
offer-state-withdrawn = ingetrokken
offer-along = U gaat mee met een mentor, om te leren.
offer-answer-by = Antwoord vóór
offer-accept = Ja, ik kom
offer-decline = Nee, ik kan niet
offer-change = Mijn antwoord veranderen
offer-change-text = Het gezin rekent op u. Wij zeggen het meteen aan het gezin en zoeken iemand anders.
offer-decline-after-all = Ik kan toch niet komen
offer-accept-after-all = Ik kan toch komen
offer-nothing-to-do = U hoeft niets te doen.
offer-show-address = Toon mij het adres
offer-family = Gezin
offer-address = Adres
offer-phone = Telefoon
offer-needs = Goed om te weten
offer-said-accepted = Dank u. Het gezin weet dat u komt.
offer-said-declined = Bedankt dat u het laat weten. Wij vragen het aan iemand anders.
offer-said-taken = Er komt al iemand anders. Toch bedankt.
offer-said-over = U kunt hier niet meer op antwoorden. U hoeft niets te doen.

fact-when = Wanneer
fact-duration = Hoe lang
fact-place = Waar
fact-children = Kinderen
fact-cost = Kosten

age-band-baby = baby (0 tot 18 maanden)
age-band-toddler = peuter (18 maanden tot 2½ jaar)
age-band-nursery = kleuter (2½ tot 6 jaar)
age-band-primary = kind in de lagere school (6 tot 12 jaar)

calendar-summary = Opvang thuis: { $caregiver } komt

letter-offer = Aanbod aan een opvanger
letter-offer-subject = { $count ->
    [one] Kunt u komen op { $day }?
   *[other] Kunt u { $count } keer komen? De eerste keer op { $day }
}
letter-offer-text = { $count ->
    [one] Wij hebben één moment voor u gepland. Laat ons weten of u komt.
   *[other] Wij hebben { $count } momenten voor u gepland. Laat ons voor elk moment weten of u komt.
}
letter-offer-answer-by = Antwoord vóór { $moment }, alstublieft.
letter-offer-along = { $place }, mee met { $name } (mentor)
letter-offer-button = Antwoorden voor { $when }
letter-offer-afterwards = De knop opent een pagina. Daar drukt u op "ja" of "nee". Eerder gebeurt er niets.
letter-reminder-answer = Herinnering om te antwoorden
letter-reminder-answer-subject = { $count ->
    [one] Kunt u komen op { $day }? Wij wachten op uw antwoord
   *[other] Kunt u { $count } keer komen, de eerste keer op { $day }? Wij wachten op uw antwoord
}
letter-reminder-answer-button = Nu antwoorden
letter-withdrawn = Aanbod ingetrokken
letter-withdrawn-subject = U hoeft niet te komen op { $day }
letter-withdrawn-text = Er is iets veranderd in de planning. U hoeft niet te komen:
letter-no-longer-subject = { $count ->
    [one] U hoeft niet te komen op { $day }
   *[other] U hoeft { $count } keer niet te komen. De eerste keer is op { $day }
}
letter-offer-no-longer = U hoeft niet meer te komen op { $when } ({ $place }).
letter-confirmed = Bevestiging aan het gezin
letter-confirmed-subject = Er komt een opvanger op { $day }
letter-confirmed-text = { $caregiver } komt op uw kinderen passen.
letter-confirmed-calendar = Wilt u dit in uw agenda zetten? Open dan het bestand bij deze e-mail.
letter-called-off = Afzegging aan het gezin
letter-called-off-subject = Uw opvanger kan niet komen op { $day }
letter-called-off-text = { $caregiver } kan toch niet komen. Dat spijt ons. Wij zoeken iemand anders en schrijven u opnieuw.
letter-cancelled-subject = Uw opvang op { $day } is afgezegd
letter-cancelled-text = Dit moment is afgezegd. { $caregiver } weet het.
letter-tomorrow = Herinnering aan morgen
letter-tomorrow-subject = Herinnering: { $when }
letter-tomorrow-caregiver = U past binnenkort op kinderen. Druk op de knop voor het adres.
letter-tomorrow-family = { $caregiver } komt binnenkort op uw kinderen passen.
letter-tomorrow-address = Het adres bekijken
offer-title-accepted = U komt
offer-title-closed = Dit moment is voorbij of afgezegd
letter-nobody = Nog niemand gevonden
letter-nobody-subject = Nog niemand voor { $day }
letter-nobody-text = Wij hebben voor dit moment nog geen opvanger gevonden. Wij blijven zoeken tot het begint. Komt er iemand? Dan hoort u het meteen.
letter-nobody-call = Kunt u niet langer wachten? Zeg het af op uw pagina, of bel { $name }, { $phone }.
letter-nobody-told = Kunt u niet langer wachten? Bel { $name }, { $phone }.
letter-moved = Ander adres
letter-moved-subject = Ander adres voor { $day }
letter-moved-text = U zei dat u kunt komen. Het gezin is verhuisd. Bekijk het adres voor u vertrekt. Is het te ver? Bel ons dan.
letter-moved-asked = Wij vroegen of u kunt komen. Het gezin is verhuisd: hieronder staat waar. Kunt u daar ook komen? Antwoord dan. Is het te ver? Zeg dan nee.
letter-withdrawn-by-family = Het gezin heeft afgezegd. U hoeft niet te komen:
letter-offer-with = { $place }. { $name } wordt gevraagd om mee te gaan, om te leren
letter-withdrawn-with-mentor = De mentor met wie u zou meegaan, kan niet komen. U hoeft dus ook niet te komen. Bedankt dat u wou meegaan:
letter-along = Wie er meegaat
letter-along-subject = { $name } gaat met u mee op { $day }
letter-along-text = { $name } gaat met u mee, om te leren.
letter-alone-subject = { $name } gaat niet met u mee op { $day }
letter-alone-text = { $name } gaat niet met u mee. Verder verandert er niets: u komt zoals afgesproken.
letter-mentor-subject = { $name } komt op { $day }: u gaat mee
letter-mentor-text = { $name } komt, en u gaat mee om te leren.
letter-confirmed-along = { $trainee } gaat mee, om te leren
letter-family-along = Wie er meekomt naar het gezin
letter-family-along-subject = { $day }: er komt iemand mee
letter-family-along-text = { $caregiver } komt op uw kinderen passen. { $trainee } gaat mee, om te leren.
letter-family-alone-subject = { $day }: er komt niemand mee
letter-family-alone-text = { $trainee } komt niet mee. { $caregiver } komt zoals afgesproken.
letter-looking = Nog niemand gevonden, bij de publicatie
letter-looking-subject = { $count ->
    [one] Wij zoeken nog iemand voor { $day }
   *[other] Wij zoeken nog iemand voor { $count } momenten. Het eerste is op { $day }
}
letter-looking-text = { $count ->
    [one] De planning van die week is klaar. Voor dit moment hebben wij nog geen opvanger:
   *[other] De planning van die week is klaar. Voor deze momenten hebben wij nog geen opvanger:
}
letter-looking-when = Wij blijven zoeken. Komt er iemand? Dan schrijven wij u meteen. Vinden wij niemand? Dan schrijven wij u ten laatste de dag vooraf.
letter-late-no = Afzegging op het laatste moment, door een opvanger
letter-late-no-subject = Opvanger komt niet: { $when }
letter-late-no-text = { $caregiver } kan toch niet komen bij { $family }. Het gezin heeft een e-mail gekregen, of wacht op uw telefoontje.
letter-late-cancellation = Afzegging op het laatste moment, door een gezin
letter-late-cancellation-subject = Gezin zegt af: { $when }
letter-late-cancellation-text = { $family } zegt af. { $caregiver } zou komen en heeft een e-mail gekregen. Bel om zeker te zijn.
letter-late-caregiver = Opvanger
letter-late-family = Gezin
letter-late-button = Naar dit moment
offer-with-mentor = U gaat mee met { $name }, om te leren.
offer-with-mentor-asked = U gaat mee met { $name }, om te leren. { $name } heeft nog niet geantwoord.
offer-with-trainee = { $name } gaat met u mee, om te leren.
offer-with-trainee-asked = { $name } wordt gevraagd om met u mee te gaan, om te leren.
offer-late-text = Het begint al gauw. Het gezin rekent op u. Wij zeggen het meteen aan het gezin en aan het kantoor. Bel ook uw contactpersoon, als u kunt.
offer-said-confirm = U zei dat u komt, en het begint al gauw. Kunt u echt niet komen? Zeg het hieronder nog eens.
offer-said-withdrawn = Dit aanbod is ingetrokken. U hoeft niets te doen.
offer-said-in-the-way = Dit gaat nu niet. Hieronder leest u waarom. Er is niets veranderd. Bel uw contactpersoon als het toch kan.
calendar-summary-along = Opvang thuis: { $caregiver } komt, { $trainee } gaat mee
calendar-description = Vragen? Bel { $name }, { $phone }. Een nieuwe link naar uw pagina vraagt u hier: { $link }
offer-said-accepted-along = Dank u, u gaat mee. Wij schrijven u als er iets verandert.
offer-said-missing = U kunt dit nu niet aannemen: er ontbreekt nog een attest. Bel uw contactpersoon, alstublieft.
offer-state-asked = wacht op antwoord
offer-state-thanked = iemand anders komt
offer-title-thanked = Er is al iemand gevonden
offer-among-others = Wij vragen dit aan meer mensen. Wie eerst "ja" zegt, komt.
offer-said-cancelled = Het gezin heeft dit moment intussen afgezegd. U hoeft niet te komen.
offer-said-begun = Dit moment is al begonnen. Antwoorden kan niet meer. Bel ons als u vragen hebt.
offer-said-expired = De tijd om te antwoorden is voorbij. Kunt u toch komen? Bel ons dan.
letter-asked = Vraag aan meer opvangers
letter-asked-subject = { $count ->
    [one] Wij zoeken iemand voor { $day }. Kunt u komen?
   *[other] Wij zoeken iemand voor { $count } momenten, het eerste op { $day }. Kunt u komen?
}
letter-asked-text = { $count ->
    [one] Voor dit moment is er nog niemand. Wij vragen het aan meer mensen. Wie eerst "ja" zegt, komt.
   *[other] Voor deze { $count } momenten is er nog niemand. Wij vragen het aan meer mensen. Wie voor een moment eerst "ja" zegt, komt.
}
letter-thanked = Bedankt: er komt al iemand
letter-thanked-subject = Er is iemand gevonden voor { $day }. Bedankt
letter-thanked-text = Wij vroegen of u kon komen. Iemand anders zei eerst ja. U hoeft niets te doen. Bedankt dat wij het u mochten vragen.
letter-away = Iemand meldt zich afwezig
letter-away-subject = { $count ->
    [one] { $name } kan niet komen op { $day }
   *[other] { $name } kan { $count } keer niet komen, de eerste keer op { $day }
}
letter-away-text = { $name } heeft zich afwezig gemeld. De gezinnen hebben een e-mail gekregen, of wachten op uw telefoontje. Met de knop vraagt u in één keer anderen.
letter-away-button = Kijken wie kan komen
arrival-say = Ik ben er
arrival-said = U bent er: gemeld op { $moment }.
arrival-take-back = Toch niet: ik ben er nog niet
offer-said-arrived = Dank u. Wij weten dat u er bent.
offer-said-not-arrived = Dat is teruggenomen.
offer-said-arrived-early = Dat is nog te vroeg. Druk op de knop als u er bent.
offer-said-arrived-over = Dat kan nu niet. Dit moment is voorbij, of er komt iemand anders.
letter-tomorrow-arrived = Bent u er? Druk dan op dezelfde pagina op "Ik ben er". Dan weten wij dat alles goed gaat.
letter-tomorrow-nobody = Is er niemand als het begint? Druk dan op uw pagina op "Er is niemand gekomen". Wij zien het meteen.
letter-called-off-all-subject = Uw opvanger kan { $count } keer niet komen. De eerste keer is op { $day }
letter-called-off-all-text = Wie zou komen, kan toch niet. Dat spijt ons. Wij zoeken iemand anders en schrijven u opnieuw. Het gaat om:
