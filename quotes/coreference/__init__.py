"""Who is who within one article, and whose words a quotation is."""
