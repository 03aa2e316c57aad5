"""Writes reference quantiles of distributions: python uncertainty_quantiles.py > uncertainty_quantiles.txt.

Needs mpmath and scipy. A line: kind, value, sigma, low, high, dof (- where there is none), share p, the quantile, the
density there, mean and standard deviation (- where there is none). Quantiles are roots of distribution functions at 60
digits; scipy's agree to 1e-9 where it has the distribution.
"""

import sys

from mpmath import betainc, erf, erfc, exp, gamma, log, mp, mpf, npdf, pi, quad, sqrt
from scipy import stats

mp.dps = 60
SHARES = [1e-15, 1e-9, 1e-4, 0.003, 0.05, 0.2, 0.4, 0.4999, 0.5, 0.50001, 0.63, 0.85, 0.99, 0.99999, 1.0 - 2.0**-50]


def phi(z):
    return erfc(-z / sqrt(2)) / 2


def normal(value, sigma):
    return [lambda x: phi((x - value) / sigma), lambda x: npdf(x, value, sigma), (-mp.inf, mp.inf), value, sigma]


def truncated(value, sigma, low, high):
    a, b = (low - value) / sigma, (high - value) / sigma
    share = (erf(b / sqrt(2)) - erf(a / sqrt(2))) / 2
    density = lambda x: npdf(x, value, sigma) / share
    mean = value + sigma * (npdf(a) - npdf(b)) / share
    variance = sigma**2 * (1 + (a * npdf(a) - b * npdf(b)) / share - ((npdf(a) - npdf(b)) / share) ** 2)
    below = lambda x: (erf((x - value) / sigma / sqrt(2)) - erf(a / sqrt(2))) / 2 / share
    return [below, density, (low, high), mean, sqrt(variance)]


def lognormal(value, sigma):
    w = (1 + sqrt(1 + 4 * (sigma / value) ** 2)) / 2
    s = sqrt(log(w))
    density = lambda x: npdf(log(x / value) / s) / (x * s)
    return [lambda x: phi(log(x / value) / s), density, (mpf(0), mp.inf), value * sqrt(w), sigma]


def triangular(value, low, high):
    def below(x):
        if x < value:
            return (x - low) ** 2 / ((high - low) * (value - low))
        return 1 - (high - x) ** 2 / ((high - low) * (high - value)) if high > value else mpf(1)

    def density(x):
        side = (x - low) / (value - low) if x < value else (high - x) / (high - value)
        return 2 * side / (high - low)

    a, b, c = low, high, value
    variance = (a * a + b * b + c * c - a * b - a * c - b * c) / 18
    return [below, density, (low, high), (a + b + c) / 3, sqrt(variance)]


def uniform(value, low, high):
    width = high - low
    return [lambda x: (x - low) / width, lambda x: 1 / width, (low, high), (low + high) / 2, width / sqrt(12)]


def student(value, sigma, dof):
    peak = gamma((dof + 1) / 2) / gamma(dof / 2) / sqrt(dof * pi)

    def below(x):
        t = (x - value) / sigma
        if dof > 1000:
            # The integral of the density, from where nothing is left or from the centre.
            density = lambda s: peak * (1 + s * s / dof) ** (-(dof + 1) / 2)
            if abs(t) > 1:
                tail = quad(density, [abs(t) + k for k in range(0, 30, 2)])
            else:
                tail = mpf(1) / 2 - quad(density, [0, abs(t)])
        else:
            tail = betainc(dof / 2, mpf(1) / 2, 0, dof / (dof + t * t), regularized=True) / 2
        return tail if t < 0 else 1 - tail

    density = lambda x: peak * (1 + ((x - value) / sigma) ** 2 / dof) ** (-(dof + 1) / 2) / sigma
    sd = sigma * sqrt(dof / (dof - 2)) if dof > 2 else None
    return [below, density, (-mp.inf, mp.inf), value if dof > 1 else None, sd]


def pert(value, low, high):
    width = high - low
    a, b = 1 + 4 * (value - low) / width, 1 + 4 * (high - value) / width
    below = lambda x: betainc(a, b, 0, (x - low) / width, regularized=True)
    beta = gamma(a) * gamma(b) / gamma(a + b)
    density = lambda x: ((x - low) / width) ** (a - 1) * ((high - x) / width) ** (b - 1) / beta / width
    mean = (low + 4 * value + high) / 6
    return [below, density, (low, high), mean, sqrt((mean - low) * (high - mean) / 7)]


