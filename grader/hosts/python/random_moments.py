"""Mean and standard deviation of numpy's distributions, by numpy's names and parameters. Shapes broadcast."""

from __future__ import annotations

import math
from typing import Any, Callable

from plumbline_host.numerics import numpy

Moments = Callable[..., tuple]
EULER = 0.5772156649015329


def normal(loc: Any = 0.0, scale: Any = 1.0) -> tuple:
    return loc, scale


def standard() -> tuple:
    return 0.0, 1.0


def standard_exponential() -> tuple:
    return 1.0, 1.0


def exponential(scale: Any = 1.0) -> tuple:
    return scale, scale


def standard_gamma(shape: Any) -> tuple:
    return shape, numpy.sqrt(shape)


def gamma(shape: Any, scale: Any = 1.0) -> tuple:
    return numpy.multiply(shape, scale), numpy.sqrt(shape) * scale


def lognormal(mean: Any = 0.0, sigma: Any = 1.0) -> tuple:
    middle = numpy.exp(numpy.add(mean, numpy.square(sigma) / 2))
    return middle, middle * numpy.sqrt(numpy.expm1(numpy.square(sigma)))


def beta(a: Any, b: Any) -> tuple:
    total = numpy.add(a, b)
    return a / total, numpy.sqrt(numpy.multiply(a, b) / (total**2 * (total + 1)))


def chisquare(df: Any) -> tuple:
    return df, numpy.sqrt(numpy.multiply(2.0, df))


def laplace(loc: Any = 0.0, scale: Any = 1.0) -> tuple:
    return loc, math.sqrt(2) * numpy.asarray(scale)


def logistic(loc: Any = 0.0, scale: Any = 1.0) -> tuple:
    return loc, math.pi / math.sqrt(3) * numpy.asarray(scale)


def gumbel(loc: Any = 0.0, scale: Any = 1.0) -> tuple:
    return loc + EULER * numpy.asarray(scale), math.pi / math.sqrt(6) * numpy.asarray(scale)


def rayleigh(scale: Any = 1.0) -> tuple:
    return math.sqrt(math.pi / 2) * numpy.asarray(scale), math.sqrt(2 - math.pi / 2) * numpy.asarray(scale)


def weibull(a: Any) -> tuple:
    first = numpy.vectorize(math.gamma)(1 + 1 / numpy.asarray(a, dtype=float))
    second = numpy.vectorize(math.gamma)(1 + 2 / numpy.asarray(a, dtype=float))
    return first, numpy.sqrt(numpy.maximum(second - first**2, 0))


def triangular(left: Any, mode: Any, right: Any) -> tuple:
    a, c, b = (numpy.asarray(part, dtype=float) for part in (left, mode, right))
    return (a + b + c) / 3, numpy.sqrt((a * a + b * b + c * c - a * b - a * c - b * c) / 18)


def standard_t(df: Any) -> tuple:
    df = numpy.asarray(df, dtype=float)
    return numpy.zeros_like(df), numpy.sqrt(numpy.where(df > 2, df / numpy.maximum(df - 2, 1e-300), 1.0))


def vonmises(mu: Any, kappa: Any) -> tuple:
    return mu, 1 / numpy.sqrt(numpy.maximum(kappa, 3 / math.pi**2))


def wald(mean: Any, scale: Any) -> tuple:
    return mean, numpy.sqrt(numpy.asarray(mean, dtype=float) ** 3 / scale)


def power(a: Any) -> tuple:
    a = numpy.asarray(a, dtype=float)
    return a / (a + 1), numpy.sqrt(a / (a + 2)) / (a + 1)


def pareto(a: Any) -> tuple:
    a = numpy.asarray(a, dtype=float)
    mean = numpy.where(a > 1, 1 / numpy.maximum(a - 1, 1e-300), 2 ** (1 / a) - 1)  # no mean: the median
    return mean, mean


def binomial(n: Any, p: Any) -> tuple:
    mean = numpy.multiply(n, p)
    return mean, numpy.sqrt(mean * (1 - numpy.asarray(p)))


def poisson(lam: Any = 1.0) -> tuple:
    return lam, numpy.sqrt(lam)


def geometric(p: Any) -> tuple:
    p = numpy.asarray(p, dtype=float)
    return 1 / p, numpy.sqrt(1 - p) / p


def negative_binomial(n: Any, p: Any) -> tuple:
    p = numpy.asarray(p, dtype=float)
    return n * (1 - p) / p, numpy.sqrt(n * (1 - p)) / p


def hypergeometric(ngood: Any, nbad: Any, nsample: Any) -> tuple:
    total = numpy.add(ngood, nbad)
    share = ngood / total
    return nsample * share, numpy.sqrt(nsample * share * (1 - share) * (total - nsample) / numpy.maximum(total - 1, 1))


def multivariate_normal(mean: Any, cov: Any) -> tuple:
    """Mean and a square root of the covariance."""
    values, vectors = numpy.linalg.eigh(numpy.asarray(cov, dtype=float))
    return numpy.asarray(mean, dtype=float), vectors * numpy.sqrt(numpy.maximum(values, 0))


def dirichlet(alpha: Any) -> tuple:
    alpha = numpy.asarray(alpha, dtype=float)
    return alpha / alpha.sum(), None


def multinomial(n: Any, pvals: Any) -> tuple:
    return numpy.rint(n * numpy.asarray(pvals, dtype=float)).astype(numpy.int64), None


CONTINUOUS: dict = {
    "normal": normal,
    "standard_normal": standard,
    "standard_cauchy": standard,  # no mean: the median
    "standard_exponential": standard_exponential,
    "exponential": exponential,
    "standard_gamma": standard_gamma,
    "gamma": gamma,
    "lognormal": lognormal,
    "beta": beta,
    "chisquare": chisquare,
    "laplace": laplace,
    "logistic": logistic,
    "gumbel": gumbel,
    "rayleigh": rayleigh,
    "weibull": weibull,
    "triangular": triangular,
    "standard_t": standard_t,
    "vonmises": vonmises,
    "wald": wald,
    "power": power,
    "pareto": pareto,
}
DISCRETE: dict = {
    "binomial": binomial,
    "poisson": poisson,
    "geometric": geometric,
    "negative_binomial": negative_binomial,
    "hypergeometric": hypergeometric,
}
MULTIVARIATE: dict = {"multivariate_normal": multivariate_normal, "dirichlet": dirichlet, "multinomial": multinomial}
