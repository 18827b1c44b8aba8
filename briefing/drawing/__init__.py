"""Forms as shapes in inches, and shapes as SVG: one drawing for the screen, the file and paper."""
