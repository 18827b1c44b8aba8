"""The digest (bản tin): a leader's page as a mail, a page of PDF and a picture; sent by nobody."""
