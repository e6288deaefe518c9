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
offer-call-to-change = Kunt u niet komen? Bel nu uw contactpersoon.
offer-nothing-to-do = U hoeft niets te doen.
offer-show-address = Toon mij het adres
offer-family = Gezin
offer-address = Adres
offer-phone = Telefoon
offer-needs = Goed om te weten
offer-said-accepted = Dank u. Het gezin weet dat u komt.
offer-said-declined = Bedankt dat u het laat weten. Wij vragen het aan iemand anders.
offer-said-too-late = Het is te laat om dit hier te veranderen. Bel uw contactpersoon, alstublieft.
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
    [one] Kunt u komen? Een gezin heeft opvang nodig
   *[other] Kunt u komen? Wij vragen u voor { $count } momenten
}
letter-offer-text = { $count ->
    [one] Wij hebben één moment voor u gepland. Laat ons weten of u komt.
   *[other] Wij hebben { $count } momenten voor u gepland. Laat ons voor elk moment weten of u komt.
}
letter-offer-answer-by = Antwoord vóór { $moment }, alstublieft.
letter-offer-along = { $place }, mee met een mentor
letter-offer-button = { $when }: antwoorden
letter-offer-afterwards = Een knop opent een bladzijde. Daar drukt u op "ja" of "nee". Eerder gebeurt er niets.
letter-reminder-answer = Herinnering om te antwoorden
letter-reminder-answer-subject = Wij wachten nog op uw antwoord
letter-reminder-answer-button = Nu antwoorden
letter-withdrawn = Aanbod ingetrokken
letter-withdrawn-subject = U hoeft niet te komen
letter-withdrawn-text = Dit moment is veranderd. U hoeft niet te komen:
letter-confirmed = Bevestiging aan het gezin
letter-confirmed-subject = Er komt een opvanger op { $day }
letter-confirmed-text = { $caregiver } komt op uw kinderen passen.
letter-confirmed-calendar = Wilt u dit in uw agenda zetten? Open dan het bestand bij deze e-mail.
letter-called-off = Afzegging aan het gezin
letter-called-off-subject = Uw opvanger kan niet komen
letter-called-off-text = { $caregiver } kan toch niet komen. Wij zoeken iemand anders. U hoort nog van ons.
letter-cancelled-subject = Uw opvang is afgezegd
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
letter-nobody-call = Kunt u niet langer wachten? Zeg het af op uw bladzijde, of bel { $name }, { $phone }.
letter-nobody-told = Kunt u niet langer wachten? Bel { $name }, { $phone }.
letter-moved = Ander adres
letter-moved-subject = Het gezin heeft een ander adres
letter-moved-text = U zei dat u komt. Het gezin woont nu ergens anders. Bekijk het adres voor u vertrekt. Is het te ver? Bel ons dan.
offer-said-missing = U kunt dit nu niet aannemen: er ontbreekt nog een attest. Bel uw contactpersoon, alstublieft.
