"""Drafting an outlet from one of its pages: the values that heuristics find, the selectors that lead to them, a module to correct."""
