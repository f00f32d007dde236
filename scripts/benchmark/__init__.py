"""What `scripts/bench` needs: neutral input, a site made of it, a measured build, and the bare engine beside it."""
