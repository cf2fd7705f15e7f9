package dev.covector.user;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Elementary and special functions against values of mpmath, computed with 60 digits. */
class FunctionValuesTest {
    private static final double ULPS = 5;

    private static final Map<String, UnaryOperator<Tensor>> UNARY = new TreeMap<>(Map.ofEntries(
            Map.entry("exp2", Tensor::exp2),
            Map.entry("log2", Tensor::log2),
            Map.entry("log10", Tensor::log10),
            Map.entry("cbrt", Tensor::cbrt),
            Map.entry("tan", Tensor::tan),
            Map.entry("asin", Tensor::asin),
            Map.entry("acos", Tensor::acos),
            Map.entry("atan", Tensor::atan),
            Map.entry("sinh", Tensor::sinh),
            Map.entry("cosh", Tensor::cosh),
            Map.entry("asinh", Tensor::asinh),
            Map.entry("acosh", Tensor::acosh),
            Map.entry("atanh", Tensor::atanh),
            Map.entry("erf", Tensor::erf),
            Map.entry("erfc", Tensor::erfc),
            Map.entry("erfcx", Tensor::erfcx),
            Map.entry("erfinv", Tensor::erfinv),
            Map.entry("ndtri", Tensor::ndtri),
            Map.entry("lgamma", Tensor::lgamma),
            Map.entry("digamma", Tensor::digamma),
            Map.entry("i0", Tensor::i0),
            Map.entry("i0e", Tensor::i0e),
            Map.entry("i1", Tensor::i1),
            Map.entry("i1e", Tensor::i1e),
            Map.entry("besselJ0", Tensor::besselJ0),
            Map.entry("besselJ1", Tensor::besselJ1),
            Map.entry("gelu", Tensor::gelu),
            Map.entry("softplus", Tensor::softplus),
            Map.entry("logSigmoid", Tensor::logSigmoid),
            Map.entry("silu", Tensor::silu),
            Map.entry("ndtr", Tensor::ndtr),
            Map.entry("logNdtr", Tensor::logNdtr),
            Map.entry("sinc", Tensor::sinc),
            Map.entry("logit", Tensor::logit),
            Map.entry("entr", Tensor::entr)));

    private static final Map<String, BinaryOperator<Tensor>> BINARY = Map.of(
            "zeta", (x, q) -> x.zeta(q),
            "igamma", (a, x) -> a.igamma(x),
            "igammac", (a, x) -> a.igammac(x),
            "logaddexp", Tensor::logaddexp,
            "logaddexp2", Tensor::logaddexp2);

