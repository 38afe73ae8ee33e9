"""A step that is not taken, with the sentence that tells a person why and what to do."""


class Refusal(Exception):
    """Refuse what was asked for; the edges turn it into a message, a form error or HTTP 409.

    ``sentence`` is for people, in their language. ``code`` is for programs and tests and never changes with
    the words. ``field`` names the answer that has to change, when there is one.
    """

    def __init__(self, sentence: str, *, code: str = "refused", field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)

    def __repr__(self) -> str:
        return f"Refusal({self.code!r})"
