"""What the papers of a procedure say, one file a paper; the words of the law come from rows, never from here."""
