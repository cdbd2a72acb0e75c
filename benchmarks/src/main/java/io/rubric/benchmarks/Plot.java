package io.rubric.benchmarks;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.svg.SVGGraphics2D;

/** The ratios of one part: a dot each with its spread, and a bar where its goal is. */
final class Plot {

    private static final int WIDTH = 1000;
    private static final int HEAD = 90;
    private static final int LINE = 22;
    private static final Color RED = new Color(0xB0, 0x20, 0x20);

    /**
     * A line of the plot.
     *
     * @param goal 0 if there is none
     */
    record Line(String name, double ratio, double least, double greatest, double goal) {}

    private Plot() {}

    /** The picture, as SVG. */
    static String of(String part, List<Line> lines) {
        int height = HEAD + LINE * lines.size();
        SVGGraphics2D graphics = new SVGGraphics2D(WIDTH, height);
        graphics.setDefsKeyPrefix(part);
        chart(lines).draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height));
        return graphics.getSVGElement();
    }

    private static JFreeChart chart(List<Line> lines) {
        XYIntervalSeries measured = new XYIntervalSeries("measured, and the spread over processes");
        XYIntervalSeries goals = new XYIntervalSeries("goal");
        String[] names = new String[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int y = lines.size() - 1 - i;
            names[y] = line.name();
            measured.add(line.ratio(), line.least(), line.greatest(), y, y, y);
            if (line.goal() > 0) {
                goals.add(line.goal(), line.goal(), line.goal(), y, y, y);
            }
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(measured);
        data.addSeries(goals);
        XYPlot plot = new XYPlot(data, ratios(), new SymbolAxis("", names), renderer());
        plot.addDomainMarker(new ValueMarker(1, Color.GRAY, plot.getDomainGridlineStroke()));
        plot.setBackgroundPaint(Color.WHITE);
        JFreeChart chart = new JFreeChart(null, new Font(Font.SANS_SERIF, Font.PLAIN, 12), plot, true);
        chart.setBackgroundPaint(Color.WHITE);
        return chart;
    }

    private static ValueAxis ratios() {
        LogAxis axis = new LogAxis("ratio");
        axis.setNumberFormatOverride(new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        axis.setTickUnit(new NumberTickUnit(1)); // powers of ten
        return axis;
    }

    private static XYErrorRenderer renderer() {
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawYError(false);
        renderer.setSeriesPaint(0, Color.BLACK);
        renderer.setSeriesShape(0, new Ellipse2D.Double(-4, -4, 8, 8));
        renderer.setSeriesPaint(1, RED);
        renderer.setSeriesShape(1, new Rectangle2D.Double(-1, -8, 2, 16));
        return renderer;
    }
}
