"""How readers see a page: every width, language and theme, in the fewest visits that pair them."""

LOOKS = (
    (360, "id", "light"),
    (360, "en", "dark"),
    (1280, "id", "dark"),
    (1280, "en", "light"),
    (1920, "id", "light"),
)
