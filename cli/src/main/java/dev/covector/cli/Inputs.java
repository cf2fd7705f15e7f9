package dev.covector.cli;

import dev.covector.cli.files.FileException;
import dev.covector.cli.files.TensorFile;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Multiple;
import dev.covector.ir.TensorType;
import dev.covector.tracer.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads tensors for the parameters of a function, and finds the sizes that its symbols stand for. */
final class Inputs {
    private final List<TensorType> params;
    private final Map<String, Dim> sizes = new TreeMap<>();

    Inputs(Func func) {
        this.params = func.paramTypes();
    }

    /** @throws FileException where a tensor does not fit its parameter or those before it */
    List<Tensor> read(List<Path> files) {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            tensors.add(TensorFile.read(files.get(i), params.get(i)));
            name(params.get(i), tensors.getLast().type());
        }
        for (int i = 0; i < files.size(); i++) {
            TensorType expected = params.get(i).substitute(sizes);
            TensorType actual = tensors.get(i).type();
            if (!expected.equals(actual)) {
                throw new FileException(files.get(i), message(i, actual));
            }
        }
        return tensors;
    }

    private void name(TensorType param, TensorType actual) {
        for (int axis = 0; axis < Math.min(param.rank(), actual.rank()); axis++) {
            Multiple multiple = Multiple.of(param.dim(axis));
            if (multiple != null) {
                sizes.putIfAbsent(multiple.symbol(), actual.dim(axis));
            }
        }
    }

    private String message(int i, TensorType actual) {
        boolean ofSizes =
                params.get(i).dtype() == actual.dtype() && params.get(i).rank() == actual.rank();
        return "parameter %d is %s%s; got %s"
                .formatted(i, params.get(i), ofSizes ? " with the sizes " + sizes : "", actual);
    }
}
