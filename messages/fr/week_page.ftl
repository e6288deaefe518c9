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
publish-unfilled = { $count ->
    [0] Toutes les gardes sont assurées.
    [one] Pour { $count } garde, il n’y a encore personne.
   *[other] Pour { $count } gardes, il n’y a encore personne.
}
publish-text = Chaque personne accueillante reçoit un seul e-mail sur toutes ses gardes, aussi sur ce qui est annulé.
publish-nobody = Personne ne reçoit d’e-mail : rien n’a changé depuis la dernière fois.
publish-caregivers = { $count ->
    [one] { $count } personne accueillante reçoit un e-mail
   *[other] { $count } personnes accueillantes reçoivent un e-mail
}
publish-families = { $count ->
    [one] { $count } famille reçoit un e-mail
   *[other] { $count } familles reçoivent un e-mail
}
publish-by-telephone = à appeler
publish-person = Vers cette personne
publish-asked = { $visit } : la demande de venir
publish-asked-along = { $visit } : la demande d’accompagner
publish-no-longer = { $visit } : n’a pas besoin de venir
publish-no-longer-accepted = { $visit } : n’a pas besoin de venir, et avait déjà dit oui
publish-not-along = { $visit } : { $who } n’accompagne pas
publish-called-off = { $visit } : { $who } ne vient pas
publish-still-looking = { $visit } : nous cherchons encore
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
event-family-added = Famille inscrite
event-imported = Fichier importé
event-coordinator-invited = Invitation à la coordination envoyée
event-invitation-withdrawn = Invitation retirée
event-coordinator-joined = Invitation à la coordination acceptée
event-role-changed = Rôle changé
event-coordinator-removed = Retrait de la coordination

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
letters-failed-text = Ce qui est mis de côté a été refusé définitivement. Téléphonez, demandez la bonne adresse et corrigez-la sur la page de cette personne. Envoyez ensuite un nouveau lien.
slot-nobody-fits = Personne ne peut venir comme c’est maintenant. Vous lisez ci-dessous, pour chaque personne, ce qui l’empêche.
slot-others = { $count ->
    [one] { $count } personne accueillante ne peut pas venir, et pourquoi
   *[other] { $count } personnes accueillantes ne peuvent pas venir, et pourquoi
}
obstacle-clash = Il y a déjà une autre garde à ce moment.
tile-since = Depuis le planning
event-settings-changed = Réglages changés
event-ladder-changed = Échelle changée
board-cost = { $cheques ->
    [one] { $cheques } chèque, { $price }
   *[other] { $cheques } chèques, { $price }
}
run-chart = Le score monte, le plafond prouvé descend. Là où les deux se touchent, il n’existe pas de meilleur planning.
publish-changed = Le planning a changé depuis que vous avez ouvert cette page. Vérifiez-le encore une fois.
publish-since-solved = Quelque chose a changé depuis que le plan de cette semaine a été calculé : quelqu’un n’est plus là, ou une garde a été attribuée à la main. Calculez-le d’abord à nouveau : ce qui est ouvert sera peut-être pourvu.
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

ask-hours = Demander leurs heures
ask-hours-text = Chaque personne reçoit un e-mail avec un bouton. Qui a déjà reçu cet e-mail aujourd’hui n’en reçoit pas un deuxième.
precheck-names = Qui ?
precheck-cause = { $cause } : { $count ->
    [one] { $count } garde
   *[other] { $count } gardes
}
remind-all = Rappeler à qui n’a pas encore répondu
week-said-hours-asked = { $count ->
    [0] Toutes les personnes sans heures ont déjà reçu un e-mail aujourd’hui.
    [one] { $count } personne accueillante reçoit un e-mail qui demande ses heures.
   *[other] { $count } personnes accueillantes reçoivent un e-mail qui demande leurs heures.
}
week-said-reminded = { $count ->
    [0] Toutes les personnes qui n’ont pas encore répondu viennent déjà de recevoir un rappel.
    [one] { $count } personne accueillante reçoit un rappel.
   *[other] { $count } personnes accueillantes reçoivent un rappel.
}
outcome-filled = Gardes assurées : { $served } sur { $all }.
outcome-best = Il n’existe pas de meilleur planning.
outcome-better = Un meilleur planning peut gagner au maximum { $gap }.
outcome-unfilled = { $count ->
    [one] { $count } garde est sans personne
   *[other] { $count } gardes sont sans personne
} ; { $never ->
    [0] pour chaque garde, quelqu’un peut venir dans un autre planning.
    [one] pour { $never } garde, personne ne peut venir, quel que soit le planning.
   *[other] pour { $never } gardes, personne ne peut venir, quel que soit le planning.
}
event-hours-asked = Heures demandées par e-mail

