"""Dated facts about people, offices and places, and their loader."""
