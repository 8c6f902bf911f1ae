"""Results as data: versioned JSON and CSV, described by committed JSON Schemas."""
