weeks-week = Week
weeks-slots = Visits asked
weeks-next = next week
weeks-unproved = { $count ->
    [one] One request waits until its e-mail address is confirmed.
   *[other] { $count } requests wait until their e-mail address is confirmed.
}
week-overview = Overview
week-said-published = The week is published. The offers are on their way.
week-said-stopping = The solver stops and keeps the best plan it has.
week-said-under-way = A solve of this week is under way already. Wait until it ends, or stop it.
week-said-nothing = There is nothing to plan: no visits are asked, or no caregiver is active.
week-said-nothing-planned = There is no plan to publish yet. Solve first.
step-collecting = Collecting
step-checked = Checked
step-solved = Solved
step-published = Published
step-running = Running
step-settled = Settled
step-done = done
blocks-title = Still to do
block-no-slots = Nobody has asked for care in this week yet.
block-not-solved = The week is not solved yet.
block-unfilled = { $count ->
    [one] One visit is unfilled
   *[other] { $count } visits are unfilled
}
block-not-published = The plan is not published yet.
block-changed = { $count ->
    [one] One visit has changed since it was published
   *[other] { $count } visits have changed since they were published
}
block-waiting = { $count ->
    [one] One offer waits for an answer
   *[other] { $count } offers wait for an answer
}
tile-served = Filled
served-of = { $served } of { $all }
tile-score = Score
tile-gap = Distance to the best
within-of-best = within { $gap } of the best possible
tile-accepted = Accepted
run-title = The solver
run-running = at work
run-finished = finished
run-failed = ended without a plan
run-failed-cure = What was planned and published before is unchanged. Try again; if it happens again, show this line to your operator: { $line }
run-failed-interrupted = The solver was interrupted, for instance because the program was restarted. What was planned and published before is unchanged. Solve again.
run-failed-nothing = At the time of the weekly run there was nothing to plan: no visits were asked, or no caregiver was active.
run-failed-pins = These pins cannot all be kept. What was planned and published before is unchanged. Lift one of them and solve again:
run-starting = It is starting.
run-over-time = Over time
run-time = Time
run-bound = Bound
run-stop = Stop and keep the best
solve = Solve
solve-again = Solve again with least change
solve-contradictions = These decisions contradict each other or the rules. Lift one of them.
publish = Publish
publish-title = Publish this week?
publish-unfilled = { $count ->
    [0] Every visit is filled.
    [one] One visit stays unfilled for now.
   *[other] { $count } visits stay unfilled for now.
}
publish-text = Every caregiver gets one e-mail about all visits together, those that fall away too.
publish-nobody = Nobody gets an e-mail: nothing has changed since the last time.
publish-caregivers = { $count ->
    [one] One caregiver gets an e-mail
   *[other] { $count } caregivers get an e-mail
}
publish-families = { $count ->
    [one] One family gets an e-mail
   *[other] { $count } families get an e-mail
}
publish-by-telephone = to be called
publish-person = To this person
publish-asked = { $visit }: asked to come
publish-asked-along = { $visit }: asked to go along
publish-no-longer = { $visit }: need not come
publish-no-longer-accepted = { $visit }: need not come, after saying yes
publish-not-along = { $visit }: { $who } does not go along
publish-called-off = { $visit }: { $who } does not come
publish-still-looking = { $visit }: nobody found yet
publish-button = Publish and send
broken-rule = { $time } – { $who }: { $what }
broken-pinned = The plan does not keep this pin yet. Solve again, or lift the pin.
contradiction = Pinned to { $who }: { $times }. { $what }
publish-refused = The plan breaks these rules, so nothing was published
precheck-hopeless = { $count ->
    [one] Nobody could fill this visit, whatever the plan
   *[other] Nobody could fill these { $count } visits, whatever the plan
}
precheck-without-hours = { $count ->
    [one] One caregiver has given no hours for this week
   *[other] { $count } caregivers have given no hours for this week
}

board-title = Board
board-by-day = By day
board-by-caregiver = By caregiver
board-unfilled-list = Unfilled
board-nobody = nobody yet
board-pinned = pinned
board-slots = { $count ->
    [one] 1 visit
   *[other] { $count } visits
}
board-caregiver = Caregiver
board-all-filled = Every visit is filled.
board-priority = priority { $priority }
board-remedy = Smallest change that fills it: { $text }
board-who-can = Who can?
board-accepted = accepted
board-offered = offered
board-changed = changed since published
board-dropped = no longer planned
board-planned = planned
board-declined = declined
board-expired = not answered
board-unfilled = unfilled

