"""The vocabulary: problems, periods, statuses and safe text. Numbers and strings only, no files and no packages."""
