"""What a package must hold together: keys, references, slugs, schemas and bounds."""
