came-title = Ce que le planning est devenu
came-text = Chaque garde du planning publié, à côté de la personne qui est venue, ou qui viendrait maintenant.
came-publications = Publications
came-publication = Publication { $number }, { $moment }
came-not-kept = Cette publication est trop ancienne et n’est plus conservée.
came-counts = Nombres
came-count = Gardes
came-all = Tout ensemble
came-none = Aucune garde.
came-file = En fichier (CSV)
came-forgotten = { $count ->
    [one] { $count } garde est d’une famille dont les informations ne sont plus conservées.
   *[other] { $count } gardes sont de familles dont les informations ne sont plus conservées.
}
came-instead = { $what } : { $hours }
came-as-published = Comme publié
came-other = Quelqu’un d’autre
came-filled = Assurée plus tard
came-moved = À une autre heure de ce jour
came-by-family = Annulée par la famille
came-by-office = Annulée par le bureau
came-said-no = Personne : la personne accueillante a dit non ou était absente
came-no-answer = Personne : la personne accueillante n’a pas répondu
came-taken-back = Personne : retirée à la personne accueillante
came-nobody = Personne, et personne n’était publié
came-waits = Attend une réponse
came-added = Pas dans cette publication
came-head-day = Jour
came-head-from = De
came-head-until = À
came-head-family = Famille
came-head-what = Résultat
came-head-published = Personne publiée
came-head-comes = Personne venue
came-head-since = Décidé
