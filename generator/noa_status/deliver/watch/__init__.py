"""Whether what visitors see is true, and the watcher that keeps it so where there is a server instead of pipelines."""
