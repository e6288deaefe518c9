step-rehearsed = Ziekte geoefend
rehearsal-title = Wat als iemand ziek wordt?
rehearsal-text = Voor elke opvanger en elke dag is nagegaan wat er gebeurt als die persoon die dag niet komt: wie kan in de plaats komen, en welk gezin blijft alleen. Een andere opvanger mag daarvoor één ander moment doorgeven. Er verandert niets en er vertrekt niets.
rehearsal-short = Als iemand ziek wordt
rehearsal-show = Toon alles
rehearsal-running = Het wordt nagegaan
rehearsal-under-way = Dit duurt enkele seconden. Deze pagina toont straks het resultaat.
rehearsal-over = Klaar.
rehearsal-over-show = Toon het resultaat
rehearsal-none = Voor dit plan is nog niet nagegaan wat er gebeurt als iemand ziek wordt.
rehearsal-not-nothing-planned = Er is nog geen plan. Los de week eerst op.
rehearsal-not-broken = Dit plan gaat in tegen een regel. Los dat eerst op, en ga het daarna opnieuw na.
rehearsal-not-interrupted = Het is onderbroken, bijvoorbeeld omdat het programma opnieuw gestart is. Ga het opnieuw na.
rehearsal-not-failed = Het is niet gelukt. Ga het opnieuw na. Gebeurt het nog eens? Zeg het dan aan uw beheerder.
rehearse = Nagaan
rehearse-again = Opnieuw nagaan
rehearsal-of = Dit gaat over het plan van { $moment }.
rehearsal-plan-changed = Het plan is daarna veranderd. Wat hier staat, klopt misschien niet meer.
rehearsal-week-changed = Het plan is hetzelfde, maar daarna is een antwoord, een uur of een vraag veranderd. Wat hier staat, klopt misschien niet meer.
rehearsal-all-refilled = Alles kan opgevangen worden: wie er ook één dag niet komt, bij elk gezin kan iemand anders komen.
rehearsal-harmful = { $count ->
    [one] Van de { $all } keer dat iemand op een dag werkt, is er één keer waarbij een gezin alleen blijft als die persoon ziek is.
   *[other] Van de { $all } keer dat iemand op een dag werkt, zijn er { $count } waarbij een gezin alleen blijft als die persoon ziek is.
}
rehearsal-fragile = { $count ->
    [one] Eén gezin kan alleen blijven.
   *[other] { $count } gezinnen kunnen alleen blijven.
}
rehearsal-worst = { $count ->
    [one] Komt { $who } niet op { $day }? Dan kan voor één moment niemand anders komen.
   *[other] Komt { $who } niet op { $day }? Dan kan voor { $count } momenten niemand anders komen.
}
rehearsal-days = De dagen, de kwetsbaarste eerst
rehearsal-day = Dag
rehearsal-at-work = Aan het werk
rehearsal-harm = Van wie een gezin alleen zou blijven
rehearsal-lost = Momenten zonder iemand
rehearsal-lists = Lijsten
rehearsal-by-caregiver = Per opvanger en dag
rehearsal-by-family = Per gezin
rehearsal-no-family = Bij elk gezin kan iemand anders komen.
rehearsal-absence = { $lost ->
    [0] { $day }: alles kan opgevangen worden
   *[other] { $day }: voor { $lost } van { $all } kan niemand anders komen
}
rehearsal-family = bij { $lost } van { $all } momenten kan niemand anders komen
rehearsal-if-away = niemand, als { $who } niet komt
rehearsal-nobody = niemand anders kan komen
rehearsal-by = { $who } kan komen
rehearsal-by-after = { $who } kan komen, als { $to } dit overneemt: { $visit }
rehearsal-instead = { $who } kan komen, maar op een ander uur: { $time }
rehearsal-instead-after = { $who } kan komen, maar op een ander uur: { $time }. Dan neemt { $to } dit over: { $visit }
rehearsal-or = { $said } (of { $names })
rehearsal-unsure = Hier zijn zo veel mogelijkheden dat niet alles bekeken is. Misschien kan er meer.
rehearsal-short-changed = Het plan is veranderd sinds er voor het laatst geoefend werd met zieken. Oefen opnieuw om te weten wie alleen kan blijven.
