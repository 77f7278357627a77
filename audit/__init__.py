"""The audit: `make audit`. Looks at every kind of public page as checkers, browsers and people with slow networks do."""
