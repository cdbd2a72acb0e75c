package io.rubric.examples.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks into the JVM of a server. */
final class Jvm {

    private static final Pattern THREAD = Pattern.compile("\"(.*)\" #\\d+.*");
    /** Come and go with what the JVM has to compile. */
    private static final Pattern COMPILER = Pattern.compile("C[12] CompilerThread\\d+");

    private final long pid;

    Jvm(long pid) {
        this.pid = pid;
    }

    /** The names of the threads that run. */
    List<String> threads() throws IOException, InterruptedException {
        return ask("Thread.print")
                .map(THREAD::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .filter(name -> !COMPILER.matcher(name).matches())
                .toList();
    }

    /** How many class loaders have loaded a class of that name and are still reachable. */
    long loadersOf(String className) throws IOException, InterruptedException {
        ask("GC.run");
        return ask("VM.class_hierarchy", className)
                .filter(line -> line.contains(className + "/0x"))
                .count();
    }

    private Stream<String> ask(String... question) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(pid));
        command.addAll(List.of(question));
        Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
        jcmd.getOutputStream().close();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException(command + " failed: " + answer);
        }
        return answer.lines();
    }
}
