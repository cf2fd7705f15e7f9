package dev.covector.lower.stablehlo.pjrt.lapack;

import dev.covector.codegen.jvm.blas.OpenBlas;
import dev.covector.lower.stablehlo.pjrt.CustomCall;
import dev.covector.lower.stablehlo.pjrt.CustomCalls;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names, operands and attributes of JAX's {@code lapack_*_ffi} calls: all that {@code jax.lax.linalg} writes for the CPU, for
 * f32, f64, c64 and c128; each also by a name that ends with {@code _in_corners}, for {@link Corners}. Matrices are column-major, batches lead; {@code info} is LAPACK's, 0 for success.
 */
public final class LapackCalls implements CustomCalls {
    private static final Pattern NAME = Pattern.compile("lapack_([sdcz][a-z0-9]+)_ffi");
    private static final String IN_CORNERS = "_in_corners";
    private static final Map<String, Body> ROUTINES = routines();

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(ROUTINES.keySet());
        ROUTINES.keySet().forEach(name -> names.add(name + IN_CORNERS));
        return names;
    }

    @Override
    public CustomCall onHost(String name) {
        if (name.endsWith(IN_CORNERS)) {
            return new Corners(onHost(name.substring(0, name.length() - IN_CORNERS.length())));
        }
        Body body = Objects.requireNonNull(ROUTINES.get(name), name);
        String routine = NAME.matcher(name).replaceFirst("$1_");
        return frame -> {
            if (!OpenBlas.isAvailable()) {
                throw new IllegalStateException(OpenBlas.status());
            }
            try (Batch batch = new Batch(routine, frame)) {
                body.run(batch);
            }
        };
    }

    /** One routine for all types of elements. */
    private interface Body {
        void run(Batch batch);
    }

    private static Map<String, Body> routines() {
        Map<String, Body> all = new TreeMap<>();
        for (String kind : List.of("s", "d", "c", "z")) {
            boolean complex = kind.equals("c") || kind.equals("z");
            add(all, kind + "trsm", Solves::triangular);
            add(all, kind + "gtsv", Solves::tridiagonal);
            add(all, kind + "getrf", Factors::lu);
            add(all, kind + "potrf", Factors::cholesky);
            add(all, kind + "geqrf", Factors::qr);
            add(all, kind + "geqp3", Factors::pivotedQr);
            add(all, kind + (complex ? "ungqr" : "orgqr"), Factors::reflect);
            add(all, kind + (complex ? "unmqr" : "ormqr"), Factors::applyReflections);
            add(all, kind + "gesdd", SingularVectors::divided);
            add(all, kind + "gesvd", SingularVectors::byQr);
            add(all, kind + (complex ? "heevd" : "syevd"), EigenPairs::hermitian);
            add(all, kind + (complex ? "hetrd" : "sytrd"), EigenPairs::tridiagonal);
            add(all, kind + "geev", EigenPairs::general);
            add(all, kind + "gees", EigenPairs::schur);
            add(all, kind + "gehrd", EigenPairs::hessenberg);
        }
        return Collections.unmodifiableMap(all);
    }

    private static void add(Map<String, Body> all, String routine, Body body) {
        all.put("lapack_" + routine + "_ffi", body);
    }
}
