package dev.covector.codegen.jvm.routine;

/** One operand of a product as a matrix for each batch element: its axes by what they are in the product. */
record Factor(Axes rows, Axes columns, Axes batch) {
    /** Copies one matrix of these so that it is dense, in the order that is nearer to its own. */
    Matrix copy(int bytes, long[] numbers, long from, long to) {
        boolean columnMajor = columns.count(numbers) == 1 || rows.step(numbers) <= columns.step(numbers);
        DenseCopy.copy(bytes, columnMajor ? rows.then(columns) : columns.then(rows), numbers, from, to);
        long height = rows.count(numbers);
        long width = columns.count(numbers);
        return new Matrix(to, height, width, columnMajor ? 1 : width, columnMajor ? height : 1, 0);
    }

    Factor withRows(int[] order) {
        return new Factor(rows.reordered(order), columns, batch);
    }

    Factor withColumns(int[] order) {
        return new Factor(rows, columns.reordered(order), batch);
    }
}
