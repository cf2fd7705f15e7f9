package dev.covector.examples.photo;

import dev.covector.tracer.Tensor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Pictures of different ranks beside the whole one; below each what it lacks, below the whole one its singular values. */
final class Poster {
    static final int WIDTH = 1800;

    private static final int MARGIN = 24;
    private static final int TEXT = 22;
    private static final float SMALL = 13;
    private static final int LINE = 34;
    private static final int MAGNIFIED = 5;
    private static final Color INK = new Color(0x303030);
    private static final Color CURVE = new Color(0x1F4E8C);
    private static final Color CUT = new Color(0xC0504D);
    private static final Color FAINT = new Color(0x909090);
    private static final Color GRID = new Color(0xE4E4E4);

    private final Tensor photo;
    private final List<LowRank> all;
    private final int width;
    private final int height;
    private final BufferedImage page;
    private final Graphics2D pen;

    Poster(Tensor photo, List<LowRank> all) {
        System.setProperty("java.awt.headless", "true"); // fonts and pictures need no screen
        this.photo = photo;
        this.all = all;
        this.width = (WIDTH - MARGIN) / (all.size() + 1) - MARGIN;
        this.height =
                Math.toIntExact(width * photo.dim(0).constant() / photo.dim(1).constant());
        this.page = new BufferedImage(WIDTH, 2 * (height + LINE + MARGIN) + MARGIN, BufferedImage.TYPE_INT_RGB);
        this.pen = page.createGraphics();
    }

    byte[] png() {
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT));
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, page.getWidth(), page.getHeight());
        picture(
                0,
                0,
                photo,
                "%d x %d pixels".formatted(photo.dim(1).constant(), photo.dim(0).constant()));
        for (int i = 0; i < all.size(); i++) {
            LowRank low = all.get(i);
            picture(
                    i + 1,
                    0,
                    low.picture(),
                    text("rank %.0f, error %.3f", low.rank().item(), low.error().item()));
            Tensor lost = low.picture().sub(photo).abs().mul(MAGNIFIED);
            picture(i + 1, 1, lost, "what is lost, %d times as bright".formatted(MAGNIFIED));
        }
        spectrum();
        return encoded();
    }

    private int left(int column) {
        return MARGIN + column * (width + MARGIN);
    }

    private int top(int row) {
        return MARGIN + row * (height + LINE + MARGIN);
    }

    private void picture(int column, int row, Tensor tensor, String caption) {
        pen.drawImage(Photo.image(tensor), left(column), top(row), width, height, null);
        caption(column, row, caption);
    }

    private void caption(int column, int row, String caption) {
        pen.setColor(INK);
        pen.drawString(caption, left(column), top(row) + height + LINE - (LINE - TEXT) / 2);
    }

    /** The singular values of all colours together on a logarithmic scale, and the ranks, which cut them. */
    private void spectrum() {
        double[] s = all.getFirst().s().square().sum(1).sqrt().toDoubles();
        double decades = Math.log10(s[0] / s[s.length - 1]);
        decades(decades);
        pen.setColor(CUT);
        for (LowRank low : all) {
            int x = left(0) + (int) (width * low.rank().item() / s.length);
            pen.drawLine(x, top(1), x, top(1) + height);
        }
        Path2D curve = new Path2D.Double();
        curve.moveTo(left(0), top(1));
        for (int i = 1; i < s.length; i++) {
            double x = left(0) + (double) width * i / s.length;
            curve.lineTo(x, top(1) + height * Math.log10(s[0] / s[i]) / decades);
        }
        pen.setColor(CURVE);
        pen.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(curve);
        caption(0, 1, "its %d singular values, and the cuts".formatted(s.length));
    }

    /** Lines where the values have fallen by powers of ten. */
    private void decades(double count) {
        pen.setFont(pen.getFont().deriveFont(SMALL));
        pen.setStroke(new BasicStroke(1));
        for (int decade = 0; decade <= count; decade++) {
            int y = top(1) + (int) (height * decade / count);
            pen.setColor(GRID);
            pen.drawLine(left(0), y, left(0) + width, y);
            pen.setColor(FAINT);
            pen.drawString("1e-" + decade, left(0) + width - 3 * MARGIN / 2, y + SMALL + 2);
        }
        pen.setFont(pen.getFont().deriveFont((float) TEXT));
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would need a library for itself alone
    private static String text(String format, Object... facts) {
        return String.format(Locale.ROOT, format, facts);
    }

    private byte[] encoded() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(page, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
