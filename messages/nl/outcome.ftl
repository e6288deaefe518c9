came-title = Wat er van het plan kwam
came-text = Elk moment zoals het gepubliceerd werd, naast wie er gekomen is of nu zou komen.
came-publications = Publicaties
came-publication = Publicatie { $number }, { $moment }
came-not-kept = Deze publicatie is van zo lang geleden dat ze niet meer bewaard wordt.
came-counts = Aantallen
came-count = Momenten
came-all = Alles samen
came-none = Geen enkel moment.
came-file = Als bestand (CSV)
came-forgotten = { $count ->
    [one] Eén moment is van een gezin waarvan de gegevens niet meer bewaard worden.
   *[other] { $count } momenten zijn van gezinnen waarvan de gegevens niet meer bewaard worden.
}
came-instead = { $what }: { $hours }
came-as-published = Zoals gepubliceerd
came-other = Iemand anders
came-filled = Later ingevuld
came-moved = Naar een ander uur van die dag
came-by-family = Geannuleerd door het gezin
came-by-office = Geannuleerd door het bureau
came-said-no = Niemand: de opvanger zei nee of was afwezig
came-no-answer = Niemand: de opvanger antwoordde niet
came-taken-back = Niemand: van de opvanger weggenomen
came-nobody = Niemand, en ook niemand gepubliceerd
came-waits = Wacht op antwoord
came-added = Niet in deze publicatie
came-head-day = Dag
came-head-from = Van
came-head-until = Tot
came-head-family = Gezin
came-head-what = Wat ervan kwam
came-head-published = Gepubliceerd
came-head-comes = Gekomen
came-head-since = Beslist
