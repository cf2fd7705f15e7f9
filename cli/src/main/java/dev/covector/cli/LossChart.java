package dev.covector.cli;

import dev.covector.examples.ClassifierTraining;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The loss of every training step, and its mean over each epoch, as a picture. */
final class LossChart {
    static final int WIDTH = 960;
    static final int HEIGHT = 560;

    private static final Color BATCH = new Color(0x9DB8D9);
    private static final Color EPOCH = new Color(0x1F4E8C);

    private final XYChart chart;

    LossChart(ClassifierTraining training) {
        System.setProperty("java.awt.headless", "true"); // fonts and pictures need no screen
        chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Cross-entropy while learning handwritten digits")
                .xAxisTitle("step")
                .yAxisTitle("loss")
                .build();
        style(chart.getStyler());
        List<Double> losses = training.losses();
        line("each batch", steps(losses.size(), 1), losses, BATCH, 1);
        List<Double> means =
                training.epochs().stream().map(ClassifierTraining.Epoch::loss).toList();
        line("mean of each epoch", steps(means.size(), (double) losses.size() / means.size()), means, EPOCH, 2.5f);
    }

    private static void style(XYStyler style) {
        style.setYAxisLogarithmic(true);
        style.setLegendPosition(Styler.LegendPosition.InsideNE);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setPlotGridLinesColor(new Color(0xE4E4E4));
        style.setLegendBorderColor(Color.WHITE);
    }

    /** The middle of each of n equal stretches of steps. */
    private static List<Double> steps(int n, double length) {
        return IntStream.range(0, n).mapToObj(i -> (i + 0.5) * length + 0.5).toList();
    }

    private void line(String name, List<Double> x, List<Double> y, Color color, float width) {
        chart.addSeries(name, x, y)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(color)
                .setLineStyle(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    byte[] png() {
        try {
            return BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] svg() {
        try {
            var out = new ByteArrayOutputStream();
            VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
