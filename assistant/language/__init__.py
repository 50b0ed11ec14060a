"""English as policies write it: stems, noun phrases, numbers, dates, cues of permission; nothing here knows a source or a question."""
