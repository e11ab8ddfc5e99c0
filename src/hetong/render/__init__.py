"""Numbered → a file's bytes, one package per format. Each is imported only when it is asked for."""
