lost-link-title = Un nouveau lien
lost-link-text = Vous avez perdu votre lien ? Écrivez votre adresse e-mail. Nous vous en envoyons un nouveau.
lost-link-email = Votre adresse e-mail
lost-link-send = Envoyez-moi un nouveau lien
lost-link-sent-title = Regardez vos e-mails
lost-link-sent = Est-ce que nous connaissons cette adresse ? Alors vous recevez maintenant un e-mail avec un nouveau lien.
lost-link-sent-nothing = Pas d’e-mail après cinq minutes ? Regardez dans « indésirables », ou appelez votre personne de contact.
letter-family-link = nouveau lien pour une famille
lost-link-letter-subject = Votre nouveau lien
lost-link-letter-text = { $count ->
    [one] Vous avez demandé un nouveau lien chez { $organiser }. Le voici. L’ancien lien ne fonctionne plus.
   *[other] Vous avez demandé un nouveau lien chez { $organiser }. Voici vos { $count } liens. Les anciens ne fonctionnent plus.
}
lost-link-letter-after = C’est seulement pour vous : ne l’envoyez à personne. Vous n’avez rien demandé ? Alors ne faites rien.
lost-link-button-family = Vers ma page de famille
lost-link-button-caregiver = Vers ma page de personne accueillante
lost-link-button-prove-caregiver = Confirmer mon adresse de personne accueillante
lost-link-button-prove-address = Confirmer mon adresse
lost-link-button-prove-request = Regarder et confirmer ma demande de garde
lost-link-button-family-of = Vers la page de la famille { $name }