slot-title = One visit
slot-reason = Reason
slot-priority = Priority
slot-requires = Asks of a caregiver
slot-wishes = Wishes
slot-holder = Caregiver
board-along = { $caregiver }, along with { $trainee }
slot-trainee = Trainee who goes along
slot-offer = Last offer
slot-by-telephone = By telephone:
slot-she-comes = The caregiver comes
slot-she-does-not = The caregiver does not come
slot-why-unfilled = Why nobody has it
slot-who-can = Who could come, best first
slot-nobody = There is no active caregiver yet.
slot-fits = Does it fit?
slot-fits-yes = fits
slot-fits-no = does not fit
slot-change = Points
slot-travel = Extra travel, there and back
slot-decide = Decide
slot-has-it = has it
slot-forbidden = forbidden
slot-do-offer = Offer
slot-do-give = Give
slot-do-pin = Pin
slot-do-forbid = Forbid
slot-do-lift = Lift
slot-history = What happened
slot-no-history = Nothing yet.
slot-in-the-way = This is in the way, and nothing was changed
slot-said-given = Done: this visit is given and pinned.
slot-said-pinned = Pinned. The next solve keeps to it.
slot-said-forbidden = Forbidden. The next solve keeps to it.
slot-said-lifted = The decision is lifted.
slot-said-offered = The offer is on its way.
slot-said-answered = The answer is recorded.
slot-offer-taken = Somebody has an offer for this visit already.
slot-offer-over = This visit has begun or was cancelled.
slot-answer-over = There is no offer here that still waits for an answer.

remedy-assign = { $who } could come as things stand. Solve again, or give the visit by hand.
remedy-later = { $who } would have to be available { $longer } longer, at the end.
remedy-earlier = { $who } would have to be available { $longer } longer, from earlier on.
remedy-day-limit = { $who } would need { $to } on that day instead of { $from }.
remedy-week-limit = { $who } would need { $to } in the week instead of { $from }.
remedy-month-limit = { $who } would need { $to } in the month; { $from } are left under the cap.
remedy-days-limit = { $who } would need { $to } days with care instead of { $from }.
remedy-block = Only your ban keeps { $who } away here.
remedy-certificate = { $who } would need the certificate “{ $what }” on that day.
remedy-hand-on = { $to } takes over { $time } from { $who }, who can then come.
remedy-pin = Lift the pin of { $who } on { $time }: then { $who } can come here, and { $to } can take that visit.
remedy-pin-only = Lift the pin of { $who } on { $time }: then { $who } can come here, but nobody can take that visit.

rule-one-caregiver = cannot serve alone
rule-either = other time served
rule-pinned = kept away by a pin
rule-blocked = not to come to this family
rule-available = not available
rule-certificates = not trained for it
rule-too-far = too far away
rule-no-overlap = busy then
rule-daily-rest = without enough rest between days
rule-weekly-rest = without a long free stretch in the week
rule-day-limit = at the day's limit
rule-week-limit = at the week's limit
rule-month-limit = at the month's cap
rule-days-limit = at the most days a week
rule-short-day = with too short a day
rule-accompanied = only with a mentor
rule-worth-less = free, but needed more elsewhere

obstacle-one-caregiver = A trainee cannot serve alone.
obstacle-either = Another time of this family is served; one of the two is enough.
obstacle-pinned = The visit is pinned to somebody else.
obstacle-blocked = This caregiver does not go to this family, or was forbidden.
obstacle-available = Not available then.
obstacle-certificates = A certificate that is asked is missing.
obstacle-too-far = The way is { $found }, the limit is { $limit }.
obstacle-no-overlap = Busy: { $found } in between where { $limit } are needed.
obstacle-daily-rest = { $found } of rest between two days where { $limit } are needed.
obstacle-weekly-rest = The longest free stretch would be { $found } where { $limit } are needed.
obstacle-day-limit = { $found } on that day, the limit is { $limit }.
obstacle-week-limit = { $found } in the week, the limit is { $limit }.
obstacle-month-limit = { $found } in the month, { $limit } are left under the cap.
obstacle-days-limit = { $found } days with care, the limit is { $limit }.
obstacle-short-day = Only { $found } on a day, the least is { $limit }.
obstacle-accompanied = The trainee needs a mentor.

part-served = care
part-idle = waits between slots
part-faces = new faces
part-household-first = first time for this family
part-continuity = known face
part-language = shared language
part-wish = wished hours
part-travel = travel
part-shortfall = hours asked for
part-learning = learning
part-change = change

