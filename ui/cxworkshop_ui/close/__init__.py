"""The close of the day: agree on the plan, hand it over, let somebody go early."""
