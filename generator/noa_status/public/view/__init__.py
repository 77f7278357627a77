"""The boundary: model in, plain public values out.

Of all of `public/` this package alone may see the model. It copies named public fields; whatever it shows is derived from the
records that the public may see and from nothing else, so that a hidden incident changes no bar, no share and no address.
"""
