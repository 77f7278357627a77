"""The conductor of a build, the state that remembers, and writing."""
