package dev.covector.examples.photo;

import static dev.covector.api.Covector.jit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.examples.Lines;
import dev.covector.tracer.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PhotoCompressionTest {
    @Test
    void threeTolerancesRunByOnePlanAndAreDrawn() throws Exception {
        List<String> lines = new ArrayList<>();
        byte[] png = PhotoCompression.run(new Lines(lines::add));
        assertThat(lines).contains("  compress: 1 plan, 3 uses");
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(page.getWidth()).isEqualTo(Poster.WIDTH);
        assertThat(colours(page)).isGreaterThan(10_000);
    }

    @Test
    void theRankIsTheSmallestWhoseErrorIsAtMostTheTolerance() {
        Tensor part = Photo.load().slice(0, 100, 180).slice(1, 200, 300);
        var compress = jit(LowRank::of, "compress");
        double[] s = part.svdValues().square().sum(1).toDoubles();
        for (double tolerance : new double[] {0.3, 0.1, 0.03, 1}) {
            LowRank low = compress.apply(part, tolerance);
            int rank = (int) low.rank().item();
            assertThat(low.error().item()).isLessThanOrEqualTo(tolerance).isCloseTo(tail(s, rank), within(1e-4));
            assertThat(rank == 0 || tail(s, rank - 1) > tolerance).isTrue();
            assertThat(low.picture().shape()).isEqualTo(part.shape());
        }
        assertThat(compress.plans().size()).isOne();
    }

    @Test
    void thePhotographIsReadAsItIsAndDrawnBack() throws Exception {
        Tensor photo = Photo.load();
        assertThat(photo.shape()).hasToString("[427, 640, 3]");
        BufferedImage file =
                ImageIO.read(PhotoCompressionTest.class.getResourceAsStream("/dev/covector/examples/china.jpg"));
        BufferedImage drawn = Photo.image(photo);
        for (int x = 0; x < 640; x += 7) {
            for (int y = 0; y < 427; y += 5) {
                assertThat(drawn.getRGB(x, y)).isEqualTo(file.getRGB(x, y));
            }
        }
    }

    private static double tail(double[] squares, int from) {
        double tail = 0;
        double all = 0;
        for (int i = 0; i < squares.length; i++) {
            all += squares[i];
            tail += i < from ? 0 : squares[i];
        }
        return Math.sqrt(tail / all);
    }

    private static long colours(BufferedImage page) {
        return Arrays.stream(page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth()))
                .distinct()
                .count();
    }
}
