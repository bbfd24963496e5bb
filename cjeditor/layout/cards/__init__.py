"""Cards: touchpoints and notes as they are measured and drawn, alone and stacked in a cell."""
