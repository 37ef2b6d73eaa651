"""J1 to J5 on dense arrays: what nobody can answer faster with numpy."""

from __future__ import annotations

import numpy as np

PIECE = 1 << 15  # rows of CSV at a time
HEAD = b"region,month,segment,industry,persons\r\n"
TOP = 20


class Answers:
    """Answers as plain lists, ready for JSON or a figure."""

    def __init__(self, counts):
        self.counts = counts
        self.region_at = {code: at for at, code in enumerate(counts.regions)}
        self.month_at = {code: at for at, code in enumerate(counts.months)}
        self.below = {
            code: np.array(counts.below(code)) for code in counts.regions if len(code) == len("00")
        }

    def j1(self, region, month):
        at, when = self.region_at[region], self.month_at[month]
        people, workers = self.counts.persons[at, when, 0, 0], self.counts.workers[at, when]
        return {"persons": int(people), "workers": int(workers), "gap": int(workers - people)}

    def j2(self, region, month):
        places, when = self.below[region], self.month_at[month]
        gaps = self.counts.workers[places, when] - self.counts.persons[places, when, 0, 0]
        first = np.argsort(-gaps, kind="stable")[:TOP]
        names = self.counts.names
        return {"places": [names[places[at]] for at in first], "gaps": gaps[first].tolist()}

    def j3(self, region, month):
        places, when = self.below[region], self.month_at[month]
        block = self.counts.persons[places, when, 0, 1:]
        names = [self.counts.names[at] for at in places]
        return {"x": self.counts.industries[1:], "y": names, "z": block.tolist()}

    def j4(self, region, month):
        people = self.counts.persons[self.region_at[region], :, 0, 0]
        return {"months": self.counts.months, "persons": people.tolist()}

    def csv(self, regions, segments):
        """Yield a CSV of all months and industries, a few months of a region at a time."""
        yield HEAD
        counts, made, rows = self.counts, [], 0
        tails = [f",{one}," for one in counts.industries]
        for region in regions:
            at = self.region_at[region]
            for when, month in enumerate(counts.months):
                for segment in segments:
                    start = f"{region},{month},{counts.segments[segment]}"
                    people = counts.persons[at, when, segment].tolist()
                    pairs = zip(tails, people, strict=True)
                    made += [f"{start}{tail}{one}\r\n" for tail, one in pairs if one]
                    rows += len(people)
                if rows > PIECE:
                    yield "".join(made).encode()
                    made, rows = [], 0
        yield "".join(made).encode()
