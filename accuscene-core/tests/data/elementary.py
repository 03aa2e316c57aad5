"""Writes the reference values of the elementary functions: python elementary.py [folder [points]].

Needs mpmath. One file a function, one point a line: the argument (or two), the correctly rounded value, both as
binary64 bit patterns, and what the true value exceeds it by, in 2^-15 ulp + 0x8000.
"""

import random
import struct
import sys
from pathlib import Path

from mpmath import mp, mpf

mp.prec = 1500


def bits(x):
    return struct.unpack(">Q", struct.pack(">d", x))[0]


def line(arguments, true):
    y = float(true)
    if y == 0.0 or y in (float("inf"), float("-inf")):
        return None
    _, exponent = mp.frexp(mpf(y))
    ulp = mpf(2) ** max(exponent - 53, -1074)
    rest = int(mp.nint((true - mpf(y)) / ulp * 2**15)) + 0x8000
    assert 0x3FFF <= rest <= 0xC001
    return " ".join([*(f"{bits(a):016x}" for a in arguments), f"{bits(y):016x}", f"{rest:04x}"])


def sign(r):
    return r.choice((-1.0, 1.0))


def scale(r, low, high):
    """A magnitude, uniform in its exponent of two."""
    return 2.0 ** r.randint(low, high - 1) * r.uniform(1.0, 2.0)


def angle(r):
    kind = r.random()
    if kind < 0.3:
        return r.uniform(-3.2, 3.2)
    if kind < 0.5:
        return r.uniform(-1e3, 1e3)
    if kind < 0.75:
        return sign(r) * scale(r, -40, 22)
    if kind < 0.9:
        return r.randint(-4000, 4000) * 1.5707963267948966 * (1.0 + r.randint(-3, 3) * 2.0**-52)
    return sign(r) * scale(r, 20, 1023)


def ratio(r):
    kind = r.random()
    if kind < 0.6:
        return r.uniform(-1.0, 1.0)
    if kind < 0.9:
        return sign(r) * (1.0 - scale(r, -50, -1))
    return sign(r) * scale(r, -40, -1)


def slope(r):
    return r.uniform(-4.0, 4.0) if r.random() < 0.6 else sign(r) * scale(r, -60, 60)


def power(r):
    return r.uniform(-3.0, 3.0) if r.random() < 0.5 else sign(r) * scale(r, -40, 9)


def positive(r):
    kind = r.random()
    if kind < 0.4:
        return r.uniform(0.5, 2.0)
    if kind < 0.6:
        return 1.0 + sign(r) * scale(r, -50, -2)
    return scale(r, -1060, 1023)


def probability(r):
    kind = r.random()
    if kind < 0.5:
        return r.uniform(0.0, 1.0)
    return scale(r, -1000, -2) if kind < 0.8 else 1.0 - scale(r, -50, -2)


def normal_quantile(p):
    if p > 0.5:
        return -normal_quantile(1 - p)
    with mp.workprec(200):
        x = -mp.sqrt(-2 * mp.log(p))
        while True:
            below = mp.erfc(-x / mp.sqrt(2)) / 2
            step = mp.log(below / p) * below * mp.sqrt(2 * mp.pi) * mp.exp(x * x / 2)
            x -= step
            if abs(step) < mpf(2) ** -150:
                return x


def variate(r):
    kind = r.random()
    if kind < 0.5:
        return r.uniform(-8.0, 8.0)
    return sign(r) * scale(r, -40, 0) if kind < 0.7 else r.uniform(-37.0, -4.0)


def normal_cumulative(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def normal_excess(x):
    return mp.erf(x / mp.sqrt(2)) / 2


def base_and_exponent(r):
    if r.random() < 0.7:
        return [r.uniform(0.01, 100.0), r.uniform(-3.0, 3.0)]
    return [scale(r, -20, 20), r.uniform(-40.0, 40.0)]


FUNCTIONS = {
    "sin": (mp.sin, lambda r: [angle(r)]),
    "cos": (mp.cos, lambda r: [angle(r)]),
    "tan": (mp.tan, lambda r: [angle(r)]),
    "asin": (mp.asin, lambda r: [ratio(r)]),
    "acos": (mp.acos, lambda r: [ratio(r)]),
    "atan": (mp.atan, lambda r: [slope(r)]),
    "atan2": (mp.atan2, lambda r: [sign(r) * scale(r, -8, 8), sign(r) * scale(r, -8, 8)]),
    "exp": (mp.exp, lambda r: [power(r)]),
    "sinh": (mp.sinh, lambda r: [power(r)]),
    "tanh": (mp.tanh, lambda r: [r.uniform(-3, 3) if r.random() < 0.7 else sign(r) * scale(r, -30, 5)]),
    "ln": (mp.log, lambda r: [positive(r)]),
    "normal_quantile": (normal_quantile, lambda r: [probability(r)]),
    "normal_cumulative": (normal_cumulative, lambda r: [variate(r)]),
    "normal_excess": (normal_excess, lambda r: [variate(r)]),
    "pow": (mp.power, base_and_exponent),
}


def main(folder, points):
    folder.mkdir(exist_ok=True)
    for name, (function, draw) in FUNCTIONS.items():
        r = random.Random(name)
        lines = []
        while len(lines) < points:
            arguments = draw(r)
            made = line(arguments, function(*map(mpf, arguments)))
            if made:
                lines.append(made)
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    default = Path(__file__).parent / "elementary"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else default, int(sys.argv[2]) if len(sys.argv) > 2 else 2000)
