"""What must be remembered: loads and their faults, who accepted what, versions, and tasks."""
