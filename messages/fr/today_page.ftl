# La première page après la connexion, la recherche, et qui a fait quoi.

nav-today = Aujourd’hui
nav-today-open = Aujourd’hui ({ $count } à faire)
nav-caregivers-talks = Personnes accueillantes ({ $count } à rencontrer)
nav-journal = Journal

today-title = Aujourd’hui, { $day }
today-said-offered = La proposition est en route par e-mail.
today-quiet = Tout est en ordre
today-quiet-text = Personne ne vous attend. Vous pouvez déjà regarder la semaine suivante.
today-more = et encore { $count }
today-week-line = gardes demandées : { $asked }, prévues : { $planned }

today-withdrawn = { $count ->
    [one] { $count } personne accueillante ne vient plus
   *[other] { $count } personnes accueillantes ne viennent plus
}
today-open = { $count ->
    [one] Encore personne pour { $count } garde dans les trois prochains jours
   *[other] Encore personne pour { $count } gardes dans les trois prochains jours
}
today-expiring = { $count ->
    [one] { $count } proposition expire bientôt
   *[other] { $count } propositions expirent bientôt
}
today-called-off = { $count ->
    [one] { $count } garde annulée au dernier moment par une famille
   *[other] { $count } gardes annulées au dernier moment par des familles
}
today-calls = { $count ->
    [one] { $count } appel à faire
   *[other] { $count } appels à faire
}
today-failed = { $count ->
    [one] { $count } e-mail n’a pas pu partir
   *[other] { $count } e-mails n’ont pas pu partir
}
today-unproved = { $count ->
    [one] { $count } demande attend la confirmation de l’adresse
   *[other] { $count } demandes attendent la confirmation de l’adresse
}
today-talks = { $count ->
    [one] { $count } entretien à mener
   *[other] { $count } entretiens à mener
}
today-ending = { $count ->
    [one] { $count } attestation expire bientôt
   *[other] { $count } attestations expirent bientôt
}

today-withdrew-by-link = { $name } a annulé le { $moment }, par le lien
today-withdrew-by-telephone = { $name } ne vient pas : noté par le bureau le { $moment }
today-who-can = Qui peut venir ?
today-nobody-fits = Personne ne peut reprendre cette garde sans qu’une règle l’empêche.
today-offer-to = Proposer à { $name } ({ $travel } de trajet en plus)
today-answer-by = { $name } doit répondre avant le { $moment }
today-note-answer = Noter la réponse
today-call-to-be-sure = { $name } devait venir. Appelez pour vérifier que la nouvelle est bien arrivée.
today-see-family = Vers la famille
today-what-to-say = Que dire
today-see-letter = Vers les e-mails
today-see-request = Vers la demande
today-admit = Mener l’entretien et admettre
today-see-training = Vers les attestations
today-since = depuis le { $moment }
today-until = valable jusqu’au { $day } inclus
today-badge-today = aujourd’hui
today-badge-tomorrow = demain
today-badge-ended = finie
today-badge-days = { $count ->
    [0] dernier jour
    [one] encore { $count } jour
   *[other] encore { $count } jours
}

next-step-collect = Personne n’a encore demandé de garde
next-step-solve = Prochaine étape : calculer
next-step-solving = Le calcul est en cours
next-step-publish = Prochaine étape : vérifier et publier
next-step-fill = { $count ->
    [one] Encore personne pour { $count } garde
   *[other] Encore personne pour { $count } gardes
}
next-step-wait = { $count ->
    [one] { $count } réponse est encore attendue
   *[other] { $count } réponses sont encore attendues
}
next-step-settled = Toutes les gardes sont assurées et confirmées

first-title = En route vers votre première semaine
first-step-settings = Vérifiez les réglages
first-text-settings = Est-ce que la zone, le prix et la personne de contact sont corrects ? Enregistrez la page pour cocher ce point.
first-step-caregiver = Admettez une première personne accueillante
first-text-caregiver = Donnez le lien de votre page d’inscription, ou inscrivez quelqu’un par téléphone. Vérifiez les attestations, menez l’entretien et admettez.
first-step-family = Recevez une première demande d’une famille
first-text-family = Donnez le lien de votre formulaire de demande, ou demandez vous-même pour une famille au téléphone. Une demande compte quand l’adresse est confirmée.
first-step-hours = Sachez quand une personne accueillante peut travailler
first-text-hours = Chaque personne accueillante le remplit par un lien. Vous pouvez aussi le remplir vous-même, par téléphone.
first-step-solve = Calculez la semaine
first-text-solve = Le calcul cherche le meilleur planning et dit l’écart avec le meilleur possible.
first-step-publish = Publiez la semaine
first-text-publish = Chaque proposition part alors par e-mail. Qui ne peut pas venir dit non, et vous trouvez ici qui peut reprendre la garde.

