package dev.covector.oracles.adapters;

import dev.covector.ir.DType;
import dev.covector.oracles.Allowance;
import dev.covector.tracer.Tensor;

/** Functions of one tensor, element by element. */
final class Unary {
    private Unary() {}

    static Table table() {
        Table table = new Table();
        arithmetic(table);
        truths(table);
        powers(table);
        angles(table);
        special(table);
        activations(table);
        return table;
    }

    private static void arithmetic(Table table) {
        table.unary("abs", Tensor::abs)
                .unary("neg", Tensor::neg)
                .unary("positive", Tensor::positive)
                .unary("sign", x -> x.dtype() == DType.BOOL ? x : x.sign())
                .unary("sgn", Tensor::sgn)
                .unary("floor", Tensor::floor)
                .unary("ceil", Tensor::ceil)
                .unary("trunc", Tensor::trunc)
                .unary("frac", Tensor::frac)
                .one("round", c -> c.x().round(c.integer(-1, "decimals", 0)))
                .unary("real", Tensor::real)
                .unary("imag", Tensor::imag)
                .unary("angle", Tensor::angle)
                .unary("conj", Tensor::conj)
                .unary("conj_physical", Tensor::conj)
                .unary("square", Tensor::square)
                .unary("reciprocal", Tensor::reciprocal);
    }

    private static void truths(Table table) {
        table.unary("isnan", Tensor::isNaN)
                .unary("isinf", Tensor::isInf)
                .unary("isfinite", Tensor::isFinite)
                .unary("signbit", Tensor::signbit)
                .unary("logical_not", Tensor::logicalNot)
                .unary("bitwise_not", Tensor::not)
                .unary("nan_to_num", Tensor::nanToNum);
    }

    private static void powers(Table table) {
        table.unary("sqrt", Tensor::sqrt)
                .unary("rsqrt", Tensor::rsqrt)
                .unary("exp", Tensor::exp)
                .unary("exp2", Tensor::exp2)
                .unary("expm1", Tensor::expm1)
                .unary("log", Tensor::log)
                .unary("log2", Tensor::log2)
                .unary("log10", Tensor::log10)
                .unary("log1p", Tensor::log1p);
    }

    private static void angles(Table table) {
        table.unary("sin", Tensor::sin)
                .unary("cos", Tensor::cos)
                .unary("tan", Tensor::tan)
                .unary("asin", Tensor::asin)
                .unary("acos", Tensor::acos)
                .unary("atan", Tensor::atan)
                .unary("sinh", Tensor::sinh)
                .unary("cosh", Tensor::cosh)
                .unary("tanh", Tensor::tanh)
                .unary("asinh", Tensor::asinh)
                .unary("acosh", Tensor::acosh)
                .unary("atanh", Tensor::atanh)
                .unary("sinc", Tensor::sinc)
                .unary("deg2rad", Tensor::deg2rad)
                .unary("rad2deg", Tensor::rad2deg);
    }

    private static void special(Table table) {
        table.unary("erf", Tensor::erf)
                .unary("erfc", Tensor::erfc)
                .unary("erfinv", Tensor::erfinv)
                .unary("special.erfcx", Tensor::erfcx)
                .unary("lgamma", Tensor::lgamma)
                .unary("digamma", Tensor::digamma)
                .one("polygamma", c -> c.x().polygamma(c.integer(1, "n", 0)))
                .one("mvlgamma", c -> c.x().mvlgamma(c.integer(1, "p", 1)))
                .unary("i0", Tensor::i0)
                .unary("special.i0e", Tensor::i0e)
                .unary("special.i1", Tensor::i1)
                .unary("special.i1e", Tensor::i1e)
                .unary("special.bessel_j0", Tensor::besselJ0)
                .unary("special.bessel_j1", Tensor::besselJ1)
                .allow("special.bessel_j0", besselError())
                .allow("special.bessel_j1", besselError())
                .unary("special.entr", Tensor::entr)
                .unary("special.ndtr", Tensor::ndtr)
                .unary("special.log_ndtr", Tensor::logNdtr)
                .unary("special.ndtri", Tensor::ndtri);
    }

    private static Allowance besselError() {
        return Allowance.imprecise("PyTorch's own error is up to 2e-7 in float64; mpmath has our digits", 1e-6, 1e-6);
    }

    private static void activations(Table table) {
        table.unary("sigmoid", Tensor::sigmoid)
                .one("logit", c -> c.isAbsent(1, "eps") ? c.x().logit() : c.x().logit(c.number(1, "eps", 0)))
                .one("nn.functional.elu", c -> c.x().elu(c.number(1, "alpha", 1)))
                .one(
                        "nn.functional.gelu",
                        c -> c.text(-1, "approximate", "none").equals("tanh") ? c.x().geluTanh() : c.x().gelu())
                .one("nn.functional.leaky_relu", c -> c.x().leakyRelu(c.number(1, "negative_slope", 0.01)))
                .unary("nn.functional.logsigmoid", Tensor::logSigmoid)
                .unary("nn.functional.relu", Tensor::relu)
                .unary("nn.functional.silu", Tensor::silu)
                .one(
                        "nn.functional.softplus",
                        c -> c.x().softplus(c.number(1, "beta", 1), c.number(2, "threshold", 20)));
    }
}
