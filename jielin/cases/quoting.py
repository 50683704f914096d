"""Whether one text repeats the words of another."""

RUN = 12


def quotes(text: str, original: str) -> bool:
    """Whether twelve characters in a row, or the whole of a shorter original, stand in both."""
    run = min(RUN, len(original.strip()))
    if run == 0:
        return False
    source = original.strip()
    pieces = {source[at : at + run] for at in range(len(source) - run + 1)}
    return any(text[at : at + run] in pieces for at in range(len(text) - run + 1))
