package dev.covector.oracles;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A call as an adapter reads it: each argument by its place and its name, as PyTorch's signatures have them; a place of -1 is
 * that of an argument that has only a name.
 */
public record Call(List<Argument> args, Map<String, Argument> kwargs, List<Tensor> inputs) {
    /** The first tensor. */
    public Tensor x() {
        return tensor(0);
    }

    /** The second tensor. */
    public Tensor y() {
        return tensor(1);
    }

    /** An argument that is a tensor. */
    public Tensor tensor(int place) {
        return tensor(place, "");
    }

    /** An argument that is a tensor. */
    public Tensor tensor(int place, String name) {
        Tensor found = orNull(place, name);
        if (found == null) {
            throw unsuitable(place, name, "a tensor");
        }
        return found;
    }

    /** An argument that is a tensor, or null where it is absent. */
    public @Nullable Tensor orNull(int place, String name) {
        return switch (argument(place, name)) {
            case Argument.Input(int index) -> inputs.get(index);
            case Argument.Absent() -> null;
            default -> throw unsuitable(place, name, "a tensor");
        };
    }

    /** An argument that is a tensor, or a number, which becomes a scalar in the dtype of another tensor. */
    public Tensor operand(int place, String name, Tensor like) {
        return isTensor(place, name) ? tensor(place, name) : scalar(place, name, 1, like);
    }

    /** A number as a scalar in the dtype of a tensor. */
    public Tensor scalar(int place, String name, double orElse, Tensor like) {
        return argument(place, name) instanceof Argument.Complex(double re, double im)
                ? Tensor.complex(new double[] {re}, new double[] {im})
                        .reshape(new long[0])
                        .convert(like.dtype())
                : Tensor.full(like.dtype(), number(place, name, orElse), new long[0]);
    }

    /** An argument that is a list of tensors, or all arguments from here on. */
    public Tensor[] tensors(int place) {
        List<Argument> all = argument(place, "") instanceof Argument.Items(List<Argument> items)
                ? items
                : args.subList(place, args.size());
        return all.stream()
                .map(item -> inputs.get(((Argument.Input) item).index()))
                .toArray(Tensor[]::new);
    }

    public double number(int place, String name, double orElse) {
        return switch (argument(place, name)) {
            case Argument.Whole(long value) -> (double) value;
            case Argument.Real(double value) -> value;
            case Argument.Flag(boolean value) -> value ? 1 : 0;
            case Argument.Absent() -> orElse;
            default -> throw unsuitable(place, name, "a number");
        };
    }

    /** A number that stays whole if it is. */
    public Number numeral(int place, String name, int orElse) {
        return argument(place, name) instanceof Argument.Real(double value)
                ? (Number) value
                : (Number) whole(place, name, orElse);
    }

    public long whole(int place, String name, long orElse) {
        return Math.round(number(place, name, (double) orElse));
    }

    public int integer(int place, String name, int orElse) {
        return Math.toIntExact(whole(place, name, orElse));
    }

    public boolean flag(int place, String name, boolean orElse) {
        return number(place, name, orElse ? 1 : 0) != 0;
    }

    public String text(int place, String name, String orElse) {
        return switch (argument(place, name)) {
            case Argument.Text(String value) -> value;
            case Argument.Absent() -> orElse;
            default -> throw unsuitable(place, name, "a string");
        };
    }

    public @Nullable DType dtype(int place, String name) {
        return argument(place, name) instanceof Argument.Type(DType dtype) ? dtype : null;
    }

    /** The tensor in the dtype that an argument asks for, or as it is. */
    public Tensor converted(Tensor x, int place, String name) {
        DType dtype = dtype(place, name);
        boolean drops = dtype != null && x.dtype().isComplex() && !dtype.isComplex();
        return dtype == null ? x : (drops ? x.real() : x).convert(dtype);
    }

    /** One number or a list of them; none where the argument is absent. */
    public int[] ints(int place, String name) {
        return switch (argument(place, name)) {
            case Argument.Items(List<Argument> all) ->
                all.stream()
                        .mapToInt(item -> Math.toIntExact(((Argument.Whole) item).value()))
                        .toArray();
            case Argument.Absent() -> new int[0];
            default -> new int[] {integer(place, name, 0)};
        };
    }

    /** {@link #ints} as sizes. */
    public long[] sizes(int place, String name) {
        return IntStream.of(ints(place, name)).asLongStream().toArray();
    }

    public boolean isAbsent(int place, String name) {
        return argument(place, name) instanceof Argument.Absent;
    }

    public boolean isText(int place, String name) {
        return argument(place, name) instanceof Argument.Text;
    }

    public boolean isTensor(int place, String name) {
        return argument(place, name) instanceof Argument.Input;
    }

    public boolean isList(int place, String name) {
        return argument(place, name) instanceof Argument.Items;
    }

    /** The argument as it was recorded. */
    public Argument argument(int place, String name) {
        Argument named = kwargs.get(name);
        if (named != null) {
            return named;
        }
        return place >= 0 && place < args.size() ? args.get(place) : new Argument.Absent();
    }

    private MissingException unsuitable(int place, String name, String wanted) {
        return new MissingException("argument " + place + " " + name + " is " + argument(place, name) + ", and "
                + wanted + " is known here");
    }
}