event-run-announced = Bureau averti avant le planning de la semaine
letter-before-run = Avant le planning de la semaine
letter-before-run-subject = Le programme prépare le planning de la { $week } le { $moment }
letter-before-run-text = Le { $moment }, le programme prépare lui-même le planning de cette semaine. Vérifiez ce qui pose encore problème. C’est vous qui publiez.
letter-run-asked = Gardes demandées
letter-run-hopeless = Gardes que personne ne peut assurer, quel que soit le planning
letter-run-contradictions = Choix fixés qui ne vont pas ensemble
letter-run-without-hours = Personnes accueillantes sans heures pour cette semaine
letter-run-left-out = Données impossibles à utiliser dans le planning
letter-run-button = Regarder la semaine
letter-planned = Après le planning de la semaine
letter-planned-subject = Le planning de la { $week } est prêt : { $count ->
    [0] toutes les gardes sont assurées
    [one] { $count } garde est encore sans personne
   *[other] { $count } gardes sont encore sans personne
}
letter-planned-text = Le planning est prêt. Rien n’est encore envoyé : vérifiez-le et publiez-le.
letter-not-planned-subject = Il n’y a pas de planning pour la { $week }
letter-not-planned = Échec du planning de la semaine
letter-not-planned-text = Le programme n’a pas pu préparer lui-même le planning de cette semaine. Ce qui était prévu et publié avant n’a pas changé. Sur la page de la semaine, vous lisez pourquoi, et ce que vous pouvez faire.

board-figures = { $assigned } sur { $asked }, { $quota } au maximum
board-free = peut travailler
board-by-family = Par famille
board-by-place = Par quartier
board-whole-week = Toute la semaine
board-days = Jours
board-open = { $count ->
    [0] toutes assurées
    [one] { $count } sans personne
   *[other] { $count } sans personne
}
board-open-more = { $count ->
    [one] et encore { $count }, voir « Sans personne »
   *[other] et encore { $count }, voir « Sans personne »
}
board-faces = { $count ->
    [one] { $count } visage : { $who }
   *[other] { $count } visages : { $who }
}
board-new = { $who } (nouveau visage)
board-new-face = nouveau visage
board-shown = { $count ->
    [one] { $count } garde affichée
   *[other] { $count } gardes affichées
}
board-filters = { $count ->
    [0] Filtrer
    [one] Filtrer ({ $count } filtre choisi)
   *[other] Filtrer ({ $count } filtres choisis)
}
board-clear = Tout afficher
board-any = toutes
board-nothing-shown = Aucune garde ne correspond à ces filtres.
board-key = Ce que veulent dire les signes
board-need-special = famille avec des besoins particuliers
board-need-pinned = fixée
board-need-along = avec une personne en formation
board-need-signed = avec exception
filter-state = Situation
filter-caregiver = Personne accueillante
filter-family = Famille
filter-place = Quartier
filter-needs = Particularité
board-said-given = C’est fait : la garde est attribuée et fixée.
board-said-undone = Votre dernière action est annulée.
board-said-stays = Rien n’a changé : vous ne pouvez plus annuler cette action.
board-said-not-last = Rien n’a changé : ce n’était plus votre dernière action.
board-by-hand = Faire le planning à la main : glissez une garde vers la ligne d’une personne accueillante. Ou choisissez une garde avec Tab, appuyez sur M, allez vers une ligne avec les flèches et appuyez sur Entrée. Vous voyez d’abord ce que cela coûte.
board-carry = Garde prise. Choisissez une ligne avec les flèches. Entrée dépose la garde, Échap la remet en place.
board-over = Vers :
board-put-back = La garde est remise en place.
sheets-title = Une feuille par personne accueillante
sheets-link = Une feuille par personne accueillante, à imprimer
sheets-text = Imprimez cette page : chaque personne accueillante a sa feuille.
sheets-nobody = Personne n’a encore de garde cette semaine.
sheets-day = Jour
sheets-hours = Heures
sheets-learns = accompagne, pour apprendre
cure-show = Regarder et faire
cure-hours = Vers les heures
cure-terms = Vers les limites
cure-training = Vers les attestations

