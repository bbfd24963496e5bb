"""The flow graph over all journeys and its questions, one file a question."""
