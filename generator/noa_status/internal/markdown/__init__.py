"""GitHub-flavoured Markdown for internal pages: any foreign collection of runbooks drops in and reads as on its forge."""

from noa_status.internal.markdown.render import render
from noa_status.internal.markdown.values import Heading, Reference, Rendered, Resolve

__all__ = ["Heading", "Reference", "Rendered", "Resolve", "render"]
