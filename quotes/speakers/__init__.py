"""Who is who across articles: pure functions of what each article says."""
