"""Attribution labels of words, given the runs that they mark."""


def bioes(run: range, role: str) -> dict[int, str]:
    """Word number -> label of a run: its first word begins it, its last one ends it."""
    if len(run) <= 1:
        return dict.fromkeys(run, f"S-{role}")
    return dict.fromkeys(run, f"I-{role}") | {run[0]: f"B-{role}", run[-1]: f"E-{role}"}
