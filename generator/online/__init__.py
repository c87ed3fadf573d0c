"""Whether web addresses lead somewhere: asking them politely, and what they answer."""
