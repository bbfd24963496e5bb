"""Routing: flows as lines in the gutters between cards, deterministic and local. See `routes` for the way in."""
