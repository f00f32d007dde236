"""Charts: facts into Vega-Lite specifications and SVG pictures, with the words that stand beside them."""
