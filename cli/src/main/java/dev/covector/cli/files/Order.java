package dev.covector.cli.files;

/** The two orders of a tensor's elements: files are written by rows (the last index runs fastest), tensors by columns. */
final class Order {
    private final long[] shape;
    private final long[] rowStrides;
    private final long elements;

    Order(long... shape) {
        this.shape = shape.clone();
        this.rowStrides = new long[shape.length];
        long stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            rowStrides[axis] = stride;
            stride *= shape[axis];
        }
        this.elements = stride;
    }

    long elements() {
        return elements;
    }

    /** Where by rows the element is that is at a place by columns. */
    long byRows(long byColumns) {
        long position = 0;
        long rest = byColumns;
        for (int axis = 0; axis < shape.length; axis++) {
            position += rest % shape[axis] * rowStrides[axis];
            rest /= shape[axis];
        }
        return position;
    }
}
