"""Made-up counts of one month: sparse as a registry's are, with persons who are in two cells."""

from itertools import product

import numpy as np

from model.registry import SEGMENTS, Axes, Month

PMI, JAKON = SEGMENTS.index("PMI"), SEGMENTS.index("JAKON")
TWICE = 0.0005  # share of persons with a second spell elsewhere
CONSTRUCTION, OTHERS = 6, 17  # where builders and migrants nearly all are
# what one person holds: JKK and JKM always, then JHT, JP and JKP each only with the one before
HELD = np.array([[1, 1, 1, 0, 0, 0], [1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 1, 1]])
HOLDS = {1: (0.05, 0.15, 0.2, 0.6), 2: (0.8, 0.2, 0, 0), 3: (1, 0, 0, 0), 4: (0.9, 0.1, 0, 0)}


def nation(seed, persons=60_000_000):
    """38 provinces, five of them in a kanwil, 514 kabupaten and kota."""
    provinces = [*(str(code) for code in range(11, 44)), *(str(code) for code in range(61, 66))]
    parents = {code: "KAL" if code >= "61" else "00" for code in provinces} | {"KAL": "00"}
    for at in range(514):
        province = provinces[min(at % 50, at % 38)]
        parents[f"{province}{len(parents):03}"] = province
    return of(parents, seed, persons)


def province(seed, persons=400_000, kabupaten=10):
    return of({f"64{at:02}": "64" for at in range(1, kabupaten + 1)}, seed, persons)


def of(parents, seed, persons):
    """A month over the regions of a tree, and the tree."""
    rng = np.random.default_rng(seed)
    axes = Axes(tuple(sorted({*parents, *parents.values()})))
    leaves = [code for code in axes.regions if code not in set(parents.values())]
    weights = _weights(rng, len(leaves))
    spells = np.zeros((*weights.shape, 4), np.int64)  # kabupaten, industry, segment, what is held
    for segment, shares in HOLDS.items():
        each = weights[:, :, segment - 1, None] * persons * np.array(shares)
        spells[:, :, segment - 1] = rng.poisson(each)
    above = [_above(axes, parents, leaf) for leaf in leaves]
    counts = np.zeros(axes.shape, np.int64)
    for leaf, rows in enumerate(above):
        inner = np.einsum("ish,hp->isp", spells[leaf], HELD)
        for industries, segments in product((0, slice(1, None)), repeat=2):
            summed = inner.sum(0, keepdims=True) if industries == 0 else inner
            summed = summed.sum(1, keepdims=True) if segments == 0 else summed
            target = counts[:, industries, segments]
            target[rows] += summed.reshape(target.shape[1:])
    counts -= _twice(rng, axes, above, spells)
    return Month("2024-06", axes, counts.astype(np.int32), np.zeros(axes.shape, bool)), parents


def _weights(rng, leaves):
    """The share of all persons in each kabupaten, industry and segment."""
    sizes = rng.lognormal(0, 1.1, leaves)
    industries = rng.lognormal(0, 1.0, 17) * rng.lognormal(0, 0.8, (leaves, 17))
    segments = np.array([0.62, 0.3, 0.07, 0.01]) * rng.lognormal(0, 0.7, (leaves, 17, 4))
    rare = np.full(17, 0.0002)
    rare[CONSTRUCTION - 1] = 12
    segments[:, :, JAKON - 1] *= rare
    rare[CONSTRUCTION - 1], rare[OTHERS - 1] = 0.0002, 12
    segments[:, :, PMI - 1] *= rare
    found = sizes[:, None, None] * industries[:, :, None] * segments
    return found / found.sum()


def _above(axes, parents, leaf):
    """Where a kabupaten and all that holds it stand."""
    codes = [leaf]
    while codes[-1] in parents:
        codes.append(parents[codes[-1]])
    return [axes.regions.index(code) for code in codes]


def _twice(rng, axes, above, spells):
    """How often each cell counted somebody for the second time: pairs of spells of one person."""
    too_many = np.zeros(axes.shape, np.int64)
    drawn = np.unique(
        rng.integers(0, spells.sum(), int(2 * TWICE * spells.sum()))
    )  # each person once
    cells = np.searchsorted(spells.cumsum(), rng.permutation(drawn), side="right")
    for one, other in zip(cells[::2], cells[1::2], strict=False):
        if one != other:
            first, second = (_cells(spells.shape, at, above) for at in (one, other))
            for cell in first & second:
                too_many[cell] += 1
    return too_many


def _cells(shape, at, above):
    leaf, industry, segment, held = np.unravel_index(at, shape)
    programmes = np.flatnonzero(HELD[held]).tolist()
    axes = (above[leaf], (0, int(industry) + 1), (0, int(segment) + 1), programmes)
    return set(product(*axes))
