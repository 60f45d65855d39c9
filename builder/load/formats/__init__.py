"""The formats of pictures, one a file: `read(data)` decodes nothing, and leaves out what is private."""
