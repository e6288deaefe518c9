offer-title = Pouvez-vous venir ?
offer-state-offered = en attente de réponse
offer-state-accepted = acceptée
offer-state-declined = refusée
offer-state-expired = pas de réponse à temps
offer-state-withdrawn = retirée
offer-along = Vous accompagnez votre mentor, pour apprendre.
offer-answer-by = Réponse avant le
offer-accept = Oui, je viens
offer-decline = Non, je ne peux pas
offer-change = Changer ma réponse
offer-change-text = La famille compte sur vous. Nous le disons tout de suite à la famille et nous cherchons quelqu’un d’autre.
offer-decline-after-all = Finalement, je ne peux pas venir
offer-accept-after-all = Finalement, je peux venir
offer-nothing-to-do = Vous n’avez rien à faire.
offer-show-address = Montrez-moi l’adresse
offer-family = Famille
offer-address = Adresse
offer-phone = Téléphone
offer-needs = Bon à savoir
offer-said-accepted = Merci. La famille sait que vous venez.
offer-said-declined = Merci de nous le dire. Nous demandons à quelqu’un d’autre.
offer-said-taken = Quelqu’un d’autre vient déjà. Merci quand même.
offer-said-over = Vous ne pouvez plus répondre ici. Vous n’avez rien à faire.

fact-when = Quand
fact-duration = Durée
fact-place = Où
fact-children = Enfants
fact-cost = Prix

age-band-baby = bébé (0 à 18 mois)
age-band-toddler = tout-petit (18 mois à 2 ans et demi)
age-band-nursery = enfant de maternelle (2 ans et demi à 6 ans)
age-band-primary = enfant de primaire (6 à 12 ans)

calendar-summary = Garde à domicile : { $caregiver } vient

