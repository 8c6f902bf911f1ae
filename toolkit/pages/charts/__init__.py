"""Charts as SVG: deterministic, titled, coloured by CSS variables; the numbers stand beside them."""
