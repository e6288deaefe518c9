settings-ladder = L’échelle
ladder-text = L’échelle dit ce qu’il faut pouvoir montrer pour garder des enfants. Sans ce qui est demandé ici, personne ne figure dans le planning. Avant tout changement, vous voyez qui est concerné.
ladder-own = C’est votre propre échelle.
ladder-as-scheme = C’est l’échelle de votre régime. Vous pouvez la changer.
ladder-start = Revenir à l’échelle du régime
ladder-saved = C’est enregistré. Le planning suit désormais cette échelle.
ladder-floor = Ceci reste toujours demandé
ladder-floor-everybody = Toute personne qui vient chez des enfants : { $what }
ladder-floor-age = Pour { $age } : { $what }
ladder-stages = Les étapes, de bas en haut
ladder-stages-text = Ce qu’une étape demande, les étapes au-dessus le demandent aussi.
ladder-ages = Ce que demande chaque âge
ladder-ages-text = En plus de l’étape qui ouvre cet âge. Les limites des âges viennent de votre régime.
ladder-kinds = Les attestations
ladder-kinds-text = Vous pouvez noter ces attestations pour une personne accueillante.
ladder-change = Modifier
ladder-new-stage = Ajouter une étape
ladder-new-certificate = Ajouter une attestation
ladder-asks = Demande : { $what }
ladder-asks-nothing = Ne demande rien de plus.
ladder-asks-learned = Demande que toutes les heures avec mentor soient faites.
ladder-opens = Permet de travailler en autonomie avec : { $ages }
ladder-holds-months = { $count ->
    [one] Valable un mois au maximum
   *[other] Valable { $count } mois au maximum
}
ladder-holds-on = Valable aussi longtemps que c’est écrit dessus
ladder-instead = Compte à la place de : { $what }
ladder-retired = On n’en note plus de nouvelles. Celles qui sont là comptent encore.
ladder-everybody = toute personne inscrite
ladder-lowest = (tout en bas)
ladder-name-nl = Nom en néerlandais
ladder-name-fr = Nom en français
ladder-name-en = Nom en anglais
ladder-stage = Qui est à cette étape ?
ladder-above = Se place au-dessus de
ladder-certificates = Demande ces attestations
ladder-certificates-hint = Les étapes au-dessus les demandent alors aussi.
ladder-age-bands = Ouvre ces âges
ladder-age-bands-hint = Chaque âge appartient à une seule étape. Un âge que vous cochez ici disparaît de l’autre étape.
ladder-learned = Toutes les heures avec mentor doivent être faites
ladder-valid-months = Valable au maximum autant de mois
ladder-valid-months-hint = Laissez vide s’il n’y a pas de limite. Cela vaut pour les attestations que vous notez à partir de maintenant.
ladder-instead-of = Compte à la place de
ladder-instead-of-hint = Avec cette attestation, celles qui sont cochées ne sont pas nécessaires.
ladder-retire = Ne plus en noter de nouvelles
ladder-age-asks = Demande pour cet âge
ladder-age-asks-hint = Sans une de ces attestations, pas de garde d’enfants de cet âge dans le planning.
ladder-look = Voir qui est concerné
ladder-remove = Retirer
ladder-remove-title = Retirer : { $name }
ladder-remove-button = Oui, retirer
ladder-save-button = Oui, enregistrer
ladder-cannot-be = Ce n’est pas possible ainsi
ladder-changed = La situation a changé entre-temps. Regardez encore une fois.
ladder-meanwhile = Quelqu’un d’autre a changé l’échelle entre-temps. Ce que vous avez rempli se trouve ci-dessous. Regardez à nouveau qui est concerné.
ladder-not-yet = Ce n’est pas encore enregistré.
ladder-touches = Qui est concerné
ladder-touches-nobody = Aujourd’hui, cela ne change rien pour personne.
ladder-touches-stopped = { $count ->
    [one] Une personne ne serait plus dans le planning
   *[other] { $count } personnes ne seraient plus dans le planning
}
ladder-touches-fewer = { $count ->
    [one] Une personne ne serait plus dans le planning pour ces âges
   *[other] { $count } personnes ne seraient plus dans le planning pour ces âges
}
ladder-touches-mentors = { $count ->
    [one] Une personne mentor n’accompagnerait plus personne
   *[other] { $count } mentors n’accompagneraient plus personne
}
ladder-touches-waiting = { $count ->
    [one] Une proposition qui attend ne pourrait plus être acceptée
   *[other] { $count } propositions qui attendent ne pourraient plus être acceptées
}
ladder-touches-accepted = { $count ->
    [one] Une garde acceptée reste. Vous la voyez à la semaine.
   *[other] { $count } gardes acceptées restent. Vous les voyez à la semaine.
}
ladder-touches-more = { $count ->
    [one] Une personne peut faire plus
   *[other] { $count } personnes peuvent faire plus
}
ladder-touches-offer = { $name }, { $when }. Il faut encore : { $what }
ladder-fault-empty = Il n’y a pas d’étape où l’on travaille en autonomie. Ajoutez-en une, sinon personne ne peut être dans le planning.
ladder-fault-two = « { $name } » y est deux fois. Donnez un autre nom à l’une des deux.
ladder-fault-order = Personne ne peut arriver à « { $stage } » : « { $below } » se trouve en dessous et demande plus. Placez l’étape plus bas.
ladder-fault-no-way = Personne ne peut plus satisfaire à « { $where } » : on ne note plus de nouvelles attestations « { $what } » et rien ne compte à la place. Ne la demandez plus là, ou faites compter une autre attestation à la place.
ladder-fault-opened = Aucune étape n’ouvre cet âge : { $age }. Cochez l’âge à une étape où l’on travaille en autonomie.
ladder-fault-not-alone = « { $stage } » ouvre un âge, mais n’est pas une étape où l’on travaille en autonomie. Choisissez « travaille en autonomie », ou ouvrez l’âge à une autre étape.
ladder-fault-cycle = Ces attestations comptent en cercle à la place l’une de l’autre : { $what }. On ne sait alors pas laquelle est demandée. Retirez-en une.
ladder-fault-floor = { $what } reste demandé à toute personne qui vient chez des enfants, aussi avec mentor. Vous ne pouvez pas l’enlever.
ladder-fault-floor-age = { $what } reste demandé pour { $age }. Vous ne pouvez pas l’enlever.
ladder-fault-instead = Rien ne peut compter à la place de : { $what }.
ladder-fault-in-use = { $count ->
    [one] Une personne a cette attestation
   *[other] { $count } personnes ont cette attestation
} ({ $what }) : { $names }. Ne la retirez pas, mais cochez que l’on n’en note plus de nouvelles.
ladder-fault-too-many = Il ne peut pas y en avoir plus de 40. Retirez-en d’abord une.
ladder-fault-letters = Utilisez dans ce nom des lettres simples ou des chiffres.
ladder-fault-taken = Il y en a déjà une de ce nom. Choisissez un autre nom.
certificate-fault-long = Cette attestation est valable au plus tard jusqu’au { $last }.
