"""Beyond one machine: what stores publish, shared in a lake that many dashboards read (hồ dữ liệu).

A store is written in its folder, as ever; what it publishes is carried into a DuckLake whose
catalog is a PostgreSQL database. There each store has a schema of its own, so that no province
waits for another, and a dashboard on any machine reads one snapshot of it.
"""