actor-family = by the family
actor-caregiver = by the caregiver
actor-coordinator = by a coordinator
actor-program = by the program
event-care-asked = Care asked
event-family-proved = Address confirmed
event-enquiry-corrected = e-mail address of a request corrected
event-enquiry-dropped = request dropped
event-slot-cancelled = Cancelled
event-caregiver-joined = Joined
event-caregiver-proved = Address confirmed
event-caregiver-admitted = Admitted
event-profile-changed = Profile changed
event-availability-changed = Availability changed
event-certificate-seen = Certificate seen
event-certificate-removed = Certificate removed
event-solve-started = Solve started
event-solve-finished = Solve finished
event-solve-failed = Solve failed
event-pinned = Pinned
event-forbidden = Forbidden
event-decision-lifted = Decision lifted
event-moved = Given by hand
event-published = Published
event-offered = Offered
event-offer-accepted = Accepted
event-offer-declined = Declined
event-offer-expired = Not answered in time
event-offer-withdrawn = Offer withdrawn
event-answer-asked = Reminded to answer
event-reminded = Reminded of tomorrow
event-address-read = Address shown
event-family-added = Family written down
event-imported = File taken in
event-coordinator-invited = Coordinator invited
event-invitation-withdrawn = Invitation taken back
event-coordinator-joined = Coordinator began
event-role-changed = Role changed
event-coordinator-removed = Coordinator removed

letters-title = E-mails not sent
letters-empty = Every e-mail has been sent.
letters-to = To
letters-what = What
letters-when = Written
letters-state = State
letters-state-waiting = waiting
letters-state-failed = set aside
letters-state-dropped = dropped: its moment is past
letters-attempts = { $count ->
    [one] 1 attempt
   *[other] { $count } attempts
}
letters-state-bounced = came back
letters-link = Send a new link
letters-stuck = No e-mail has left since { $moment }: the mail server refuses them. They wait and leave by themselves once it is mended. Call whoever runs the mail server.
letters-returns = { $count ->
    [one] One e-mail came back
   *[other] { $count } e-mails came back
}
letters-returns-text = These e-mails did not arrive. Call, ask for the right address and correct it. Then send a new link, or tell what the letter said.
letters-failed-text = What is set aside was refused for good. Call, ask for the right address and correct it on the page of that person. Then send a new link.
slot-nobody-fits = Nobody could come as things stand. Below is what is in the way for each.
slot-others = { $count ->
    [one] One who cannot come, and why
   *[other] { $count } who cannot come, and why
}
obstacle-clash = There is another visit then.
tile-since = Since the plan was made
event-settings-changed = Settings changed
event-ladder-changed = Ladder changed
board-cost = { $cheques ->
    [one] 1 cheque, { $price }
   *[other] { $cheques } cheques, { $price }
}
run-chart = The score rises, the proven bound falls; where they meet, no better plan exists.
publish-changed = The plan has changed since you opened this page. Look it over once more.
publish-since-solved = Something has changed since this week was solved: somebody is no longer there, or a visit was given by hand. Solve it once more first, then what is unfilled may be filled.
slot-trainee-alone = This caregiver is still in training: not alone, but along with a mentor.
slot-accepted-first = Somebody has accepted this visit. Enter the refusal first, if that person does not come.
slot-decline-text = If it had been accepted, the family hears at once that the caregiver does not come.
event-nobody-found = Family told that nobody is found yet
letters-calls = { $count ->
    [one] One letter to tell on the telephone
   *[other] { $count } letters to tell on the telephone
}
letters-calls-text = These letters could not go by e-mail. Call the family, tell it what the letter says, and mark it as told. Of several for one family the first is the newest.
letters-told = I have told it
letters-by-email = E-mails
run-line = After { $seconds } s: score { $score }, no plan can reach more than { $bound }, so it is within { $gap } of the best.
nav-letters-stuck = E-mails (not leaving)
nav-letters-calls = { $count ->
    [one] E-mails (1 call)
   *[other] E-mails ({ $count } calls)
}
contradiction-together = They cannot be kept together. Lift one of them, or allow more time.
event-address-heard = Address given on the telephone
event-letter-instead = New link sent for a letter that did not arrive
event-letter-told = Letter told on the telephone
run-line-then = Of the week as it was then: after { $seconds } s a score of { $score }, and no plan could reach more than { $bound }, so it was within { $gap } of the best.
tile-fallen = { $count ->
    [one] 1 visit fell away
   *[other] { $count } visits fell away
}
rule-not-planned = free, not planned yet
slot-said-no = said no to this offer
block-same-roof = Do { $caregiver } and the family { $family } live under one roof? Their addresses look alike. Until you say so, this is not planned. Yes: note that the family does not want this caregiver. No: note that the family wishes for this caregiver, or complete an address.
slot-do-withdraw = Withdraw the offer
slot-do-ask-again = Can come after all
slot-said-withdrawn = The offer is withdrawn. Whoever had it gets an e-mail.
event-late-no = Called off late by the caregiver
event-late-cancellation = Cancelled late by the family
event-search-goes-on = Family told: we are still looking
slot-missing = Still needed: { $what }.
gate-conflict = { $time } – { $who } accepted this, and by now this is missing: { $what }. The slot stays: see what you do.
gate-conflicts = Accepted, but something is missing
publish-signed = Planned by exception
event-exception-signed = Exception signed
event-exception-ended = Exception ended
event-absence-said = Reported absent
event-came-back = Back
event-address-given = New e-mail address given
event-address-changed = E-mail address changed

