"""The edge: the file system, the site engine, the order of the stages and the command line."""
