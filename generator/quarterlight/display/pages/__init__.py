"""The pages: facts and readings into Markdown through Jinja templates. Returns paths with texts; writes nothing."""
