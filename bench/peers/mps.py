"""Compression of matrix product states whose bonds are twice what they need: a sweep by QR and one by truncated SVD.

The rank is data: it leaves the device, and JAX compiles what it can for each shape.
"""

import peer

SITES = 20
STATES = 12
LEAST = 2
LARGEST = 36
TOLERANCE = 1e-8


class Sweeps:
    def __init__(self, fw):
        self.m = fw.m
        self.orthogonalized = fw.compiled(self.orthogonalize)
        self.factored = fw.compiled(self.factor)
        self.absorbed = fw.compiled(self.absorb)
        self.fw = fw

    def absorb(self, site, rest):
        return self.m.tensordot(site, rest, 1)

    def orthogonalize(self, rest, site):
        whole = self.absorb(rest, site)
        q, r = self.m.linalg.qr(whole.reshape(-1, whole.shape[2]))
        return q.reshape(whole.shape[0], 2, -1), r

    def factor(self, site, rest):
        whole = self.absorb(site, rest)
        u, s, vh = self.m.linalg.svd(whole.reshape(whole.shape[0], -1), full_matrices=False)
        weights = s**2
        tails = self.m.flip(self.m.cumsum(self.m.flip(weights, (0,)), 0), (0,))
        return u * s, vh, (tails > TOLERANCE**2 * weights.sum()).sum()

    def compress(self, state):
        rest = self.fw.tensor(peer.np.ones((1, 1)))
        sites = []
        for site in state:
            site, rest = self.orthogonalized(rest, site)
            sites.append(site)
        sites[-1] = self.absorbed(sites[-1], rest)
        rest = self.fw.tensor(peer.np.ones((1, 1)))
        for i in range(len(sites) - 1, 0, -1):
            us, vh, rank = self.factored(sites[i], rest)
            rank = int(rank)
            sites[i] = vh[:rank].reshape(rank, 2, -1)
            rest = us[:, :rank]
        sites[0] = self.absorbed(sites[0], rest)
        return sites


def state(fw, rank):
    """A state of a rank, added to itself."""
    np = peer.np
    sites = []
    for i in range(SITES):
        shape = (1 if i == 0 else rank, 2, 1 if i == SITES - 1 else rank)
        site = peer.numbers(shape, i + 1, "float64")
        none = np.zeros(shape)
        if i == 0:
            whole = np.concatenate([site, site], 2)
        elif i == SITES - 1:
            whole = np.concatenate([site, site], 0)
        else:
            whole = np.concatenate([np.concatenate([site, none], 2), np.concatenate([none, site], 2)], 0)
        sites.append(fw.tensor(whole))
    return sites


def cases(fw, wanted, quick):
    for case, count in (("12 states", STATES), ("12 states, warm", STATES), ("4 states", 4)):
        if wanted(case):
            states = [state(fw, LEAST + (LARGEST - LEAST) * i // (STATES - 1)) for i in range(count)]
            sweeps = Sweeps(fw)
            peer.once(fw, case, lambda: [fw.wait(sweeps.compress(s)) for s in states])
    for rank in (8, 20, LARGEST):
        case = f"sweep, rank {rank}"
        if wanted(case):
            call = Sweeps(fw).compress
            argument = state(fw, rank)
            result = fw.wait(call(argument))
            taken = peer.seconds_per_call(lambda: call(argument), fw.wait, 0.3 if quick else 1.0, 3 if quick else 8)
            peer.emit(case, "us", [1e6 * t for t in taken], result)


peer.main(cases)
