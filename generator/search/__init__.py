"""What the search index is made of: words as the browser's twin of these rooms reads them, periods, and their files."""
