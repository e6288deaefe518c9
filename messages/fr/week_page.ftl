weeks-week = Semaine
weeks-slots = Gardes demandées
weeks-next = semaine suivante
weeks-unproved = { $count ->
    [one] { $count } demande attend que l’adresse e-mail soit confirmée.
   *[other] { $count } demandes attendent que l’adresse e-mail soit confirmée.
}
week-overview = Aperçu
week-said-published = La semaine est publiée. Les propositions sont en route par e-mail.
week-said-stopping = Le calcul s’arrête et retient le meilleur planning trouvé.
week-said-under-way = Le calcul de cette semaine est déjà en cours. Attendez la fin, ou arrêtez-le.
week-said-nothing = Il n’y a rien à prévoir : aucune garde n’est demandée, ou aucune personne accueillante n’est en activité.
week-said-nothing-planned = Il n’y a pas encore de planning à publier. Calculez d’abord la semaine.
step-collecting = Collecte
step-checked = Vérification
step-solved = Calcul
step-published = Publication
step-running = En cours
step-settled = Clôture
step-done = fait
blocks-title = Encore à faire
block-no-slots = Personne n’a encore demandé de garde pour cette semaine.
block-not-solved = La semaine n’est pas encore calculée.
block-unfilled = { $count ->
    [one] Personne pour { $count } garde
   *[other] Personne pour { $count } gardes
}
block-not-published = Le planning n’est pas encore publié.
block-changed = { $count ->
    [one] { $count } garde a changé depuis la publication
   *[other] { $count } gardes ont changé depuis la publication
}
block-waiting = { $count ->
    [one] Pas encore de réponse pour { $count } garde
   *[other] Pas encore de réponse pour { $count } gardes
}
tile-served = Gardes assurées
served-of = { $served } sur { $all }
tile-score = Score
tile-gap = Écart avec le meilleur
within-of-best = au maximum { $gap } sous le meilleur possible
tile-accepted = Acceptées
run-title = Le calcul
run-running = en cours
run-finished = fini
run-failed = arrêté sans planning
run-failed-cure = Ce qui était prévu et publié avant n’a pas changé. Réessayez. Cela arrive encore ? Montrez cette ligne à la personne qui gère le site : { $line }
run-failed-interrupted = Le calcul a été interrompu, par exemple parce que le programme a redémarré. Ce qui était prévu et publié avant n’a pas changé. Recalculez.
run-failed-nothing = À l’heure du planning de la semaine, il n’y avait rien à prévoir : aucune garde n’était demandée, ou aucune personne accueillante n’était en activité.
run-failed-pins = Ces gardes fixées ne peuvent pas rester toutes ensemble. Ce qui était prévu et publié avant n’a pas changé. Libérez-en une et recalculez :
run-starting = Le calcul commence.
run-over-time = Évolution
run-time = Temps
run-bound = Plafond
run-stop = Arrêter et retenir le meilleur planning
solve = Calculer
solve-again = Recalculer avec le moins de changements possible
solve-contradictions = Ces décisions se contredisent ou vont contre les règles. Levez-en une.
publish = Publier
publish-title = Publier cette semaine ?
publish-new-offers = { $count ->
    [0] Aucune nouvelle proposition ne part.
    [one] Pour { $count } garde, une nouvelle proposition part par e-mail.
   *[other] Pour { $count } gardes, une nouvelle proposition part par e-mail.
}
publish-taken-back = { $count ->
    [0] Aucune ancienne proposition n’est retirée.
    [one] Pour { $count } garde, l’ancienne proposition est retirée.
   *[other] Pour { $count } gardes, l’ancienne proposition est retirée.
}
publish-unfilled = { $count ->
    [0] Toutes les gardes sont assurées.
    [one] Pour { $count } garde, il n’y a encore personne.
   *[other] Pour { $count } gardes, il n’y a encore personne.
}
publish-text = Une proposition publiée ne se retire pas en silence : la personne accueillante reçoit alors un e-mail.
publish-button = Publier et envoyer
broken-rule = { $time } – { $who } : { $what }
broken-pinned = Le planning ne suit pas encore ce choix fixé. Recalculez, ou libérez la garde.
contradiction = Fixé pour { $who } : { $times }. { $what }
publish-refused = Rien n’est publié : le planning va contre ces règles
precheck-hopeless = { $count ->
    [one] Personne ne peut assurer cette garde, quel que soit le planning
   *[other] Personne ne peut assurer ces { $count } gardes, quel que soit le planning
}
precheck-without-hours = { $count ->
    [one] { $count } personne accueillante n’a pas donné d’heures pour cette semaine
   *[other] { $count } personnes accueillantes n’ont pas donné d’heures pour cette semaine
}

