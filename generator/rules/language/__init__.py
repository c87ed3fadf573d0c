"""What the rules know of languages: verbs in all their forms, words to look for."""
