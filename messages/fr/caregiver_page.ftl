caregiver-page-title = Ma page
caregiver-page-nav = Ma page
caregiver-page-nav-availability = Quand je peux
caregiver-page-greeting = Bonjour { $name }
caregiver-page-waits = La coordination vous appelle pour un entretien. Ensuite, nous cherchons des familles pour vous. Vous pouvez déjà dire quand vous pouvez travailler.
caregiver-page-when = Quand vous pouvez travailler
caregiver-page-no-hours = Nous ne savons pas encore quand vous pouvez travailler.
caregiver-page-exceptions = { $count ->
    [one] { $count } jour est différent.
   *[other] { $count } jours sont différents.
}
caregiver-page-change-hours = Dire quand je peux
caregiver-page-availability = Quand pouvez-vous travailler ?
caregiver-page-hours = Combien vous pouvez encore travailler
caregiver-page-month = Encore ce mois-ci
caregiver-page-year = Encore cette année
caregiver-page-used = { $used } sur { $most } déjà pris
caregiver-page-path-ends = Votre parcours dure jusqu’au { $date }.
caregiver-page-training = Votre formation
caregiver-page-no-certificates = Avez-vous une attestation ? Montrez-la à la coordination.
caregiver-page-languages = Vos langues
caregiver-page-contact = Votre personne de contact
caregiver-page-contact-text = Vous avez une question ? Téléphonez ou écrivez à
caregiver-page-offers = Vos propositions
caregiver-page-no-offers = Il n’y a pas de proposition pour vous maintenant.
caregiver-page-accepted-stands = Ce que vous avez accepté reste prévu, même si vous changez quelque chose ici. Finalement, vous ne pouvez pas venir ? Dites-le sur « Ma page ».
caregiver-page-shifts = Quand vous venez
caregiver-page-no-shifts = Vous n’avez rien accepté pour le moment.
caregiver-page-signed = La coordination a signé pour ce qui manque encore

# Ses gardes dans son propre agenda.
calendar-feed-name = Mes gardes : { $organiser }
calendar-feed-shift = Garde à { $place }
calendar-feed-along = Garde à { $place }, j’accompagne
calendar-feed-offer = Question, pas encore de réponse : garde à { $place }
calendar-page-link = Mes gardes dans mon agenda
calendar-page-title = Mes gardes dans mon agenda
calendar-page-text = Votre agenda peut chercher vos gardes tout seul. Quelque chose change ? Cela change aussi dans votre agenda, après quelques heures.
calendar-page-make = Créer une adresse d’agenda
calendar-page-open = Ouvrir dans mon agenda
calendar-page-copy = Ou copiez cette adresse dans votre agenda
calendar-page-elsewhere = Votre agenda cherche déjà vos gardes. Nous ne pouvons plus montrer l’adresse ici. Vous la voulez sur un autre appareil ? Créez alors une nouvelle adresse.
calendar-page-secret = Avec cette adresse, on voit où et quand vous travaillez. Ne la donnez à personne. Avec une nouvelle adresse, l’ancienne ne marche plus.
calendar-page-again = Créer une nouvelle adresse
calendar-page-end = Arrêter avec mon agenda
calendar-page-said-made = Votre adresse est prête.
calendar-page-said-ended = L’adresse ne marche plus. Votre agenda ne reçoit plus de gardes.
