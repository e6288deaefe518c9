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
