"""How fast the generator is: a corpus from a seed, the same for Hugo, figures and ratios."""
