package dev.covector.oracles.programs;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The program that a seed writes: 3 to 30 ops on one to four parameters over the sizes n, m and k.
 *
 * @param points where it is to be evaluated: where it was written, and at other sizes
 */
record RandomProgram(long seed, Func func, List<Point> points) {
    private static final List<List<String>> SHAPES = List.of(
            List.of(),
            List.of("n"),
            List.of("m"),
            List.of("n", "m"),
            List.of("n", "m"),
            List.of("m", "n"),
            List.of("n", "n"),
            List.of("n", "1"),
            List.of("1", "m"),
            List.of("k", "n"),
            List.of("m", "n", "2"),
            List.of("n", "n", "k"),
            List.of("n", "m", "k"),
            List.of("3"));
    private static final long MOST_ELEMENTS = 20_000;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 30;

    RandomProgram {
        points = List.copyOf(points);
    }

    /** The program of a seed. */
    static RandomProgram of(long seed) {
        Draw draw = new Draw(seed);
        Map<String, Long> sizes = sizes(draw, false);
        Draft draft = new Draft(draw, sizes);
        Inputs.Kind kind = kind(draw);
        for (TensorType type : params(draw)) {
            draft.param(type, Inputs.of(type, sizes, kind, draw));
        }
        OpDraw ops = new OpDraw(draw, draft);
        int length = SHORTEST + (int) ((LONGEST - SHORTEST + 1) * Math.pow(draw.uniform(), 1.5));
        for (int tries = 0; draft.length() < length && tries < 40 * length; tries++) {
            Draft.Mark mark = draft.mark();
            try {
                ops.next();
                if (draft.length() > LONGEST) {
                    draft.back(mark);
                }
            } catch (TypeException e) {
                draft.back(mark); // what was drawn does not fit: another draw will
            }
        }
        Func f = draft.build("program");
        List<Point> points = new ArrayList<>(List.of(new Point(sizes, draft.inputs())));
        Map<String, Long> others = otherSizes(f, draw);
        if (!others.isEmpty()) {
            Inputs.Kind other = kind(draw);
            points.add(new Point(
                    others,
                    f.paramTypes().stream()
                            .map(type -> Inputs.of(type, others, other, draw))
                            .toList()));
        }
        return new RandomProgram(seed, f, points);
    }

    private static Inputs.Kind kind(Draw draw) {
        return draw.chance(0.1) ? Inputs.Kind.SPECIAL : draw.flag() ? Inputs.Kind.SMOOTH : Inputs.Kind.QUARTERS;
    }

    private static List<TensorType> params(Draw draw) {
        List<TensorType> types = new ArrayList<>();
        for (int count = draw.between(1, 4); count > 0; count--) {
            DType dtype = types.isEmpty() ? draw.one(List.of(DType.F64, DType.F32, DType.C128)) : draw.dtype();
            List<Dim> shape = draw.one(SHAPES).stream().map(RandomProgram::dim).toList();
            types.add(new TensorType(dtype, shape));
        }
        return types;
    }

    private static Dim dim(String text) {
        return Character.isDigit(text.charAt(0)) ? Dim.of(Long.parseLong(text)) : Dim.symbol(text);
    }

    /** Small sizes; other ones may also be 0, 1, or larger than any vector. */
    private static Map<String, Long> sizes(Draw draw, boolean other) {
        Map<String, Long> sizes = new TreeMap<>();
        List<String> symbols = draw.shuffled(List.of("n", "m", "k"));
        for (int i = 0; i < symbols.size(); i++) {
            long size = draw.between(2, 6);
            if (other && draw.chance(0.25)) {
                size = draw.between(0, 1);
            } else if (i == 0 && draw.chance(0.3)) {
                size = draw.between(7, 70);
            }
            sizes.put(symbols.get(i), size);
        }
        return sizes;
    }

    /** Sizes that keep the guards of the program; none where few do. */
    private static Map<String, Long> otherSizes(Func f, Draw draw) {
        for (int tries = 0; tries < 50; tries++) {
            Map<String, Long> sizes = sizes(draw, true);
            boolean small = f.body().stmts().stream()
                    .allMatch(stmt -> stmt.result().type().elements().eval(sizes) <= MOST_ELEMENTS);
            if (small && f.guards().stream().allMatch(guard -> guard.holds(sizes))) {
                return sizes;
            }
        }
        return Map.of();
    }
}