pages-label = Pages
settled-conflicts = Settled, but against a rule of today
settled-conflicts-text = These visits were accepted or have begun. They stay as they are; the rest of the week is planned around them.
settled-conflict = { $who }: { $times }. { $what }
left-out-title = Nothing can be planned by this
left-out-certificate = { $who }: the certificate “{ $what }” has dates that cannot be. It does not count. Note it again.
left-out-exception = { $who }: the exception for “{ $what }” has dates that cannot be. It does not count. End it and sign it again.
left-out-hours = { $who }: the weekly pattern holds hours that cannot be. They do not count. Enter them again.
left-out-hours-on = { $who }: on { $day } there are hours that cannot be. They do not count. Enter them again.
left-out-caregiver = { $who }: nobody knows where this address is. Until it is corrected, { $who } is not planned.
left-out-slot = Family { $family }: the visit { $time } cannot be planned: its length, its week or the address is not right. Look into it.
run-waits = The solver waits for its turn: another week is solved first.
run-waiting = waits for its turn
slot-show-others = Show who cannot come, and why
slot-others-count = { $count ->
    [one] 1 caregiver cannot come.
   *[other] { $count } caregivers cannot come.
}
run-over = The solver is done.
run-over-show = Show the week
settled-conflicts-more = { $count ->
    [one] Show 1 more
   *[other] Show { $count } more
}

ask-hours = Ask for their hours
ask-hours-text = Each of them gets an e-mail with a button. Whoever got one today does not get a second.
precheck-names = Who?
precheck-cause = { $cause }: { $count ->
    [one] one visit
   *[other] { $count } visits
}
remind-all = Remind whoever has not answered
week-said-hours-asked = { $count ->
    [0] Everybody without hours has had an e-mail today.
    [one] One caregiver gets an e-mail that asks for hours.
   *[other] { $count } caregivers get an e-mail that asks for hours.
}
week-said-reminded = { $count ->
    [0] Everybody who has not answered was reminded just before.
    [one] One caregiver is reminded.
   *[other] { $count } caregivers are reminded.
}
outcome-filled = { $served } of { $all } visits are filled.
outcome-best = No better plan exists.
outcome-better = A better plan is at most { $gap } better.
outcome-unfilled = { $count ->
    [one] One visit is not filled
   *[other] { $count } visits are not filled
}; { $never ->
    [0] each of them could be filled in another plan.
    [one] for one of them nobody could come in any plan.
   *[other] for { $never } of them nobody could come in any plan.
}
event-hours-asked = Hours asked for by e-mail

event-run-announced = Office told before the weekly run
letter-before-run = Before the weekly run
letter-before-run-subject = The program plans { $week } on { $moment }
letter-before-run-text = On { $moment } the program plans this week by itself. Please look at what stands in the way. You publish it yourself.
letter-run-asked = Visits asked
letter-run-hopeless = Visits that nobody could fill in any plan
letter-run-contradictions = Pins that contradict each other
letter-run-without-hours = Caregivers without hours for this week
letter-run-left-out = Data that nothing can be planned by
letter-run-button = Look at the week
letter-planned = After the weekly run
letter-planned-subject = The plan for { $week } is ready: { $count ->
    [0] everything is filled
    [one] one visit is not filled yet
   *[other] { $count } visits are not filled yet
}
letter-planned-text = The plan is ready. Nothing has been sent yet: look it over and publish it.
letter-not-planned-subject = There is no plan for { $week }
letter-not-planned = Weekly run failed
letter-not-planned-text = The program could not plan this week by itself. What was planned and published before is unchanged. The page of the week says why, and what you can do.

