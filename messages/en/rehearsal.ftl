step-rehearsed = Sickness rehearsed
rehearsal-title = What if somebody falls ill?
rehearsal-text = For every caregiver and every day it was worked out what happens if that person does not come that day: who could come instead, and which family is left alone. For that another caregiver may hand one other visit on. Nothing changes and nothing is sent.
rehearsal-short = If somebody falls ill
rehearsal-show = Show everything
rehearsal-running = It is being worked out
rehearsal-under-way = This takes a few seconds. This page will show what comes of it.
rehearsal-over = Ready.
rehearsal-over-show = Show the result
rehearsal-none = What happens if somebody falls ill has not been worked out for this plan yet.
rehearsal-not-nothing-planned = There is no plan yet. Solve the week first.
rehearsal-not-broken = This plan breaks a rule. Mend that first, then work it out again.
rehearsal-not-interrupted = It was interrupted, perhaps because the program was started anew. Work it out again.
rehearsal-not-failed = It did not succeed. Work it out again. If it happens once more, tell your administrator.
rehearse = Work it out
rehearse-again = Work it out again
rehearsal-of = This is about the plan of { $moment }.
rehearsal-plan-changed = The plan has changed since. What is said here may no longer hold.
rehearsal-week-changed = The plan is the same, but an answer, an hour or a request has changed since. What is said here may no longer hold.
rehearsal-all-refilled = Everything could be refilled: whoever stays away for a day, somebody else could come to each family.
rehearsal-harmful = { $count ->
    [one] Of the { $all } times that somebody works on a day, there is one at which a family would be left alone if that person were ill.
   *[other] Of the { $all } times that somebody works on a day, there are { $count } at which a family would be left alone if that person were ill.
}
rehearsal-fragile = { $count ->
    [one] One family could be left alone.
   *[other] { $count } families could be left alone.
}
rehearsal-worst = { $count ->
    [one] If { $who } does not come on { $day }, nobody else could come to one visit.
   *[other] If { $who } does not come on { $day }, nobody else could come to { $count } visits.
}
rehearsal-days = The days, the most fragile first
rehearsal-day = Day
rehearsal-at-work = At work
rehearsal-harm = Of whom a family would be left alone
rehearsal-lost = Visits without anybody
rehearsal-lists = Lists
rehearsal-by-caregiver = By caregiver and day
rehearsal-by-family = By family
rehearsal-no-family = Somebody else could come to each family.
rehearsal-absence = { $lost ->
    [0] { $day }: everything could be refilled
   *[other] { $day }: nobody else for { $lost } of { $all }
}
rehearsal-family = nobody else for { $lost } of { $all } visits
rehearsal-if-away = nobody, if { $who } does not come
rehearsal-nobody = nobody else could come
rehearsal-by = { $who } could come
rehearsal-by-after = { $who } could come, if { $to } takes this over: { $visit }
rehearsal-instead = { $who } could come, but at another time: { $time }
rehearsal-instead-after = { $who } could come, but at another time: { $time }. Then { $to } takes this over: { $visit }
rehearsal-or = { $said } (or { $names })
rehearsal-unsure = There are so many ways here that not all were looked at. More may be possible.
rehearsal-short-changed = The plan has changed since absences were last rehearsed. Rehearse again to know who may be left alone.
