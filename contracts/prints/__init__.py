"""The contract on paper: which prints there are, how they are made, kept and handed out."""
