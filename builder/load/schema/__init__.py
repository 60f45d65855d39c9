"""The keys of the plan and their forms: the only place that knows pydantic."""
