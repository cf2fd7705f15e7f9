package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.MemorySegment;

/**
 * An argument or a result of a custom call.
 *
 * @param shape sizes as the program has them, whatever the layout
 * @param memory the elements in the layout that the program asks of the call, the last index running fastest unless told;
 *     gone when the call is over, and only for its thread
 */
public record CallBuffer(PjrtShape shape, MemorySegment memory) {}
