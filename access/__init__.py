"""Who may see what: people, roles, scopes, sessions, tokens, sign-in, the audit log, the limits."""