deed-title = Attribuer à la main
deed-heading = Cette garde pour { $who } ?
deed-from = { $who } a cette garde maintenant, et la rend.
deed-fills = Cette garde est alors assurée.
deed-lifts-ban = Votre interdiction pour { $who } est levée.
deed-nobody-loses = Aucune autre garde n’est perdue.
deed-emptied = { $count ->
    [one] { $count } autre garde n’est alors plus assurée : { $slots }.
   *[other] { $count } autres gardes ne sont alors plus assurées : { $slots }.
}
deed-points = { $change } points : de { $before } à { $after }
deed-gives-up = Pour cela, { $who } rend :
deed-handed-on = { $slot } : { $who } reprend la garde
deed-rules = Ce n’est pas possible
deed-policies = Cela dépasse ce qui était convenu
deed-reason = Pourquoi est-ce possible pour une fois ?
deed-reason-hint = Par exemple : demandé au téléphone, et c’est d’accord. Nous gardons votre nom et votre raison.
deed-reason-long = La raison est trop longue : écrivez-la en 200 caractères au maximum.
deed-needs-reason = Cela dépasse ce qui était convenu. Vérifiez ce qui est écrit et dites pourquoi c’est possible pour une fois.
deed-changed = Le planning a changé depuis que vous avez regardé ceci. Vérifiez encore une fois.
deed-do = Attribuer et fixer
deed-do-anyway = Attribuer quand même
deed-leave = Ne rien changer
deed-way-out = C’est possible si { $who } rend ceci
deed-way-out-look = Regarder cela
ground-nature = C’est simplement impossible.
ground-law = C’est la loi : personne ne peut faire autrement.
ground-safety = C’est pour la sécurité des enfants. Vous signez une exception sous « Formation », chez la personne accueillante.
ground-word = C’est un choix personnel : demandez, et changez-le là où c’est noté.
ground-desk = C’est une décision de la coordination : levez-la d’abord.
ground-policy = C’est un accord : pour une fois, vous pouvez faire autrement, avec une raison.
policy-too-far = plus loin que convenu
policy-days-limit = plus de jours que convenu
policy-short-day = une journée plus courte que convenu
slot-without = sans : { $change }, et alors il n’y a personne
slot-do-look = Regarder d’abord
slot-set-aside = Autrement que convenu
slot-waiver = { $who } : { $what }. Raison : { $reason } ({ $by }, { $when })
undo = Annuler cette action
undo-last = Votre dernière action : { $what } – { $time }, { $family } – { $who }.
undo-more = { $count ->
    [one] Avant cela, il y a encore { $count } action.
   *[other] Avant cela, il y a encore { $count } actions.
}
undo-told = Vous ne pouvez plus annuler cette action : quelqu’un l’a déjà appris.
undo-changed = Vous ne pouvez plus annuler cette action : quelque chose a changé ici depuis.
event-given-up = Garde libérée à la main
event-policy-set-aside = Fait autrement que convenu
event-step-undone = Dernière action annulée

board-asked-several = demandée à plusieurs personnes
slot-asked-several = Demandé
event-offer-thanked = Merci envoyé : quelqu’un d’autre a d’abord dit oui
event-open-proposed = Recherche des gardes libres qui conviennent
event-note-written = Note écrite
event-note-removed = Note enlevée
event-merged = Fusion avec une deuxième inscription

