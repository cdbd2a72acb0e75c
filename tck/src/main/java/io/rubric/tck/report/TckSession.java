package io.rubric.tck.report;

import io.rubric.tck.TckProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Prints and writes the report when all has been run. Found by {@link java.util.ServiceLoader}. */
public final class TckSession implements LauncherSessionListener {

    private final TckReport report = new TckReport();

    /** Made by JUnit. */
    public TckSession() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        session.getLauncher().registerTestExecutionListeners(report);
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (report.isOfContract()) {
            report.print(System.out);
            write();
        }
    }

    /** The container on the first line, then one line a sentence. */
    private void write() {
        String file = TckProperty.REPORT.value();
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.write(
                    Path.of(file),
                    Stream.concat(
                                    Stream.of(TckProperty.CONTAINER.value()),
                                    report.results().stream().map(Result::line))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
