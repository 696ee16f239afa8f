"""The database as a site: Datasette with pages, descriptions and searches of our own."""
