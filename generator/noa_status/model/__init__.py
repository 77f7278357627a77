"""The domain, pure: no file, no network, no clock."""