def root(law, p, start):
    """By bisection towards the scale of the start, then Newton within the bracket."""
    below, density, (low, high), _, _ = law
    x = mpf(start)
    for _ in range(200):
        miss = below(x) - p
        if miss == 0:
            return x
        if miss < 0:
            low = x
        else:
            high = x
        step = x - miss / density(x)
        if not low < step < high:
            step = (low + high) / 2 if mp.isfinite(low + high) else x + (1 if miss < 0 else -1)
        if abs(step - x) <= abs(x) * mpf(10) ** -40 + mpf(10) ** -55:
            return step
        x = step
    raise ValueError(f"no root: {p} {start}")


CASES = [
    ("normal", normal, dict(value=0.7, sigma=0.05)),
    ("truncated", truncated, dict(value=0.7, sigma=0.1, low=0.5, high=0.8)),
    ("truncated", truncated, dict(value=2.0, sigma=1.0, low=2.0, high=2.001)),
    ("truncated", truncated, dict(value=0.0, sigma=1.0, low=-9.0, high=0.0)),
    ("truncated", truncated, dict(value=-3.0, sigma=0.5, low=-4.0, high=40.0)),
    ("lognormal", lognormal, dict(value=1.2, sigma=0.5)),
    ("lognormal", lognormal, dict(value=1.2, sigma=1e-6)),
    ("lognormal", lognormal, dict(value=3.0, sigma=60.0)),
    ("triangular", triangular, dict(value=0.6, low=0.5, high=0.9)),
    ("triangular", triangular, dict(value=-1.0, low=-1.0, high=2.0)),
    ("triangular", triangular, dict(value=2.0, low=-1.0, high=2.0)),
    ("uniform", uniform, dict(value=1.0, low=-2.0, high=3.0)),
    *(("student", student, dict(value=0.0, sigma=1.0, dof=d)) for d in (0.25, 1.0, 1.5, 3.0, 7.5)),
    *(("student", student, dict(value=0.0, sigma=1.0, dof=d)) for d in (40.0, 900.0, 1499.0, 1500.0, 1e4)),
    ("student", student, dict(value=12.0, sigma=0.3, dof=5.0)),
    *(("pert", pert, dict(value=v, low=-1.0, high=3.0)) for v in (-1.0, -0.9, 0.0, 1.0, 1.7, 2.99, 3.0)),
]


def peer(kind, numbers, p):
    """scipy's quantile."""
    v, s, low, high = (numbers.get(k) for k in ("value", "sigma", "low", "high"))
    if kind == "normal":
        return stats.norm.ppf(p, v, s)
    if kind == "truncated":
        return stats.truncnorm.ppf(p, (low - v) / s, (high - v) / s, v, s)
    if kind == "lognormal":
        w = (1 + (1 + 4 * (s / v) ** 2) ** 0.5) / 2
        return stats.lognorm.ppf(p, float(sqrt(log(mpf(w)))), 0, v)
    if kind == "triangular":
        return stats.triang.ppf(p, (v - low) / (high - low), low, high - low)
    if kind == "uniform":
        return stats.uniform.ppf(p, low, high - low)
    if kind == "student":
        return stats.t.ppf(p, numbers["dof"], v, s)
    a = 1 + 4 * (v - low) / (high - low)
    return stats.beta.ppf(p, a, 6 - a, low, high - low)


def main():
    for kind, make, numbers in CASES:
        law = make(**{k: mpf(v) for k, v in numbers.items()})
        for p in SHARES:
            guess = float(peer(kind, numbers, p))
            x = root(law, mpf(p), guess)
            scale = max(abs(x), abs(numbers["value"]), mpf(1e-3))
            if abs(x - guess) > 1e-9 * scale and abs(x - guess) * law[1](x) > 1e-9 * min(p, 1 - p):
                print(f"scipy has {guess!r}, not {float(x)!r}: {kind} {numbers} {p}", file=sys.stderr)
            words = [repr(numbers[k]) if k in numbers else "-" for k in ("value", "sigma", "low", "high", "dof")]
            moments = [repr(float(m)) if m is not None else "-" for m in law[3:]]
            print(kind, *words, repr(p), repr(float(x)), repr(float(law[1](x))), *moments)


if __name__ == "__main__":
    main()
