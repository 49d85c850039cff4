"""The dates of programmes: shown month by month, and given to the agendas of people."""
