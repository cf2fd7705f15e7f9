package dev.covector.lower.stablehlo.xla;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The executables of a plan, bounded: that whose sizes have not come for longest goes first. Thread-safe. */
final class Executables {
    private final int most;
    private final Map<Sizes, Executable> bySizes = new LinkedHashMap<>(16, 0.75f, true);
    private volatile @Nullable Latest latest;
    private long forgotten;
    private long nanos;

    private record Latest(Sizes sizes, Executable executable) {}

    Executables(int most) {
        this.most = most;
    }

    @Nullable
    Executable find(Sizes sizes) {
        Latest recent = latest;
        if (recent != null && recent.sizes.equals(sizes)) {
            return recent.executable;
        }
        synchronized (this) {
            Executable known = bySizes.get(sizes);
            if (known != null) {
                latest = new Latest(sizes, known);
            }
            return known;
        }
    }

    /** The executable for the sizes, made where there is none but one that does not do; the others wait meanwhile. */
    synchronized Executable get(Sizes sizes, @Nullable Executable insufficient, Supplier<Executable> compiled) {
        Executable executable = bySizes.get(sizes);
        if (executable == null || executable == insufficient) {
            Executable made = compiled.get();
            if (executable != null) {
                executable.close();
            }
            executable = made;
            nanos += executable.nanos();
            bySizes.put(sizes, executable);
        }
        latest = new Latest(sizes, executable);
        if (bySizes.size() > most) {
            var oldest = bySizes.entrySet().iterator();
            Executable gone = oldest.next().getValue();
            oldest.remove();
            gone.close();
            forgotten++;
        }
        return executable;
    }

    synchronized List<Executable> all() {
        return List.copyOf(bySizes.values());
    }

    synchronized long forgotten() {
        return forgotten;
    }

    /** What all executables took to be made, the forgotten ones too. */
    synchronized long nanos() {
        return nanos;
    }
}