    @ParameterizedTest
    @CsvSource({
        "exp2, -1074.0 -0.3 1e-05 0.7 1023.5, 5e-324 0.8122523963562356 1.0000069314958282 1.624504792712471 1.2711610061536464e+308",
        "log2, 5e-324 0.1 1.0000001 3.0 1e+300, -1074.0 -3.321928094887362 1.4426949695965583e-07 1.5849625007211563 996.5784284662087",
        "log10, 1e-310 0.1 1.0000001 7.0 1e+300, -310.0 -1.0 4.3429446044209946e-08 0.8450980400142568 300.0",
        "cbrt, -1e-300 -2.0 0.1 5.0 1e+300, -1e-100 -1.2599210498948732 0.4641588833612779 1.709975946676697 1e+100",
        "tan, -1e+22 -1.5707963 1e-09 0.5 100.0, 1.628778225606899 -37320539.634354815 1e-09 0.5463024898437905 -0.5872139151569291",
        "asin, -0.999999 1e-09 0.5 0.75 1.0, -1.569382113114652 1e-09 0.5235987755982988 0.848062078981481 1.5707963267948966",
        "acos, -0.999999 1e-09 0.5 0.999999 1.0, 3.1401784399095485 1.5707963257948967 1.0471975511965976 0.0014142136802445852 0.0",
        "atan, -1e+300 -1.0 1e-09 0.5 20.0, -1.5707963267948966 -0.7853981633974483 1e-09 0.4636476090008061 1.5208379310729538",
        "sinh, -700.0 -1.0 1e-09 0.5 20.0, -5.0711602736750225e+303 -1.1752011936438016 1e-09 0.5210953054937474 242582597.70489514",
        "cosh, -700.0 -1.0 1e-09 0.5 20.0, 5.0711602736750225e+303 1.5430806348152437 1.0 1.1276259652063807 242582597.70489514",
        "asinh, -1e+300 -1.0 1e-09 0.5 10000000000.0, -691.4686750787737 -0.881373587019543 1e-09 0.48121182505960347 23.7189981105004",
        "acosh, 1.0 1.0000001 2.0 20.0 1e+300, 0.0 0.00044721359190373475 1.3169578969248168 3.6882538673612966 691.4686750787737",
        "atanh, -0.999999 -0.4 1e-09 0.5 0.75, -7.254328619247669 -0.42364893019360184 1e-09 0.5493061443340549 0.9729550745276566",
        "erf, -2.5 -1e-300 0.3 0.9999 1.0001 5.9, -0.999593047982555 -1.1283791670955126e-300 0.3286267594591274 0.8426592780487595 0.8427422995485203 0.9999999999999999",
        "erfc, -3.0 0.3 0.51 1.0 5.0 26.0, 1.9999779095030015 0.6713732405408726 0.47075638015882953 0.15729920705028513 1.537459794428035e-12 5.663192408856143e-296",
        "erfcx, -5.0 -0.1 1e-05 0.6 3.0 10000000000.0, 144009798674.66104 1.1236433541992095 0.9999887163083283 0.567804717386587 0.17900115118138996 5.641895835477563e-11",
        "erfinv, -0.999999999 -0.5 1e-300 0.9965 0.997 0.1, -4.320005388105362 -0.4769362762044699 8.86226925452758e-301 2.0647715607126025 2.0985076117936705 0.08885599049425769",
        "ndtri, 5e-324 1e-16 0.001 0.3 0.7 0.999999, -38.467405617144344 -8.222082216130435 -3.0902323061678136 -0.5244005127080408 0.5244005127080407 4.753424308817088",
        "lgamma, -10.5 -0.3 1e-300 0.5 0.95 1.3 2.5 7.9 30.0 1e+300, -15.147270590717842 1.4648400508576025 690.7755278982137 0.5723649429247001 0.030968795237972926 -0.10817480950786049 0.2846828704729192 8.32426586800881 71.25703896716801 6.897755278982137e+302",
        "digamma, -10.25 -0.3 1e-300 0.5 1.4616 1.9 7.0 30.0 1e+300, 5.516858419886273 2.113309779635399 -9.999999999999999e+299 -1.9635100260214235 -3.110625123034165e-05 0.35618416116405965 1.8727843350984672 3.384438132685525 690.7755278982137",
        "i0, -7.0 1e-09 1.0 7.7 7.8 700.0, 168.5939085102897 1.0 1.2660658777520084 323.08750815676956 354.6845363776694 1.5295933476718737e+302",
        "i0e, -7.0 1e-09 1.0 7.7 7.8 700.0, 0.15373774467288126 0.999999999 0.46575960759364043 0.146302806144545 0.1453266610571598 0.015081295651531358",
        "i1, -7.0 1e-09 1.0 7.7 7.8 700.0, -156.03909286995545 5e-10 0.565159103992485 301.31235966217616 331.09946379338106 1.5285003902339008e+302",
        "i1e, -7.0 1e-09 1.0 7.7 7.8 700.0, -0.14228923470959867 4.999999995000001e-10 0.20791041534970844 0.1364424269947966 0.13566303183759967 0.015070519444716848",
        "besselJ0, -2.4 1e-09 1.0 5.5 7.9 8.1 1000.0, 0.002507683297243859 1.0 0.7651976865579666 -0.006843869417819197 0.19436184484127825 0.14751745404437766 0.024786686152420176",
        "besselJ1, -2.4 1e-09 1.0 5.5 7.9 8.1 1000.0, -0.520185268181931 5e-10 0.4400505857449335 -0.34143821542904335 0.2191793999217512 0.24760776698159287 0.004728311907089524",
        "gelu, -30.0 -1.0 1e-09 0.5 3.0, -1.472014178144456e-196 -0.15865525393145705 5.000000003989423e-10 0.34573123063700656 2.99595030590511",
        "softplus, -700.0 -1.0 0.0 0.5 40.0, 9.85967654375977e-305 0.3132616875182228 0.6931471805599453 0.9740769841801067 40.0",
        "logSigmoid, -700.0 -1.0 0.0 0.5 700.0, -700.0 -1.3132616875182228 -0.6931471805599453 -0.4740769841801067 -9.85967654375977e-305",
        "silu, -700.0 -1.0 0.0 0.5 40.0, -6.90177358063184e-302 -0.2689414213699951 0.0 0.3112296656009273 40.0",
        "ndtr, -37.0 -1.0 0.0 0.5 5.0, 5.725571222524577e-300 0.15865525393145705 0.5 0.6914624612740131 0.9999997133484281",
        "logNdtr, -300.0 -1.1 -0.9 0.5 9.0, -45006.62273211866 -1.997558846986297 -1.6924928065613383 -0.3689464152886564 -1.1285884059538405e-19",
        "sinc, -2.5 0.0 0.001 0.009 0.01 0.6, 0.12732395447351627 1.0 0.9999983550667448 0.9998667656663259 0.9998355147105487 0.5045511524271047",
        "logit, 1e-300 0.1 0.3 0.75, -690.7755278982137 -2.197224577336219 -0.8472978603872037 1.0986122886681098",
        "entr, 1e-300 0.1 0.3 2.0, 6.9077552789821376e-298 0.23025850929940458 0.3611918412977808 -1.3862943611198906"
    })
    void functionsOfOneNumberAgreeWithMpmath(String function, String arguments, String expected) {
        check(
                requireNonNull(UNARY.get(function)).apply(Tensor.of(numbers(arguments))),
                numbers(expected),
                arguments,
                ULPS);
    }

