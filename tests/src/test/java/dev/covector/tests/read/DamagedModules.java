package dev.covector.tests.read;

import dev.covector.autodiff.Programs;
import dev.covector.lower.stablehlo.StableHlo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Modules of every op with something wrong: cut short, or with tokens gone, exchanged, doubled or replaced. */
public final class DamagedModules {
    private static final Pattern TOKEN = Pattern.compile("[%@#^]?[\\w.$]+|\"[^\"]*\"|\\s+|.", Pattern.DOTALL);
    private static final List<String> PIECES = List.of(
            "0",
            "-1",
            "7",
            "99999999999",
            "f32",
            "i1",
            "?",
            "x",
            "tensor<0xf64>",
            "%arg0",
            "%0",
            "%1",
            "[",
            "]",
            "{",
            "}",
            ",",
            "true",
            "\"",
            "<",
            ">",
            "stablehlo.add",
            "stablehlo.while",
            "dense<1>",
            ":",
            "=",
            "ü");
    private static final List<List<String>> MODULES = modules();

    private DamagedModules() {}

    private static List<List<String>> modules() {
        Map<String, Long> sizes = Map.of("n", 3L, "m", 4L, "k", 2L);
        return Stream.concat(Programs.differentiable(), Programs.others())
                .map(Programs::func)
                .flatMap(f -> Stream.of(StableHlo.of(f).text(), StableHlo.of(f).text(sizes)))
                .filter(text -> text.length() < 20_000)
                .map(DamagedModules::tokens)
                .toList();
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    /** One of them, another for each seed. */
    public static String of(long seed) {
        Random random = new Random(seed);
        List<String> tokens = new ArrayList<>(MODULES.get(random.nextInt(MODULES.size())));
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(tokens.size());
            switch (random.nextInt(7)) {
                case 0 -> tokens.subList(Math.max(1, at), tokens.size()).clear();
                case 1, 2 -> tokens.set(at, "");
                case 3 -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
                case 4 -> tokens.add(at, tokens.get(at));
                case 5 -> java.util.Collections.swap(tokens, at, Math.min(at + 2, tokens.size() - 1));
                default -> tokens.set(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return String.join("", tokens);
    }
}
