"""The main job: import, programme, enrol, pair, keep contact, review, print, undo."""

STEPS = []
