"""Faults and doubts of rule files, for people and for programs; one file per format."""
