package io.rubric.tck.report;

import io.rubric.tck.Assertion;
import io.rubric.tck.TckProperty;
import io.rubric.tck.contract.Contract;
import io.rubric.tck.contract.Sentence;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Which sentences of the contract passed and failed. A class whose archive the container refuses fails all of its sentences. */
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

    /** True if the run was about anything of the contract. */
    boolean isOfContract() {
        return !run.isEmpty();
    }

    List<Result> results() {
        Set<String> lacks = Arrays.stream(TckProperty.LACKS.value().split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
        return Contract.sentences().stream()
                .map(sentence -> result(sentence, lacks))
                .toList();
    }

    private Result result(Sentence sentence, Set<String> lacks) {
        String id = sentence.id();
        if (run.contains(id)) {
            return new Result(id, failed.contains(id) ? Outcome.FAILED : Outcome.PASSED, "");
        }
        List<String> missing = sentence.needs().stream().filter(lacks::contains).toList();
        return missing.isEmpty()
                ? new Result(id, Outcome.NOT_RUN, "")
                : new Result(id, Outcome.NOT_APPLICABLE, "no " + String.join(", no ", missing));
    }

    /** What failed, in the words of the contract, and how many did what. */
    void print(PrintStream out) {
        List<Result> results = results();
        Contract.sentences().stream()
                .filter(sentence -> failed.contains(sentence.id()))
                .forEach(sentence -> out.printf("Failed: [%s] %s%n", sentence.id(), sentence.text()));
        out.printf("TCK on %s: %s%n", TckProperty.CONTAINER.value(), Result.summary(results));
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
