"""What was typed to what is searched: small talk, follow-ups completed, the documents' own words for what is asked."""
