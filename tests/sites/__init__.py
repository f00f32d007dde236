"""Tests of whole sites, built and served by the real tools."""
