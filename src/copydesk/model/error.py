"""What is raised where something cannot be done."""


class CopydeskError(ValueError):
    """What was asked cannot be done; the message is one line that names the place and says what to do."""
