"""Alerts of other systems (Alertmanager, Grafana, PagerDuty, Opsgenie), as their webhooks tell them, made into records."""
