package dev.covector.lower.stablehlo;

import java.util.List;
import java.util.Map;

/**
 * A module whose arguments and results have room for more elements than a call has, those beyond the sizes of the call without meaning.
 * After the arguments it takes the numbers of its sizes, and after the results it gives those that are made of data, each as one tensor of
 * {@code i64} if there are any.
 *
 * @param given the symbols whose numbers it takes, in order
 * @param born the symbols whose numbers it gives, in order
 * @param chosen the room for sizes without bound, by symbol: where its number turns out to be larger, the results mean nothing
 */
public record ModuleWithRoom(String text, List<String> given, List<String> born, Map<String, Long> chosen) {
    public ModuleWithRoom {
        given = List.copyOf(given);
        born = List.copyOf(born);
        chosen = Map.copyOf(chosen);
    }
}