board-title = Tableau
board-by-day = Par jour
board-by-caregiver = Par personne accueillante
board-unfilled-list = Sans personne
board-nobody = encore personne
board-pinned = fixée
board-slots = { $count ->
    [one] { $count } garde
   *[other] { $count } gardes
}
board-caregiver = Personne accueillante
board-quota = Maximum
board-asked = Souhaité
board-assigned = Attribué
board-all-filled = Toutes les gardes sont assurées.
board-priority = priorité { $priority }
board-remedy = Le plus petit changement qui aide : { $text }
board-who-can = Qui peut ?
board-accepted = acceptée
board-offered = proposée
board-changed = changée depuis la publication
board-dropped = plus prévue
board-planned = prévue
board-declined = refusée
board-expired = sans réponse
board-unfilled = sans personne

slot-title = Garde
slot-reason = Raison
slot-priority = Priorité
slot-requires = Attestations demandées
slot-wishes = Souhaits
slot-holder = Personne accueillante
board-along = { $caregiver }, avec { $trainee } en formation
slot-trainee = Personne en formation qui accompagne
slot-offer = Dernière proposition
slot-by-telephone = Par téléphone :
slot-she-comes = La personne accueillante vient
slot-she-does-not = La personne accueillante ne vient pas
slot-why-unfilled = Pourquoi il n’y a personne pour cette garde
slot-who-can = Qui peut venir, le meilleur choix d’abord
slot-nobody = Il n’y a pas encore de personne accueillante en activité.
slot-fits = Possible ?
slot-fits-yes = possible
slot-fits-no = pas possible
slot-change = Points
slot-travel = Trajet en plus, aller et retour
slot-decide = Décider
slot-has-it = a cette garde
slot-forbidden = interdit
slot-do-offer = Proposer
slot-do-give = Attribuer
slot-do-pin = Fixer
slot-do-forbid = Interdire
slot-do-lift = Lever
slot-history = Ce qui s’est passé
slot-no-history = Encore rien.
slot-in-the-way = Rien n’a changé : ceci l’empêche
slot-said-given = C’est fait : cette garde est attribuée et fixée.
slot-said-pinned = C’est fixé. Le prochain calcul en tient compte.
slot-said-forbidden = C’est interdit. Le prochain calcul en tient compte.
slot-said-lifted = La décision est levée.
slot-said-offered = La proposition est en route.
slot-said-answered = La réponse est notée.
slot-offer-taken = Quelqu’un a déjà une proposition pour cette garde.
slot-offer-over = Cette garde a déjà commencé ou est annulée.
slot-answer-over = Ici, plus aucune proposition n’attend une réponse.