letter-offer = Proposition à une personne accueillante
letter-offer-subject = { $count ->
    [one] Pouvez-vous venir le { $day } ?
   *[other] Pouvez-vous venir { $count } fois ? La première fois, c’est le { $day }
}
letter-offer-text = { $count ->
    [one] Nous avons prévu { $count } garde pour vous. Dites-nous si vous venez.
   *[other] Nous avons prévu { $count } gardes pour vous. Dites-nous pour chaque garde si vous venez.
}
letter-offer-answer-by = Répondez avant le { $moment }, s’il vous plaît.
letter-offer-along = { $place }, avec { $name } (mentor)
letter-offer-button = Répondre pour le { $when }
letter-offer-afterwards = Le bouton ouvre une page. Là, vous appuyez sur « oui » ou « non ». Avant cela, il ne se passe rien.
letter-reminder-answer = Rappel pour répondre
letter-reminder-answer-subject = { $count ->
    [one] Pouvez-vous venir le { $day } ? Nous attendons votre réponse
   *[other] Pouvez-vous venir { $count } fois ? La première fois, c’est le { $day }. Nous attendons votre réponse
}
letter-reminder-answer-button = Répondre maintenant
letter-withdrawn = Proposition retirée
letter-withdrawn-subject = Vous n’avez pas besoin de venir le { $day }
letter-withdrawn-text = Quelque chose a changé dans le planning. Vous n’avez pas besoin de venir :
letter-no-longer-subject = { $count ->
    [one] Vous n’avez pas besoin de venir le { $day }
   *[other] { $count } fois, vous n’avez pas besoin de venir. La première fois, c’est le { $day }
}
letter-offer-no-longer = Vous n’avez plus besoin de venir le { $when } ({ $place }).
letter-confirmed = Confirmation à la famille
letter-confirmed-subject = Une personne accueillante vient le { $day }
letter-confirmed-text = { $caregiver } vient garder vos enfants.
letter-confirmed-calendar = Voulez-vous mettre ceci dans votre agenda ? Ouvrez le fichier joint à cet e-mail.
letter-called-off = Annulation, à la famille
letter-called-off-subject = La personne accueillante ne peut pas venir le { $day }
letter-called-off-text = Finalement, { $caregiver } ne peut pas venir. Toutes nos excuses. Nous cherchons quelqu’un d’autre et nous vous écrivons de nouveau.
letter-cancelled-subject = Votre garde du { $day } est annulée
letter-cancelled-text = Cette garde est annulée. { $caregiver } le sait.
letter-tomorrow = Rappel pour demain
letter-tomorrow-subject = Rappel : { $when }
letter-tomorrow-caregiver = Vous gardez bientôt des enfants. Appuyez sur le bouton pour voir l’adresse.
letter-tomorrow-family = { $caregiver } vient bientôt garder vos enfants.
letter-tomorrow-address = Voir l’adresse
offer-title-accepted = Vous venez
offer-title-closed = Cette garde est passée ou annulée
letter-nobody = Encore personne
letter-nobody-subject = Encore personne pour le { $day }
letter-nobody-text = Pour cette garde, nous n’avons pas encore trouvé de personne accueillante. Nous cherchons jusqu’au début. Quelqu’un peut venir ? Alors nous vous le disons tout de suite.
letter-nobody-call = Vous ne pouvez plus attendre ? Annulez la garde sur votre page, ou appelez { $name }, { $phone }.
letter-nobody-told = Vous ne pouvez plus attendre ? Appelez { $name }, { $phone }.
letter-moved = Autre adresse
letter-moved-subject = Autre adresse pour le { $day }
letter-moved-text = Vous avez dit que vous pouvez venir. La famille a déménagé. Regardez l’adresse avant de partir. C’est trop loin ? Alors appelez-nous.
letter-moved-asked = Nous vous avons demandé si vous pouvez venir. La famille a déménagé : vous lisez ci-dessous où. Pouvez-vous aussi venir là ? Alors répondez. C’est trop loin ? Alors dites non.
letter-withdrawn-by-family = La famille a annulé. Vous n’avez pas besoin de venir :
letter-offer-with = { $place }. Nous demandons à { $name } de vous accompagner, pour apprendre
letter-withdrawn-with-mentor = Votre mentor pour cette garde ne peut pas venir. Vous n’avez donc pas besoin de venir non plus. Merci d’avoir voulu venir :
letter-along = Qui accompagne
letter-along-subject = { $name } vous accompagne le { $day }
letter-along-text = { $name } vous accompagne, pour apprendre.
letter-alone-subject = { $name } ne vous accompagne pas le { $day }
letter-alone-text = { $name } ne vous accompagne pas. Rien d’autre ne change : vous venez comme prévu.
letter-mentor-subject = { $name } vient le { $day } : vous l’accompagnez
letter-mentor-text = { $name } vient, et vous l’accompagnez pour apprendre.
letter-confirmed-along = { $trainee } vient aussi, pour apprendre
letter-family-along = Qui d’autre vient dans la famille
letter-family-along-subject = Le { $day } : une deuxième personne vient aussi
letter-family-along-text = { $caregiver } vient garder vos enfants. { $trainee } vient aussi, pour apprendre.
letter-family-alone-subject = Le { $day } : une seule personne vient
letter-family-alone-text = { $trainee } ne vient pas. { $caregiver } vient comme prévu.
letter-looking = Encore personne, à la publication
letter-looking-subject = { $count ->
    [one] Nous cherchons encore quelqu’un pour le { $day }
   *[other] Nous cherchons encore quelqu’un pour { $count } gardes. La première est le { $day }
}
letter-looking-text = { $count ->
    [one] Le planning de cette semaine-là est prêt. Pour cette garde, nous n’avons pas encore de personne accueillante :
   *[other] Le planning de cette semaine-là est prêt. Pour ces gardes, nous n’avons pas encore de personne accueillante :
}
letter-looking-when = Nous cherchons encore. Quelqu’un peut venir ? Alors nous vous écrivons tout de suite. Nous ne trouvons personne ? Alors nous vous écrivons au plus tard la veille.
letter-late-no = Annulation au dernier moment, par une personne accueillante
letter-late-no-subject = La personne accueillante ne vient pas : { $when }
letter-late-no-text = Finalement, { $caregiver } ne peut pas venir chez { $family }. La famille a reçu un e-mail, ou attend votre appel.
letter-late-cancellation = Annulation au dernier moment, par une famille
letter-late-cancellation-subject = La famille annule : { $when }
letter-late-cancellation-text = { $family } annule. { $caregiver } devait venir et a reçu un e-mail. Appelez pour vérifier que le message est bien lu.
letter-late-caregiver = Personne accueillante
letter-late-family = Famille
letter-late-button = Vers cette garde
offer-with-mentor = Vous accompagnez { $name }, pour apprendre.
offer-with-mentor-asked = Vous accompagnez { $name }, pour apprendre. { $name } n’a pas encore répondu.
offer-with-trainee = { $name } vous accompagne, pour apprendre.
offer-with-trainee-asked = Nous demandons à { $name } de vous accompagner, pour apprendre.
offer-late-text = La garde commence bientôt. La famille compte sur vous. Nous le disons tout de suite à la famille et au bureau. Appelez aussi votre personne de contact, si vous pouvez.
offer-said-confirm = Vous avez dit que vous venez, et la garde commence bientôt. Vous ne pouvez vraiment pas venir ? Dites-le encore une fois ci-dessous.
offer-said-withdrawn = Cette proposition est retirée. Vous n’avez rien à faire.
offer-said-in-the-way = Ce n’est pas possible maintenant. Vous lisez ci-dessous pourquoi. Rien n’a changé. Appelez votre personne de contact si c’est quand même possible.
calendar-summary-along = Garde à domicile : { $caregiver } vient, avec { $trainee }
calendar-description = Une question ? Appelez { $name }, { $phone }. Vous demandez un nouveau lien vers votre page ici : { $link }
offer-said-accepted-along = Merci, vous accompagnez votre mentor. Nous vous écrivons si quelque chose change.
offer-said-missing = Vous ne pouvez pas accepter maintenant : il manque encore une attestation. Appelez votre personne de contact, s’il vous plaît.
offer-state-asked = en attente de réponse
offer-state-thanked = quelqu’un d’autre vient
offer-title-thanked = Nous avons déjà trouvé quelqu’un
offer-among-others = Nous demandons à plusieurs personnes. La première qui dit « oui » vient.
offer-said-cancelled = La famille a annulé cette garde entre-temps. Vous n’avez pas besoin de venir.
offer-said-begun = Cette garde a déjà commencé. Vous ne pouvez plus répondre. Appelez-nous si vous avez des questions.
offer-said-expired = Le temps pour répondre est passé. Vous pouvez quand même venir ? Alors appelez-nous.
letter-asked = Question à plusieurs personnes accueillantes
letter-asked-subject = { $count ->
    [one] Nous cherchons quelqu’un pour le { $day }. Pouvez-vous venir ?
   *[other] Nous cherchons quelqu’un pour { $count } gardes, la première le { $day }. Pouvez-vous venir ?
}
letter-asked-text = { $count ->
    [one] Pour cette garde, il n’y a encore personne. Nous demandons à plusieurs personnes. La première qui dit « oui » vient.
   *[other] Pour ces { $count } gardes, il n’y a encore personne. Nous demandons à plusieurs personnes. Pour chaque garde, la première qui dit « oui » vient.
}
letter-thanked = Merci : quelqu’un vient déjà
letter-thanked-subject = Nous avons trouvé quelqu’un pour le { $day }. Merci
letter-thanked-text = Nous vous avons demandé si vous pouviez venir. Quelqu’un d’autre a d’abord dit oui. Vous n’avez rien à faire. Merci d’avoir lu notre demande.
letter-away = Absence signalée
letter-away-subject = { $count ->
    [one] { $name } ne peut pas venir le { $day }
   *[other] { $name } ne peut pas venir { $count } fois. La première fois, c’est le { $day }
}
letter-away-text = { $name } a signalé une absence. Les familles ont reçu un e-mail, ou attendent votre appel. Avec le bouton, vous demandez à d’autres personnes en une fois.
letter-away-button = Voir qui peut venir
arrival-say = Je suis sur place
arrival-said = Vous êtes sur place : signalé le { $moment }.
arrival-take-back = Pas encore : je ne suis pas sur place
offer-said-arrived = Merci. Nous savons que vous êtes sur place.
offer-said-not-arrived = C’est annulé.
offer-said-arrived-early = C’est encore trop tôt. Appuyez sur le bouton quand vous êtes sur place.
offer-said-arrived-over = Ce n’est pas possible maintenant. Cette garde est finie, ou quelqu’un d’autre vient.
letter-tomorrow-arrived = Vous êtes sur place ? Appuyez alors sur « Je suis sur place », sur la même page. Ainsi nous savons que tout va bien.
letter-tomorrow-nobody = Personne n’est là au début ? Appuyez alors sur « Personne n’est venu », sur votre page. Nous le voyons tout de suite.
letter-called-off-all-subject = La personne accueillante ne peut pas venir { $count } fois. La première fois est le { $day }
letter-called-off-all-text = La personne qui devait venir ne peut pas venir. Nous sommes désolés. Nous cherchons quelqu’un d’autre et nous vous écrirons. Il s’agit de :
