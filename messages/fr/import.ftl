import-title = Depuis un fichier
import-from-file = Depuis un fichier
import-text = Vous avez déjà une liste dans un tableur ? Enregistrez-la comme fichier CSV. Ainsi, vous n’avez rien à recopier. Choisissez ce que contient votre fichier, dans cet ordre :
import-promise = Vous voyez toujours d’abord ce qui va être ajouté. Si quelque chose n’est pas correct, rien n’est enregistré.
import-contents-families = Familles depuis un fichier
import-contents-caregivers = Personnes accueillantes depuis un fichier
import-contents-availability = Heures des personnes accueillantes depuis un fichier
import-contents-certificates = Attestations depuis un fichier
import-about-families = Une famille par ligne, avec ses enfants.
import-about-caregivers = Une personne accueillante par ligne. Tout le monde commence à la première étape : vous menez d’abord l’entretien.
import-about-availability = Une partie de la journée par ligne. Les heures du fichier remplacent la semaine habituelle.
import-about-certificates = Une attestation par ligne. Vous avez vu chaque document vous-même.
import-known = Ce que nous connaissons déjà ne change pas.
import-file = Le fichier
import-file-hint = Un fichier CSV de { $most } lignes au maximum. Dans Excel : Enregistrer sous, CSV UTF-8.
import-look = Vérifier le fichier
import-template = Télécharger un exemple vide
import-columns = Les colonnes
import-columns-text = La première ligne du fichier donne le nom des colonnes, dans n’importe quel ordre.
import-heading = Colonne
import-needed = Obligatoire ?
import-explained = Ce qu’il faut y mettre
import-done = C’est importé. Nouveau : { $fresh }. Déjà connu : { $known }.
import-wrong = { $count ->
    [one] { $count } chose n’est pas correcte dans le fichier
   *[other] { $count } choses ne sont pas correctes dans le fichier
  }
import-wrong-text = Rien n’est enregistré. Corrigez le fichier et choisissez-le de nouveau.
import-line = Ligne
import-column = Colonne
import-what = Ce qui n’est pas correct
import-whole = tout le fichier
import-more = { $count ->
    [one] Et encore { $count }.
   *[other] Et encore { $count }.
  }
import-at-line = Ligne { $line } : { $wrong }
import-at-cell = Ligne { $line }, colonne { $column } : { $wrong }
import-look-title = Voici ce que contient le fichier
import-fresh-families = { $count ->
    [0] Il n’y a pas de nouvelle famille.
    [one] { $count } famille va être ajoutée.
   *[other] { $count } familles vont être ajoutées.
  }
import-fresh-caregivers = { $count ->
    [0] Il n’y a pas de nouvelle personne accueillante.
    [one] { $count } personne accueillante va être ajoutée.
   *[other] { $count } personnes accueillantes vont être ajoutées.
  }
import-fresh-availability = { $count ->
    [0] Personne ne reçoit d’autres heures.
    [one] { $count } personne accueillante reçoit les heures du fichier.
   *[other] { $count } personnes accueillantes reçoivent les heures du fichier.
  }
import-fresh-certificates = { $count ->
    [0] Il n’y a pas de nouvelle attestation.
    [one] { $count } attestation va être ajoutée.
   *[other] { $count } attestations vont être ajoutées.
  }
import-questions = { $count ->
    [one] { $count } personne reçoit un e-mail qui demande si l’adresse est correcte. Nous n’écrivons rien d’autre avant la confirmation.
   *[other] { $count } personnes reçoivent un e-mail qui demande si l’adresse est correcte. Nous n’écrivons rien d’autre avant la confirmation.
  }
import-nothing-yet = Rien n’est encore enregistré.
import-nothing-new = Nous connaissons déjà tout ce qui est dans ce fichier. Il n’y a rien à faire.
import-replaced = { $count ->
    [one] Les heures de { $count } personne accueillante sont remplacées
   *[other] Les heures de { $count } personnes accueillantes sont remplacées
  }
import-known-title = { $count ->
    [one] Nous connaissons déjà { $count } ligne
   *[other] Nous connaissons déjà { $count } lignes
  }
import-known-text = Rien ne change pour ces lignes. Faites les changements sur la page de chaque personne ou famille.
import-of-line = Ligne { $line } :
import-i-saw-them = J’ai vu tous ces documents moi-même
import-take = Oui, importer
import-another = Choisir un autre fichier

import-column-name = Nom
import-column-phone = Téléphone
import-column-email = E-mail
import-column-language = Langue
import-column-speaks = Langues à la maison
import-column-street = Rue et numéro
import-column-place = Code postal et localité
import-column-single-parent = Parent solo
import-column-trainees-welcome = Personne en formation bienvenue
import-column-needs = Bon à savoir
import-column-child-name = Enfant
import-column-child-month = Naissance
import-column-transport = Transport
import-column-max-travel-minutes = Trajet maximum
import-column-earlier-work = Travail avant
import-column-wishes = Souhaits
import-column-day = Jour
import-column-from = Début
import-column-until = Fin
import-column-shade = Préférence
import-column-code = Attestation
import-column-valid-from = Valable à partir du
import-column-valid-until = Valable jusqu’au (inclus)

