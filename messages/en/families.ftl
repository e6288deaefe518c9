letter-heard = Prove the address
letter-heard-subject = Is this your e-mail address?
letter-heard-text = Somebody gave this address on the telephone to { $organiser }, for childcare. Press the button if it was you. From then on you get your letters here.
letter-heard-button = Look and confirm
letter-heard-not-you = Was it not you? Then do nothing. Without your confirmation nothing is sent here.
