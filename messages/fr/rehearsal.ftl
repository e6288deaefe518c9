step-rehearsed = Maladie simulée
rehearsal-title = Et si quelqu’un tombe malade ?
rehearsal-text = Pour chaque personne accueillante et chaque jour, nous avons cherché ce qui se passe si cette personne ne vient pas ce jour-là : qui peut venir à sa place, et quelle famille reste seule. Une autre personne peut pour cela laisser une autre garde à quelqu’un. Rien ne change et rien n’est envoyé.
rehearsal-short = Si quelqu’un tombe malade
rehearsal-show = Tout afficher
rehearsal-running = La recherche est en cours
rehearsal-under-way = Cela prend quelques secondes. Cette page montrera le résultat.
rehearsal-over = C’est prêt.
rehearsal-over-show = Afficher le résultat
rehearsal-none = Pour ce planning, nous n’avons pas encore cherché ce qui se passe si quelqu’un tombe malade.
rehearsal-not-nothing-planned = Il n’y a pas encore de planning. Calculez d’abord la semaine.
rehearsal-not-broken = Ce planning va contre une règle. Corrigez cela d’abord, puis relancez la recherche.
rehearsal-not-interrupted = La recherche a été interrompue, par exemple parce que le programme a redémarré. Relancez-la.
rehearsal-not-failed = La recherche n’a pas réussi. Relancez-la. Si cela arrive encore, parlez-en à la personne qui gère le programme.
rehearse = Chercher
rehearse-again = Chercher à nouveau
rehearsal-of = Il s’agit du planning de ce moment : { $moment }.
rehearsal-plan-changed = Le planning a changé depuis. Ce qui est écrit ici n’est peut-être plus juste.
rehearsal-week-changed = Le planning est le même, mais une réponse, une heure ou une demande a changé depuis. Ce qui est écrit ici n’est peut-être plus juste.
rehearsal-all-refilled = Tout peut être remplacé : si une personne est absente un jour, quelqu’un d’autre peut venir dans chaque famille.
rehearsal-harmful = { $count ->
    [one] Sur { $all } journées de travail, il y en a une où une famille resterait seule si la personne était malade.
   *[other] Sur { $all } journées de travail, il y en a { $count } où une famille resterait seule si la personne était malade.
}
rehearsal-fragile = { $count ->
    [one] { $count } famille pourrait rester seule.
   *[other] { $count } familles pourraient rester seules.
}
rehearsal-worst = { $count ->
    [one] Si { $who } ne vient pas ce jour-là ({ $day }), personne d’autre ne peut assurer { $count } garde.
   *[other] Si { $who } ne vient pas ce jour-là ({ $day }), personne d’autre ne peut assurer { $count } gardes.
}
rehearsal-days = Les jours, les plus fragiles d’abord
rehearsal-day = Jour
rehearsal-at-work = Au travail
rehearsal-harm = Dont l’absence laisserait une famille seule
rehearsal-lost = Gardes sans personne
rehearsal-lists = Listes
rehearsal-by-caregiver = Par personne et par jour
rehearsal-by-family = Par famille
rehearsal-no-family = Quelqu’un d’autre peut venir dans chaque famille.
rehearsal-absence = { $lost ->
    [0] { $day } : tout peut être remplacé
   *[other] { $day } : personne d’autre pour { $lost } sur { $all }
}
rehearsal-family = { $lost ->
    [one] personne d’autre pour { $lost } garde sur { $all }
   *[other] personne d’autre pour { $lost } gardes sur { $all }
}
rehearsal-if-away = personne, si { $who } ne vient pas
rehearsal-nobody = personne d’autre ne peut venir
rehearsal-by = { $who } peut venir
rehearsal-by-after = { $who } peut venir, si { $to } reprend cette garde : { $visit }
rehearsal-instead = { $who } peut venir, mais à une autre heure : { $time }
rehearsal-instead-after = { $who } peut venir, mais à une autre heure : { $time }. Alors { $to } reprend cette garde : { $visit }
rehearsal-or = { $said } (ou { $names })
rehearsal-unsure = Il y a tellement de possibilités que tout n’a pas été regardé. Il y en a peut-être plus.
rehearsal-short-changed = Le planning a changé depuis le dernier exercice d’absences. Refaites l’exercice pour savoir qui risque de rester sans personne.
