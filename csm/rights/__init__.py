"""A person's rights: all that is kept about her, and being forgotten (trust 6)."""
