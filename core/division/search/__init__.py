"""One whole search: independent runs, their effort, lumpy instances, and repair by a mixed-integer programme."""