    @ParameterizedTest
    @CsvSource({
        "zeta, 1.01 2.0 2.5 20.0 3.0, 0.5 1.0 30.0 0.1 -2.2, 101.97709317748227 1.6449340668482264 0.004160042573845588 9.999999999999989e+19 -123.45756019960525",
        "igamma, 0.01 0.5 3.0 10.0 100.0 1000.0, 0.001 3.0 1.0 12.0 95.0 1050.0, 0.938570652526129 0.9856941215645704 0.08030139707139419 0.7576078383294876 0.3173568111698 0.9413288886226819",
        "igammac, 0.01 0.5 3.0 10.0 100.0 1000.0, 0.001 3.0 1.0 12.0 95.0 1050.0, 0.061429347473871014 0.01430587843542964 0.9196986029286058 0.24239216167051236 0.6826431888302 0.05867111137731808",
        "logaddexp, 0.0 1.0 -700.0 3.0, -40.0 1.0 -701.0 -2.0, 4.248354255291589e-18 1.6931471805599454 -699.6867383124818 3.0067153484891183",
        "logaddexp2, 0.0 1.0 -700.0 3.0, -40.0 1.0 -701.0 -2.0, 1.3121234959619935e-12 2.0 -699.4150374992788 3.0443941193584534"
    })
    void functionsOfTwoNumbersAgreeWithMpmath(String function, String first, String second, String expected) {
        Tensor value =
                requireNonNull(BINARY.get(function)).apply(Tensor.of(numbers(first)), Tensor.of(numbers(second)));
        // The incomplete gamma functions lose what the logarithm of the result has before its point.
        check(value, numbers(expected), first + " and " + second, function.startsWith("igamma") ? 20 : ULPS);
    }

    static Stream<String> functions() {
        return UNARY.keySet().stream().filter(name -> !name.equals("tan"));
    }

    /** The f64 function at arguments of f32, rounded, is the reference: its own error is far below an ulp of f32. */
    @ParameterizedTest
    @MethodSource("functions")
    void functionsOfF32AgreeWithThoseOfF64(String function) {
        Random random = new Random(3);
        float[] points = new float[500];
        for (int i = 0; i < points.length; i++) {
            points[i] = (float) (random.nextGaussian() * Math.exp(random.nextGaussian()));
        }
        Tensor x = Tensor.of(points);
        double[] exact =
                requireNonNull(UNARY.get(function)).apply(x.convert(DType.F64)).toDoubles();
        float[] rounded = requireNonNull(UNARY.get(function)).apply(x).toFloats();
        for (int i = 0; i < points.length; i++) {
            // The roots of Bessel functions and of those of negative arguments have no relative precision.
            boolean rooted = function.startsWith("bessel")
                    || function.equals("sinc")
                    || function.contains("gamma") && points[i] < 0;
            double unit = Math.ulp((float) Math.max(Math.abs(exact[i]), rooted ? 1 : 0));
            boolean same = Float.compare(rounded[i], (float) exact[i]) == 0;
            assertThat(same || Math.abs(rounded[i] - exact[i]) <= 6 * unit)
                    .as("%s(%s): got %s, wanted %s", function, points[i], rounded[i], exact[i])
                    .isTrue();
        }
    }

    private static double[] numbers(String text) {
        return Stream.of(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static void check(Tensor actual, double[] expected, String arguments, double ulps) {
        double[] values = actual.toDoubles();
        for (int i = 0; i < expected.length; i++) {
            boolean same = Double.compare(values[i], expected[i]) == 0;
            assertThat(same || Math.abs(values[i] - expected[i]) <= ulps * Math.ulp(expected[i]))
                    .as("element %s of %s: got %s, wanted %s", i, arguments, values[i], expected[i])
                    .isTrue();
        }
    }
}
