package dev.covector.passes.lower;

import dev.covector.ir.Dim;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which buffer each kept value is in, while a program is being made. */
final class Places {
    private final Map<Value, View> views = new HashMap<>();
    private final List<Buffer> buffers = new ArrayList<>();
    private final List<Program.Requirement> requirements = new ArrayList<>();

    List<Buffer> buffers() {
        return buffers;
    }

    List<Program.Requirement> requirements() {
        return requirements;
    }

    /** A new buffer for a tensor of the type; its number. */
    int buffer(TensorType type, Buffer.Role role, int index) {
        buffers.add(new Buffer(type.dtype(), type.elements(), role, index));
        return buffers.size() - 1;
    }

    /** A dense place of its own that holds the value for a while. */
    View scratch(Value value) {
        int number = buffer(value.type(), Buffer.Role.SLOT, -1);
        return View.dense(number, value.type().shape());
    }

    void put(Value value, View view) {
        views.put(value, view);
    }

    /** Where the value is kept, or null where it is not. */
    @Nullable
    View find(Value value) {
        return views.get(value);
    }

    View require(Value value) {
        View view = views.get(value);
        if (view == null) {
            throw new IllegalStateException("no place for " + value);
        }
        return view;
    }

    /** The members of a group that are kept. */
    Set<Value> kept(Group group) {
        Set<Value> kept = new HashSet<>();
        for (Stmt stmt : group.members()) {
            if (views.containsKey(stmt.result())) {
                kept.add(stmt.result());
            }
        }
        return kept;
    }

    /** Notes that elements are read by number: there must be one wherever there is work. */
    void readByNumber(Value x, Dim work) {
        requirements.add(new Program.Requirement(
                x.type().elements(), work, "gather: x must have an element to clamp an index to; got " + x.type()));
    }
}
