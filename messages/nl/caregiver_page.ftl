caregiver-page-title = Mijn pagina
caregiver-page-nav = Mijn pagina
caregiver-page-nav-availability = Wanneer ik kan
caregiver-page-greeting = Dag { $name }
caregiver-page-waits = Uw coördinator belt u voor een gesprek. Daarna zoeken wij gezinnen voor u. U kunt nu al zeggen wanneer u kunt werken.
caregiver-page-when = Wanneer u kunt werken
caregiver-page-no-hours = Wij weten nog niet wanneer u kunt werken.
caregiver-page-exceptions = { $count ->
    [one] Eén dag is anders.
   *[other] { $count } dagen zijn anders.
}
caregiver-page-change-hours = Zeggen wanneer ik kan
caregiver-page-availability = Wanneer kunt u werken?
caregiver-page-hours = Hoeveel u nog mag werken
caregiver-page-month = Nog deze maand
caregiver-page-year = Nog dit jaar
caregiver-page-used = { $used } van { $most } gebruikt
caregiver-page-path-ends = Uw traject loopt tot { $date }.
caregiver-page-training = Uw opleiding
caregiver-page-no-certificates = Hebt u een attest? Toon het aan uw coördinator.
caregiver-page-languages = Uw talen
caregiver-page-contact = Uw contactpersoon
caregiver-page-contact-text = Hebt u een vraag? Bel of schrijf naar
caregiver-page-offers = Uw aanbod
caregiver-page-no-offers = Er is nu geen aanbod voor u.
caregiver-page-accepted-stands = Waar u ja op zei, blijft staan, ook als u hier iets wijzigt. Kunt u toch niet komen? Zeg het op "Mijn pagina".
caregiver-page-shifts = Wanneer u komt
caregiver-page-no-shifts = U hebt nu niets aangenomen.
caregiver-page-signed = Uw coördinator tekende voor wat nog ontbreekt

# Haar diensten in haar eigen agenda.
calendar-feed-name = Mijn opvang: { $organiser }
calendar-feed-shift = Opvang in { $place }
calendar-feed-along = Opvang in { $place }, ik ga mee
calendar-feed-offer = Vraag, nog te beantwoorden: opvang in { $place }
calendar-page-link = Mijn momenten in mijn agenda
calendar-page-title = Mijn momenten in mijn agenda
calendar-page-text = Uw agenda kan uw momenten zelf ophalen. Verandert er iets, dan verandert het ook in uw agenda, na een paar uur.
calendar-page-make = Maak een agenda-adres
calendar-page-open = Open in mijn agenda
calendar-page-copy = Of kopieer dit adres in uw agenda
calendar-page-elsewhere = Uw agenda haalt uw momenten al op. Het adres kunnen wij hier niet meer tonen. Wilt u het op een ander toestel? Maak dan een nieuw adres.
calendar-page-secret = Wie dit adres heeft, ziet waar en wanneer u werkt. Geef het aan niemand. Met een nieuw adres werkt het oude niet meer.
calendar-page-again = Maak een nieuw adres
calendar-page-end = Stop met mijn agenda
calendar-page-said-made = Uw adres is klaar.
calendar-page-said-ended = Het adres werkt niet meer. Uw agenda krijgt geen momenten meer.
