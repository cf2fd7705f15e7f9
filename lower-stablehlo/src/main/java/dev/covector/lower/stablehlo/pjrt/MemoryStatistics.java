package dev.covector.lower.stablehlo.pjrt;

import java.util.OptionalLong;

/**
 * What a device says of its memory, in bytes.
 *
 * @param inUse allocated now
 * @param peak the most that ever was
 * @param limit how much there may be
 */
public record MemoryStatistics(long inUse, OptionalLong peak, OptionalLong limit) {
    static MemoryStatistics of(Call call) {
        return new MemoryStatistics(
                call.get("bytes_in_use"), optional(call, "peak_bytes_in_use"), optional(call, "bytes_limit"));
    }

    private static OptionalLong optional(Call call, String field) {
        return call.get(field + "_is_set") != 0 ? OptionalLong.of(call.get(field)) : OptionalLong.empty();
    }
}
