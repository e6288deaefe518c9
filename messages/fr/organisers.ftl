front-title = Une garde d’enfants chez vous, quand vous en avez besoin
front-choose = Choisissez votre commune ou votre organisation.
front-empty = Il n’y a pas encore d’organisation. La personne qui gère le site en ajoute une avec la commande « wijkopvang organiser add ».
home-lead = Une personne accueillante vient chez vous. Par exemple si vous avez un entretien d’embauche, si vous suivez un cours de néerlandais ou si vous travaillez tôt.
home-family = J’ai besoin d’une garde
home-family-text = Dites-nous quand. Nous cherchons une personne accueillante près de chez vous.
home-ask = Demander une garde
home-caregiver = Je veux garder des enfants
home-caregiver-text = Vous apprenez en travaillant, avec votre mentor à vos côtés.
home-join = Devenir personne accueillante
home-lost-link = J’ai perdu mon lien
home-coordinators = Pour la coordination

log-in-title = Se connecter pour la coordination
log-in-email = Adresse e-mail
log-in-password = Mot de passe
log-in = Se connecter
log-in-wrong = Cette adresse e-mail et ce mot de passe ne vont pas ensemble. Vérifiez-les et réessayez.
log-in-forgotten = Vous avez oublié votre mot de passe ? La personne qui gère le site peut en choisir un nouveau.

nav-settings = Réglages
log-in-kept = Trop de temps a passé. Connectez-vous de nouveau : ce que vous avez rempli sera encore là.
log-in-nothing-done = Trop de temps a passé. Ce que vous venez de demander n’est pas encore fait. Après la connexion, vous revenez à cette page.
kept-title = Pas encore envoyé
kept-lead = La connexion est rétablie. Vérifiez ce que vous avez rempli, et envoyez-le ensuite.
kept-leave = Ne pas envoyer
