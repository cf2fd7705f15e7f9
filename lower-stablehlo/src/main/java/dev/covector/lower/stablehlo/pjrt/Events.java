package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The plugin's events: waited for, asked, or followed by a piece of Java; all of these free them. */
final class Events {
    private static final System.Logger LOG = System.getLogger(Events.class.getName());
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Map<Long, Pending> PENDING = new ConcurrentHashMap<>();
    private static final MemorySegment CALLBACK = callback();

    /** What happens once an event has; it must neither wait nor throw, for it runs on a thread of the plugin's. */
    @FunctionalInterface
    interface Next {
        void run(@Nullable PjrtException error);
    }

    /** Nothing but that something stays reachable until then. */
    private record Keeper(Object kept) implements Next {
        @Override
        public void run(@Nullable PjrtException error) {
            // and no longer
        }
    }

    private record Pending(Api api, long event, Next next) {}

    private Events() {}

    /** Waits; an error of what was waited for is thrown. */
    static void await(Api api, long event) {
        if (event == 0) {
            return;
        }
        try {
            Call.run(api, Function.EVENT_AWAIT, "event", event);
        } finally {
            destroy(api, event);
        }
    }

    /** Whether it has happened, without waiting. */
    static boolean poll(Api api, long event) {
        if (event == 0) {
            return true;
        }
        try {
            return Call.get(api, Function.EVENT_IS_READY, "event", event, "is_ready") != 0;
        } finally {
            destroy(api, event);
        }
    }

    static void destroy(Api api, long event) {
        if (event != 0) {
            Call.run(api, Function.EVENT_DESTROY, "event", event);
        }
    }

    /** Has something happen after it: at once, where it has happened before. */
    static void then(Api api, long event, Next next) {
        if (event == 0) {
            next.run(null);
            return;
        }
        long number = NUMBERS.incrementAndGet();
        PENDING.put(number, new Pending(api, event, next));
        try (Call call = new Call(api, Function.EVENT_ON_READY)) {
            call.with("event", event)
                    .with("callback", CALLBACK)
                    .with("user_arg", number)
                    .run();
        } catch (RuntimeException e) {
            PENDING.remove(number);
            destroy(api, event);
            throw e;
        }
    }

    /** Keeps something from the garbage collector until an event. */
    static void keepUntil(Api api, long event, Object kept) {
        then(api, event, new Keeper(kept));
    }

    /** Called by the plugin. */
    @SuppressWarnings("UnusedMethod")
    private static void ready(long error, long number) {
        try {
            Pending pending = PENDING.remove(number);
            if (pending != null) {
                PjrtException failure = error == 0 ? null : pending.api.exception(error);
                destroy(pending.api, pending.event);
                pending.next.run(failure);
            }
        } catch (Throwable e) { // nothing may leave a function that C calls
            LOG.log(System.Logger.Level.WARNING, "what follows an event failed", e);
        }
    }

    @SuppressWarnings("restricted")
    private static MemorySegment callback() {
        try {
            return Linker.nativeLinker()
                    .upcallStub(
                            MethodHandles.lookup()
                                    .findStatic(
                                            Events.class,
                                            "ready",
                                            MethodType.methodType(void.class, long.class, long.class)),
                            FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG),
                            Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
