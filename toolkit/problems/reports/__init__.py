"""The report: what check, owners and impact found, as one neutral value, and its printers."""
