package dev.covector.lower.stablehlo.pjrt;

import dev.covector.lower.stablehlo.pjrt.install.CpuPlugin;
import dev.covector.lower.stablehlo.pjrt.install.InstallException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;

/** The CPU plugin for tests: fetched once where it is not installed. Tests are skipped, and say so, where it cannot be had. */
final class TestPlugin {
    private static final AtomicBoolean SAID = new AtomicBoolean();

    private TestPlugin() {}

    static PjrtPlugin load() {
        try {
            return Pjrt.load(CpuPlugin.install());
        } catch (InstallException e) {
            String reason = "tests of PJRT are skipped: " + e.getMessage();
            if (!SAID.getAndSet(true)) {
                System.err.println(reason);
            }
            return Assumptions.abort(reason);
        }
    }

    /** The text of a module whose {@code @main} takes and gives what its signature says. */
    static String module(String parameters, String results, String body) {
        return "module @test { func.func public @main(" + parameters + ") -> (" + results + ") { " + body + " } }";
    }

    /** The sum of two arrays of a type such as {@code 4xf64}. */
    static String add(String type) {
        String tensor = "tensor<" + type + ">";
        return module(
                "%a: " + tensor + ", %b: " + tensor,
                tensor,
                "%0 = stablehlo.add %a, %b : " + tensor + " return %0 : " + tensor);
    }

    static PjrtShape doubles(long... dims) {
        return PjrtShape.of(PjrtType.F64, dims);
    }

    /** Numbers outside the heap, aligned so that they can be viewed. */
    static MemorySegment memory(double... numbers) {
        MemorySegment memory = Arena.ofAuto().allocate(Math.max(1, numbers.length) * 8L, 64);
        MemorySegment.copy(numbers, 0, memory, ValueLayout.JAVA_DOUBLE, 0, numbers.length);
        return memory;
    }

    static double[] read(PjrtBuffer buffer) {
        double[] numbers = new double[(int) buffer.shape().elements()];
        buffer.copyTo(MemorySegment.ofArray(numbers));
        return numbers;
    }
}