event-office-alerted = Bureau averti par e-mail
letter-alert = Message urgent au bureau
letter-alert-subject = { $count ->
    [one] { $count } chose ne peut pas attendre
   *[other] { $count } choses ne peuvent pas attendre
}
letter-alert-open = { $count ->
    [one] Cette garde commence dans les 24 heures et il n’y a encore personne :
   *[other] Ces { $count } gardes commencent dans les 24 heures et il n’y a encore personne :
}
letter-alert-more = et encore { $count }
letter-alert-letters = { $count ->
    [one] { $count } e-mail n’arrive pas. Appelez la personne qui devait le recevoir.
   *[other] { $count } e-mails n’arrivent pas. Appelez les personnes qui devaient les recevoir.
}
letter-alert-button = Vers ce qu’il y a à faire
letter-alert-once = Nous écrivons une seule fois sur chacune de ces choses. La nuit, nous écrivons seulement sur ce qui commence tôt.

search-title = Recherche
search-label = Chercher une famille, une personne accueillante ou une demande
search-placeholder = Chercher
search-button = Chercher
search-hint = Un nom, un numéro de téléphone, une adresse e-mail, une commune ou une semaine. Les accents et les espaces ne sont pas nécessaires.
search-nothing = Rien trouvé
search-nothing-text = Essayez une partie du nom, ou les derniers chiffres du numéro de téléphone.
search-more = { $count ->
    [one] Il y en a encore { $count }. Écrivez plus pour préciser, par exemple la commune.
   *[other] Il y en a encore { $count }. Écrivez plus pour préciser, par exemple la commune.
}
search-families = Familles : { $count }
search-caregivers = Personnes accueillantes : { $count }
search-waiting = Demandes qui attendent d’être confirmées : { $count }
search-next = Prochaine garde : { $when } – { $name }
search-next-asked = Prochaine garde : { $when } – { $name }, réponse attendue
search-next-nobody = Prochaine garde : { $when } – encore personne

journal-title = Qui a fait quoi
journal-about = Tout sur { $name }.
journal-about-one = Tout sur cette garde ou cette personne.
journal-everybody = Afficher tout
journal-of-one = Qui a fait quoi
journal-head-when = Quand
journal-head-what = Quoi
journal-head-family = Famille
journal-head-caregiver = Personne accueillante
journal-head-slot = Garde ou semaine
journal-head-week = Semaine
journal-head-by = Par
journal-from = Du
journal-until = Au (inclus)
journal-nothing = Il n’y a rien sur cela dans le journal.
journal-newer = Plus récents
journal-older = Plus anciens
journal-file = Cette liste en fichier (CSV, 20 000 lignes au maximum)
journal-forgotten = une personne dont les données sont effacées
journal-by-family = par la famille
journal-by-caregiver = par la personne accueillante
journal-by-coordinator = par la coordination
journal-by-program = par le programme
journal-by-visitor = par une page publique
journal-by-name = par { $name }
journal-by-name-telephone = par { $name }, au téléphone
journal-by-name-link = par { $name }, par le lien
journal-by-name-import = par { $name }, depuis un fichier
journal-by-import = par une commande, depuis un fichier
journal-fault-week = Écrivez une semaine, comme 2026-W48.
today-asking = { $count ->
    [one] Pour { $count } garde, nous avons demandé à plusieurs personnes
   *[other] Pour { $count } gardes, nous avons demandé à plusieurs personnes
}
today-asked = Demandé à : { $names }. Réponse avant le { $moment }.
today-see-slot = Vers la garde
today-replace-all = { $name } : toutes les gardes en une fois
today-said-stepped-in = C’est noté. La famille a reçu un e-mail, ou attend votre appel. Donnez l’adresse à la personne qui part maintenant.
today-nobody-came = { $count ->
    [one] Une famille dit : personne n’est venu
   *[other] { $count } familles disent : personne n’est venu
}
today-not-seen = { $count ->
    [one] Une personne accueillante n’a pas signalé son arrivée
   *[other] { $count } personnes accueillantes n’ont pas signalé leur arrivée
}
today-was-to-come = { $name } devait venir
today-missed-by-link = Signalé par la famille le { $moment }, par le lien
today-missed-by-telephone = Noté par le bureau le { $moment }
today-arrived-says = { $name } a signalé son arrivée le { $moment }
today-comes-now = { $name } vient maintenant ({ $travel } de trajet en plus)
week-not-seen-one = { $name }, { $when }, chez { $family }
letter-alert-missed = { $count ->
    [one] Une famille dit que personne n’est venu. Appelez tout de suite.
   *[other] { $count } familles disent que personne n’est venu. Appelez tout de suite.
}
letter-alert-missed-at = { $place } : personne n’est venu
