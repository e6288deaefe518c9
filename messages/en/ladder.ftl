settings-ladder = The ladder
ladder-text = The ladder says what a caregiver has to show to come to children. Whoever does not show what is asked here is not planned. Before anything changes, you see whom it touches.
ladder-own = This is a ladder of your own.
ladder-as-scheme = This is the ladder of your scheme. You can change it.
ladder-start = Back to the ladder of the scheme
ladder-saved = Saved. Planning follows this ladder from now on.
ladder-floor = This is always asked
ladder-floor-everybody = Everybody who comes to children: { $what }
ladder-floor-age = For { $age }: { $what }
ladder-stages = The stages, from below
ladder-stages-text = What a stage asks, every stage above it asks too.
ladder-ages = What each age asks
ladder-ages-text = On top of the stage that opens this age. The limits of the ages come from your scheme.
ladder-kinds = The certificates
ladder-kinds-text = You can note these certificates for a caregiver.
ladder-change = Change
ladder-new-stage = Add a stage
ladder-new-certificate = Add a certificate
ladder-asks = Asks: { $what }
ladder-asks-nothing = Asks nothing more.
ladder-asks-learned = Asks that all hours with a mentor are done.
ladder-opens = May work alone with: { $ages }
ladder-holds-months = { $count ->
    [one] Valid for one month at most
   *[other] Valid for { $count } months at most
}
ladder-holds-on = Valid as long as is written on it
ladder-instead = Counts in place of: { $what }
ladder-retired = No new ones are noted. Those that are there go on counting.
ladder-everybody = everybody who joined
ladder-lowest = (at the bottom)
ladder-name-nl = Name in Dutch
ladder-name-fr = Name in French
ladder-name-en = Name in English
ladder-stage = Who stands on this stage?
ladder-above = Stands above
ladder-certificates = Asks these certificates
ladder-certificates-hint = The stages above it then ask them too.
ladder-age-bands = Opens these ages
ladder-age-bands-hint = Each age belongs to one stage. An age that you tick here goes from the other stage.
ladder-learned = All hours with a mentor have to be done
ladder-valid-months = Valid for so many months at most
ladder-valid-months-hint = Leave it empty if there is no limit. It counts for certificates that you note from now on.
ladder-instead-of = Counts in place of
ladder-instead-of-hint = Whoever has this certificate need not show those that are ticked.
ladder-retire = Note no new ones
ladder-age-asks = Asks for this age
ladder-age-asks-hint = Whoever misses one of these certificates is not planned for children of this age.
ladder-look = See whom this touches
ladder-remove = Remove
ladder-remove-title = Remove: { $name }
ladder-remove-button = Yes, remove it
ladder-save-button = Yes, save this
ladder-cannot-be = It cannot be like this
ladder-changed = It is different by now from what you saw. Please look again.
ladder-meanwhile = Somebody else has changed the ladder meanwhile. What you filled in is below. Look again whom it touches.
ladder-not-yet = This is not saved yet.
ladder-touches = Whom this touches
ladder-touches-nobody = Today this changes nothing for anybody.
ladder-touches-stopped = { $count ->
    [one] One caregiver would no longer be planned
   *[other] { $count } caregivers would no longer be planned
}
ladder-touches-fewer = { $count ->
    [one] One caregiver would no longer be planned for these ages
   *[other] { $count } caregivers would no longer be planned for these ages
}
ladder-touches-mentors = { $count ->
    [one] One mentor would no longer take anybody along
   *[other] { $count } mentors would no longer take anybody along
}
ladder-touches-waiting = { $count ->
    [one] One offer that waits could no longer be accepted
   *[other] { $count } offers that wait could no longer be accepted
}
ladder-touches-accepted = { $count ->
    [one] One slot that was accepted stays. You see it with the week.
   *[other] { $count } slots that were accepted stay. You see them with the week.
}
ladder-touches-more = { $count ->
    [one] One caregiver can do more
   *[other] { $count } caregivers can do more
}
ladder-touches-offer = { $name }, { $when }. Still needed: { $what }
ladder-fault-empty = There is no stage at which somebody works alone. Add one, or nobody can be planned.
ladder-fault-two = “{ $name }” is there twice. Give one of the two another name.
ladder-fault-order = Nobody can come to “{ $stage }”: “{ $below }” stands below it and asks more. Put the stage lower.
ladder-fault-no-way = Nobody can meet “{ $where }” any more: no new certificates of “{ $what }” are noted and nothing counts in its place. Do not ask it there, or let another certificate count in its place.
ladder-fault-opened = No stage opens this age: { $age }. Tick the age at a stage at which somebody works alone.
ladder-fault-not-alone = “{ $stage }” opens an age, and is no stage at which somebody works alone. Choose “works alone”, or open the age at another stage.
ladder-fault-cycle = These certificates count in place of each other in a circle: { $what }. Then it is not clear which one is asked. Take one away.
ladder-fault-floor = { $what } stays asked of everybody who comes to children, with a mentor too. You cannot leave it out.
ladder-fault-floor-age = { $what } stays asked for { $age }. You cannot leave it out.
ladder-fault-instead = Nothing can count in place of: { $what }.
ladder-fault-in-use = { $count ->
    [one] One caregiver has this certificate
   *[other] { $count } caregivers have this certificate
} ({ $what }): { $names }. Do not remove it, but tick that no new ones are noted.
ladder-fault-too-many = There cannot be more than 40. Remove one first.
ladder-fault-letters = Use plain letters or digits in this name.
ladder-fault-taken = There is one of this name already. Choose another name.
certificate-fault-long = This certificate is valid until { $last } at most.
