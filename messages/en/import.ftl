import-title = From a file
import-from-file = From a file
import-text = Do you have a list in a spreadsheet already? Save it as a CSV file, and nothing has to be typed again. Choose what your file holds, in this order:
import-promise = You always see first what would come. If something is wrong, nothing is saved.
import-contents-families = Families from a file
import-contents-caregivers = Caregivers from a file
import-contents-availability = Hours of caregivers from a file
import-contents-certificates = Certificates from a file
import-about-families = One family a line, with its children.
import-about-caregivers = One caregiver a line. Everybody begins at the first step: you have the talk first.
import-about-availability = One stretch of a day a line. The hours of the file take the place of the usual week.
import-about-certificates = One certificate a line. You have seen each document yourself.
import-known = Whoever or whatever is known already stays as it is.
import-file = The file
import-file-hint = A CSV file of at most { $most } lines. In Excel: Save as, CSV UTF-8.
import-look = Look the file over
import-template = Get an empty example
import-columns = The columns
import-columns-text = The first line of the file names the columns, in any order.
import-heading = Column
import-needed = Needed?
import-explained = What stands in it
import-done = Taken in. New: { $fresh }. Known already: { $known }.
import-wrong = { $count ->
    [one] One thing is wrong in the file
   *[other] { $count } things are wrong in the file
  }
import-wrong-text = Nothing was saved. Mend the file and choose it again.
import-line = Line
import-column = Column
import-what = What is wrong
import-whole = the whole file
import-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
  }
import-at-line = Line { $line }: { $wrong }
import-at-cell = Line { $line }, column { $column }: { $wrong }
import-look-title = This is what the file holds
import-fresh-families = { $count ->
    [0] No family is new.
    [one] One family is new.
   *[other] { $count } families are new.
  }
import-fresh-caregivers = { $count ->
    [0] No caregiver is new.
    [one] One caregiver is new.
   *[other] { $count } caregivers are new.
  }
import-fresh-availability = { $count ->
    [0] Nobody gets other hours.
    [one] One caregiver gets the hours of the file.
   *[other] { $count } caregivers get the hours of the file.
  }
import-fresh-certificates = { $count ->
    [0] No certificate is new.
    [one] One certificate is new.
   *[other] { $count } certificates are new.
  }
import-questions = { $count ->
    [one] One person gets an e-mail that asks whether the address is right. We write nothing else before that is confirmed.
   *[other] { $count } people get an e-mail that asks whether the address is right. We write nothing else before that is confirmed.
  }
import-nothing-yet = Nothing is saved yet.
import-nothing-new = Everything in this file is known already. There is nothing to do.
import-replaced = { $count ->
    [one] The hours of one caregiver are replaced
   *[other] The hours of { $count } caregivers are replaced
  }
import-known-title = { $count ->
    [one] One line is known already
   *[other] { $count } lines are known already
  }
import-known-text = They stay as they are. Change them on their own pages.
import-of-line = Line { $line }:
import-i-saw-them = I have seen all these documents myself
import-take = Yes, take it in
import-another = Choose another file

import-column-name = Name
import-column-phone = Telephone
import-column-email = E-mail
import-column-language = Language
import-column-speaks = Languages at home
import-column-street = Street and number
import-column-place = Postcode and place
import-column-single-parent = Single parent
import-column-trainees-welcome = Trainee welcome
import-column-needs = Good to know
import-column-child-name = Child
import-column-child-month = Born
import-column-transport = Transport
import-column-max-travel-minutes = Farthest travel
import-column-earlier-work = Earlier work
import-column-wishes = Wishes
import-column-day = Day
import-column-from = From
import-column-until = Until
import-column-shade = How gladly
import-column-code = Certificate
import-column-valid-from = Valid from
import-column-valid-until = Valid until

import-hint-name = First name and surname.
import-hint-phone = Such as 0470 12 34 56. The first nought may be missing: we put it back.
import-hint-email = Such as name@example.be. For hours and certificates: the address of a caregiver who is known already.
import-hint-language = The language of our e-mails, such as Dutch or nl. Empty: the language of your organisation.
import-hint-speaks = Such as Turkish, French. With commas between.
import-hint-street = Such as Kerkstraat 12, or Kerkstraat zonder nummer.
import-hint-place = Such as 9032 Wondelgem.
import-hint-single-parent = yes or no. Empty is no.
import-hint-trainees-welcome = May a trainee come along? yes or no. Empty is no.
import-hint-needs = What a caregiver should know, in the family’s own words.
import-hint-child-name = First name or initial. For more children: Child 2, Child 3, up to Child 6.
import-hint-child-month = Month or day of birth, such as 03/2024 or 15/03/2024. For more children: Born 2, up to Born 6.
import-hint-transport = on foot, bicycle, bus or car.
import-hint-max-travel-minutes = The longest way to a family, in minutes. Empty is 30.
import-hint-earlier-work = Earlier work and diplomas.
import-hint-wishes = In the caregiver’s own words.
import-hint-day = A day of the week, such as Monday: then it holds every week. Or a date, such as 1/12/2026: then it holds on that day.
import-hint-from = The beginning, such as 08:30. On a date without hours the caregiver does not work.
import-hint-until = The end, such as 16:00.
import-hint-shade = gladly, fine, or if needed. Empty is fine.
import-hint-code = The name of the certificate, as on the page Training.
import-hint-valid-from = A date, such as 1/12/2026.
import-hint-valid-until = A date. Empty: there is no end.

import-fault-no-file = Choose a file.
import-fault-empty = There is nothing in this file. Save the spreadsheet as CSV once more and choose that file.
import-fault-spreadsheet = This is a spreadsheet, whatever it is called. Open it in Excel or LibreOffice, choose Save as, CSV UTF-8, and choose that new file.
import-fault-no-text = This is no CSV file. Open your list in Excel or LibreOffice, choose Save as, CSV UTF-8, and choose that new file.
import-fault-too-long = This file is too long. Divide it into files of at most { $most } lines.
import-fault-too-many = This file has { $lines } lines. Divide it into files of at most { $most } lines.
import-fault-no-lines = There is nothing under the columns. Fill in one line at least.
import-fault-heading-unknown = We do not know this column. Give it a name from the list below, or take it out.
import-fault-heading-twice = This column is there twice. Take one out.
import-fault-heading-missing = The column { $name } is missing. Put it into the first line.
import-fault-no-heading = Above “{ $cell }” there is no name of a column. Is there a comma or semicolon too many in this line?
import-fault-twice = The same stands in line { $line }. Take one out.
import-fault-yes = Write yes or no.
import-fault-nobody = We know no caregiver with this address. Take the caregivers in first, or correct the address.
import-fault-day = Write a day of the week, such as Monday, or a date from today on, such as 1/12/2026.
import-fault-shade = Write gladly, fine or if needed.
import-fault-certificate = We do not know this certificate. Write its name as on the page Training.
import-fault-off-and-on = This date has hours, and a line without hours too. Choose one of the two.

refusal-file-too-large = That file is too large
refusal-file-too-large-cure = Nothing was saved. Divide your list into files of at most 2,000 lines, go back and choose them one by one.
