"""Prints the polynomials of accuscene-core/src/arith/elementary: python coefficients.py. Needs mpmath.

Interpolation at Chebyshev nodes to 300 bits, coefficients rounded to binary64; the error is that of the function.
"""

from mpmath import asin, atan, atanh, cos, exp, log, lu_solve, matrix, mp, mpf, nstr, pi, sin, sqrt, tanh, sinh

mp.prec = 300
SMALL = mpf("1e-20")


def fit(f, a, b, n):
    nodes = [(a + b) / 2 + (b - a) / 2 * cos(pi * (2 * i + 1) / (2 * n)) for i in range(n)]
    powers = matrix(n, n)
    for i, x in enumerate(nodes):
        for j in range(n):
            powers[i, j] = x**j
    return [float(c) for c in lu_solve(powers, matrix([f(x) for x in nodes]))]


def show(name, f, a, b, n, weight):
    a, b = mpf(a), mpf(b)
    c = fit(f, a, b, n)
    points = (a + (b - a) * i / 400 + mpf("1e-30") for i in range(401))
    worst = max(abs(f(x) - sum(mpf(k) * x**j for j, k in enumerate(c))) * weight(x) for x in points)
    print(f"{name}: error 2^{nstr(log(worst, 2), 4)}")
    print("   ", ", ".join(map(repr, c)))


def odd(f):
    """(f(s)/s - f'(0)) / s^2 as a function of z = s^2."""
    return lambda z, slope=1: (f(sqrt(z)) / sqrt(z) - slope) / z


show("sin", lambda z: (odd(sin)(z) + mpf(1) / 6) / z, SMALL, "0.6175", 6, lambda z: z * z)
show("cos", lambda z: (cos(sqrt(z)) - 1 + z / 2) / z**2, SMALL, "0.6175", 6, lambda z: z * z)
show("exp", lambda r: (exp(r) - 1 - r - r * r / 2) / r**3, "-0.3467", "0.34671", 10, lambda r: abs(r) ** 3)
show("ln", lambda z: odd(lambda s: 2 * atanh(s))(z, 2), SMALL, "0.0057", 6, lambda z: z / 2)
show("atan", odd(atan), SMALL, "0.0626", 10, lambda z: z)
show("asin", lambda z: (odd(asin)(z) - mpf(1) / 6) / z, SMALL, "0.2500001", 13, lambda z: z * z)
show("sinh", odd(sinh), SMALL, "0.1226", 6, lambda z: z)
show("tanh", odd(tanh), SMALL, "0.0157", 7, lambda z: z)
