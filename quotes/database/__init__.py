"""The speaker database: schema, saving, linking, export."""
