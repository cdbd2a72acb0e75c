package io.rubric.tck.transaction;

import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/** Where an executor is defined that takes all context along: on a class that every container looks at. */
@WebServlet("/executors")
@ContextServiceDefinition(name = "java:app/concurrent/all", propagated = ContextServiceDefinition.ALL_REMAINING)
@ManagedExecutorDefinition(name = Executors.ALL, context = "java:app/concurrent/all")
public class Executors extends HttpServlet {

    static final String ALL = "java:app/concurrent/executor";

    private static final long serialVersionUID = 1L;
}