board-figures = { $assigned } of { $asked }, { $quota } at most
board-free = can work
board-by-family = By family
board-by-place = By neighbourhood
board-whole-week = Whole week
board-days = Days
board-open = { $count ->
    [0] all filled
    [one] 1 unfilled
   *[other] { $count } unfilled
}
board-open-more = { $count ->
    [one] and 1 more, see “Unfilled”
   *[other] and { $count } more, see “Unfilled”
}
board-faces = { $count ->
    [one] 1 face: { $who }
   *[other] { $count } faces: { $who }
}
board-new = { $who } (new)
board-new-face = new face
board-shown = { $count ->
    [one] 1 visit shown
   *[other] { $count } visits shown
}
board-filters = { $count ->
    [0] Filter
    [one] Filter (1 is set)
   *[other] Filter ({ $count } are set)
}
board-clear = Show all
board-any = all
board-nothing-shown = No visit matches these filters.
board-key = What the signs mean
board-need-special = family with special needs
board-need-pinned = pinned
board-need-along = with somebody in training
board-need-signed = by exception
filter-state = State
filter-caregiver = Caregiver
filter-family = Family
filter-place = Neighbourhood
filter-needs = Needs
board-said-given = Done: the visit is given and pinned.
board-said-undone = Your last step was undone.
board-said-stays = Nothing was changed: this step cannot be undone any more.
board-said-not-last = Nothing was changed: this was not your last step any more.
board-by-hand = Planning by hand: drag a visit to the line of a caregiver. Or choose a visit with Tab, press M, go to a line with the arrow keys and press Enter. You first see what it costs.
board-carry = Visit picked up. Choose a line with the arrow keys. Enter puts it down, Escape puts it back.
board-over = To:
board-put-back = Visit put back.
sheets-title = One sheet for each caregiver
sheets-link = One sheet for each caregiver, to print
sheets-text = Print this page: each caregiver gets a sheet.
sheets-nobody = Nobody has a visit in this week yet.
sheets-day = Day
sheets-hours = Hours
sheets-learns = goes along to learn
cure-show = Look and do it
cure-hours = To the hours
cure-terms = To the terms
cure-training = To the certificates

deed-title = Give by hand
deed-heading = This visit for { $who }?
deed-from = { $who } has this visit now, and gives it up.
deed-fills = This visit will be filled.
deed-lifts-ban = Your ban on { $who } is lifted.
deed-nobody-loses = No other visit is lost.
deed-emptied = { $count ->
    [one] One other visit would be unfilled: { $slots }.
   *[other] { $count } other visits would be unfilled: { $slots }.
}
deed-points = { $change } points: from { $before } to { $after }
deed-gives-up = { $who } gives up for it:
deed-handed-on = { $slot }: { $who } takes over
deed-rules = This is not possible
deed-policies = This goes beyond what was agreed
deed-reason = Why is it all right for once?
deed-reason-hint = For instance: asked on the telephone, and it is fine. Your name and your reason are kept.
deed-reason-long = The reason is too long: write it in 200 characters at most.
deed-needs-reason = This goes beyond what was agreed. Look at what it says and write why it is all right for once.
deed-changed = The plan has changed since you looked at this. Look at it once more.
deed-do = Give and pin
deed-do-anyway = Give it all the same
deed-leave = Leave it as it is
deed-way-out = It is possible if { $who } gives this up
deed-way-out-look = Look at that
ground-nature = It cannot be otherwise.
ground-law = That is the law: nobody can set it aside.
ground-safety = That is for the children's safety. An exception is signed at the caregiver's training.
ground-word = That is somebody's own choice: ask, and change it where it was said.
ground-desk = That is a coordinator's decision: lift it first.
ground-policy = That was agreed: you may go beyond it for once, with a reason.
policy-too-far = further than agreed
policy-days-limit = more days than agreed
policy-short-day = a shorter day than agreed
slot-without = without: { $change }, and then nobody has it
slot-do-look = Look first
slot-set-aside = Beyond what was agreed
slot-waiver = { $who }: { $what }. Reason: { $reason } ({ $by }, { $when })
undo = Undo
undo-last = Your last step: { $what } – { $time }, { $family } – { $who }.
undo-more = { $count ->
    [one] There is 1 step before it.
   *[other] There are { $count } steps before it.
}
undo-told = This step cannot be undone any more: somebody was told of it.
undo-changed = This step cannot be undone any more: something has changed here since.
event-given-up = Freed by hand
event-policy-set-aside = Went beyond what was agreed
event-step-undone = Last step undone