event-plan-taken = Planning venu d’ailleurs repris
week-said-plan-taken = Le planning est vérifié et repris. Rien n’est encore envoyé.
solve-options = Choisir la durée et la qualité
solve-seconds = Secondes, au maximum
solve-seconds-hint = Plus de temps donne un meilleur planning. Vous pouvez toujours arrêter : le meilleur planning reste.
solve-seconds-wrong = Écrivez les secondes en un nombre de 1 à { $most }.
solve-gap = Assez bon à combien de pour cent ?
solve-gap-hint = Le calcul s’arrête dès qu’un meilleur planning peut gagner au maximum ce pourcentage. Avec 0, il cherche jusqu’à la preuve du meilleur planning.
solve-gap-wrong = Écrivez le pourcentage en un nombre de 0 à 50, comme 0,5.
solve-so = Calculer ainsi
solve-weights = Donner d’autres poids, pour cette fois
solve-weights-text = Chaque élément compte pour ce nombre de points dans le planning. Ce que vous choisissez ici vaut seulement pour ce calcul et pour le planning qui en sort. Les paramètres ne changent pas.
solve-weight-bounds = Réglé sur { $set }. De { $least } à { $most }.
run-weights = Fait avec d’autres poids que les paramètres : { $list }.
run-weight = { $name } { $value } (paramètres : { $usual })
runs-settings = Paramètres actuels
runs-weights = Là où les poids diffèrent
runs-title = Calculs précédents
runs-none = Cette semaine n’est pas encore calculée.
runs-when = Début
runs-by = Par
runs-seconds = Durée
runs-files = Fichiers
runs-week-file = semaine
runs-plan-file = planning
runs-before = Avant
runs-after = Après
runs-compare = Comparer ces deux calculs
runs-nothing-to-compare = Choisissez deux calculs qui ont un planning.
runs-difference = Qu’est-ce qui est différent ?
runs-gained = { $count ->
    [0] Aucune garde en plus
    [one] { $count } garde en plus
   *[other] { $count } gardes en plus
}
runs-lost = { $count ->
    [0] Aucune garde en moins
    [one] { $count } garde en moins
   *[other] { $count } gardes en moins
}
runs-moved = { $count ->
    [0] Aucune garde ne va à quelqu’un d’autre
    [one] { $count } garde va à quelqu’un d’autre
   *[other] { $count } gardes vont à quelqu’un d’autre
}
runs-moved-one = { $visit } : avant { $before }, après { $after }
runs-people = Qui a plus ou moins d’heures ?
runs-not-asked = n’est plus demandée
runs-visit-gone = Une garde qui n’est plus demandée
plan-upload = Un planning venu d’ailleurs
plan-upload-text = Avez-vous fait calculer vous-même le fichier de la semaine ? Nous vérifions ce planning avec chaque règle. S’il est correct, il devient le projet de planning de cette semaine. Rien n’est envoyé.
plan-file = Fichier du planning
plan-take = Vérifier et reprendre
plan-unreadable = Ce n’est pas un fichier de planning. Rien n’a changé. Choisissez un fichier comme le calcul l’écrit.
plan-other-week = C’est le planning d’une autre semaine : { $week }. Rien n’a changé. Ouvrez cette semaine-là et choisissez le fichier là.
plan-strangers = { $count ->
    [one] Dans ce planning, { $count } garde ou personne accueillante n’est pas dans cette semaine, ou est là deux fois. Rien n’a changé. Téléchargez de nouveau le fichier de la semaine et recalculez.
   *[other] Dans ce planning, { $count } choses ne sont pas dans cette semaine, ou sont là deux fois. Rien n’a changé. Téléchargez de nouveau le fichier de la semaine et recalculez.
}
plan-broken = Ce planning va contre ces règles. Rien n’a changé.

event-family-changed = Informations de la famille changées
letters-state-sent = envoyé
letters-state-replaced = remplacé
letters-state-to-call = à dire par téléphone
letters-state-told = dit par téléphone
event-arrived = Arrivée signalée
event-arrival-taken-back = Arrivée signalée par erreur
event-nobody-came = Personne n’est venu, dit la famille
event-nobody-came-taken-back = Quelqu’un est venu quand même, dit la famille
offers-title = Toutes les propositions
offers-all = Toutes ({ $count })
offers-of-state = { $state } ({ $count })
offers-none = Aucune proposition de cette semaine n’est dans cet état.
offers-reminded = Rappelée le
offers-reminds = Prochain rappel
offer-state-desk-offered = envoyée
offer-state-desk-asked = posée à plusieurs
offer-state-desk-accepted = acceptée
offer-state-desk-declined = refusée
offer-state-desk-expired = sans réponse à temps
offer-state-desk-withdrawn = retirée
offer-state-desk-thanked = quelqu’un a répondu avant
slot-do-remind = Rappeler maintenant
slot-said-reminded = Les personnes qui n’ont pas répondu reçoivent un rappel.
slot-just-reminded = Les personnes qui n’ont pas répondu ont reçu un rappel il y a moins de quatre heures.
publish-set-aside = Ce dont on s’est écarté
