package dev.covector.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A process that measures cases of one bench, and prints what it found a line each. */
public final class Worker {
    /** Begins a line that holds a measurement, as in the scripts of the peers. */
    private static final String MARK = "@@";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Worker() {}

    /**
     * Measures the cases and prints what it found.
     *
     * @param args the bench, {@code full} or {@code quick}, and the cases
     */
    public static void main(String[] args) throws JsonProcessingException {
        Bench bench = Benches.named(args[0]);
        List<Case.Steady> steady = new ArrayList<>();
        for (String name : List.of(args).subList(2, args.length)) {
            switch (bench.named(name)) {
                case Case.Steady one -> steady.add(one);
                case Case.Once one -> print(one.program().get());
            }
        }
        print(Steady.measure(bench, steady, args[1].equals("quick")));
    }

    private static void print(List<Measured> all) throws JsonProcessingException {
        for (Measured measured : all) {
            System.out.println(MARK + JSON.writeValueAsString(measured));
        }
        System.out.flush();
    }

    /** What a line of output says, if it is a measurement. */
    static Optional<Measured> read(String line) {
        if (!line.startsWith(MARK)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(line.substring(MARK.length()), Measured.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a measurement: " + line, e);
        }
    }
}
