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
label-colon = {" : "}
list-divider = {" ; "}

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
refusal-invitation-ended = Cette invitation n’est plus valable
refusal-invitation-ended-cure = L’invitation a déjà servi, a été retirée ou date de plus de sept jours. Vous avez déjà un mot de passe ? Alors connectez-vous. Sinon, demandez une nouvelle invitation à la personne qui a envoyé la première.
refusal-for-administrators = Ceci est pour l’administration
refusal-for-administrators-cure = Rien n’a changé. Demandez-le à une personne de votre organisation avec le rôle « administration ».
refusal-for-planners = Vous ne pouvez pas changer ceci
refusal-for-planners-cure = Rien n’a changé. Avec votre rôle, vous pouvez tout regarder. Demandez un autre rôle à une personne de votre organisation avec le rôle « administration ».

reach-message = Bonjour { $name }, ici { $coordinator }, { $organiser }.
reach-call = Appeler
reach-sms = SMS
reach-whatsapp = WhatsApp
period-by-week = Par semaine
period-by-month = Par mois
note-title = Appels et notes
note-kind = Qu’est-ce que c’est ?
note-kind-call = Appel
note-kind-note = Note
note-text = Qu’est-ce qui a été dit ou convenu ?
note-hint = Seule la coordination lit ceci. N’écrivez rien sur la maladie ou la religion. Après un an, la note disparaît.
note-write = Enregistrer
note-none = Il n’y a encore rien de noté.
note-signed = { $moment }, { $name }
note-remove = Enlever
note-fault-empty = Écrivez ce que vous voulez retenir.
note-done-noted = C’est enregistré.
note-done-removed = C’est enlevé.
contact-letters = E-mails et lettres
contact-no-letters = Nous n’avons encore rien écrit.
contact-all-letters = Tout ce qui n’est pas arrivé ou reste à dire
shifts-done = Fait
shifts-coming = Encore à venir
shifts-asked = Demandé
shifts-served = Quelqu’un est venu ou vient
shifts-none = Il n’y a rien dans cette période.
shifts-along = accompagne, pour apprendre
shifts-says-yes = Dit oui
shifts-says-no = Dit non
merge-title = Deux inscriptions au lieu d’une ?
merge-who = Quelqu’un est deux fois ici ? Cherchez l’autre inscription. Vous voyez d’abord ce qui va changer.
merge-search = Nom, localité, e-mail ou téléphone
merge-nobody-alike = Personne d’autre n’a le même nom, le même numéro ou la même adresse e-mail.
merge-nobody-found = Personne ne correspond.
merge-compare = Comparer
merge-text = L’inscription « { $stays } » reste. L’inscription « { $goes } » disparaît, et tout passe à celle qui reste. Vérifiez bien que c’est la même personne ou la même famille.
merge-stays = Reste
merge-goes = Disparaît
merge-differs = différent
merge-moved = Ceci passe à l’inscription qui reste
merge-moved-nothing = Rien ne dépend de l’inscription qui disparaît.
merge-moved-slots = { $count ->
    [one] { $count } garde
   *[other] { $count } gardes
}
merge-moved-children = { $count ->
    [one] { $count } enfant
   *[other] { $count } enfants
}
merge-moved-offers = { $count ->
    [one] { $count } proposition
   *[other] { $count } propositions
}
merge-moved-certificates = { $count ->
    [one] { $count } attestation
   *[other] { $count } attestations
}
merge-moved-letters = { $count ->
    [one] { $count } e-mail ou lettre
   *[other] { $count } e-mails et lettres
}
merge-moved-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
merge-moved-entries = { $count ->
    [one] { $count } ligne dans « Qui a fait quoi »
   *[other] { $count } lignes dans « Qui a fait quoi »
}
merge-links = Les liens de l’inscription qui disparaît ne fonctionnent plus ensuite. Les nouveaux e-mails vont à l’inscription qui reste. Les informations qui restent sont à gauche.
merge-final = Vous ne pouvez pas revenir en arrière.
merge-do = Oui, fusionner : « { $goes } » disparaît, « { $stays } » reste
merge-in-the-way = Il faut d’abord régler ceci
merge-same-time = Deux gardes tombent en même temps : { $one } et { $other }. Annulez-en d’abord une.
merge-other-proved = L’adresse e-mail de la fiche qui disparaît est confirmée, celle de la fiche qui reste ne l’est pas. Faites l’inverse.
merge-other-admitted = L’inscription qui devrait disparaître est admise. C’est celle-là qui doit rester : échangez-les.
merge-solving = Une semaine est en cours de calcul. Attendez la fin, puis réessayez.
merge-swap = Échanger : l’autre inscription reste
merge-changed = Quelque chose a changé entre-temps. Regardez bien encore une fois, puis appuyez de nouveau.
merge-link-family = Cette famille est inscrite deux fois ?
merge-link-caregiver = Cette personne est inscrite deux fois ?
