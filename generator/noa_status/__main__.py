"""`python -m noa_status`: the command line."""

from noa_status.cli import main

main()
