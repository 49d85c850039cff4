"""Earlier words of the text: as they stood, side by side, and taken again."""
