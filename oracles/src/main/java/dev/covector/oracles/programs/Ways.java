package dev.covector.oracles.programs;

import dev.covector.api.Compiled;
import dev.covector.codegen.jvm.emit.KernelCompiler;
import dev.covector.codegen.jvm.emit.VectorShape;
import dev.covector.ir.Func;
import dev.covector.runtime.Device;
import dev.covector.runtime.HostPlan;
import dev.covector.runtime.HostTensor;
import dev.covector.runtime.Plan;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The plan of a program, and the same plan with the code of other compilers. */
final class Ways {
    private Ways() {}

    /** The plan made for a point; it interprets its kernels. */
    static Plan plan(Func f, Point point) {
        return plan(f, point, Device.host());
    }

    /** The plan made for a point on a device. */
    static Plan plan(Func f, Point point, Device device) {
        Compiled compiled = new Compiled(
                        f.name(),
                        args -> Staging.replay(
                                f, Stream.of(args).map(Tensor.class::cast).toList()))
                .on(device);
        return compiled.plan(point.inputs().toArray());
    }

    /** The plan as it is, with vectors of the machine, scalar, and now and then with narrower vectors. */
    static Map<String, Plan> of(Plan plan, long seed) {
        Map<String, Plan> ways = new LinkedHashMap<>();
        ways.put("interpreted", plan);
        VectorShape widest = VectorShape.preferred();
        List<VectorShape> narrower = Arrays.stream(VectorShape.values())
                .filter(shape -> shape.bits() > 0 && shape.bits() < widest.bits())
                .toList();
        List<VectorShape> shapes = new ArrayList<>(List.of(VectorShape.SCALAR));
        if (widest != VectorShape.SCALAR) {
            shapes.add(widest);
        }
        if (!narrower.isEmpty() && seed % 4 == 0) {
            shapes.add(narrower.get((int) (seed / 4 % narrower.size())));
        }
        for (VectorShape shape : shapes) {
            String way = shape == VectorShape.SCALAR ? "scalar kernels" : "kernels of " + shape.bits() + " bits";
            ways.put(way, ((HostPlan) plan).compiledBy(new KernelCompiler(shape)::compile));
        }
        return ways;
    }

    /** The plan on each device. */
    static Map<String, Plan> on(List<Device> devices, Func f, Point point) {
        Map<String, Plan> ways = new LinkedHashMap<>();
        devices.forEach(device -> ways.put(device.toString(), plan(f, point, device)));
        return ways;
    }

    static List<Tensor> run(Plan plan, List<Tensor> inputs) {
        HostTensor[] arguments = inputs.stream().map(x -> (HostTensor) x.data()).toArray(HostTensor[]::new);
        return Stream.of(plan.run(arguments)).map(Tensor::of).toList();
    }
}
