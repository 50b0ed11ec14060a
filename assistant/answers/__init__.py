"""Evidence to what is said: what is scored, chosen, worded, doubted, and set side by side."""
