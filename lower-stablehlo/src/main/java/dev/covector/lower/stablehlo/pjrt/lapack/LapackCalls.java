package dev.covector.lower.stablehlo.pjrt.lapack;

import dev.covector.codegen.jvm.blas.OpenBlas;
import dev.covector.lower.stablehlo.pjrt.CustomCall;
import dev.covector.lower.stablehlo.pjrt.CustomCalls;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names, operands and attributes of JAX's {@code lapack_*_ffi} calls: all that {@code jax.lax.linalg} writes for the CPU, for
 * f32, f64, c64 and c128. Matrices are column-major, batches lead; {@code info} is LAPACK's, 0 for success.
 */
public final class LapackCalls implements CustomCalls {
    private static final String REALS = "sd";
    private static final String COMPLEXES = "cz";

    @Override
    public Map<String, CustomCall> onHost() {
        Map<String, CustomCall> all = new TreeMap<>();
        if (OpenBlas.isAvailable()) {
            for (char kind : (REALS + COMPLEXES).toCharArray()) {
                boolean complex = COMPLEXES.indexOf(kind) >= 0;
                add(all, kind, "trsm", Solves::triangular);
                add(all, kind, "gtsv", Solves::tridiagonal);
                add(all, kind, "getrf", Factors::lu);
                add(all, kind, "potrf", Factors::cholesky);
                add(all, kind, "geqrf", Factors::qr);
                add(all, kind, "geqp3", Factors::pivotedQr);
                add(all, kind, complex ? "ungqr" : "orgqr", Factors::reflect);
                add(all, kind, complex ? "unmqr" : "ormqr", Factors::applyReflections);
                add(all, kind, "gesdd", SingularVectors::divided);
                add(all, kind, "gesvd", SingularVectors::byQr);
                add(all, kind, complex ? "heevd" : "syevd", EigenPairs::hermitian);
                add(all, kind, complex ? "hetrd" : "sytrd", EigenPairs::tridiagonal);
                add(all, kind, "geev", EigenPairs::general);
                add(all, kind, "gees", EigenPairs::schur);
                add(all, kind, "gehrd", EigenPairs::hessenberg);
            }
        }
        return all;
    }

    /** One routine for one type of elements. */
    private interface Body {
        void run(Batch batch);
    }

    private static void add(Map<String, CustomCall> all, char kind, String routine, Body body) {
        String name = kind + routine;
        all.put("lapack_" + name + "_ffi", frame -> {
            try (Batch batch = new Batch(name + "_", frame)) {
                body.run(batch);
            }
        });
    }
}