remedy-assign = { $who } peut venir comme c’est maintenant. Recalculez, ou attribuez la garde à la main.
remedy-later = { $who } devrait être disponible { $longer } de plus, à la fin.
remedy-earlier = { $who } devrait être disponible { $longer } plus tôt.
remedy-day-limit = Ce jour-là, { $who } devrait pouvoir travailler { $to } au lieu de { $from }.
remedy-week-limit = Dans la semaine, { $who } devrait pouvoir travailler { $to } au lieu de { $from }.
remedy-month-limit = Dans le mois, il faut { $to } à { $who } ; jusqu’au maximum, il reste { $from }.
remedy-days-limit = { $who } devrait pouvoir travailler { $to } jours au lieu de { $from }.
remedy-block = Seule votre interdiction empêche { $who } de venir ici.
remedy-certificate = Ce jour-là, { $who } devrait avoir l’attestation « { $what } ».
remedy-hand-on = { $to } reprend la garde du { $time }. Alors { $who } peut venir.
remedy-pin = Libérez la garde du { $time }, fixée pour { $who } : alors { $who } peut venir ici, et { $to } peut reprendre cette garde.
remedy-pin-only = Libérez la garde du { $time }, fixée pour { $who } : alors { $who } peut venir ici, mais personne ne peut reprendre cette garde.

rule-one-caregiver = en formation, pas sans mentor
rule-either = quand l’autre garde est déjà assurée
rule-pinned = à l’écart : garde fixée pour quelqu’un d’autre
rule-blocked = pas pour cette famille
rule-available = sans disponibilité
rule-certificates = sans l’attestation demandée
rule-too-far = trop loin
rule-no-overlap = avec une autre garde à ce moment
rule-daily-rest = sans assez de repos entre deux jours
rule-weekly-rest = sans longue période libre dans la semaine
rule-day-limit = au maximum par jour
rule-week-limit = au maximum par semaine
rule-month-limit = au maximum par mois
rule-days-limit = au maximum de jours par semaine
rule-short-day = avec une journée de travail trop courte
rule-accompanied = seulement avec mentor
rule-worth-less = avec du temps, mais plus de besoin ailleurs

obstacle-one-caregiver = Une personne en formation ne peut pas travailler sans mentor.
obstacle-either = Une autre garde de cette famille est déjà assurée ; une des deux suffit.
obstacle-pinned = La garde est fixée pour quelqu’un d’autre.
obstacle-blocked = Cette personne accueillante ne va pas dans cette famille, ou c’est interdit.
obstacle-available = Pas disponible à ce moment.
obstacle-certificates = Il manque une attestation demandée.
obstacle-too-far = Le trajet est de { $found }. Le maximum est { $limit }.
obstacle-no-overlap = Déjà une autre garde : { $found } entre les deux, et il faut { $limit }.
obstacle-daily-rest = { $found } de repos entre deux jours, et il faut { $limit }.
obstacle-weekly-rest = La plus longue période libre serait de { $found }, et il faut { $limit }.
obstacle-day-limit = { $found } ce jour-là. Le maximum est { $limit }.
obstacle-week-limit = { $found } dans la semaine. Le maximum est { $limit }.
obstacle-month-limit = { $found } dans le mois. Il reste { $limit } jusqu’au maximum.
obstacle-days-limit = { $found } jours avec garde. Le maximum est { $limit }.
obstacle-short-day = Seulement { $found } sur un jour. Le minimum est { $limit }.
obstacle-accompanied = La personne en formation a besoin de quelqu’un comme mentor.

part-served = garde
part-idle = attente entre deux gardes
part-faces = nouveaux visages
part-household-first = première fois pour cette famille
part-continuity = visage connu
part-language = langue en commun
part-wish = heures faites volontiers
part-travel = trajet
part-shortfall = heures souhaitées
part-learning = apprentissage
part-change = changement