import-hint-name = Prénom et nom.
import-hint-phone = Comme 0470 12 34 56. Le premier zéro manque ? Nous le remettons.
import-hint-email = Comme nom@exemple.be. Pour les heures et les attestations : l’adresse d’une personne accueillante que nous connaissons déjà.
import-hint-language = La langue de nos e-mails, comme Français ou fr. Vide : la langue de votre organisation.
import-hint-speaks = Comme Turc, Français. Avec une virgule entre les langues.
import-hint-street = Comme Kerkstraat 12, ou Kerkstraat sans numéro.
import-hint-place = Comme 9032 Wondelgem.
import-hint-single-parent = oui ou non. Vide : non.
import-hint-trainees-welcome = Est-ce qu’une personne en formation peut venir aussi ? oui ou non. Vide : non.
import-hint-needs = Ce que la personne accueillante doit savoir, avec les mots de la famille.
import-hint-child-name = Prénom ou première lettre. Pour plus d’enfants : Enfant 2, Enfant 3, jusqu’à Enfant 6.
import-hint-child-month = Mois ou jour de naissance, comme 03/2024 ou 15/03/2024. Pour plus d’enfants : Naissance 2, jusqu’à Naissance 6.
import-hint-transport = à pied, vélo, bus ou voiture.
import-hint-max-travel-minutes = Le plus long trajet vers une famille, en minutes. Vide : 30.
import-hint-earlier-work = Le travail d’avant et les diplômes.
import-hint-wishes = Avec les mots de la personne accueillante.
import-hint-day = Un jour de la semaine, comme lundi : cela compte chaque semaine. Ou une date, comme 1/12/2026 : cela compte ce jour-là.
import-hint-from = Le début, comme 08:30. Une date sans heures : la personne accueillante ne travaille pas ce jour-là.
import-hint-until = La fin, comme 16:00.
import-hint-shade = volontiers, ça va, ou s’il le faut. Vide : ça va.
import-hint-code = Le nom de l’attestation, comme sur la page Formation.
import-hint-valid-from = Une date, comme 1/12/2026.
import-hint-valid-until = Une date. Vide : il n’y a pas de fin.

import-fault-no-file = Choisissez un fichier.
import-fault-empty = Il n’y a rien dans ce fichier. Enregistrez de nouveau le tableur en CSV et choisissez ce fichier.
import-fault-spreadsheet = C’est un fichier de tableur, même s’il porte un autre nom. Ouvrez-le dans Excel ou LibreOffice, choisissez Enregistrer sous, CSV UTF-8, et choisissez ce nouveau fichier.
import-fault-no-text = Ce n’est pas un fichier CSV. Ouvrez votre liste dans Excel ou LibreOffice, choisissez Enregistrer sous, CSV UTF-8, et choisissez ce nouveau fichier.
import-fault-too-long = Ce fichier est trop long. Partagez-le en fichiers de { $most } lignes au maximum.
import-fault-too-many = Ce fichier a { $lines } lignes. Partagez-le en fichiers de { $most } lignes au maximum.
import-fault-no-lines = Il n’y a rien sous les colonnes. Remplissez au minimum une ligne.
import-fault-heading-unknown = Nous ne connaissons pas cette colonne. Donnez-lui un nom de la liste en bas, ou enlevez-la.
import-fault-heading-twice = Cette colonne est là deux fois. Enlevez-en une.
import-fault-heading-missing = La colonne { $name } manque. Mettez-la dans la première ligne.
import-fault-no-heading = Au-dessus de « { $cell } », il n’y a pas de nom de colonne. Y a-t-il une virgule ou un point-virgule de trop dans cette ligne ?
import-fault-twice = La même chose est à la ligne { $line }. Enlevez une des deux.
import-fault-yes = Écrivez oui ou non.
import-fault-nobody = Nous ne connaissons pas de personne accueillante avec cette adresse. Importez d’abord les personnes accueillantes, ou corrigez l’adresse.
import-fault-day = Écrivez un jour de la semaine, comme lundi, ou une date à partir d’aujourd’hui, comme 1/12/2026.
import-fault-shade = Écrivez volontiers, ça va ou s’il le faut.
import-fault-certificate = Nous ne connaissons pas cette attestation. Écrivez le nom comme sur la page Formation.
import-fault-off-and-on = Pour cette date, il y a des heures, et aussi une ligne sans heures. Choisissez une des deux.

refusal-file-too-large = Ce fichier est trop grand
refusal-file-too-large-cure = Rien n’est enregistré. Partagez votre liste en fichiers de 2 000 lignes au maximum, revenez en arrière et choisissez-les l’un après l’autre.
