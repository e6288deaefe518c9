# Textes de toutes les pages et de toutes les lettres.

language-name = Français
language-direction = ltr
language-dates = fr-BE
week-with-days = semaine { $number } ({ $from } – { $until })
duration-hours = { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
}
duration-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
duration-both = { $hours } h { $minutes } min
money = { $amount } €
percent = { $number } %

brand-line = Garde d’enfants à domicile
skip-to-content = Aller au contenu
nav-label = Menu
nav-weeks = Semaines
nav-families = Familles
nav-caregivers = Personnes accueillantes
nav-letters = E-mails
nav-mailbox = Boîte mail
log-out = Se déconnecter ({ $name })
contact-person = Votre personne de contact :
footer-line = Wijkopvang : garde d’enfants flexible à domicile.
back-to-start = Retour au début
back = Retour
save = Enregistrer

letter-greeting = Bonjour { $name },
letter-contact = Vous avez une question ? Téléphonez ou écrivez à :

faults-title = { $count ->
    [one] { $count } chose n’est pas encore correcte
   *[other] { $count } choses ne sont pas encore correctes
}
fault-empty = Remplissez ceci, s’il vous plaît.
fault-too-long = C’est trop long. Utilisez au maximum { $most } caractères.
fault-control = Écrivez ceci sur une seule ligne, sans caractères spéciaux.
fault-email = Écrivez l’adresse e-mail complète, comme nom@exemple.be.
fault-phone = Écrivez le numéro de téléphone complet, comme 0470 12 34 56.
fault-place-unknown = Nous ne connaissons pas ce code postal et cette localité. Écrivez par exemple : 9032 Wondelgem.
fault-place-several = { $count ->
    [one] Ce code postal a une seule localité : { $names }. Vous habitez là ? Alors écrivez-le ainsi.
   *[other] Il y a plusieurs localités. Choisissez-en une : { $names }.
}
fault-choice = Choisissez une des réponses.
fault-number = Écrivez un nombre sans virgule, de { $least } à { $most }.

refusal-not-found = Cette page n’existe pas
refusal-not-found-cure = L’adresse est peut-être incomplète. Recommencez à la première page.
refusal-link-unknown = Ce lien ne fonctionne pas
refusal-link-unknown-cure = Le lien est peut-être incomplet. Copiez tout le lien de l’e-mail, ou demandez-en un nouveau.
refusal-link-over = Ce lien n’est plus valable
refusal-link-over-cure = Nous pouvons vous envoyer un nouveau lien par e-mail.
refusal-link-counted = Cette demande compte déjà
refusal-link-counted-cure = Vous n’avez plus rien à faire avec ce lien. Voulez-vous voir votre page ? Nous vous envoyons un nouveau lien.
refusal-link-request-ended = Ce lien est remplacé
refusal-link-request-ended-cure = Un e-mail plus récent est parti ensuite, ou la demande a été corrigée ou supprimée. Regardez dans le dernier e-mail. Il n’y en a pas ? Nous vous envoyons un nouveau lien s’il reste quelque chose à confirmer.
refusal-link-proof-ended = Ce lien est remplacé
refusal-link-proof-ended-cure = Un e-mail plus récent est parti ensuite, ou une autre adresse a été donnée. Regardez dans le dernier e-mail, ou demandez un nouveau lien.
refusal-link-page-ended = Ce lien est remplacé
refusal-link-page-ended-cure = Il y a un lien plus récent, ou les messages vont maintenant à une autre adresse e-mail. Regardez là dans le dernier e-mail, ou demandez un nouveau lien.
refusal-new-link = Envoyez-moi un nouveau lien
refusal-cross-site = Ceci ne vient pas de notre site
refusal-cross-site-cure = Pour votre sécurité, rien n’a changé. Ouvrez de nouveau la page et réessayez.
refusal-too-large = Il y a trop de texte
refusal-too-large-cure = Rien n’est enregistré. Revenez en arrière et utilisez moins de mots.
refusal-unreadable = Nous n’avons pas pu lire cela
refusal-unreadable-cure = Rien n’est enregistré. Revenez en arrière et réessayez.
refusal-too-many = C’était un peu trop rapide
refusal-too-many-cure = { $minutes ->
    [one] Attendez { $minutes } minute et réessayez.
   *[other] Attendez { $minutes } minutes et réessayez.
}
refusal-surprise = Quelque chose n’a pas marché
refusal-surprise-cure = Ce n’est pas votre faute. Rien n’est enregistré. Réessayez dans une minute, ou appelez votre personne de contact.

spoken-nl = Néerlandais
spoken-fr = Français
spoken-en = Anglais
spoken-ar = Arabe
spoken-tr = Turc
spoken-uk = Ukrainien
spoken-ru = Russe
spoken-fa = Dari ou farsi
spoken-ps = Pachto
spoken-pl = Polonais
spoken-ro = Roumain
spoken-bg = Bulgare
spoken-es = Espagnol
spoken-ti = Tigrigna
spoken-so = Somali
refusal-too-slow = Cela a duré trop longtemps
refusal-too-slow-cure = Rien n’est enregistré. Votre connexion est peut-être lente. Revenez en arrière et réessayez.
fault-control-text = N’utilisez pas de caractères spéciaux, s’il vous plaît.
letter-greeting-nobody = Bonjour,
fault-street-number = Quel est le numéro de la maison ? Écrivez par exemple : Kerkstraat 12. Il n’y a pas de numéro ? Écrivez alors : Kerkstraat sans numéro.
required = (obligatoire)
nav-families-unproved = Familles ({ $count } à confirmer)
person-title = Êtes-vous un être humain ?
person-text = Il y avait quelque chose dans une case cachée. C’est un programme qui fait cela, ou parfois votre navigateur. Tout ce que vous avez écrit est encore là. Appuyez sur le bouton : nous l’envoyons alors.
person-button = Oui, envoyer
refusal-old-form = Ce formulaire est trop ancien
refusal-old-form-cure = Depuis, il y a eu une nouvelle connexion. Rien n’a changé. Vérifiez ce que vous avez rempli, et envoyez-le de nouveau.
kept-typed = Voici ce que vous avez rempli. Rien n’est encore enregistré.
kept-send = Envoyer maintenant
kept-show = Retour au formulaire
refusal-unavailable = Il y a trop de monde pour le moment
refusal-unavailable-cure = Ce n’est pas votre faute. Rien n’est enregistré. Réessayez dans une minute, ou appelez votre personne de contact.
refusal-other-name = Ouvrez ce site à la bonne adresse
refusal-other-name-cure = Ce site connaît seulement l’adresse ci-dessous. Rien n’est enregistré. Copiez ce que vous avez rempli, et ouvrez la bonne adresse.
site-nowhere = Ce site n’est pas encore prêt : les liens dans les e-mails ne fonctionnent pas encore. La personne qui gère le site règle « base_url ».
site-elsewhere = Vous êtes à une autre adresse que prévu. Les formulaires fonctionnent seulement à l’adresse
label-speaks = Langues
label-wishes = Souhaits
nothing-done = Trop de temps a passé. Ce que vous venez de demander n’est pas encore fait. Appuyez de nouveau sur le bouton.
faults-in-title = Pas encore correct :
