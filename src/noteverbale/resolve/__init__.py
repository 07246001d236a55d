"""Words -> values: who, where, when, which equipment. Each room can be used alone."""