board-asked-several = several were asked
slot-asked-several = Asked
event-offer-thanked = Thanked: somebody else said yes first
event-open-proposed = Looked for open visits that fit
event-note-written = Note written
event-note-removed = Note taken away
event-merged = Merged with a second registration

event-plan-taken = Plan from elsewhere taken over
week-said-plan-taken = The plan is checked and taken over. Nothing has been sent yet.
solve-options = Choose how long and how good
solve-seconds = At most so many seconds
solve-seconds-hint = More time brings a better plan. You can always stop: the best plan stays.
solve-seconds-wrong = Write the seconds as a number from 1 to { $most }.
solve-gap = Good enough at so many percent
solve-gap-hint = The solver stops as soon as a better plan can be at most so many percent better. 0 searches until the best plan is proved.
solve-gap-wrong = Write the percentage as a number from 0 to 50, such as 0.5.
solve-so = Solve like this
solve-weights = Weigh otherwise, for this once
solve-weights-text = So many points each thing counts in the plan. What you choose here holds for this solve alone, and for the plan that comes of it. The settings stay as they are.
solve-weight-bounds = Set to { $set }. From { $least } to { $most }.
run-weights = Made with other weights than the settings: { $list }.
run-weight = { $name } { $value } (settings: { $usual })
runs-settings = Settings now
runs-weights = Where the weights differ
runs-title = Earlier solves
runs-none = This week has not been solved yet.
runs-when = Began
runs-by = By
runs-seconds = Took
runs-files = Files
runs-week-file = week
runs-plan-file = plan
runs-before = Before
runs-after = After
runs-compare = Compare these two
runs-nothing-to-compare = Choose two solves that have a plan.
runs-difference = What is different?
runs-gained = { $count ->
    [0] No visit was gained
    [one] One visit was gained
   *[other] { $count } visits were gained
}
runs-lost = { $count ->
    [0] No visit was lost
    [one] One visit was lost
   *[other] { $count } visits were lost
}
runs-moved = { $count ->
    [0] No visit went to somebody else
    [one] One visit went to somebody else
   *[other] { $count } visits went to somebody else
}
runs-moved-one = { $visit }: first { $before }, then { $after }
runs-people = Who got more or fewer hours?
runs-not-asked = not asked any more
runs-visit-gone = A visit that is not asked any more
plan-upload = A plan from elsewhere
plan-upload-text = Have you planned the week file yourself? The plan is checked against every rule. If it holds, it becomes the draft of this week. Nothing is sent.
plan-file = Plan file
plan-take = Check and take over
plan-unreadable = This is no plan file. Nothing was changed. Choose a file as the solver writes it.
plan-other-week = This is the plan of { $week }. Nothing was changed. Open that week and choose the file there.
plan-strangers = { $count ->
    [one] This plan names a visit or a caregiver that is not in this week, or something twice. Nothing was changed. Download the week file again and plan again.
   *[other] This plan names { $count } things that are not in this week, or that are there twice. Nothing was changed. Download the week file again and plan again.
}
plan-broken = This plan breaks these rules. Nothing was changed.

event-family-changed = Facts of the family changed
letters-state-sent = sent
letters-state-replaced = replaced
letters-state-to-call = to be told on the telephone
letters-state-told = told on the telephone
event-arrived = Said to have arrived
event-arrival-taken-back = Not arrived after all
event-nobody-came = Nobody has come, says the family
event-nobody-came-taken-back = Somebody has come after all, says the family
offers-title = All offers
offers-all = All ({ $count })
offers-of-state = { $state } ({ $count })
offers-none = No offer of this week has this state.
offers-reminded = Reminded on
offers-reminds = Next reminder
offer-state-desk-offered = sent
offer-state-desk-asked = asked of several
offer-state-desk-accepted = accepted
offer-state-desk-declined = declined
offer-state-desk-expired = not answered in time
offer-state-desk-withdrawn = withdrawn
offer-state-desk-thanked = somebody else was first
slot-do-remind = Remind now
slot-said-reminded = Whoever has not answered gets a reminder.
slot-just-reminded = Whoever has not answered got a reminder less than four hours ago.
publish-set-aside = What was set aside
