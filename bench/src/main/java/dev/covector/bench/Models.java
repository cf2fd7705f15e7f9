package dev.covector.bench;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.stream.IntStream;

/** The functions that several benches measure; {@code peers/models.py} has the same. */
final class Models {
    private Models() {}

    /** A perceptron with one hidden layer. */
    record Perceptron(Tensor w1, Tensor b1, Tensor w2, Tensor b2) {
        static Perceptron of(int inputs, int hidden, int outputs) {
            double scale = 1 / Math.sqrt(inputs);
            return new Perceptron(
                    Inputs.between(-scale, scale, DType.F32, 11, inputs, hidden),
                    Inputs.numbers(DType.F32, 12, hidden),
                    Inputs.between(-0.1, 0.1, DType.F32, 13, hidden, outputs),
                    Inputs.numbers(DType.F32, 14, outputs));
        }

        /** The mean cross entropy; y holds the probabilities of the classes. */
        static Tensor loss(Perceptron p, Tensor x, Tensor y) {
            Tensor hidden = x.matmul(p.w1).add(p.b1).tanh();
            Tensor logits = hidden.matmul(p.w2).add(p.b2);
            return logits.logSoftmax(1).mul(y).sum(1).mean().neg();
        }

        /** The cross entropy of one example. */
        static Tensor lossOfOne(Perceptron p, Tensor x, Tensor y) {
            Tensor hidden = x.matmul(p.w1).add(p.b1).tanh();
            Tensor logits = hidden.matmul(p.w2).add(p.b2);
            return logits.logSoftmax(0).mul(y).sum().neg();
        }
    }

    static Tensor chain(Tensor x, Tensor y, Tensor z) {
        return x.mul(y).add(z).tanh().mul(x.neg().mul(x).exp());
    }

    /** The class of row i is 7 i modulo the number of classes. */
    static Tensor labels(int rows, int classes) {
        double[] elements = new double[rows * classes];
        IntStream.range(0, rows).forEach(i -> elements[i + rows * (i * 7 % classes)] = 1);
        return Tensor.of(DType.F32, new long[] {rows, classes}, elements);
    }

    /** The same with an example in each column. */
    static Tensor labelColumns(int classes, int columns) {
        double[] elements = new double[classes * columns];
        IntStream.range(0, columns).forEach(i -> elements[i * classes + i * 7 % classes] = 1);
        return Tensor.of(DType.F32, new long[] {classes, columns}, elements);
    }

    /** The mean logistic loss of labels 0 and 1, without overflow. */
    static Tensor logistic(Tensor w, Tensor x, Tensor y) {
        Tensor z = x.matmul(w);
        return z.abs()
                .neg()
                .exp()
                .log1p()
                .add(z.maximum(z.mul(0)))
                .sub(y.mul(z))
                .mean();
    }
}
