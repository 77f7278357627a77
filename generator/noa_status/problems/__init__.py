"""What is wrong with a file, as values, and the ways to tell it."""

from noa_status.problems.problem import NoaStatusError, Place, Problem

__all__ = ["NoaStatusError", "Place", "Problem"]