actor-family = par la famille
actor-caregiver = par la personne accueillante
actor-coordinator = par la coordination
actor-program = par le programme
event-care-asked = Garde demandée
event-family-proved = Adresse confirmée
event-enquiry-corrected = adresse e-mail d’une demande corrigée
event-enquiry-dropped = demande supprimée
event-slot-cancelled = Garde annulée
event-caregiver-joined = Inscription
event-caregiver-proved = Adresse confirmée
event-caregiver-admitted = Admission
event-profile-changed = Profil changé
event-availability-changed = Disponibilités changées
event-certificate-seen = Attestation vue
event-certificate-removed = Attestation retirée
event-solve-started = Calcul commencé
event-solve-finished = Calcul fini
event-solve-failed = Échec du calcul
event-pinned = Garde fixée
event-forbidden = Interdiction
event-decision-lifted = Décision levée
event-moved = Garde attribuée à la main
event-published = Publication
event-offered = Proposition envoyée
event-offer-accepted = Proposition acceptée
event-offer-declined = Proposition refusée
event-offer-expired = Pas de réponse à temps
event-offer-withdrawn = Proposition retirée
event-answer-asked = Rappel pour répondre
event-reminded = Rappel pour demain
event-address-read = Adresse montrée

letters-title = E-mails non envoyés
letters-empty = Tous les e-mails sont envoyés.
letters-to = À
letters-what = Quoi
letters-when = Écrit
letters-state = État
letters-state-waiting = en attente
letters-state-failed = mis de côté
letters-state-dropped = supprimé : le moment est passé
letters-attempts = { $count ->
    [one] { $count } essai
   *[other] { $count } essais
}
letters-state-bounced = revenu
letters-link = Envoyer un nouveau lien
letters-stuck = Les e-mails ne partent plus depuis le { $moment } : le serveur d’e-mail les refuse. Les e-mails attendent et partiront tout seuls après la réparation. Appelez la personne qui gère le serveur d’e-mail.
letters-returns = { $count ->
    [one] { $count } e-mail est revenu
   *[other] { $count } e-mails sont revenus
}
letters-returns-text = Ces e-mails ne sont pas arrivés. Appelez, demandez la bonne adresse et corrigez-la. Envoyez ensuite un nouveau lien, ou dites ce qu’il y avait dans la lettre.
slot-nobody-fits = Personne ne peut venir comme c’est maintenant. Vous lisez ci-dessous, pour chaque personne, ce qui l’empêche.
slot-others = { $count ->
    [one] { $count } personne accueillante ne peut pas venir, et pourquoi
   *[other] { $count } personnes accueillantes ne peuvent pas venir, et pourquoi
}
obstacle-clash = Il y a déjà une autre garde à ce moment.
tile-since = Depuis le planning
event-settings-changed = Réglages changés
board-cost = { $cheques ->
    [one] { $cheques } chèque, { $price }
   *[other] { $cheques } chèques, { $price }
}
run-chart = Le score monte, le plafond prouvé descend. Là où les deux se touchent, il n’existe pas de meilleur planning.
publish-changed = Le planning a changé depuis que vous avez ouvert cette page. Vérifiez-le encore une fois.
slot-trainee-alone = Cette personne accueillante est encore en formation. Venir sans mentor n’est pas possible. Accompagner quelqu’un, oui.
slot-accepted-first = Quelqu’un a accepté cette garde. Notez d’abord le refus, si cette personne ne vient pas.
slot-decline-text = La garde était acceptée ? Alors la famille apprend tout de suite que la personne accueillante ne vient pas.
event-nobody-found = Famille avertie qu’il n’y a encore personne
letters-calls = { $count ->
    [one] { $count } lettre à dire par téléphone
   *[other] { $count } lettres à dire par téléphone
}
letters-calls-text = Ces lettres ne pouvaient pas partir par e-mail. Appelez la famille, dites ce qu’il y a dans la lettre et cliquez sur « C’est dit ». S’il y a plusieurs lettres pour une famille, la première est la plus récente.
letters-told = C’est dit
letters-by-email = E-mails
run-line = Après { $seconds } s : score { $score }. Aucun planning ne dépasse { $bound }, donc au maximum { $gap } sous le meilleur.
nav-letters-stuck = E-mails (ne partent pas)
nav-letters-calls = { $count ->
    [one] E-mails ({ $count } appel)
   *[other] E-mails ({ $count } appels)
}
contradiction-together = Ces gardes ne peuvent pas rester ensemble. Libérez-en une, ou donnez plus de temps au calcul.
event-address-heard = Adresse donnée par téléphone
event-letter-instead = Nouveau lien envoyé pour une lettre qui n’est pas arrivée
event-letter-told = Lettre dite par téléphone
run-line-then = Pour la semaine dans son ancien état : après { $seconds } s, un score de { $score }. Aucun planning ne dépassait { $bound }, donc au maximum { $gap } sous le meilleur.
tile-fallen = { $count ->
    [one] { $count } garde n’est plus assurée
   *[other] { $count } gardes ne sont plus assurées
}
rule-not-planned = avec du temps, pas encore dans le planning
slot-said-no = a dit non à cette proposition
block-same-roof = Est-ce que { $caregiver } et la famille { $family } habitent sous le même toit ? Les adresses se ressemblent. Tant que vous ne l’avez pas dit, cela n’entre pas dans le planning. Oui : notez que la famille ne veut pas de cette personne accueillante. Non : notez que la famille souhaite cette personne accueillante, ou complétez une adresse.
slot-do-withdraw = Retirer la proposition
slot-do-ask-again = Vient quand même
slot-said-withdrawn = La proposition est retirée. La personne qui l’avait reçoit un e-mail.
event-late-no = Annulée au dernier moment par la personne accueillante
event-late-cancellation = Annulée au dernier moment par la famille
event-search-goes-on = Famille avertie : nous cherchons encore
slot-missing = Il manque encore : { $what }.
gate-conflict = { $time } – { $who } a accepté cette garde, et maintenant il manque : { $what }. La garde reste prévue : voyez ce que vous faites.
gate-conflicts = Acceptée, mais il manque quelque chose
publish-signed = Prévu avec une exception
event-exception-signed = Exception signée
event-exception-ended = Exception finie
event-absence-said = Absence signalée
event-came-back = De retour
event-address-given = Nouvelle adresse e-mail donnée
event-address-changed = Adresse e-mail changée

