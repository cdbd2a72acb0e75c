package io.rubric.benchmarks.payara.app;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Fires {@code times} batches of {@code batch} events by {@code wire}, and answers the nanoseconds that each took. */
@WebServlet("/measure")
public class MeasureServlet extends HttpServlet {

    @Inject
    private PayaraWire payara;

    @Inject
    private RubricWire rubric;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Wire wire = request.getParameter("wire").equals("payara") ? payara : rubric;
        int batch = number(request, "batch");
        StringBuilder answer = new StringBuilder();
        try {
            for (int i = 0; i < number(request, "times"); i++) {
                answer.append(wire.fire(batch, number(request, "patience"))).append('\n');
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException(e);
        }
        response.setContentType("text/plain");
        response.getWriter().print(answer);
    }

    private static int number(HttpServletRequest request, String name) {
        return Integer.parseInt(request.getParameter(name));
    }
}
