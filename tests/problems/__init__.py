"""Problems as values, their order, and the printers."""
