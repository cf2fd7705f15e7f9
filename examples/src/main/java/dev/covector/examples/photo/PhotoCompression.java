package dev.covector.examples.photo;

import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit2;
import dev.covector.examples.Lines;
import dev.covector.tracer.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compresses a photograph to three tolerances by one plan, and draws what is kept beside what is lost. */
public final class PhotoCompression {
    /** What the program writes. */
    public static final String FILE = "photo.png";

    private static final double[] TOLERANCES = {0.15, 0.1, 0.05};

    private PhotoCompression() {}

    /** Writes the picture to the folder that is named, or to this one. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args.length == 0 ? "" : args[0]).resolve(FILE);
        Files.write(file, run(Lines.onConsole()));
        System.out.println(file.toAbsolutePath());
    }

    /** Says what was kept, and gives the bytes of a picture in PNG. */
    public static byte[] run(Lines out) {
        Tensor photo = Photo.load();
        Jit2<Tensor, Number, LowRank> compress = jit(LowRank::of, "compress");
        long count = photo.type().elements().constant();
        out.say("A photograph of %s x %s pixels in three colours, by singular values:", photo.dim(1), photo.dim(0));
        out.say("");
        out.say("tolerance   rank   error    numbers kept   time");
        List<LowRank> all = new ArrayList<>();
        for (double tolerance : TOLERANCES) {
            long started = System.nanoTime();
            LowRank low = compress.apply(photo, tolerance);
            double seconds = (System.nanoTime() - started) / 1e9;
            out.say(
                    "%9.2f   %4.0f   %.4f   %8.1f %%   %.2f s",
                    tolerance, low.rank().item(), low.error().item(), 100.0 * low.numbers() / count, seconds);
            all.add(low);
        }
        out.say("");
        out.plans(compress.plans());
        return new Poster(photo, all).png();
    }
}
