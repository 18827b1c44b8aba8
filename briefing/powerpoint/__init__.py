"""A deck as PPTX: native charts with their workbooks, native tables, maps as freeforms, notes."""
