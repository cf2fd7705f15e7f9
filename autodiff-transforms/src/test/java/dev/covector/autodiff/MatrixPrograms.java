package dev.covector.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Small programs that factor matrices and solve systems. */
final class MatrixPrograms {
    private MatrixPrograms() {}

    static Stream<String> all() {
        return Stream.of(factorisations(), orthogonal(), systems(), solves()).flatMap(programs -> programs);
    }

    private static Stream<String> factorisations() {
        String contract = "{contractX = [1], contractY = [1], batchX = [2], batchY = [2]}";
        String plain = "{contractX = [1], contractY = [1], batchX = [], batchY = []}";
        return Stream.of("f64", "c128")
                .flatMap(t -> Stream.of(
                                "f64[n, n]\n f64[n, n] = conj %0\n f64[n, n] = dotGeneral %0, %1 " + plain
                                        + "\n f64[n, n] = cholesky %2",
                                "f64[n, n, k]\n f64[n, n, k] = conj %0\n f64[n, n, k] = dotGeneral %0, %1 " + contract
                                        + "\n f64[n, n, k] = cholesky %2")
                        .map(text -> text.replace("f64", t)));
    }

    /** Of vectors that are unique up to a phase, functions that do not depend on it; R is the dtype of real parts of T. */
    private static Stream<String> orthogonal() {
        String contract = " {contractX = [1], contractY = [%d], batchX = [2], batchY = [2]}";
        Stream<String> all = Stream.of("f64", "c128")
                .flatMap(t -> Stream.of(
                                "T[n, m]\n T[n, min(m, n)], T[min(m, n), m] = qr %0 {full = false}",
                                "T[m, n, k]\n T[m, min(m, n), k], T[min(m, n), n, k] = qr %0 {full = false}",
                                "T[n, m]\n T[n, n], T[n, m] = qr %0 {full = true}",
                                "T[n, n]\n R[n] = eighValues %0",
                                "T[n, m, k]\n R[min(m, n), k] = svdValues %0",
                                """
                                T[n, n, k]
                                 R[n, k], T[n, n, k] = eigh %0
                                 R[n, k] = sin %1
                                 T[n, k] = convert %3 {dtype = T}
                                 T[n, n, k] = broadcast %4 {shape = [n, n, k], axes = [1, 2]}
                                 T[n, n, k] = mul %2, %5
                                 T[n, n, k] = conj %2
                                 T[n, n, k] = dotGeneral %6, %7""" + contract.formatted(1),
                                """
                                T[n, m, k]
                                 T[n, min(m, n), k], R[min(m, n), k], T[min(m, n), m, k] = svd %0 {full = false}
                                 R[min(m, n), k] = sin %2
                                 T[min(m, n), k] = convert %4 {dtype = T}
                                 T[n, min(m, n), k] = broadcast %5 {shape = [n, min(m, n), k], axes = [1, 2]}
                                 T[n, min(m, n), k] = mul %1, %6
                                 T[n, m, k] = dotGeneral %7, %3""" + contract.formatted(0))
                        .map(text -> text.replace("T", t).replace("R", "f64")));
        return Stream.concat(
                all, Stream.of("c128[n, m], c128[n, m]\n c128[n, m] = freePhase %0, %1 {checked = false}"));
    }

    private static Stream<String> systems() {
        Stream<String> solves = Stream.of("f64", "c128")
                .flatMap(t -> Stream.of(false, true)
                        .flatMap(turned -> Stream.of(false, true).map(conjugated ->
                                """
                                        T[n, n, k], T[n, m, k]
                                         T[n, n, k], i64[n, k] = lu %%0
                                         T[n, m, k] = luSolve %%0, %%2, %%3, %%1 {transposed = %s, conjugated = %s}""".formatted(turned, conjugated).replace("T", t))));
        Stream<String> others = Stream.of("f64", "c128")
                .flatMap(t -> Stream.of(
                                "T[n, m]\n T[n, m], i64[n] = lu %0",
                                "T[m, n, k]\n T[m, n, k], i64[m, k] = lu %0",
                                "T[n, m]\n R[] = constant {value = dense(1.0e-12), dtype = R, shape = []}\n"
                                        + " T[m, n] = pinv %0, %1")
                        .map(text -> text.replace("T", t).replace("R", "f64")));
        return Stream.concat(solves, others);
    }

    private static Stream<String> solves() {
        List<String> all = new ArrayList<>();
        for (int flags = 0; flags < 32; flags++) {
            boolean left = (flags & 1) == 0;
            all.add("c128[n, n, 2], c128[%s, 2]\n c128[%s, 2] = triangularSolve %%0, %%1 "
                            .formatted(left ? "n, m" : "m, n", left ? "n, m" : "m, n")
                    + "{left = %s, lower = %s, transposed = %s, conjugated = %s, unit = %s}"
                            .formatted(left, (flags & 2) == 0, (flags & 4) != 0, (flags & 8) != 0, (flags & 16) != 0));
        }
        return all.stream();
    }
}
