package io.rubric.tck.runner;

import io.rubric.tck.Assertion;
import io.rubric.tck.TckProperty;
import io.rubric.tck.contract.Contract;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Counts sentences, not tests: one has passed if all its tests have. */
final class TckReport implements TestExecutionListener {

    private final Set<String> run = new HashSet<>();
    private final Set<String> failed = new HashSet<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        List<String> ids = sentences(test);
        if (test.isTest()) {
            run.addAll(ids);
        }
        if (result.getStatus() != Status.SUCCESSFUL) {
            run.addAll(ids);
            failed.addAll(ids);
        }
    }

    /** What no test of this run was about needs something that the container does not have. */
    void print(PrintStream out) {
        List<String> all = Contract.ids();
        List<String> notApplicable =
                all.stream().filter(id -> !run.contains(id)).toList();
        if (!failed.isEmpty()) {
            out.println("Failed: " + all.stream().filter(failed::contains).toList());
        }
        if (!notApplicable.isEmpty()) {
            out.println("Not applicable: " + notApplicable);
        }
        out.printf(
                "TCK on %s: %d sentences, %d passed, %d failed, %d not applicable%n",
                TckProperty.CONTAINER.value(),
                all.size(),
                run.size() - failed.size(),
                failed.size(),
                notApplicable.size());
    }

    /** Of a test its own; of a class all, because a class fails when its archive cannot be deployed. */
    private static List<String> sentences(TestIdentifier test) {
        return test.getSource().stream()
                .flatMap(source -> {
                    if (source instanceof MethodSource method) {
                        return Stream.of(method.getJavaMethod());
                    }
                    return source instanceof ClassSource type
                            ? Arrays.stream(type.getJavaClass().getDeclaredMethods())
                            : Stream.empty();
                })
                .filter(method -> method.isAnnotationPresent(Assertion.class))
                .flatMap(method ->
                        Arrays.stream(method.getAnnotation(Assertion.class).value()))
                .toList();
    }
}
