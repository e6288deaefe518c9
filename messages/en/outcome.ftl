came-title = What came of the plan
came-text = Each visit as it was published, beside who came, or would come now.
came-publications = Publications
came-publication = Publication { $number }, { $moment }
came-not-kept = This publication is so long ago that it is not kept any more.
came-counts = Counts
came-count = Visits
came-all = All together
came-none = No visit.
came-file = As a file (CSV)
came-forgotten = { $count ->
    [one] One visit is of a family whose facts are not kept any more.
   *[other] { $count } visits are of families whose facts are not kept any more.
}
came-instead = { $what }: { $hours }
came-as-published = As published
came-other = Somebody else
came-filled = Filled later
came-moved = To another time of that day
came-by-family = Cancelled by the family
came-by-office = Cancelled by the office
came-said-no = Nobody: the caregiver said no or was away
came-no-answer = Nobody: the caregiver did not answer
came-taken-back = Nobody: taken from the caregiver
came-nobody = Nobody, and nobody was published
came-waits = Waits for an answer
came-added = Not in this publication
came-head-day = Day
came-head-from = From
came-head-until = Until
came-head-family = Family
came-head-what = What came of it
came-head-published = Published
came-head-comes = Came
came-head-since = Decided
