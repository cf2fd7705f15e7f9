package dev.covector.ir;

import java.util.List;

/** Takes ops one by one and gives back the values that they compute. */
public interface Emitter {
    List<Value> emit(Op op);
}