pages-label = Pages
settled-conflicts = Convenu, mais maintenant contre une règle
settled-conflicts-text = Ces gardes sont acceptées ou ont déjà commencé. Rien ne change à ces gardes. Le reste de la semaine est prévu autour.
settled-conflict = { $who } : { $times }. { $what }
left-out-title = Impossible de prévoir avec ceci
left-out-certificate = { $who } : l’attestation « { $what } » a des dates impossibles. Cette attestation ne compte pas. Notez-la de nouveau.
left-out-exception = { $who } : l’exception pour « { $what } » a des dates impossibles. Cette exception ne compte pas. Mettez-y fin et signez de nouveau.
left-out-hours = { $who } : dans la semaine habituelle, il y a des heures impossibles. Ces heures ne comptent pas. Remplissez-les de nouveau.
left-out-hours-on = { $who } : le { $day }, il y a des heures impossibles. Ces heures ne comptent pas. Remplissez-les de nouveau.
left-out-caregiver = { $who } : nous ne savons pas où se trouve cette adresse. Tant que l’adresse n’est pas corrigée, { $who } n’est pas dans le planning.
left-out-slot = Famille { $family } : la garde du { $time } ne peut pas entrer dans le planning : la durée, la semaine ou l’adresse n’est pas correcte. Vérifiez-la.
run-waits = Le calcul attend son tour : une autre semaine passe d’abord.
run-waiting = attend son tour
slot-show-others = Afficher qui ne peut pas, et pourquoi
slot-others-count = { $count ->
    [one] { $count } personne accueillante ne peut pas.
   *[other] { $count } personnes accueillantes ne peuvent pas.
}
run-over = Le calcul est fini.
run-over-show = Afficher la semaine
settled-conflicts-more = { $count ->
    [one] Afficher encore { $count }
   *[other] Afficher encore { $count }
}
