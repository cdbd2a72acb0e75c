package io.rubric.examples.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A server with one application on it. It runs from the moment it exists until it is closed. */
interface ApplicationServer extends AutoCloseable {

    /** Returns when the application answers. */
    void deploy(Path war) throws IOException, InterruptedException;

    /** Returns when the application is gone. */
    void undeploy() throws IOException, InterruptedException;

    /** The application's page; ends with a slash. */
    URI page();

    /** The id of the server's process. */
    long pid();

    /** Ends the process at once, as a crash does. Returns when it is gone. */
    void kill() throws IOException, InterruptedException;

    @Override
    void close();
}
