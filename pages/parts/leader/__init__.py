"""The leader's page: verdict, problems, what changed, what is next."""
