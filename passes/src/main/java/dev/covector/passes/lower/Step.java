package dev.covector.passes.lower;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ops.Lowering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that a program does; steps run one after the other. */
public sealed interface Step {
    /** The symbols that this step gives their numbers. */
    default List<String> born() {
        return List.of();
    }

    /** Runs a kernel on buffers of the program. {@code statements} are what the kernel computes, for reading. */
    record Launch(Kernel kernel, List<Integer> buffers, List<Stmt> statements) implements Step {
        public Launch {
            buffers = List.copyOf(buffers);
            statements = List.copyOf(statements);
        }

        @Override
        public String toString() {
            return "launch on buffers " + buffers + ": " + kernel;
        }
    }

    /** Gives a symbol the number in a scalar; the steps after it may use sizes of it. */
    record Measure(View number, Dim size, Dim most, Stmt statement) implements Step {
        @Override
        public List<String> born() {
            return statement.op().born();
        }

        @Override
        public String toString() {
            return "measure " + size + " <= " + most + " by " + number;
        }
    }

    /**
     * Runs nested programs, as the op has it, on views of the operands and of the dense results.
     *
     * @param repeated the same as one kernel, where that can be
     */
    record Control(
            Lowering.Control how,
            List<Program> programs,
            List<View> operands,
            List<View> results,
            @Nullable Repeated repeated,
            Stmt statement)
            implements Step {
        public Control {
            programs = List.copyOf(programs);
            operands = List.copyOf(operands);
            results = List.copyOf(results);
        }

        @Override
        public List<String> born() {
            return statement.op().born();
        }

        @Override
        public String toString() {
            StringBuilder text =
                    new StringBuilder(statement.op().mnemonic() + " on " + operands + " into " + results + " {\n");
            programs.forEach(program -> text.append("  block {\n")
                    .append(program.toString().indent(4))
                    .append("  }\n"));
            if (repeated != null) {
                text.append("  as one, on ")
                        .append(repeated.buffers())
                        .append(": ")
                        .append(repeated.recurrence());
            }
            return text.append('}').toString();
        }
    }

    /** Puts what a loop whose sizes change has carried to its end, where memory of that size is. */
    record Delivery(List<View> results, Stmt statement) implements Step {
        public Delivery {
            results = List.copyOf(results);
        }

        @Override
        public String toString() {
            return "deliver into " + results;
        }
    }

    /**
     * Calls a routine of the backend: operands in any layout, then dense results.
     *
     * @param updates whether the result may be in the memory of the first operand
     */
    record Call(Op op, List<TensorType> types, List<View> views, boolean updates, Stmt statement) implements Step {
        public Call {
            types = List.copyOf(types);
            views = List.copyOf(views);
        }

        @Override
        public String toString() {
            int results = statement.results().size();
            int operands = views.size() - results;
            return "call " + op.mnemonic() + " " + op.attributes().asMap() + " on " + views.subList(0, operands)
                    + " into " + views.subList(operands, views.size());
        }
    }
}
