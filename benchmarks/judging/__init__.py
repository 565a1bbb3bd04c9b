"""Twenty standards over millions of events, side by side with whoever else can judge them."""
