"""Pages as files for MkDocs: renderers that turn scorecards and schemes into our own HTML."""
