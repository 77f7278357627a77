"""The internal site: pages for responders, engineers and managers, made of the domain's values."""
