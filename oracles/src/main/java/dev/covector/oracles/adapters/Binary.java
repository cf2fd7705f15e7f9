package dev.covector.oracles.adapters;

import dev.covector.oracles.Call;
import dev.covector.tracer.Tensor;

/** Functions of two or three tensors, element by element. */
final class Binary {
    private Binary() {}

    static Table table() {
        Table table = new Table();
        arithmetic(table);
        quotients(table);
        comparisons(table);
        bits(table);
        bounds(table);
        functions(table);
        return table;
    }

    private static void arithmetic(Table table) {
        table.one("add", c -> c.x().add(scaled(c)))
                .one("sub", c -> c.x().sub(scaled(c)))
                .binary("mul", Tensor::mul)
                .binary("pow", Tensor::pow)
                .binary("float_power", Tensor::floatPower)
                .binary("ldexp", Tensor::ldexp)
                .one("addcmul", c -> c.x().addcmul(c.y(), c.tensor(2), c.numeral(-1, "value", 1)))
                .one("addcdiv", c -> c.x().addcdiv(c.y(), c.tensor(2), c.numeral(-1, "value", 1)))
                .one("lerp", c -> c.x().lerp(c.y(), c.operand(2, "weight", c.x())))
                .binary("complex", Tensor::complex)
                .binary("polar", Tensor::polar)
                .binary("gcd", Tensor::gcd)
                .binary("lcm", Tensor::lcm);
    }

    private static Tensor scaled(Call c) {
        return c.isAbsent(-1, "alpha") ? c.y() : c.y().mul(c.scalar(-1, "alpha", 1, c.y()));
    }

    private static void quotients(Table table) {
        table.one("div", c -> switch (c.text(-1, "rounding_mode", "")) {
                    case "floor" -> c.x().floorDivide(c.y());
                    case "trunc" -> c.x().truncDivide(c.y());
                    default -> c.x().trueDivide(c.y());
                })
                .binary("true_divide", Tensor::trueDivide)
                .binary("floor_divide", Tensor::floorDivide)
                .binary("remainder", Tensor::remainder)
                .binary("fmod", Tensor::fmod);
    }

    private static void comparisons(Table table) {
        table.binary("eq", Tensor::eq)
                .binary("ne", Tensor::ne)
                .binary("lt", Tensor::lt)
                .binary("le", Tensor::le)
                .binary("gt", Tensor::gt)
                .binary("ge", Tensor::ge)
                .one(
                        "isclose",
                        c -> c.x().isclose(
                                        c.y(),
                                        c.number(2, "rtol", 1e-5),
                                        c.number(3, "atol", 1e-8),
                                        c.flag(4, "equal_nan", false)))
                .one("where", c -> Tensor.where(c.y(), c.x(), c.tensor(2)));
    }

    private static void bits(Table table) {
        table.binary("bitwise_and", Tensor::and)
                .binary("bitwise_or", Tensor::or)
                .binary("bitwise_xor", Tensor::xor)
                .binary("bitwise_left_shift", Tensor::shiftLeft)
                .binary("bitwise_right_shift", Tensor::shiftRight)
                .binary("logical_and", Tensor::logicalAnd)
                .binary("logical_or", Tensor::logicalOr)
                .binary("logical_xor", Tensor::logicalXor);
    }

    private static void bounds(Table table) {
        table.binary("maximum", Tensor::maximum)
                .binary("minimum", Tensor::minimum)
                .binary("fmax", Tensor::fmax)
                .binary("fmin", Tensor::fmin)
                .one("clamp", Binary::clamp)
                .binary("clamp_min", Tensor::clampMin)
                .binary("clamp_max", Tensor::clampMax)
                .binary("heaviside", Tensor::heaviside);
    }

    private static Tensor clamp(Call c) {
        Tensor raised = c.isAbsent(1, "min") ? c.x() : c.x().clampMin(c.tensor(1, "min"));
        return c.isAbsent(2, "max") ? raised : raised.clampMax(c.tensor(2, "max"));
    }

    private static void functions(Table table) {
        table.binary("atan2", Tensor::atan2)
                .binary("hypot", Tensor::hypot)
                .binary("copysign", Tensor::copysign)
                .binary("nextafter", Tensor::nextafter)
                .binary("logaddexp", Tensor::logaddexp)
                .binary("logaddexp2", Tensor::logaddexp2)
                .binary("xlogy", Tensor::xlogy)
                .binary("special.xlog1py", Tensor::xlog1py)
                .binary("special.zeta", Tensor::zeta)
                .binary("igamma", Tensor::igamma)
                .binary("igammac", Tensor::igammac);
    }
}
