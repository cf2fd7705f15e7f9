package dev.covector.tracer;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a record class is taken apart and made again; found once for each class. */
final class RecordParts {
    private static final ClassValue<RecordParts> ALL = new ClassValue<>() {
        @Override
        protected RecordParts computeValue(Class<?> type) {
            return new RecordParts(type);
        }
    };

    private static final Set<Class<?>> BOXES = Set.of(
            Double.class,
            Float.class,
            Long.class,
            Integer.class,
            Short.class,
            Byte.class,
            Boolean.class,
            Character.class);

    private final List<String> names;
    private final List<Boolean> fixed;
    private final List<Boolean> passive;
    private final List<MethodHandle> accessors;
    private final MethodHandle constructor;

    private RecordParts(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        names = Arrays.stream(components).map(RecordComponent::getName).toList();
        fixed = Arrays.stream(components).map(c -> isFixed(c.getType())).toList();
        passive = Arrays.stream(components)
                .map(c -> c.isAnnotationPresent(Passive.class))
                .toList();
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            List<MethodHandle> handles = new ArrayList<>();
            for (RecordComponent component : components) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                handles.add(lookup.unreflect(accessor));
            }
            Constructor<?> canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            accessors = List.copyOf(handles);
            constructor = lookup.unreflectConstructor(canonical).asSpreader(Object[].class, components.length);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            throw new TensorException(
                    "the record " + type.getName() + " is not accessible; open its package to Covector", e);
        }
    }

    static RecordParts of(Class<? extends Record> type) {
        return ALL.get(type);
    }

    /** Whether what has the type is never a tensor nor a traced number. */
    static boolean isFixed(Class<?> type) {
        return type.isPrimitive() || BOXES.contains(type);
    }

    List<String> names() {
        return names;
    }

    /** Whether a component is declared as a primitive or its box, so that it never is a tensor. */
    boolean isFixed(int component) {
        return fixed.get(component);
    }

    boolean isPassive(int component) {
        return passive.get(component);
    }

    @Nullable
    Object value(Record record, int component) {
        try {
            return accessors.get(component).invoke(record);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    Object create(@Nullable Object[] values) {
        try {
            return constructor.invoke(values);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /** What the record's own code threw; a component that takes no traced number says so. */
    private static RuntimeException unchecked(Throwable e) {
        return switch (e) {
            case ClassCastException cast -> TracedNumber.explained(cast);
            case RuntimeException own -> own;
            case Error error -> throw error;
            default -> new IllegalStateException(e);
        };
    }
}
