"""The standards as a document that people read: for staff by role, for customers their promises."""
