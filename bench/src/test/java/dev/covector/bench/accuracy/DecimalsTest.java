package dev.covector.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions of many digits against 40 digits of mpmath 1.4. */
class DecimalsTest {
    private static final BigDecimal PRECISION = new BigDecimal("1e-38");

    private static Measured named(String name) {
        return Functions.all().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "exp, -37.5, 5.175555005801868534851090705738829946025e-17",
        "log, 1e-300, -690.7755278982137052053974364053092622803",
        "sin, 1e6, -0.3499935021712929521176524867807714690614",
        "cos, -3.25, -0.9941296760805462193730292251715995120675",
        "tan, 100, -0.5872139151569290766778096356445878942588",
        "asin, -0.96875, -1.320140664458765825482187718925582006002",
        "acos, -0.96875, 2.890936991253662444713509410565333448101",
        "atan, 1e10, 1.570796326694896619231321691640084775432",
        "asinh, -1e10, -23.71899811050040214959964666830181864409",
        "acosh, 1.0009765625, 0.04419057808311009442996376352879946711169",
        "tanh, 0.0009765625, 0.0009765621895592602185840752701467717628470",
        "cbrt, -10, -2.154434690031883721759293566519350495259",
        "erf, 2.75, 0.9998993780778803631630956080249130432349",
        "erfc, 12.5, 6.231942781979911006139549129089687366380e-70",
        "erfcx, -2, 108.9409043899779724123554338248132140423",
        "erfinv, 0.9375, 1.317150334986130748883929792084448799603",
        "ndtr, -12.5, 3.732564298877713377225836338031410888501e-36",
        "ndtri, 0.0009765625, -3.097269078198784462364830497055253410762",
        "lgamma, -2.75, 0.004487897535955773311461610637941970272096",
        "lgamma, 1e20, 4505170185988091368013.875996971992631104",
        "digamma, -2.75, -1.959055264977997009821131877698415179099",
        "i0, -75.5, 28306999236269694123575956795520.44547684",
        "i1e, -200, -0.02815650339483291782245658220369697425543",
        "besselJ0, 75.5, 0.07109506027151367850535313859477543532823",
        "besselJ1, -1000, -0.004728311907089523917576071901216916285418"
    })
    void functionsOfOneNumberHaveMpmathsDigits(String name, String x, String expected) {
        check(named(name).exact().of(List.of(new BigDecimal(x))), new BigDecimal(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "pow, 0.75, -7.5, 8.650486337816944239339637512340256930343",
        "zeta, 2.5, 0.375, 12.31280537366513216847909898522681089058",
        "igamma, 3.5, 20, 0.9999987412096126286912210269448083198483",
        "igammac, 3.5, 20, 0.000001258790387371308778973055191680151735551"
    })
    void functionsOfTwoNumbersHaveMpmathsDigits(String name, String x, String y, String expected) {
        check(named(name).exact().of(List.of(new BigDecimal(x), new BigDecimal(y))), new BigDecimal(expected));
    }

    private static void check(BigDecimal actual, BigDecimal expected) {
        assertThat(actual.subtract(expected).abs()).isLessThanOrEqualTo(PRECISION.multiply(expected.abs()));
    }
}
