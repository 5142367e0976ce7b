"""Data, not code: templates of metrics, questionnaires, word lists and message texts."""
