package dev.covector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.Func;
import dev.covector.ops.OpSet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @TempDir
    private Path folder;

    @Test
    void itLearnsRealDigitsWithOnePlanEachAndDrawsTheLoss() throws Exception {
        Path out = folder.resolve("new/folder");
        Invocation done = Invocation.of("demo", "--out", out);
        assertThat(done.err()).isEmpty();
        assertThat(done.status()).isZero();
        Matcher accuracy =
                Pattern.compile("30 of 30: loss \\S+, (\\S+) % of the others").matcher(done.out());
        assertThat(accuracy.find()).isTrue();
        assertThat(Double.parseDouble(accuracy.group(1))).isGreaterThanOrEqualTo(95);
        assertThat(done.out())
                .containsPattern("train: 1 plan\\R")
                .containsPattern("evaluate: 1 plan\\R")
                .containsPattern("iteration +loss +gradient norm +Hessian products\\R +0 +0\\.693147 ")
                .contains("func train(", "Written to " + out.toAbsolutePath());
        BufferedImage picture = ImageIO.read(out.resolve("loss.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(LossChart.WIDTH);
        assertThat(picture.getHeight()).isEqualTo(LossChart.HEIGHT);
        assertThat(inked(picture)).isGreaterThan(2000);
        assertThat(done.out())
                .containsPattern("orthogonalize: 1 plan,")
                .containsPattern("truncate: 1 plan,")
                .containsPattern("energy: 1 plan,")
                .containsPattern("compress: 1 plan,");
        assertThat(inked(ImageIO.read(out.resolve("photo.png").toFile()))).isGreaterThan(100_000);
        assertThat(svgRoot(out.resolve("loss.svg"))).isEqualTo("svg");
        assertThat(Func.parse(Files.readString(out.resolve("train.cv")), OpSet.STANDARD)
                        .name())
                .isEqualTo("train");
        assertThat(out.resolve("plans.txt"))
                .content()
                .startsWith("train: 1 plan")
                .contains("evaluate: 1 plan");
        assertThat(out.resolve("train-fused.txt")).content().contains("launch on buffers");
    }

    @Test
    void aFileInTheWayIsSaidInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        Invocation done = Invocation.of("demo", "--out", file.resolve("inside"));
        assertThat(done.status()).isEqualTo(2);
        assertThat(done.err()).startsWith(file.toString()).hasLineCount(1);
    }

    /** How many pixels are neither white nor nearly so. */
    private static int inked(BufferedImage picture) {
        int inked = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                inked += (picture.getRGB(x, y) & 0xFF) < 0xC8 || (picture.getRGB(x, y) >> 16 & 0xFF) < 0xC8 ? 1 : 0;
            }
        }
        return inked;
    }

    private static String svgRoot(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement()
                .getTagName();
    }
}
