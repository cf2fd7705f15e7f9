package dev.covector.runtime.memory;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** The limit of the host memory: what the user asked for, or most of what the machine or container has. */
final class HostLimit {
    private static final String SUFFIXES = "kmgt";

    private HostLimit() {}

    static long bytes() {
        String asked = System.getProperty(Memory.LIMIT_PROPERTY);
        return asked == null ? physicalBytes() / 5 * 4 : parse(asked);
    }

    static long parse(String text) {
        String digits = text.strip().toLowerCase(Locale.ROOT);
        int suffix = digits.isEmpty() ? -1 : SUFFIXES.indexOf(digits.charAt(digits.length() - 1));
        try {
            long number = Long.parseLong(suffix < 0 ? digits : digits.substring(0, digits.length() - 1));
            return Math.multiplyExact(number, 1L << (10 * (suffix + 1)));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    Memory.LIMIT_PROPERTY + " is a number of bytes such as 512m or 8g, got '" + text + "'", e);
        }
    }

    private static long physicalBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
